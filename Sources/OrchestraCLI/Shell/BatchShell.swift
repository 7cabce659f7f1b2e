import ArgumentParser
import DurableFiles
import LineEditing
import Shell

/// Runs scripts: the same for everybody, with no startup file, no kept aliases and nobody to ask.
struct BatchShell {
  private let context: ProgramContext
  private let session: ShellSession
  private let options: BatchOptions
  private let results = ScriptResults()

  init(context: ProgramContext, root: String?, options: BatchOptions) {
    var context = context
    // What commands write are comments of the report, which alone has standard output.
    if options.tap { context.output = CommentOutput(outer: context.output) }
    self.context = context
    self.options = options
    session = ShellSession(place: context.place(root: root), isInteractive: false)
  }

  private var execution: ScriptExecution {
    ScriptExecution(
      context: context, session: session,
      options: ScriptOptions(keepsGoing: options.keepGoing, echoes: options.echoes),
      results: results)
  }

  /// Runs the texts of `-c`.
  func run(commands: [String]) throws {
    try finish(runAll(commands) { ScriptSource(name: "-c", text: $0) })
  }

  /// Runs files; `-` is standard input.
  func run(files: [String]) throws {
    // All are read first: a missing one must not be noticed half way.
    let texts = try files.map { file throws(Failure) in
      (file, file == "-" ? nil : try execution.text(of: file))
    }
    var status: Int32 = 0
    for (file, text) in texts {
      let outcome =
        if let text {
          execution.run(ScriptSource(name: file, text: text, identity: context.path(file)))
        } else { outcomeOfStandardInput() }
      if status == 0 { status = outcome.status }
      if outcome.endsSession || status != 0 && !options.keepGoing { break }
    }
    try finish(status)
  }

  /// Runs the commands on standard input, each as soon as it has arrived.
  func runStandardInput() throws { try finish(outcomeOfStandardInput().status) }

  private func outcomeOfStandardInput() -> StatementOutcome {
    let reader = context.surroundings.makeStreamReader()
    let outcome = execution.run(
      lines: {
        guard case .line(let line) = reader.readLine(LinePrompt("")) else { return nil }
        return line
      }, of: ScriptSource(name: "stdin", text: ""))
    return outcome
  }

  private func runAll(_ texts: [String], _ source: (String) -> ScriptSource) -> Int32 {
    var status: Int32 = 0
    for text in texts {
      let outcome = execution.run(source(text))
      if status == 0 { status = outcome.status }
      if outcome.endsSession || status != 0 && !options.keepGoing { break }
    }
    return status
  }

  /// Writes the reports and ends with the script's status.
  private func finish(_ scriptStatus: Int32) throws {
    var status = scriptStatus
    if let changes = session.sandbox?.changeCount, changes > 0 {
      context.output.complain(
        Failure(
          .no,
          "The script ended in a sandbox with \(changes == 1 ? "a change" : "\(changes) changes"), which nobody will see",
          hint: "End it with 'commit', or with 'rollback'"
        ).text)
      if status == 0 { status = Failure.Status.no.rawValue }
    }
    if options.tap { (context.output as? CommentOutput)?.outer.answer(results.report.tap) }
    if let file = options.junit {
      do {
        try PlainFile(context.path(file), calls: context.calls)
          .write(Array(results.report.junit.utf8), appends: false)
      } catch {
        throw Failure(.cannotCreate, "Cannot write '\(file)': \(error.cause)")
      }
    }
    if status != 0 { throw ExitCode(status) }
  }
}

/// Writes every line as a comment of TAP.
private final class CommentOutput: ProgramOutput {
  let outer: any ProgramOutput

  init(outer: any ProgramOutput) { self.outer = outer }

  func answer(_ bytes: [UInt8]) -> Bool {
    var text = String(decoding: bytes, as: UTF8.self)
    if text.hasSuffix("\n") { text.removeLast() }
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    return outer.answer(lines.map { "# \($0)\n" }.joined())
  }

  func complain(_ text: String) { outer.complain(text) }

  func flush() { outer.flush() }
}
