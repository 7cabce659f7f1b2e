package import DurableFiles

/// A way in which processes keep each other out, as the benchmark contends for it.
///
/// A new one is a file in `Strategies` and a line in `LockStrategyCatalog`. Calling order: make one in each process, then `take`
/// and `release` in turn.
package protocol LockStrategy: AnyObject, SendableMetatype {
  /// The word behind `--strategy`.
  static var name: String { get }
  /// What it is, in one line of help.
  static var summary: String { get }

  /// Prepares to contend for the lock in `folder`, which all processes of a round share; takes nothing yet.
  ///
  /// - Throws: `file` or `system`.
  init(in folder: Directory) throws(LockBenchmarkError)

  /// Takes the lock, waiting up to `deadline`; false when that passed first.
  ///
  /// - Throws: `file` or `system`.
  func take(until deadline: Deadline) throws(LockBenchmarkError) -> Bool

  /// Lets the next one in.
  func release()
}
