import ProgressModel

/// What expectations are about.
struct ExpectationSubject {
  /// Reads the state; asked at most once, and not at all when no claim is about it.
  var state: () throws(Failure) -> ProgressState
  /// Durations of tasks count up to here.
  var now: Timestamp
  /// The command before this one; nil where there is none, as on a command line of its own.
  var previous: PreviousCommand?
}

/// What a command did, for expectations about it.
struct PreviousCommand: Equatable, Sendable {
  var output: String
  var errors: String
  var status: Int32
}
