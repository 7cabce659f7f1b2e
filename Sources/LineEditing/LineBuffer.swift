#if canImport(Darwin)
import Darwin
#else
import Glibc
#endif

/// Bytes read from a descriptor and not yet delivered as lines.
struct LineBuffer {
  enum Filling: Equatable {
    case filled
    case end
    /// A signal came first.
    case interrupted
    case failed(code: Int32)
  }

  private static let chunk = 65_536

  private var bytes: [UInt8] = []
  /// What has been delivered already; cut off now and then, so that many short lines do not cost a move each.
  private var start = 0
  /// Before it there is no line break.
  private var searched = 0
  private var mayHaveByteOrderMark: Bool

  init(dropsByteOrderMark: Bool = false) { mayHaveByteOrderMark = dropsByteOrderMark }

  /// The bytes that wait.
  var count: Int { bytes.count - start }

  /// Reads once, waiting for something to be there.
  mutating func fill(from descriptor: Int32) -> Filling {
    bytes.removeFirst(start)
    searched -= start
    start = 0
    let old = bytes.count
    bytes.append(contentsOf: repeatElement(0, count: Self.chunk))
    let count = bytes.withUnsafeMutableBytes { buffer in
      read(descriptor, buffer.baseAddress.map { $0 + old }, Self.chunk)
    }
    let code = errno
    bytes.removeLast(Self.chunk - max(0, count))
    if count > 0 { return .filled }
    if count == 0 { return .end }
    if code == EINTR { return .interrupted }
    guard code == EAGAIN else { return .failed(code: code) }
    // Somebody made the descriptor non-blocking: wait without spinning.
    var request = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
    poll(&request, 1, -1)
    return .interrupted
  }

  /// Returns the next whole line, without its line break.
  mutating func takeLine() -> String? {
    guard let end = bytes[max(start, searched)...].firstIndex(of: UInt8(ascii: "\n")) else {
      searched = bytes.count
      return nil
    }
    defer {
      start = end + 1
      searched = start
    }
    return text(start..<(end > start && bytes[end - 1] == UInt8(ascii: "\r") ? end - 1 : end))
  }

  /// Returns what is left without a line break at its end, or nil.
  mutating func takeRest() -> String? {
    guard count > 0 else { return nil }
    defer {
      bytes = []
      start = 0
      searched = 0
    }
    return text(start..<(bytes.last == UInt8(ascii: "\r") ? bytes.count - 1 : bytes.count))
  }

  private mutating func text(_ range: Range<Int>) -> String {
    var part = bytes[range]
    if mayHaveByteOrderMark, part.starts(with: [0xEF, 0xBB, 0xBF]) { part = part.dropFirst(3) }
    mayHaveByteOrderMark = false
    if part.contains(0) { return String(decoding: part.filter { $0 != 0 }, as: UTF8.self) }
    return String(decoding: part, as: UTF8.self)
  }
}
