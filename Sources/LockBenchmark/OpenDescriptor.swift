#if canImport(Darwin)
import Darwin
#else
import Glibc
#endif

/// A file descriptor that is closed once: by `close`, else when the last user lets go.
final class OpenDescriptor {
  private(set) var number: Int32

  init(_ number: Int32) { self.number = number }

  /// Opens a file, private when it is created; no child inherits it.
  ///
  /// - Throws: `system`.
  convenience init(_ path: String, flags: Int32) throws(LockBenchmarkError) {
    let number = open(path, flags | O_CLOEXEC, 0o600)
    if number < 0 { throw .last("open") }
    self.init(number)
  }

  deinit { close() }

  func close() {
    if number >= 0 { _ = systemClose(number) }
    number = -1
  }

  /// Makes a pipe whose ends no child inherits but those that are given to it.
  ///
  /// - Throws: `system`.
  static func pipe() throws(LockBenchmarkError) -> (reader: OpenDescriptor, writer: OpenDescriptor) {
    var ends: [Int32] = [-1, -1]
    if systemPipe(&ends) != 0 { throw .last("pipe") }
    // pipe2() would do both at once, but the C library's Swift module leaves it out; one thread starts all children.
    for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
    return (OpenDescriptor(ends[0]), OpenDescriptor(ends[1]))
  }
}

private func systemClose(_ descriptor: Int32) -> Int32 { close(descriptor) }
private func systemPipe(_ ends: UnsafeMutablePointer<Int32>) -> Int32 { pipe(ends) }
