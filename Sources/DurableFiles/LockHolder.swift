/// The note a lock's holder leaves in the lock file: for messages only, never a reason to take the lock away.
///
/// Process ids are reused, and a suspended holder wakes up. One line: `pid milliseconds-since-1970 command`.
package struct LockHolder: Hashable, Sendable {
  package let processIdentifier: Int32
  /// When the lock was taken, milliseconds since 1970.
  package let since: Int64
  /// Printable ASCII, at most 64 characters.
  package let command: String

  static let maximumBytes = 128

  package init(processIdentifier: Int32, since: Int64, command: String) {
    self.processIdentifier = processIdentifier
    self.since = since
    self.command = LockHolder.printable(command.utf8)
  }

  /// Reads a note back, or returns nil: the file may be empty, half written, or anything a repository
  /// shipped.
  init?(note: [UInt8]) {
    guard let line = note.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false).first else {
      return nil
    }
    let words = line.split(separator: UInt8(ascii: " "), maxSplits: 2, omittingEmptySubsequences: false)
    guard words.count == 3, words[0].allSatisfy(isDigit), words[1].allSatisfy(isDigit),
      let processIdentifier = Int32(String(decoding: words[0], as: UTF8.self)),
      let since = Int64(String(decoding: words[1], as: UTF8.self))
    else { return nil }
    self.init(
      processIdentifier: processIdentifier, since: since, command: String(decoding: words[2], as: UTF8.self))
  }

  /// The bytes of the note.
  ///
  /// The newline ends it, so that a longer, older note may show behind it.
  var note: [UInt8] { Array("\(processIdentifier) \(since) \(command)\n".utf8) }

  /// Replaces what could steer a terminal or break the line: the text is shown to people.
  private static func printable(_ text: some Sequence<UInt8>) -> String {
    let visible = text.prefix(64).map { (0x20...0x7E).contains($0) ? $0 : UInt8(ascii: "?") }
    return String(decoding: visible, as: UTF8.self)
  }
}

private func isDigit(_ byte: UInt8) -> Bool { (0x30...0x39).contains(byte) }
