import ProgressModel

/// The names of a roster, arranged so that a text without any of them is passed over quickly.
///
/// A name starts where a word starts, and few words start with the first two letters of a name, so that most
/// texts are done after one look at each byte.
struct RosterIndex: Sendable {
  /// The bytes of a text that are read: what comes later in a longer text does not say who acts.
  static let longestReading = 2048

  /// One way to write a name, as folded bytes: ASCII letters are lower case.
  private struct Spelling {
    var bytes: [UInt8]
    var entry: Int
  }

  private struct Entry {
    var name: String
    /// The bytes of the name without emoji.
    var bytes: [UInt8]
  }

  private let entries: [Entry]
  private let spellings: [Spelling]
  /// For the last five bits of a name's first byte, the last five bits of its second.
  private let starts: [UInt32]

  init(roster: AgentRoster) {
    var entries: [Entry] = []
    var spellings: [Spelling] = []
    var starts = [UInt32](repeating: 0, count: 32)
    for entry in roster.entries {
      let bytes = Array(AgentName.withoutEmoji(AgentName.visible(entry.name)[...]))
      guard !bytes.isEmpty else { continue }
      for spelling in Self.spellings(of: bytes) {
        spellings.append(Spelling(bytes: spelling, entry: entries.count))
        starts[Int(spelling[0] & 31)] |= spelling.count > 1 ? 1 << UInt32(spelling[1] & 31) : .max
      }
      entries.append(Entry(name: entry.name, bytes: bytes))
    }
    self.entries = entries
    self.spellings = spellings.sorted { $0.bytes.count > $1.bytes.count }
    self.starts = starts
  }

  func name(of entry: Int) -> String {
    entries[entry].name
  }

  /// Returns whether the bytes spell the entry as the roster does, and no common word is spelled so.
  func isExact(_ bytes: ArraySlice<UInt8>, entry: Int) -> Bool {
    bytes.elementsEqual(entries[entry].bytes) && Self.isDistinctive(bytes)
  }

  /// Returns the entry whose name is the whole of `name`, whatever its case, or nil.
  func entry(named name: some Collection<UInt8>) -> Int? {
    let count = name.count
    return spellings.first { $0.bytes.count == count && $0.bytes.elementsEqual(name.lazy.map(Self.folded)) }?
      .entry
  }

  /// Returns the longest name that starts at `position`, or nil; one that runs on in a longer ASCII word is
  /// none.
  func match(in bytes: UnsafeBufferPointer<UInt8>, at position: Int) -> (entry: Int, end: Int)? {
    guard starts.withUnsafeBufferPointer({ Self.isStart(bytes, at: position, $0) }) else { return nil }
    for spelling in spellings {
      let end = position + spelling.bytes.count
      guard end <= bytes.count else { continue }
      if end < bytes.count, Self.isAlphanumeric(bytes[end]), bytes[end - 1] < 0x80 { continue }
      var offset = 0
      while offset < spelling.bytes.count, Self.folded(bytes[position + offset]) == spelling.bytes[offset] {
        offset += 1
      }
      if offset == spelling.bytes.count { return (spelling.entry, end) }
    }
    return nil
  }

  /// Returns the text as it is seen when it may hold a name, or nil for the many that hold none.
  func bytesNaming(in text: String) -> [UInt8]? {
    let read = text.utf8.withContiguousStorageIfAvailable { bytesNaming(in: $0) }
    return read ?? Array(text.utf8).withUnsafeBufferPointer { bytesNaming(in: $0) }
  }

  private func bytesNaming(in text: UnsafeBufferPointer<UInt8>) -> [UInt8]? {
    let bytes = UnsafeBufferPointer(rebasing: text[..<Self.readingLength(of: text)])
    switch survey(bytes) {
    case .nothing: return nil
    case .name: return Array(bytes)
    case .hidden:
      let seen = VisibleText.folded(bytes)
      return seen.withUnsafeBufferPointer { survey($0) } == .nothing ? nil : seen
    }
  }

  private enum Survey {
    case nothing
    case name
    /// Something must be folded away before names can be looked for.
    case hidden
  }

  private func survey(_ bytes: UnsafeBufferPointer<UInt8>) -> Survey {
    starts.withUnsafeBufferPointer { starts in
      var found = Survey.nothing
      var previous: UInt8 = 0x20
      for position in 0..<bytes.count {
        let byte = bytes[position]
        defer { previous = byte }
        // The rest of a scalar starts nothing.
        if byte & 0xC0 == 0x80 { continue }
        if byte < 0x20 || byte >= 0x7F, VisibleText.isHidden(bytes, at: position) { return .hidden }
        guard Self.isStart(bytes, at: position, starts), found == .nothing else { continue }
        let isInWord = Self.isAlphanumeric(previous) && Self.isAlphanumeric(byte)
        if !isInWord, match(in: bytes, at: position) != nil { found = .name }
      }
      return found
    }
  }

  /// Whether a name starts with the two bytes at `position`, or with two that look alike in five bits.
  @inline(__always)
  private static func isStart(
    _ bytes: UnsafeBufferPointer<UInt8>, at position: Int, _ starts: UnsafeBufferPointer<UInt32>
  ) -> Bool {
    let second = position + 1 < bytes.count ? bytes[position + 1] : 0
    return starts[Int(bytes[position] & 31)] >> UInt32(second & 31) & 1 == 1
  }

  /// Returns how much of the text is read; a longer one is cut between two words.
  private static func readingLength(of text: UnsafeBufferPointer<UInt8>) -> Int {
    guard text.count > longestReading else { return text.count }
    var length = longestReading
    while length > longestReading - 256, text[length] != 0x20 { length -= 1 }
    return length
  }

  /// Returns the ways a text may write the name: case is folded for ASCII while comparing, for other letters
  /// here.
  private static func spellings(of name: [UInt8]) -> [[UInt8]] {
    let plain = name.map(folded)
    guard plain.contains(where: { $0 >= 0x80 }) else { return [plain] }
    let string = String(decoding: name, as: UTF8.self)
    return [plain, string.lowercased().utf8.map(folded), string.uppercased().utf8.map(folded)].reduce(into: []
    ) {
      if !$0.contains($1) { $0.append($1) }
    }
  }

  /// Returns whether a name spelled so, met in the middle of a text, cannot be a common word.
  private static func isDistinctive(_ bytes: ArraySlice<UInt8>) -> Bool {
    let hasMark = bytes.contains { 0x41...0x5A ~= $0 || $0 >= 0x80 || $0 == 0x2D || $0 == 0x20 }
    guard hasMark, let word = PackedWord(bytes) else { return hasMark }
    return !Vocabulary.isCommon(word)
  }

  @inline(__always)
  private static func folded(_ byte: UInt8) -> UInt8 {
    0x41...0x5A ~= byte ? byte | 0x20 : byte
  }

  @inline(__always)
  private static func isAlphanumeric(_ byte: UInt8) -> Bool {
    0x61...0x7A ~= byte | 0x20 || 0x30...0x39 ~= byte
  }
}
