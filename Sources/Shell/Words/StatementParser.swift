/// Reads the command language: words, quotes, comments, `;`, `>`, `|` and `!`.
///
/// 1. Words stand between blanks. `'…'` is literal; in `"…"` a backslash escapes `"`, `\`, `$` and a
///    backtick; elsewhere it escapes any character. A backslash before a line break hides both.
/// 2. `#` at the start of a word begins a comment; `;` and line breaks end statements, empty ones count for
///    nothing.
/// 3. `> FILE`, `>> FILE` and `| COMMAND` say where output goes. The command reaches to the next unquoted
///    `;` or line break and is passed on word for word, as is the rest of the line behind a `!` that begins a
///    statement.
/// 4. There are no variables, patterns or substitutions: `$`, `*`, `~` and brackets are letters. What would
///    do something else in other shells (`&&`, `<`, backticks) is refused.
/// 5. The time taken grows with the length of the text and no faster.
package struct StatementParser {
  /// Commands whose words may be `<` and `>`: there they compare and send no output anywhere.
  package static let expressionCommands: Set<String> = ["bisect", "expect"]

  /// Returns the statements of a text whose first line has the number `line`.
  ///
  /// - Throws: the first fault; nothing of the text counts then.
  package static func parse(
    _ text: String, startingAt line: Int = 1, expressionCommands: Set<String> = Self.expressionCommands
  ) throws(SyntaxFault) -> [Statement] {
    let source = SourceText(text, startingAt: line)
    if let control = source.firstControl {
      throw SyntaxFault(.controlCharacter(source.scalars[control].value), at: source.position(of: control))
    }
    var reading = StatementReading(source: source, expressionCommands: expressionCommands)
    var statements: [Statement] = []
    while let statement = try reading.next() { statements.append(statement) }
    return statements
  }
}
