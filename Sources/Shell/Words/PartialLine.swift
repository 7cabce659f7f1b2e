/// A line up to the cursor, as far as it has been typed: never fails.
///
/// 1. Where `StatementParser` reads the line, both agree on the finished words.
/// 2. What `quoted` returns, put in place of everything from `currentStart`, reads back as the candidate.
package struct PartialLine: Equatable, Sendable {
  package enum Place: Equatable, Sendable {
    case command
    /// Behind `>` or `>>`.
    case file
    /// Behind `|`, or behind the `!` that begins a statement.
    case system
    case comment
  }

  /// The finished words, unquoted, of the statement the cursor is in, without the name of an output file.
  package private(set) var words: [String] = []
  /// The unquoted text of the word being typed; empty in a gap.
  package private(set) var current = ""
  /// Where that word starts in the line, in Characters, its opening quote included.
  package private(set) var currentStart = 0
  package private(set) var place = Place.command
  /// The quote that is open at the cursor, or plain.
  package private(set) var style = ShellQuoting.Style.plain
  /// What shares a Character with the start of the word and must stay: a blank before a combining mark.
  private var lead = ""

  package init(_ text: String) { self.init(text, expressionCommands: StatementParser.expressionCommands) }

  /// Reads a line in which also the words of `expressionCommands` may be `<` and `>`.
  package init(_ text: String, expressionCommands: Set<String>) {
    let source = SourceText(text, keepsByteOrderMark: true)
    var reading = PartialReading(source: source, expressionCommands: expressionCommands)
    reading.run()
    words = reading.words
    place = reading.place
    style = reading.style
    current = reading.current
    currentStart = source.characterOffset(of: reading.currentStart)
    lead = source.lead(of: reading.currentStart)
  }

  /// Returns a candidate in the quoting begun.
  ///
  /// A final one is closed and followed by a blank; of one that is not, such as a folder, more may be typed.
  package func quoted(_ candidate: String, isFinal: Bool) -> String {
    let body = ShellQuoting.body(candidate, in: style)
    switch (style, isFinal) {
    case (.plain, true): return lead + ShellQuoting.quote(candidate) + " "
    case (.plain, false): return lead + body
    case (.single, true): return lead + "'" + body + "' "
    case (.single, false): return lead + "'" + body
    case (.double, true): return lead + "\"" + body + "\" "
    case (.double, false): return lead + "\"" + body
    }
  }
}
