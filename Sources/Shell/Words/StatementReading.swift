/// One pass over a source, statement by statement.
struct StatementReading {
  let source: SourceText
  let expressionCommands: Set<String>
  private var offset = 0
  /// Where the text of the statement being read ends, as far as is known.
  private var end = 0

  init(source: SourceText, expressionCommands: Set<String>) {
    self.source = source
    self.expressionCommands = expressionCommands
  }

  /// Returns the next statement that is not empty, or nil at the end.
  mutating func next() throws(SyntaxFault) -> Statement? {
    skipToStatement()
    guard let first = source[offset] else { return nil }
    return first == "!" ? try systemStatement() : try commandStatement()
  }

  private mutating func skipToStatement() {
    while true {
      offset = source.endOfGap(at: offset)
      if source[offset] == "#" { offset = source.endOfLine(at: offset) }
      guard source[offset] == ";" || source.isLineBreak(at: offset) else { return }
      offset += 1
      // The LF of a CR LF is a line break of its own, and an empty statement more.
    }
  }

  private mutating func systemStatement() throws(SyntaxFault) -> Statement {
    let start = offset
    let scan = SystemScan.line(source, from: start + 1)
    try check(scan.opening)
    if scan.range.isEmpty { throw fault(.systemCommandMissing, at: start) }
    let text = source.string(start..<scan.range.upperBound)
    if let reference = HistoryReference(text) { throw fault(.historyReference(reference.text), at: start) }
    offset = scan.end
    return Statement(
      body: .system(source.string(scan.range)), position: source.position(of: start), text: text)
  }

  private mutating func commandStatement() throws(SyntaxFault) -> Statement {
    let start = offset
    var words: [Word] = []
    var output: Statement.Redirection?
    var isExpression = false
    while true {
      offset = source.endOfGap(at: offset)
      guard let scalar = source[offset], scalar != ";", scalar != "#", !source.isLineBreak(at: offset) else {
        break
      }
      if scalar == ">", !isExpression {
        output = try fileRedirection(after: words, replacing: output)
      } else if scalar == "|", source[offset + 1] != "|", source[offset + 1] != "&" {
        output = try pipe(after: words, replacing: output)
        break
      } else if source.endsWord(at: offset, isExpression: isExpression) {
        throw fault(.unsupported(sign()), at: offset)
      } else {
        let scan = try word(isExpression: isExpression)
        words.append(scan.word(in: source))
        isExpression = isExpression || words.count == 1 && expressionCommands.contains(words[0].text)
      }
    }
    // A file is named, but nothing fills it.
    if words.isEmpty { throw fault(.commandMissing(before: redirectionSign(at: start)), at: start) }
    return Statement(
      body: .command(words, output: output), position: source.position(of: start),
      text: source.string(start..<end))
  }

  private mutating func word(isExpression: Bool) throws(SyntaxFault) -> WordScan {
    let scan = WordScan(source, at: offset, isExpression: isExpression)
    try check(scan.opening)
    // `2> file` sends errors there in other shells; here it would be a word `2` and all output.
    if scan.isNumber, !isExpression, source[scan.end] == ">" {
      throw fault(.unsupported(String(scan.text) + ">"), at: offset)
    }
    offset = scan.end
    end = offset
    return scan
  }

  private mutating func fileRedirection(
    after words: [Word], replacing output: Statement.Redirection?
  ) throws(SyntaxFault) -> Statement.Redirection {
    let signAt = offset
    let sign = redirectionSign(at: offset)
    if output != nil { throw fault(.secondRedirection(sign), at: signAt) }
    offset += sign.unicodeScalars.count
    if let next = source[offset], "&|(>".unicodeScalars.contains(next) {
      throw fault(.unsupported(sign + String(next)), at: signAt)
    }
    offset = source.endOfGap(at: offset)
    guard let scalar = source[offset], scalar != "#", !source.endsWord(at: offset, isExpression: false) else {
      throw fault(.nothingAfterRedirection(sign), at: signAt)
    }
    let name = try word(isExpression: false).word(in: source)
    if name.text.isEmpty { throw SyntaxFault(.emptyFileName, at: name.position) }
    return .file(name, appends: sign == ">>")
  }

  private mutating func pipe(
    after words: [Word], replacing output: Statement.Redirection?
  ) throws(SyntaxFault) -> Statement.Redirection {
    if output != nil { throw fault(.fileAndPipe, at: offset) }
    if words.isEmpty { throw fault(.commandMissing(before: "|"), at: offset) }
    let scan = SystemScan.pipe(source, from: offset + 1)
    try check(scan.opening)
    if scan.range.isEmpty { throw fault(.nothingAfterPipe, at: offset) }
    offset = scan.end
    end = scan.range.upperBound
    return .pipe(
      command: source.string(scan.range), position: source.position(of: scan.range.lowerBound))
  }

  private func check(_ opening: WordScan.Opening?) throws(SyntaxFault) {
    switch opening {
    case .quote(let quote, let offset): throw fault(.openQuote(Character(quote)), at: offset)
    case .backslash(let offset): throw fault(.trailingBackslash, at: offset)
    case nil: return
    }
  }

  private func redirectionSign(at offset: Int) -> String { source[offset + 1] == ">" ? ">>" : ">" }

  /// The sign that other shells would read here.
  private func sign() -> String {
    let signs = ["&&", "&>", "||", "|&", "<<<", "<<", "<(", "<>", "<&", "$("]
    let rest = source.scalars[offset...]
    return signs.first { rest.starts(with: $0.unicodeScalars) } ?? source.string(offset..<offset + 1)
  }

  private func fault(_ kind: SyntaxFault.Kind, at offset: Int) -> SyntaxFault {
    SyntaxFault(kind, at: source.position(of: offset))
  }
}
