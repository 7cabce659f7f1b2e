import DurableFiles

/// Where damaged files are kept: never deleted, and each only once however often it is met.
struct Quarantine: Sendable {
  let places: StorePlaces

  /// Keeps a copy of `bytes`; the name tells what they were and ends in their checksum.
  ///
  /// - Returns: The name in `quarantine/`.
  /// - Throws: Whatever kept the copy from being written; the caller must then leave the original alone.
  func keep(_ bytes: [UInt8], as kind: String, extension suffix: String) throws(FileError) -> String {
    let name = "\(kind)-\(Checksum(of: bytes).hexadecimal).\(suffix)"
    let folder = try places.directory(StoreName.quarantine)
    // A file of that name may be what a killed process wrote of it: what replaces the original must not rely on the name.
    let present =
      try folder.fileSize(name) == Int64(bytes.count)
      ? folder.readFile(name, maximumBytes: bytes.count) : nil
    if present != bytes {
      let replacement = AtomicReplacement(of: name, in: folder, mode: places.access.fileMode)
      try replacement.write(bytes, synchronizing: true)
      _ = try? replacement.removeLeftovers()
    }
    try folder.synchronize()
    return name
  }

  /// Keeps the start of a torn journal tail, the newest only: a storm of killed writers must not fill the disk.
  func keepTornTail(_ bytes: [UInt8]) {
    let largest = 65_536
    guard let directory = try? places.directory(StoreName.quarantine, synchronizing: false) else { return }
    // The tail was never acknowledged: failing to keep it must not keep the next event out.
    _ = try? directory.remove(StoreName.tornTail)
    try? directory.writeNew(StoreName.tornTail, Array(bytes.prefix(largest)), mode: places.access.fileMode)
  }
}
