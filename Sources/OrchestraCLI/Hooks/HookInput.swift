import DurableFiles
import JSONTree

/// Reads one payload from standard input, ending at the first complete JSON value.
///
/// The other side may keep the pipe open, stall, or send anything at all: bounded in bytes, depth and time.
struct HookInput {
  /// Why there is no payload.
  enum Fault: Error, Equatable {
    /// Not a single byte but white space arrived before the end.
    case empty
    case syntax(JSONSyntaxError)
    /// The value was not complete in time.
    case timedOut(bytes: Int)
    case file(FileError)
  }

  static let patience = Duration.seconds(2)

  let input: any ProgramInput
  let deadline: Deadline

  /// Returns the payload.
  func read() throws(Fault) -> JSONValue {
    var boundary = JSONBoundary(limits: .hookInput)
    var bytes: [UInt8] = []
    while true {
      let chunk: StandardStreams.Chunk
      do { chunk = try input.read(until: deadline) } catch { throw .file(error) }
      switch chunk {
      case .timedOut: throw .timedOut(bytes: bytes.count)
      case .end:
        if bytes.allSatisfy({ $0 <= UInt8(ascii: " ") }) { throw .empty }
        if case .failed(let error) = boundary.finish() { throw .syntax(error) }
        throw .empty
      case .bytes(let more):
        bytes += more
        switch boundary.scan(more) {
        case .incomplete: continue
        case .failed(let error): throw .syntax(error)
        case .complete(let length): return try Self.parse(bytes, length)
        }
      }
    }
  }

  private static func parse(_ bytes: [UInt8], _ length: Int) throws(Fault) -> JSONValue {
    do {
      return try bytes.withUnsafeBufferPointer { buffer throws(JSONSyntaxError) in
        try JSONValue(parsing: UnsafeBufferPointer(rebasing: buffer[..<length]), limits: .hookInput)
      }
    } catch {
      throw .syntax(error)
    }
  }

  /// Reads a payload given as text.
  static func parse(_ text: String) throws(Fault) -> JSONValue {
    do { return try JSONValue(parsing: Array(text.utf8), limits: .hookInput) } catch { throw .syntax(error) }
  }
}
