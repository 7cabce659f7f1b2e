/// Bytes in several pieces that are written one after another, so that large ones need not be copied together first.
package struct ByteSequence: Sendable {
  package private(set) var pieces: [ArraySlice<UInt8>]
  package private(set) var count: Int

  package init(_ pieces: [ArraySlice<UInt8>] = []) {
    self.pieces = pieces.filter { !$0.isEmpty }
    count = self.pieces.reduce(0) { $0 + $1.count }
  }

  package mutating func append(_ piece: ArraySlice<UInt8>) {
    if piece.isEmpty { return }
    pieces.append(piece)
    count += piece.count
  }

  /// The checksum of all bytes in order.
  package var checksum: Checksum {
    pieces.reduce(Checksum.empty) { Checksum(of: $1, continuing: $0) }
  }

  /// All bytes in one array.
  package var joined: [UInt8] {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(count)
    for piece in pieces { bytes += piece }
    return bytes
  }
}
