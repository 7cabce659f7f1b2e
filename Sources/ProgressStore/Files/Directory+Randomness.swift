package import DurableFiles

extension Directory {
  /// Returns `count` (at most 256) random bytes, for names and ids that no two processes may share.
  package func randomBytes(_ count: Int) throws(FileError) -> [UInt8] {
    do {
      return try [UInt8](unsafeUninitializedCapacity: count) { buffer, done throws(SystemError) in
        try calls.fillWithRandomBytes(UnsafeMutableRawBufferPointer(buffer))
        done = count
      }
    } catch {
      throw .system(error)
    }
  }
}
