#if canImport(Darwin)
import Darwin
#else
import Glibc
#endif

/// Standard input and output with deadlines: the other side may stop reading, or never close its end.
package struct StandardStreams: Sendable {
  /// What reading brought.
  package enum Chunk: Equatable, Sendable {
    case bytes([UInt8])
    /// The other side closed its end, or the stream was never open.
    case end
    case timedOut
  }

  /// What became of the bytes.
  package enum Delivery: Equatable, Sendable {
    case delivered
    /// Nobody reads any more, or the stream was never open. Nothing to complain about, and nobody to complain
    /// to.
    case readerGone(delivered: Int)
    case timedOut(delivered: Int)
  }

  private let calls: any FileSystemCalls

  package init(calls: any FileSystemCalls = LiveFileSystem()) { self.calls = calls }

  /// Keeps two signals from killing the process in the middle of a write: call first thing in the program.
  ///
  /// `SIGPIPE`: the reader of our output is gone. `SIGXFSZ`: a file-size limit. Both become errors of the
  /// write.
  package func ignoreSignalsOfFailedWrites() {
    calls.ignoreSignal(SIGPIPE)
    calls.ignoreSignal(SIGXFSZ)
  }

  /// Reads what is there, waiting up to `deadline` for the first byte.
  ///
  /// - Throws: `system`.
  package func readAvailable(
    _ descriptor: Int32 = STDIN_FILENO, maximumBytes: Int = 65536, until deadline: Deadline
  ) throws(FileError) -> Chunk {
    while true {
      do throws(SystemError) {
        if try !calls.waitUntilReady(descriptor, for: .reading, until: deadline) { return .timedOut }
        let bytes = try [UInt8](unsafeUninitializedCapacity: maximumBytes) {
          buffer, count throws(SystemError) in
          count = try calls.readBytes(descriptor, into: UnsafeMutableRawBufferPointer(buffer))
        }
        return bytes.isEmpty ? .end : .bytes(bytes)
      } catch {
        if error.code == EBADF { return .end }
        // The other side made the pipe non-blocking, and another reader was faster.
        if error.code == EAGAIN, !deadline.hasPassed { continue }
        if error.code == EAGAIN { return .timedOut }
        throw .system(error)
      }
    }
  }

  /// Writes everything, waiting up to `deadline` for a reader who is slow.
  ///
  /// - Throws: `system`, for example a full disk behind a redirection.
  package func writeAll(
    _ bytes: [UInt8], to descriptor: Int32 = STDOUT_FILENO, until deadline: Deadline
  ) throws(FileError) -> Delivery {
    var written = 0
    do throws(SystemError) {
      // A ready pipe takes PIPE_BUF bytes without blocking, more may block beyond the deadline. Making the
      // pipe non-blocking is no way out: others write to the same one. Plain files never block, however much
      // is written.
      let isFile = try calls.status(of: descriptor).kind == .regular
      let largest = isFile ? Int.max : Int(PIPE_BUF)
      while written < bytes.count {
        if try !calls.waitUntilReady(descriptor, for: .writing, until: deadline) {
          return .timedOut(delivered: written)
        }
        let next = bytes[written..<(written + min(largest, bytes.count - written))]
        do throws(SystemError) {
          written += try next.withUnsafeBufferPointer { part throws(SystemError) in
            try calls.writeBytes(descriptor, UnsafeRawBufferPointer(part))
          }
        } catch {
          guard error.code == EAGAIN else { throw error }
          if deadline.hasPassed { return .timedOut(delivered: written) }
        }
      }
      return .delivered
    } catch {
      if error.code == EPIPE || error.code == EBADF { return .readerGone(delivered: written) }
      throw .system(error)
    }
  }
}
