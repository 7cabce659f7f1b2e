/// Puts statements together from lines that arrive one after another, typed or from a pipe.
///
/// Give it each line; statements come out as soon as they are complete, and `isContinuing` says whether a
/// quote or a backslash still waits for more. `finish` at the end of the input.
package struct StatementReader: Sendable {
  private let expressionCommands: Set<String>
  private var pending = ""
  private var nextLine: Int
  private var pendingLine: Int
  /// Why `pending` is not complete.
  private var fault: SyntaxFault?

  package init(
    startingAt line: Int = 1, expressionCommands: Set<String> = StatementParser.expressionCommands
  ) {
    nextLine = line
    pendingLine = line
    self.expressionCommands = expressionCommands
  }

  /// Whether the lines so far end in the middle of a statement.
  package var isContinuing: Bool { fault != nil }

  /// The lines that make up the statements last returned or the fault last thrown, and the first one's
  /// number.
  package private(set) var chunk = (text: "", line: 1)

  /// Takes a line without its line break; returns what it completes, nothing while more is needed.
  ///
  /// - Throws: a fault that no further line can mend; the lines at fault are dropped, reading can go on.
  package mutating func take(_ line: String) throws(SyntaxFault) -> [Statement] {
    if fault == nil { pendingLine = nextLine } else { pending += "\n" }
    pending += line
    nextLine += 1
    // Reading all again with each line of a long quoted text would take time squared.
    if let fault, !mayComplete(fault, line) { return [] }
    do {
      let statements = try StatementParser.parse(
        pending, startingAt: pendingLine, expressionCommands: expressionCommands)
      clear()
      return statements
    } catch {
      fault = error
      if error.isIncomplete { return [] }
      clear()
      throw error
    }
  }

  /// Ends the input.
  ///
  /// - Throws: what was left open.
  package mutating func finish() throws(SyntaxFault) {
    guard let fault else { return }
    clear()
    throw fault
  }

  /// Drops what was begun, as Ctrl-C does.
  package mutating func reset() { clear() }

  private mutating func clear() {
    chunk = (pending, pendingLine)
    pending = ""
    fault = nil
  }

  private func mayComplete(_ fault: SyntaxFault, _ line: String) -> Bool {
    switch fault.kind {
    case .openQuote(let quote): line.unicodeScalars.contains { Character($0) == quote }
    default: line.utf8.last != UInt8(ascii: "\\")
    }
  }
}
