/// Runs the statements of a source in order.
///
/// 1. A source with a fault in its syntax runs not at all: a typo must not leave half a script done.
/// 2. It stops at the first failure, with that failure's status; with `keepsGoing` it goes on and ends with
///    the status of the first.
/// 3. Each failure is shown once, where it happened, also when it happened in a source read by another.
package struct ScriptRunner {
  /// The status of a source that cannot be read (`EX_USAGE`).
  package static let syntaxStatus: Int32 = 64

  private let options: ScriptOptions
  private let measure: TextMeasure
  private let showLine: (String) -> Void
  private let record: (ScriptEntry) -> Void
  private let milliseconds: () -> Int64

  /// `showLine` writes a line to standard error; `record` takes what a report needs; `milliseconds` is a
  /// clock of which only differences count.
  package init(
    _ options: ScriptOptions, measure: TextMeasure, milliseconds: @escaping () -> Int64,
    record: @escaping (ScriptEntry) -> Void = { _ in }, showLine: @escaping (String) -> Void
  ) {
    self.options = options
    self.measure = measure
    self.milliseconds = milliseconds
    self.record = record
    self.showLine = showLine
  }

  /// Runs a source as a whole.
  ///
  /// The outcome has the status and whether the session is over; what failed has been shown.
  package func run(_ source: ScriptSource, through interpreter: some Interpreter) -> StatementOutcome {
    let statements: [Statement]
    do {
      statements = try StatementParser.parse(
        source.text, startingAt: source.firstLine, expressionCommands: options.expressionCommands)
    } catch {
      return refuse(error, in: source)
    }
    var progress = ScriptProgress(options)
    run(statements, of: source, through: interpreter, &progress)
    return progress.outcome
  }

  /// Runs lines as they arrive: each statement as soon as it is complete, before the next line is asked for.
  ///
  /// Here what stands before a fault in the syntax has run already.
  package func run(
    lines nextLine: () -> String?, of source: ScriptSource, through interpreter: some Interpreter
  ) -> StatementOutcome {
    var progress = ScriptProgress(options)
    var reader = StatementReader(
      startingAt: source.firstLine, expressionCommands: options.expressionCommands)
    while !progress.isOver {
      do throws(SyntaxFault) {
        guard let line = nextLine() else {
          try reader.finish()
          break
        }
        let statements = try reader.take(line)
        if statements.isEmpty { continue }
        let piece = source.piece(reader.chunk.text, firstLine: reader.chunk.line)
        run(statements, of: piece, through: interpreter, &progress)
      } catch {
        let piece = source.piece(reader.chunk.text, firstLine: reader.chunk.line)
        progress.add(refuse(error, in: piece))
        if error.isIncomplete { break }
      }
    }
    return progress.outcome
  }

  private func run(
    _ statements: [Statement], of source: ScriptSource, through interpreter: some Interpreter,
    _ progress: inout ScriptProgress
  ) {
    var lines: ScriptLines?
    for statement in statements where !progress.isOver {
      if options.echoes { showLine(echo(of: statement, in: source)) }
      let start = milliseconds()
      let outcome = interpreter.run(statement, from: source)
      record(entry(statement, outcome, in: source, milliseconds: max(0, milliseconds() - start)))
      if outcome.status != 0 {
        let known = lines ?? ScriptLines(source)
        lines = known
        let diagnostic = ScriptDiagnostic(outcome, of: statement, in: source, lines: known)
        if let diagnostic { showLine(diagnostic.text(measure)) }
      }
      progress.add(outcome)
    }
  }

  private func refuse(_ fault: SyntaxFault, in source: ScriptSource) -> StatementOutcome {
    let diagnostic = ScriptDiagnostic(fault, in: source)
    showLine(diagnostic.text(measure))
    record(
      ScriptEntry(
        name: "syntax of \(source.name)", location: diagnostic.location, status: Self.syntaxStatus,
        message: fault.sentence))
    return StatementOutcome(status: Self.syntaxStatus, isReported: true)
  }

  private func echo(of statement: Statement, in source: ScriptSource) -> String {
    String(repeating: "+", count: source.depth + 1) + " " + measure.visible(statement.text)
  }

  private func entry(
    _ statement: Statement, _ outcome: StatementOutcome, in source: ScriptSource, milliseconds: Int64
  ) -> ScriptEntry {
    let first = statement.words.first?.text
    return ScriptEntry(
      name: statement.text,
      location: ScriptLocation(name: source.name, position: statement.place(of: outcome).position),
      milliseconds: milliseconds, status: outcome.status, message: outcome.message, actual: outcome.actual,
      isAssertion: first.map { options.assertionCommands.contains($0) } ?? false,
      isReported: outcome.isReported || outcome.endsSession && outcome.message == nil)
  }
}
