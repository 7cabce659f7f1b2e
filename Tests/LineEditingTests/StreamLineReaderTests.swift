import Foundation
import Testing

@testable import LineEditing

/// Lines from a pipe or a file.
@Suite struct StreamLineReaderTests {
  /// Returns all lines of a stream with these bytes, and why it ended.
  private func lines(_ bytes: [UInt8], longestLine: Int = 1_000) -> (lines: [String], fault: StreamFault?) {
    let pipe = Pipe()
    // In a thread of its own: more than a pipe holds must be read while it is written.
    Thread.detachNewThread {
      pipe.fileHandleForWriting.write(Data(bytes))
      try? pipe.fileHandleForWriting.close()
    }
    let reader = StreamLineReader(
      descriptor: pipe.fileHandleForReading.fileDescriptor, longestLine: longestLine)
    var lines: [String] = []
    while case .line(let line) = reader.readLine(LinePrompt("never shown")) { lines.append(line) }
    return (lines, reader.fault)
  }

  @Test(arguments: [
    ("", []), ("a\nb\n", ["a", "b"]), ("a\nb", ["a", "b"]), ("\n\na\n", ["", "", "a"]),
    ("a\r\nb\r\n", ["a", "b"]), ("a\rb\r", ["a\rb"]), ("\u{FEFF}a\n\u{FEFF}b", ["a", "\u{FEFF}b"]),
    ("a\0b\0\n\0", ["ab", ""]), ("設計 🙂\n", ["設計 🙂"]),
  ])
  func `a stream is taken apart into lines`(text: String, expected: [String]) {
    let result = lines(Array(text.utf8))
    #expect(result.lines == expected)
    #expect(result.fault == nil)
  }

  @Test func `invalid UTF-8 is repaired`() {
    #expect(lines([0x61, 0xFF, 0x62, 0x0A, 0xE8, 0xA8]).lines == ["a\u{FFFD}b", "\u{FFFD}"])
  }

  @Test func `a line as long as allowed is delivered, a longer one ends the stream`() {
    let long = String(repeating: "x", count: 1_000)
    #expect(lines(Array("\(long)\nnext\n".utf8)).lines == [long, "next"])
    #expect(lines(Array(long.utf8)).lines == [long])
    for text in ["a\n\(long)x\nnext\n", "a\n\(long)x"] {
      let result = lines(Array(text.utf8))
      #expect(result.lines == ["a"])
      #expect(result.fault == .lineTooLong(limit: 1_000))
    }
  }

  @Test func `long streams come whole`() {
    let expected = (0..<20_000).map { "line \($0) " + String(repeating: "y", count: $0 % 90) }
    #expect(lines(Array(expected.joined(separator: "\n").utf8)).lines == expected)
    let long = String(repeating: "z", count: 900_000)
    #expect(lines(Array(long.utf8), longestLine: 1_048_576).lines == [long])
  }

  @Test func `what cannot be read ends the stream and says why`() {
    let reader = StreamLineReader(descriptor: -1)
    #expect(reader.readLine(LinePrompt("")) == .end)
    #expect(reader.fault == .unreadable(code: EBADF))
    #expect(reader.readLine(LinePrompt("")) == .end)
  }
}
