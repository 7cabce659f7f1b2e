import DurableFiles
import JSONTree

/// A snapshot while it is written: bytes of its own, and between them long runs of those it was read from.
struct SnapshotImage: ~Copyable {
  /// Runs from this length on are not copied: a piece of its own costs a system call.
  private static let longRun = 65_536

  let source: SnapshotSource?
  var writer: JSONWriter
  /// Where in the writer's bytes each run of the source belongs, in order.
  private var runs: [(offset: Int, bytes: ArraySlice<UInt8>)] = []

  init(source: SnapshotSource?, writer: consuming JSONWriter) {
    self.source = source
    self.writer = writer
  }

  /// Puts elements in their place as they stand in the source.
  mutating func copy(_ bytes: ArraySlice<UInt8>) {
    if bytes.count < Self.longRun { writer.raw(bytes) } else { runs.append((writer.gap(), bytes)) }
  }

  /// The checksum of everything so far, the runs included.
  func checksum() -> Checksum {
    writer.withBytes { bytes in
      let own = UnsafeRawBufferPointer(bytes)
      var checksum = Checksum.empty
      var start = 0
      for run in runs {
        checksum = Checksum(
          of: UnsafeRawBufferPointer(rebasing: own[start..<run.offset]), continuing: checksum)
        checksum = Checksum(of: run.bytes, continuing: checksum)
        start = run.offset
      }
      return Checksum(of: UnsafeRawBufferPointer(rebasing: own[start...]), continuing: checksum)
    }
  }

  /// Ends writing and hands out the bytes in order.
  consuming func finish() -> ByteSequence {
    let runs = runs
    let own = writer.finish()
    var bytes = ByteSequence()
    var start = 0
    for run in runs {
      bytes.append(own[start..<run.offset])
      bytes.append(run.bytes)
      start = run.offset
    }
    bytes.append(own[start...])
    return bytes
  }
}
