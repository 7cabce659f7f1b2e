import CLibEdit

/// What the keys do that libedit knows nothing of.
extension TerminalLineReader {
  /// Runs a command for libedit.
  static func run(_ command: EditorCommand, _ editor: OpaquePointer?) -> UInt8 {
    (of(editor)?.run(command) ?? .beep).rawValue
  }

  private func run(_ command: EditorCommand) -> EditorCommand.Effect {
    switch command {
    case .redraw:
      if let (text, cursor) = waitingLine { replaceLine(text, cursor: cursor) }
      waitingLine = nil
      return .draw
    case .insert: return insertWaitingText()
    case .merge:
      edit_remove(editor, cursor - 1, cursor)
      return insertWaitingText()
    case .complete: return complete()
    case .searchHistory:
      let (line, cursor) = text
      search = HistorySearch(original: line, cursor: cursor)
      adoptPrompt()
      return .draw
    case .interrupt:
      outcome = .interrupt
      moveCursor(to: line.count)
      insert([0x5E, 0x43])
      return leave()
    case .endOrDelete:
      if line.isEmpty {
        outcome = .end
        return leave()
      }
      if cursor == line.count { return .beep }
      edit_remove(editor, cursor, cursor + 1)
      return .draw
    case .suspend:
      outcome = .suspend
      return leave()
    }
  }

  private func insertWaitingText() -> EditorCommand.Effect {
    let isDone = insert(waitingText)
    waitingText = []
    return isDone ? .draw : .beep
  }

  /// Moves below the line, so that `readLine` can act on `outcome`.
  private func leave() -> EditorCommand.Effect {
    queuedKeys.append(EditorKey.leave.code)
    return .draw
  }

  private func complete() -> EditorCommand.Effect {
    let (line, cursor) = text
    let isRepeated = lastCompletion.map { $0.line == line && $0.cursor == cursor } ?? false
    lastCompletion = (line, cursor)
    switch CompletionStep(completer?(line, cursor), line: line, cursor: cursor) {
    case .refuse: return .beep
    case .list(let candidates):
      if !isRepeated { return .beep }
      outcome = .list(candidates)
      return leave()
    case .replace(let start, let replacement):
      let end = self.cursor
      edit_remove(editor, end - wideCount(ofLast: cursor - start, before: end), end)
      insert(glyphs.encode(replacement))
      lastCompletion = text
      return .draw
    }
  }

  /// Shows candidates, the cursor being at the start of an empty row.
  func show(_ list: CandidateList) {
    if list.needsQuestion {
      output.write(list.question)
      let isWanted = asksYes()
      output.write("\n")
      if !isWanted { return }
    }
    output.write(list.lines(columns: columns).map { $0 + "\n" }.joined())
  }

  private func asksYes() -> Bool {
    while let event = nextEvent() {
      switch event {
      case .scalar("y"), .scalar("Y"), .scalar(" "), .scalar("\t"): return true
      case .scalar("n"), .scalar("N"), .scalar("q"), .scalar("\u{7F}"), .scalar("\r"), .scalar("\n"),
        .scalar("\u{03}"), .scalar("\u{04}"), .scalar("\u{1B}"):
        return false
      default: output.write("\u{07}")
      }
    }
    return false
  }
}
