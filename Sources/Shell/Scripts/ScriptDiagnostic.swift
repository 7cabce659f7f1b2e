/// A failure with its place, as batch mode shows it.
package struct ScriptDiagnostic: Equatable, Sendable {
  package var location: ScriptLocation
  package var message: String
  package var hint: String?
  /// The line of the source, as it is in it.
  package var line: String
  /// How many Characters of it are at fault.
  package var length: Int
  /// The statements that read the source, the outermost first.
  package var includedFrom: [ScriptLocation]

  package init(
    location: ScriptLocation, message: String, hint: String?, line: String, length: Int,
    includedFrom: [ScriptLocation]
  ) {
    self.location = location
    self.message = message
    self.hint = hint
    self.line = line
    self.length = length
    self.includedFrom = includedFrom
  }

  /// Returns the lines for standard error, the last one without a line break.
  package func text(_ measure: TextMeasure) -> String {
    let excerpt = SourceExcerpt(line, column: location.position.column, length: length, measure: measure)
    var lines = ["\(measure.visible(location.text)): Error: \(visibleLines(message, measure))"]
    if !line.allSatisfy(\.isWhitespace) { lines += [excerpt.line, excerpt.mark] }
    for place in includedFrom.reversed() { lines.append("    included from \(measure.visible(place.text))") }
    if let hint { lines.append("Hint: \(visibleLines(hint, measure))") }
    return lines.joined(separator: "\n")
  }

  /// A message may well have several lines.
  private func visibleLines(_ text: String, _ measure: TextMeasure) -> String {
    text.split(separator: "\n", omittingEmptySubsequences: false)
      .map { measure.visible(String($0)) }.joined(separator: "\n")
  }
}

extension ScriptDiagnostic {
  /// A fault in the text itself.
  package init(_ fault: SyntaxFault, in source: ScriptSource) {
    self.init(
      location: ScriptLocation(name: source.name, position: fault.position), message: fault.sentence,
      hint: fault.hint, line: ScriptLines(source)[fault.position.line], length: fault.length,
      includedFrom: source.includedFrom)
  }

  /// A statement that failed; nil when it did not, or when that has been shown already.
  init?(_ outcome: StatementOutcome, of statement: Statement, in source: ScriptSource, lines: ScriptLines) {
    if outcome.status == 0 || outcome.isReported || outcome.endsSession && outcome.message == nil {
      return nil
    }
    let place = statement.place(of: outcome)
    self.init(
      location: ScriptLocation(name: source.name, position: place.position),
      message: outcome.message ?? "Cannot go on: the command ended with status \(outcome.status)",
      hint: outcome.hint ?? (outcome.status == 64 ? TypographicQuotes.hint(for: statement.words) : nil),
      line: lines[place.position.line], length: place.length, includedFrom: source.includedFrom)
  }
}

extension Statement {
  /// Where a failure is to be shown, and how many Characters of that line are at fault.
  func place(of outcome: StatementOutcome) -> (position: SourcePosition, length: Int) {
    let index = outcome.word ?? 0
    guard words.indices.contains(index) else {
      // Behind the last word, where one is missing; for the system shell, the whole line.
      guard let last = words.last else { return (position, Self.firstLine(of: text).count) }
      return (last.position(after: last.raw.count), 1)
    }
    let word = words[index]
    let offset = min(max(0, outcome.wordOffset ?? 0), word.raw.count)
    let rest = word.raw.dropFirst(offset)
    return (word.position(after: offset), max(1, Self.firstLine(of: rest).count))
  }

  private static func firstLine(of text: some StringProtocol) -> some StringProtocol {
    text.prefix { !$0.isNewline }
  }
}

extension Word {
  /// Returns the place so many Characters into the word, which may have line breaks in it.
  func position(after offset: Int) -> SourcePosition {
    let before = raw.prefix(offset)
    let breaks = before.count { $0.isNewline }
    if breaks == 0 { return SourcePosition(line: position.line, column: position.column + offset) }
    let column = before.reversed().prefix { !$0.isNewline }.count + 1
    return SourcePosition(line: position.line + breaks, column: column)
  }
}
