/// What to measure, and how long.
package struct ContentionPlan: Equatable, Sendable {
  /// The names of strategies, in the catalogue.
  package var strategies = ["flock", "ofd", "mkdir-poll"]
  /// Numbers of processes.
  package var processes = [1, 2, 4, 8, 16, 32, 64]
  /// Rounds that count.
  package var rounds = 3
  /// Rounds before them that do not, with loops a tenth as long.
  package var warmUps = 1
  /// How long processes update one after the other in a round.
  package var length = Duration.seconds(1)
  /// Updates after which a round ends earlier; all processes together.
  package var updates: Int?
  /// How long an update holds the lock, beyond reading and writing the counter: about what an update of a small project takes.
  package var hold = Duration.microseconds(500)
  /// How long a process waits for the lock; hooks wait so long.
  package var deadline = Duration.seconds(2)

  package init() {}

  /// How long to wait for the lock of a holder that was killed.
  ///
  /// Those that get it at all get it in milliseconds; polling would wait for ever.
  var patience: Duration { min(deadline, .milliseconds(500)) }
}
