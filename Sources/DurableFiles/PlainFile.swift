#if canImport(Darwin)
import Darwin
#else
import Glibc
#endif

/// A file a person named, anywhere: read and written as other programs do it, following links, into pipes and devices as well.
///
/// What the product keeps itself goes through `Directory`.
package struct PlainFile: Sendable {
  package let path: String
  private let calls: any FileSystemCalls

  /// Names a file by a path, absolute or relative to the process's working directory.
  package init(_ path: String, calls: any FileSystemCalls) {
    self.path = path
    self.calls = calls
  }

  /// Reads the whole file.
  ///
  /// - Throws: `system` (with `ENOENT` when there is none), or `tooLarge`.
  package func read(maximumBytes: Int) throws(FileError) -> [UInt8] {
    let descriptor = try open(flags: O_RDONLY)
    defer { try? calls.closeDescriptor(descriptor) }
    var bytes: [UInt8] = []
    while true {
      let chunk: [UInt8]
      do {
        chunk = try [UInt8](unsafeUninitializedCapacity: 65_536) { buffer, count throws(SystemError) in
          count = try calls.readBytes(descriptor, into: UnsafeMutableRawBufferPointer(buffer))
        }
      } catch {
        throw .system(error.at(path))
      }
      if chunk.isEmpty { return bytes }
      bytes += chunk
      if bytes.count > maximumBytes {
        throw .tooLarge(path: path, size: Int64(bytes.count), limit: Int64(maximumBytes))
      }
    }
  }

  /// Writes the whole file anew, or behind what is there when `appends`.
  package func write(_ bytes: [UInt8], appends: Bool) throws(FileError) {
    let descriptor = try open(flags: O_WRONLY | O_CREAT | (appends ? O_APPEND : O_TRUNC))
    do {
      try bytes.withUnsafeBufferPointer { all throws(SystemError) in
        var rest = UnsafeRawBufferPointer(all)[...]
        while !rest.isEmpty {
          let written = try calls.writeBytes(descriptor, UnsafeRawBufferPointer(rebasing: rest))
          if written <= 0 { throw SystemError(.write, code: EIO) }
          rest = rest.dropFirst(written)
        }
      }
    } catch {
      try? calls.closeDescriptor(descriptor)
      throw .system(error.at(path))
    }
    // A full disk may show only here.
    do { try calls.closeDescriptor(descriptor) } catch { throw .system(error.at(path)) }
  }

  private func open(flags: Int32) throws(FileError) -> Int32 {
    do {
      return try calls.openEntry(
        path, in: AT_FDCWD, flags: flags | O_CLOEXEC, mode: FileMode(rawValue: 0o666))
    } catch {
      throw .system(error.at(path))
    }
  }
}
