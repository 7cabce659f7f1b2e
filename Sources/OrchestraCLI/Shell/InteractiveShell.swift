import DurableFiles
import LineEditing
import ProgressModel
import ProgressStore
import Shell

/// The shell at a terminal: reads a line, runs it, shows what came of it, until the person leaves.
struct InteractiveShell {
  private let context: ProgramContext
  private let session: ShellSession
  private let interpreter: CommandInterpreter
  private let prompt: ShellPrompt
  private let readsStartupFile: Bool
  private let echoes: Bool

  init(context: ProgramContext, root: String?, readsStartupFile: Bool, echoes: Bool) {
    let session = ShellSession(
      place: context.place(root: root), isInteractive: true, history: ShellHistory(context: context))
    self.context = context
    self.session = session
    interpreter = ScriptExecution(context: context, session: session).interpreter
    prompt = ShellPrompt(context: context, session: session)
    self.readsStartupFile = readsStartupFile
    self.echoes = echoes
  }

  /// Returns the exit status: that of `exit`, else 0.
  func run() -> Int32 {
    TerminalKeys().noteInterrupts()
    begin()
    let completion = ShellCompletion(context: context, session: session)
    let reader = context.surroundings.makeTerminalReader(completion.answer)
    reader.remember(earlier: { session.history.lines.texts })
    let status = serve(reader)
    if let trouble = session.history.flush() { context.output.complain(trouble) }
    return status
  }

  private func serve(_ reader: any LineReader) -> Int32 {
    var warnedOfSandbox = false
    while !session.hasEnded {
      switch reader.readLine(prompt.prompt()) {
      case .line(let line):
        warnedOfSandbox = false
        let status = take(line, from: reader)
        // What was pasted behind a command that failed was meant for the case that it works.
        if status != 0 || context.surroundings.wasInterrupted() { reader.dropPendingLines() }
        if session.hasEnded { return status }
      case .interrupt: continue
      case .end:
        // Once: a person who presses it again means it.
        if let changes = session.sandbox?.changeCount, changes > 0, !warnedOfSandbox {
          warnedOfSandbox = true
          context.output.complain(
            "The sandbox holds changes that nobody else sees yet (\(changes)): 'commit' keeps them, Ctrl-D again drops them"
          )
          continue
        }
        context.output.answer("\n")
        return 0
      }
    }
    return 0
  }

  private func begin() {
    let context = context.standing(in: session)
    do throws(Failure) {
      session.aliases = try UserSettings(context: context).aliasTable()
    } catch {
      context.output.complain(error.text)
    }
    greet(context)
    if readsStartupFile, let folder = UserSettings.folder(context.environment) {
      ScriptExecution(context: context, session: session).runStartupFile(folder + "/shellrc")
    }
  }

  private func greet(_ context: ProgramContext) {
    let path = ProjectDiscovery(context: context).root(option: nil)
    do throws(StoreError) {
      let project = try Project.open(path, in: context)
      var state: ProgressState?
      var fault: Failure?
      do throws(StoreError) { state = try project.storedState(for: "shell") } catch { fault = Failure(error) }
      context.output.answer(Greeting(project: project, state: state, fault: fault).text())
    } catch {
      context.output.complain(Failure(error).text)
    }
  }

  /// Runs what was typed, asking for more lines while it is incomplete; returns the last status.
  private func take(_ line: String, from reader: any LineReader) -> Int32 {
    var text: String
    do throws(Failure) {
      guard let expanded = try expand(line) else { return 0 }
      text = expanded
    } catch {
      context.output.complain(error.text)
      return error.status.rawValue
    }
    while true {
      do throws(SyntaxFault) {
        let statements = try StatementParser.parse(
          text, expressionCommands: session.aliases.allExpressionCommands)
        keep(text, in: reader)
        return run(statements)
      } catch {
        guard error.isIncomplete else {
          keep(text, in: reader)
          complain(of: error, in: text)
          return Failure.Status.usage.rawValue
        }
      }
      switch reader.readLine(prompt.continuation) {
      case .line(let more): text += "\n" + more
      case .interrupt: return 0
      case .end:
        context.output.answer("\n")
        return 0
      }
    }
  }

  /// Shows the line again with a mark below what is wrong with it.
  private func complain(of fault: SyntaxFault, in text: String) {
    let diagnostic = ScriptDiagnostic(fault, in: ScriptSource(name: "prompt", text: text))
    context.output.complain(diagnostic.text(.terminal))
  }

  /// Puts a line of the history in the place of `!!` and its like, and shows it.
  private func expand(_ line: String) throws(Failure) -> String? {
    if line.allSatisfy(\.isWhitespace) { return nil }
    do {
      guard let expanded = try session.history.expanding(line) else { return line }
      context.output.answer(expanded + "\n")
      return expanded
    } catch {
      throw Failure(.usage, error.sentence, hint: error.hint)
    }
  }

  private func keep(_ text: String, in reader: any LineReader) {
    // Arrow-up brings lines back one by one; what was typed in several comes back as one.
    let line = text.split(separator: "\n").joined(separator: " ")
    if let trouble = session.history.add(line) { context.output.complain(trouble) }
    reader.remember(line)
  }

  private func run(_ statements: [Statement]) -> Int32 {
    let source = ScriptSource(name: "prompt", text: "")
    var status: Int32 = 0
    for statement in statements {
      if echoes { context.output.complain("+ " + statement.text) }
      _ = context.surroundings.wasInterrupted()
      let outcome = interpreter.run(statement, from: source)
      status = outcome.status
      if let message = outcome.message, !outcome.isReported {
        context.output.complain("Error: " + message + (outcome.hint.map { "\nHint: " + $0 } ?? ""))
      }
      // What stands behind a failed command was meant for the case that it works.
      if status != 0 || session.hasEnded { break }
    }
    return status
  }
}
