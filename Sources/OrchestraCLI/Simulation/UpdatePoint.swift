/// The points of an update at which a hook can be made to die, in the order it passes them.
///
/// They are the steps of docs/locking.md; the raw value is the word on the command line.
enum UpdatePoint: String, CaseIterable, Sendable {
  /// It holds the lock and has not read anything.
  case locked
  /// It knows what to record and is about to append it.
  case append
  /// Half of what it appends is in the journal: a torn record.
  case halfAppend = "half-append"
  /// The journal has everything, the snapshot nothing.
  case appended
  /// The new snapshot is written under another name.
  case snapshot
  /// The new snapshot is in place.
  case published
  /// The lock is free, the journal not flushed.
  case unlocked
  /// Everything is done but the answer.
  case flushed

  /// Whether the update counts: it is in the journal as a whole.
  var isCommitted: Bool {
    switch self {
    case .locked, .append, .halfAppend: false
    case .appended, .snapshot, .published, .unlocked, .flushed: true
    }
  }
}
