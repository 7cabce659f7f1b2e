import DurableFiles
import ProgressModel

/// A whole state in the journal: from here on a replay starts with it.
struct Checkpoint: Sendable {
  /// Its `sequence` is that of the record, once it has one.
  var state: ProgressState
  /// Nil for one that only a later version knows.
  var reason: CheckpointReason?
  /// For a migration, the checksum of the older file it took over: tells whether that file is done with.
  var source: Checksum?
  /// The journal's chain before the checkpoint, perhaps in a file that has been put aside.
  var chain = Checksum.empty

  init(state: ProgressState, reason: CheckpointReason?, source: Checksum? = nil) {
    self.state = state
    self.reason = reason
    self.source = source
  }
}

/// Why a checkpoint was written.
package enum CheckpointReason: String, Sendable {
  /// The journal had grown too long and begins anew.
  case rotation
  /// Somebody edited the snapshot by hand, and the edit stands.
  case adopted
  /// The journal was gone; the snapshot is what is left.
  case rebuilt
  /// The snapshot was of an older version and was migrated.
  case migrated
  /// An operator went back to a backup.
  case restored
  /// What could be had from damaged files was put together.
  case repaired
}
