import CLibEdit

#if canImport(Darwin)
import Darwin
#else
import Glibc
#endif

/// A person's settings for every program with libedit: `$EDITRC` or `~/.editrc`.
///
/// Read here and not by `el_source`, for the order: first the choice between emacs and vi keys, which throws all
/// bindings away, then ours, then theirs. Keys that arrive here as one code are bound under that code.
struct EditorSettings {
  private let lines: [[String]]

  /// No file: no settings.
  init(file: String?) {
    guard let file, let descriptor = Self.open(file) else {
      lines = []
      return
    }
    let reader = StreamLineReader(descriptor: descriptor)
    var lines: [[String]] = []
    while case .line(let line) = reader.readLine(LinePrompt("")) {
      let words = Self.words(line)
      if let first = words.first, !first.hasPrefix("#") { lines.append(words) }
    }
    close(descriptor)
    self.lines = lines
  }

  /// The file of whoever runs the program.
  static var ownFile: String? {
    if let file = getenv("EDITRC") { return String(cString: file) }
    return getenv("HOME").map { String(cString: $0) + "/.editrc" }
  }

  private static func open(_ file: String) -> Int32? {
    // A fifo in its place must not stop the program.
    let descriptor = systemOpen(file)
    return descriptor >= 0 ? descriptor : nil
  }

  /// Splits a line as libedit does.
  private static func words(_ line: String) -> [String] {
    guard let tokenizer = tok_winit(nil) else { return [] }
    defer { tok_wend(tokenizer) }
    var count: Int32 = 0
    var words: UnsafeMutablePointer<UnsafePointer<wchar_t>?>?
    let text = WideText(line.unicodeScalars.map { WideCharacter($0.value) })
    guard text.lend({ tok_wstr(tokenizer, $0, &count, &words) }) == 0, let words else { return [] }
    return (0..<Int(count)).compactMap { index in
      words[index].map { pointer in
        let characters = UnsafeBufferPointer(start: pointer, count: wcslen(pointer))
        return String(
          String.UnicodeScalarView(characters.compactMap { Unicode.Scalar(UInt32(bitPattern: $0)) }))
      }
    }
  }

  /// Puts the settings into force, around the program's own bindings; returns the escape sequences they bind.
  func apply(to editor: OpaquePointer, bindings: () -> Void) -> Set<String> {
    for words in lines where Self.choosesKeys(words) { Self.parse(words, editor) }
    bindings()
    var sequences: Set<String> = []
    for words in lines where !Self.choosesKeys(words) {
      Self.parse(Self.binding(words, &sequences), editor)
    }
    return sequences
  }

  private static func isBinding(_ words: [String]) -> Bool {
    words.first.map { $0 == "bind" || $0.hasSuffix(":bind") } ?? false
  }

  private static func choosesKeys(_ words: [String]) -> Bool {
    isBinding(words) && (words.contains("-v") || words.contains("-e"))
  }

  /// Returns a binding with its key as it arrives from `TerminalInput`.
  private static func binding(_ words: [String], _ sequences: inout Set<String>) -> [String] {
    guard isBinding(words), let index = words.dropFirst().firstIndex(where: { !$0.hasPrefix("-") }) else {
      return words
    }
    var words = words
    if let option = words[..<index].firstIndex(of: "-k") {
      guard let key = EditorKey.names[words[index]] else { return words }
      words[index] = String(decoding: [UInt16(key.rawValue)], as: UTF16.self)
      words.remove(at: option)
      return words
    }
    guard let start = ["^[", "\\e", "\\E", "\\033", "\u{1B}"].first(where: { words[index].hasPrefix($0) })
    else { return words }
    let sequence = String(words[index].dropFirst(start.count))
    if let key = EditorKey.sequences[sequence] {
      words[index] = String(decoding: [UInt16(key.rawValue)], as: UTF16.self)
    } else {
      sequences.insert(sequence)
    }
    return words
  }

  private static func parse(_ words: [String], _ editor: OpaquePointer) {
    let texts = words.map { WideText($0.unicodeScalars.map { WideCharacter($0.value) }) }
    var pointers = texts.map { UnsafePointer<wchar_t>?(UnsafePointer($0.pointer)) } + [nil]
    withExtendedLifetime(texts) { _ = el_wparse(editor, Int32(texts.count), &pointers) }
  }
}

/// The system call, whose name the methods above would hide.
private func systemOpen(_ file: String) -> Int32 { open(file, O_RDONLY | O_CLOEXEC | O_NONBLOCK) }
