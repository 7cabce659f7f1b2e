/// The parts of one hook, in the order in which they come; the names go into JSON.
enum HookStage: String, CaseIterable, Sendable {
  /// Until the payload was there and read: also what the host took to write it.
  case input
  /// Finding the project, its settings and what the payload says.
  case preparation
  /// Until the lock was had.
  case lockWait
  /// Opening folders, reading snapshot and journal; all of it in a look without the lock.
  case read
  /// Making the state of what was read.
  case parse
  /// Resolving the observation and reducing its events.
  case reduce
  /// Appending to the journal, replacing snapshot and status file.
  case write
  /// Flushing, after the lock.
  case sync
  /// Making the display and handing it over.
  case answer

  /// The name for people.
  var words: String { self == .lockWait ? "lock wait" : rawValue }
}
