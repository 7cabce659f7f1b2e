/// Keys while Ctrl-R searches.
extension TerminalLineReader {
  /// Returns the key for libedit: mostly the one that draws what the search has come to.
  func searchCode(of event: TerminalInput.Event) -> WideCharacter? {
    guard var search else { return nil }
    let lines = history.lines
    switch event {
    case .scalar("\u{12}"): search.older(in: lines)
    case .scalar("\u{13}"): search.newer(in: lines)
    case .scalar("\u{7F}"), .scalar("\u{08}"): search.removeLast(in: lines)
    case .scalar("\u{07}"):
      waitingLine = (search.original, search.originalCursor)
      return endSearch()
    case .scalar("\u{1B}"): return endSearch()
    case .scalar(let scalar) where scalar.value >= 0x20: search.add(String(scalar), in: lines)
    case .paste(let text): search.add(String(text.prefix { $0 != "\n" }), in: lines)
    case .key(.redraw): return nil
    default:
      // Any other key ends the search and does what it always does.
      if let code = searchEndingCode(of: event) { queuedKeys.append(code) }
      return endSearch()
    }
    self.search = search
    waitingLine = search.shown(in: lines)
    adoptPrompt()
    return EditorKey.redraw.code
  }

  private func searchEndingCode(of event: TerminalInput.Event) -> WideCharacter? {
    switch event {
    case .scalar(let scalar): WideCharacter(scalar.value)
    case .key(let key): key.code
    case .paste, .end: nil
    }
  }

  private func endSearch() -> WideCharacter {
    search = nil
    adoptPrompt()
    return EditorKey.redraw.code
  }
}
