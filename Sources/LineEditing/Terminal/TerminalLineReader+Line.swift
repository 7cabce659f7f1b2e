import CLibEdit

/// The line being edited, as libedit holds it.
extension TerminalLineReader {
  var line: [WideCharacter] {
    edit_mend(editor)
    guard let line = el_wline(editor)?.pointee, let start = line.buffer else { return [] }
    return Array(UnsafeBufferPointer(start: start, count: line.lastchar - start))
  }

  /// The number of wide characters before the cursor.
  var cursor: Int {
    edit_mend(editor)
    guard let line = el_wline(editor)?.pointee, let start = line.buffer else { return 0 }
    return line.cursor - start
  }

  /// Returns the line and the cursor in Characters.
  var text: (line: String, cursor: Int) {
    let line = self.line
    return (glyphs.decode(line), glyphs.decode(line[..<min(cursor, line.count)]).count)
  }

  /// Makes the line another one.
  func replaceLine(_ text: String, cursor: Int) {
    let characters = glyphs.encode(text, keepsLineBreaks: true)
    edit_remove(editor, 0, line.count)
    insert(characters)
    moveCursor(
      to: min(glyphs.encode(String(text.prefix(cursor)), keepsLineBreaks: true).count, characters.count))
  }

  /// Puts characters before the cursor; false when there is no memory for them.
  @discardableResult
  func insert(_ characters: [WideCharacter]) -> Bool {
    characters.isEmpty || WideText(characters).lend { el_winsertstr(editor, $0) } == 0
  }

  func moveCursor(to position: Int) {
    el_cursor(editor, Int32(clamping: position - cursor))
  }

  /// Returns the wide characters before the cursor that make up the last `count` Characters.
  func wideCount(ofLast count: Int, before cursor: Int) -> Int {
    let before = line[..<cursor]
    let target = glyphs.decode(before).count - count
    var position = cursor
    while position > 0, glyphs.decode(before[..<position]).count > target { position -= 1 }
    return cursor - position
  }
}
