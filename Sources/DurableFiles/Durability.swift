/// How much an acknowledged update survives.
///
/// The death of any process at any moment is survived at every level.
package enum Durability: String, CaseIterable, Sendable {
  /// No flush at all. Survives the death of processes; a power cut may lose everything of the last seconds.
  case off
  /// One flush of the journal, after the lock is released and before success is reported.
  ///
  /// Also survives a power cut: no acknowledged event is lost, since `fdatasync` flushes the whole file, what
  /// others appended included. The snapshot may be unusable after the cut and is then rebuilt from the
  /// journal.
  case journal
  /// Journal, snapshot and directory are flushed while the lock is held.
  ///
  /// The snapshot too is valid right after boot, for readers that know nothing of the journal. Costs every
  /// waiting process three flushes.
  case full
}
