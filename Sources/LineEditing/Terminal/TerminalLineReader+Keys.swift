import CLibEdit

#if canImport(Darwin)
import Darwin
#else
import Glibc
#endif

/// Waiting for keys.
extension TerminalLineReader {
  /// How often the prompt is asked whether it has changed.
  private static let tickMilliseconds: Int32 = 250

  /// Delivers the next key to libedit: 1, or 0 at the end.
  func nextKey(_ key: UnsafeMutablePointer<WideCharacter>) -> Int32 {
    output.drain(glyphs)
    let code = isBetweenCommands ? nextCommandKey() : nextPlainKey()
    isBetweenCommands = false
    guard let code else { return 0 }
    key.pointee = code
    return 1
  }

  /// Returns a key that belongs to a command already begun.
  private func nextPlainKey() -> WideCharacter? {
    switch nextEvent() {
    case .end?, nil: nil
    case .scalar(let scalar)?: scalarCode(scalar)
    case .key(let key)?: key.code
    case .paste?: EditorKey.redraw.code
    }
  }

  /// Returns a key that begins a command; until there is one, keeps the prompt right.
  private func nextCommandKey() -> WideCharacter? {
    keepCountOfRows()
    if !queuedKeys.isEmpty { return queuedKeys.removeFirst() }
    while true {
      let waiting = input.wait(milliseconds: Self.tickMilliseconds)
      if waiting == .ready {
        let event = input.next()
        if event == .end {
          hasInputEnded = true
          return nil
        }
        if let code = search == nil ? code(of: event) : searchCode(of: event) { return code }
        continue
      }
      if let number = signals?.arrived {
        outcome = .signal(number)
        return nil
      }
      adoptWindow()
      adoptTerminal()
      if waiting == .timedOut, search == nil, prompt.hasChanged() {
        adoptPrompt()
        return EditorKey.redraw.code
      }
    }
  }

  /// Returns the next event, or nil at the end.
  func nextEvent() -> TerminalInput.Event? {
    while true {
      if input.wait(milliseconds: Self.tickMilliseconds) == .ready {
        let event = input.next()
        if event != .end { return event }
        hasInputEnded = true
        return nil
      }
      if let number = signals?.arrived {
        outcome = .signal(number)
        return nil
      }
    }
  }

  private func code(of event: TerminalInput.Event) -> WideCharacter? {
    switch event {
    case .end: return nil
    case .key(let key): return key.code
    case .scalar(let scalar):
      if scalar.value < 0x20 || scalar.value == 0x7F { return WideCharacter(scalar.value) }
      if scalar.value >= 0x80, let merged = merged(with: scalar) {
        waitingText = [glyphs.code(of: merged)]
        return EditorKey.merge.code
      }
      return glyphs.code(of: input.completed(Character(scalar)))
    case .paste(let text):
      waitingText = glyphs.encode(text, keepsLineBreaks: true)
      return EditorKey.insert.code
    }
  }

  private func scalarCode(_ scalar: Unicode.Scalar) -> WideCharacter {
    scalar.value < 0x80 ? WideCharacter(scalar.value) : glyphs.code(of: Character(scalar))
  }

  /// Returns the Character before the cursor with `scalar` joined to it, if they become one.
  private func merged(with scalar: Unicode.Scalar) -> Character? {
    let cursor = self.cursor
    guard cursor > 0, let previous = glyphs.content(of: line[cursor - 1]).first else { return nil }
    return previous.joined(with: scalar).map { input.completed($0) }
  }

  /// Draws a line again that is longer than the window, once its end is reached.
  ///
  /// There libedit counts rows in two ways that come apart as soon as only the cursor moves, and the next character it adds at the end
  /// would be written behind the last row it has. Drawing brings them together.
  private func keepCountOfRows() {
    let line = self.line
    guard cursor == line.count, leftPrompt.characters.count + line.count >= rows - 1,
      GlyphTable.row(behind: leftPrompt.characters + line, columns: columns) >= rows - 1
    else { return }
    edit_draw(editor)
    output.drain(glyphs)
  }

  /// Draws everything again when the window has another size.
  private func adoptWindow() {
    let old = (columns, rows)
    measureWindow()
    guard (columns, rows) != old else { return }
    // Terminals fold the rows anew: the line's first row is as far above the cursor as the text before it is long.
    let row = GlyphTable.row(behind: leftPrompt.characters + line[..<cursor], columns: columns)
    // Not erased from the first column on: where that is the whole screen, some terminals keep a copy of it.
    output.write("\r\(row > 0 ? "\u{1B}[\(row)A" : "")\u{1B}[K\u{1B}[C\u{1B}[J\r")
    el_resize(editor)
    adoptPrompt()
    edit_draw(editor)
    output.drain(glyphs)
  }

  /// Takes the terminal back when a shell has reset it: the program was stopped and goes on.
  private func adoptTerminal() {
    var settings = termios()
    guard tcgetattr(STDIN_FILENO, &settings) == 0, settings.c_lflag & tcflag_t(ICANON) != 0 else { return }
    edit_set_raw_mode(editor, 0)
    edit_set_raw_mode(editor, 1)
    output.write("\u{1B}[?2004h")
    edit_draw(editor)
    output.drain(glyphs)
  }
}
