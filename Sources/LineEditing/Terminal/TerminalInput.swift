#if canImport(Darwin)
import Darwin
#else
import Glibc
#endif

/// Keys from a terminal: bytes put together to characters, keys and pasted texts.
///
/// Reads single bytes, so that what is typed ahead stays where the next program finds it. Invalid UTF-8 is passed over.
struct TerminalInput {
  enum Event: Equatable {
    case scalar(Unicode.Scalar)
    case key(EditorKey)
    case paste(String)
    case end
  }

  enum Waiting: Equatable {
    case ready
    case timedOut
    case interrupted
  }

  /// How long the rest of an escape sequence may take: more than a slow line, less than a person.
  private static let escapeMilliseconds: Int32 = 50
  /// How long a paste may pause before it counts as ended.
  private static let pasteMilliseconds: Int32 = 2_000
  private static let longestPaste = 1_048_576
  private static let longestSequence = 32
  private static let pasteStart = "[200~"
  private static let pasteEnd = Array("\u{1B}[201~".utf8)

  /// Sequences, without the escape character, that a person has bound: they go through unread.
  var boundSequences: Set<String> = []

  private let descriptor: Int32
  private var pending: [Event] = []
  /// A byte that was read too far.
  private var spareByte: UInt8?

  init(descriptor: Int32) { self.descriptor = descriptor }

  /// Waits until something can be read, or is wrong.
  func wait(milliseconds: Int32) -> Waiting {
    if !pending.isEmpty || spareByte != nil { return .ready }
    var request = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
    let count = poll(&request, 1, milliseconds)
    if count > 0 { return .ready }
    return count == 0 ? .timedOut : .interrupted
  }

  /// Returns the next key, waiting for it.
  mutating func next() -> Event {
    if !pending.isEmpty { return pending.removeFirst() }
    while let byte = takeByte() {
      if byte == 0x1B { return escape() }
      if byte < 0x80 { return .scalar(Unicode.Scalar(byte)) }
      if let scalar = scalar(startingWith: byte) { return .scalar(scalar) }
    }
    return .end
  }

  /// Returns a Character with those of its further parts that have arrived already.
  ///
  /// Input methods send all parts at once; drawn one by one, some terminals would tear them.
  mutating func completed(_ character: Character) -> Character {
    var character = character
    while pending.isEmpty, wait(milliseconds: 0) == .ready, let byte = takeByte() {
      guard byte >= 0x80 else {
        spareByte = byte
        break
      }
      guard let next = self.scalar(startingWith: byte) else { continue }
      guard let joined = character.joined(with: next) else {
        pending.append(.scalar(next))
        break
      }
      character = joined
    }
    return character
  }

  private mutating func scalar(startingWith lead: UInt8) -> Unicode.Scalar? {
    let count =
      switch lead {
      case 0xC2...0xDF: 1
      case 0xE0...0xEF: 2
      case 0xF0...0xF4: 3
      default: 0
      }
    if count == 0 { return nil }
    var bytes = [lead]
    for _ in 0..<count {
      guard let byte = takeByte() else { return nil }
      guard byte & 0xC0 == 0x80 else {
        spareByte = byte
        return nil
      }
      bytes.append(byte)
    }
    // Also refuses overlong forms and surrogates. C1 controls are our own codes.
    guard let text = String(validating: bytes, as: UTF8.self), let scalar = text.unicodeScalars.first,
      !EditorKey.codes.contains(scalar.value)
    else { return nil }
    return scalar
  }

  /// Returns what an escape character begins: a key, a paste, or itself.
  private mutating func escape() -> Event {
    guard wait(milliseconds: Self.escapeMilliseconds) == .ready, let byte = takeByte() else {
      return .scalar("\u{1B}")
    }
    guard byte == UInt8(ascii: "[") || byte == UInt8(ascii: "O") else {
      spareByte = byte
      return .scalar("\u{1B}")
    }
    var sequence = String(Unicode.Scalar(byte))
    while sequence.utf8.count < Self.longestSequence, wait(milliseconds: Self.escapeMilliseconds) == .ready,
      let byte = takeByte()
    {
      guard (0x20...0x7E).contains(byte) else {
        spareByte = byte
        break
      }
      sequence.unicodeScalars.append(Unicode.Scalar(byte))
      if (0x40...0x7E).contains(byte) || boundSequences.contains(sequence) { return meaning(of: sequence) }
    }
    return passThrough(sequence)
  }

  private mutating func meaning(of sequence: String) -> Event {
    if sequence == Self.pasteStart { return .paste(takePaste()) }
    if boundSequences.contains(sequence) { return passThrough(sequence) }
    // A key without a meaning: taken whole, so that its tail is not inserted.
    return .key(EditorKey.sequences[sequence] ?? .redraw)
  }

  private mutating func passThrough(_ sequence: String) -> Event {
    pending += sequence.unicodeScalars.map { .scalar($0) }
    return .scalar("\u{1B}")
  }

  private mutating func takePaste() -> String {
    var bytes: [UInt8] = []
    while wait(milliseconds: Self.pasteMilliseconds) == .ready, let byte = takeByte() {
      bytes.append(byte)
      if bytes.suffix(Self.pasteEnd.count) == Self.pasteEnd[...] {
        bytes.removeLast(Self.pasteEnd.count)
        break
      }
      // Read to its end all the same, or the rest would run as commands.
      if bytes.count > Self.longestPaste + Self.pasteEnd.count { bytes.remove(at: Self.longestPaste) }
    }
    return PastedText.cleaned(bytes)
  }

  /// Reads a byte, waiting for it; nil at the end.
  private mutating func takeByte() -> UInt8? {
    if let byte = spareByte {
      spareByte = nil
      return byte
    }
    var byte: UInt8 = 0
    while true {
      let count = read(descriptor, &byte, 1)
      if count == 1 { return byte }
      if count == 0 { return nil }
      if errno == EAGAIN {
        var request = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
        poll(&request, 1, -1)
      } else if errno != EINTR {
        return nil
      }
    }
  }
}
