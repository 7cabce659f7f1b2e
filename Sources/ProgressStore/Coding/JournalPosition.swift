package import DurableFiles

/// How far into the journal a state reaches: the last record it holds, where that record ends, and the chain there.
///
/// The length alone would not do. After a power cut and one more update a journal can have its old length again with other
/// records in it; the chained checksum tells two histories of equal length apart.
package struct JournalPosition: Hashable, Sendable {
  package var sequence: Int64
  /// Bytes from the start of the active journal file.
  package var offset: Int64
  package var chain: Checksum
  /// Length of the checkpoint the active file begins with, 0 without one: growth is measured from there.
  package var base: Int64

  package init(sequence: Int64, offset: Int64, chain: Checksum, base: Int64) {
    self.sequence = sequence
    self.offset = offset
    self.chain = chain
    self.base = base
  }

  /// Before the first record of a project.
  package static let start = JournalPosition(sequence: 0, offset: 0, chain: .empty, base: 0)
}
