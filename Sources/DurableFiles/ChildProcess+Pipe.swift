#if canImport(Darwin)
import Darwin
#else
import Glibc
#endif

extension ChildProcess {
  /// One end of a pipe, closed once: when it has done its part, else when the last user lets go.
  final class PipeEnd {
    private(set) var number: Int32

    init(_ number: Int32) { self.number = number }

    deinit { close() }

    func close() {
      if number >= 0 { _ = systemClose(number) }
      number = -1
    }
  }

  /// A pipe whose ends no child inherits but those that are given to it.
  struct Pipe {
    let reader: PipeEnd
    let writer: PipeEnd

    init() throws(Fault) {
      var ends: [Int32] = [-1, -1]
      if pipe(&ends) != 0 { throw .last("pipe") }
      // pipe2() would do both at once, but the C library's Swift module leaves it out; nobody else starts children.
      for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
      (reader, writer) = (PipeEnd(ends[0]), PipeEnd(ends[1]))
    }

    /// Puts all bytes into the pipe, at most `largestInput`, and closes the end they came in by.
    func fill(_ bytes: [UInt8]) throws(Fault) {
      var rest = bytes[...]
      while !rest.isEmpty {
        let count = rest.withUnsafeBytes { write(writer.number, $0.baseAddress, $0.count) }
        if count < 0, errno != EINTR { throw .last("write") }
        rest = rest.dropFirst(max(0, count))
      }
      writer.close()
    }

    /// Reads until every writer has closed its end.
    func drain() throws(Fault) -> [UInt8] {
      var bytes: [UInt8] = []
      while true {
        var count = 0
        let chunk = [UInt8](unsafeUninitializedCapacity: 16_384) { buffer, filled in
          count = read(reader.number, buffer.baseAddress, buffer.count)
          filled = max(0, count)
        }
        if count < 0, errno != EINTR { throw .last("read") }
        if count == 0 { return bytes }
        bytes += chunk
      }
    }
  }

  /// An array of C strings that ends in a null pointer, as `posix_spawn` takes them.
  final class CStrings {
    private(set) var pointers: [UnsafeMutablePointer<CChar>?]

    init(_ texts: [String]) { pointers = texts.map { strdup($0) } + [nil] }

    deinit { for pointer in pointers { free(pointer) } }
  }
}

extension ChildProcess.Fault {
  /// Returns the failure the C library just reported.
  ///
  /// Call it before anything else can change `errno`.
  static func last(_ call: String) -> ChildProcess.Fault { .system(call: call, code: errno) }
}

private func systemClose(_ descriptor: Int32) -> Int32 { close(descriptor) }

// The C types are structures on Linux and pointers on macOS.
extension posix_spawnattr_t {
  #if canImport(Darwin)
  static var none: posix_spawnattr_t? { nil }
  #else
  static var none: posix_spawnattr_t { posix_spawnattr_t() }
  #endif
}

extension posix_spawn_file_actions_t {
  #if canImport(Darwin)
  static var none: posix_spawn_file_actions_t? { nil }
  #else
  static var none: posix_spawn_file_actions_t { posix_spawn_file_actions_t() }
  #endif
}
