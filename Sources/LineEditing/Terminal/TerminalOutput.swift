import CLibEdit

#if canImport(Darwin)
import Darwin
#else
import Glibc
#endif

/// What libedit draws, on its way to the terminal.
///
/// libedit writes into memory; `drain` sends it on with the placeholders of a `GlyphTable` exchanged for
/// what they show. So every change of the screen is one write, which no terminal shows half done.
final class TerminalOutput {
  /// The stream libedit writes to.
  let stream: UnsafeMutablePointer<FILE>
  private let descriptor: Int32
  private let buffer: UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>
  private let size: UnsafeMutablePointer<Int>

  init?(descriptor: Int32) {
    self.descriptor = descriptor
    buffer = .allocate(capacity: 1)
    size = .allocate(capacity: 1)
    buffer.initialize(to: nil)
    size.initialize(to: 0)
    guard let stream = open_memstream(buffer, size) else {
      buffer.deallocate()
      size.deallocate()
      return nil
    }
    self.stream = stream
  }

  deinit {
    fclose(stream)
    free(buffer.pointee)
    buffer.deallocate()
    size.deallocate()
  }

  /// Takes what has been written to the stream.
  private func take() -> [UInt8] {
    fflush(stream)
    let count = size.pointee
    guard count > 0, let start = buffer.pointee else { return [] }
    let bytes = start.withMemoryRebound(to: UInt8.self, capacity: count) {
      Array(UnsafeBufferPointer(start: $0, count: count))
    }
    fseek(stream, 0, SEEK_SET)
    fflush(stream)
    return bytes
  }

  /// Sends what has been drawn.
  func drain(_ glyphs: borrowing GlyphTable) {
    let bytes = take()
    if !bytes.isEmpty { write(bytes: Self.translate(bytes, glyphs)) }
  }

  /// Forgets what has been written.
  func discard() { _ = take() }

  /// Sends what complaints have been written, made harmless, a line each.
  func drainAsPlainText() {
    let text = String(decoding: take(), as: UTF8.self)
    for line in text.split(separator: "\n") { write(PlainText(String(line)).text + "\n") }
  }

  private static func translate(_ bytes: [UInt8], _ glyphs: borrowing GlyphTable) -> [UInt8] {
    // Placeholders are encoded in four bytes.
    guard bytes.contains(where: { $0 >= 0xF0 }) else { return bytes }
    var output: [UInt8] = []
    var index = 0
    while index < bytes.count {
      let byte = bytes[index]
      if byte >= 0xF0, index + 3 < bytes.count {
        let value = bytes[index + 1...index + 3].reduce(UInt32(byte & 0x07)) { $0 << 6 | UInt32($1 & 0x3F) }
        if let glyph = glyphs.glyph(of: value) {
          output += Array(glyph.shown.utf8)
          index += 4
          continue
        }
      }
      output.append(byte)
      index += 1
    }
    return output
  }

  /// Sends a text as it is.
  func write(_ text: String) { write(bytes: Array(text.utf8)) }

  private func write(bytes: [UInt8]) {
    var sent = 0
    while sent < bytes.count {
      let count = bytes.withUnsafeBytes { buffer in
        systemWrite(descriptor, buffer.baseAddress.map { $0 + sent }, buffer.count - sent)
      }
      if count > 0 {
        sent += count
      } else if count < 0, errno == EAGAIN {
        var request = pollfd(fd: descriptor, events: Int16(POLLOUT), revents: 0)
        poll(&request, 1, -1)
      } else if count == 0 || errno != EINTR {
        // The terminal is gone; reading will tell.
        return
      }
    }
  }
}

/// The system call, whose name the methods above would hide.
private func systemWrite(_ descriptor: Int32, _ start: UnsafeRawPointer?, _ count: Int) -> Int {
  write(descriptor, start, count)
}
