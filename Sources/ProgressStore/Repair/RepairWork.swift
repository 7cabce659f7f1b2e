import DurableFiles
import ProgressModel

/// What is to be written, worked out before anything is.
enum RepairWork: Sendable {
  case nothing
  /// Only the snapshot, from a journal in good order.
  case snapshot(ProgressState, JournalPosition)
  /// A checkpoint behind a journal in good order, and the snapshot.
  case checkpoint(ProgressState, CheckpointReason, behind: JournalPosition)
  /// A new journal that begins with a checkpoint, and the snapshot.
  case journal(ProgressState, sequence: Int64, chain: Checksum)
  /// A file of an older version; the journal is left alone.
  case file([UInt8])
}
