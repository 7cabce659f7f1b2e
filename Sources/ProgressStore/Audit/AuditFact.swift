package import JSONTree

/// One thing that is wrong with a file of the state, or worth knowing: a fact with its place, the words are made elsewhere.
package struct AuditFact: Equatable, Sendable {
  package enum Kind: Equatable, Sendable {
    /// A line of the journal is no JSON.
    case notJSON(JSONSyntaxError)
    /// The line ends in no checksum.
    case unsealed
    /// The record's bytes are not those of its checksum.
    case wrongChecksum(stored: String, actual: String)
    /// The record continues from another one than the one before it, and its number does not follow either.
    case chainBroken(sequence: Int64, expected: Int64)
    /// The checksum is right, the number is not the next one.
    case gap(sequence: Int64, expected: Int64)
    case unknownType(String, sequence: Int64)
    /// The journal ends in an update that is not whole.
    case tornTail(bytes: Int64)
    /// The record verifies, but its data makes no sense.
    case unreadable(JSONSyntaxError)
    /// The record says that so many of its update follow, where it should be another number.
    case announced(Int, expected: Int)
    /// A part of the journal does not go on where the one before it ends.
    case partMissing(from: Int64, upTo: Int64)
    /// A part's name is not that of its last record.
    case partMisnamed(last: Int64)
    /// The snapshot is of no point of this journal.
    case snapshotElsewhere(sequence: Int64)
    /// The journal has so many records that the snapshot does not hold.
    case snapshotBehind(records: Int64)
    /// There is no snapshot beside a journal of so many records.
    case snapshotMissing(records: Int64)
    /// The journal amounts to another state than the snapshot says; where they part first.
    case snapshotDiffers(JSONLocation)
    case archiveUnreadable
    case spoolUnreadable
    case notReadable(StoreError)
  }

  /// The path below `.orchestra/cache`.
  package var file: String
  package var kind: Kind
  /// The line, from 1; nil where the file as a whole is meant.
  package var line: Int?
  /// The byte in the file, from 0.
  package var offset: Int64?
  /// The beginning of that line, at most ``longestText`` bytes, to be shown.
  package var text: [UInt8] = []

  /// As much of a line as is worth keeping to be shown.
  package static let longestText = 4_096
}
