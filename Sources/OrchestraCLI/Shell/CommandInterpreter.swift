import DurableFiles
import ProgressModel
import Rendering
import Shell

/// Runs statements as commands of this program, in process: what the shell, scripts and `-c` share.
struct CommandInterpreter: Interpreter {
  /// The context of the whole session; each command gets one of its own, made from it.
  private let outer: ProgramContext
  private let session: ShellSession

  /// How `read` runs files.
  private let scripts: ScriptExecution

  init(context: ProgramContext, session: ShellSession, scripts: ScriptExecution) {
    outer = context
    self.session = session
    self.scripts = scripts
  }

  /// The context as the session stands now.
  var context: ProgramContext { outer.standing(in: session) }

  func run(_ statement: Statement, from source: ScriptSource) -> StatementOutcome {
    let start = Deadline.monotonicNow()
    let outcome: StatementOutcome
    switch statement.body {
    case .system(let command): outcome = runSystem(command)
    case .command:
      do {
        outcome = run(try AliasExpansion(statement, aliases: session.aliases), of: statement, in: source)
      } catch {
        outcome = StatementOutcome(Failure(.usage, error.sentence, hint: error.hint), word: 0)
      }
    }
    if session.options.showsTime {
      context.output.complain("Time: \(Self.text(Deadline.monotonicNow() - start))")
    }
    return outcome
  }

  private func runSystem(_ command: String) -> StatementOutcome {
    do {
      let status = try StatementOutput(context: context, session: session, redirection: nil)
        .run(command, input: nil)
      session.previous = ShellSession.Previous(status: status)
      if status == 0 { return StatementOutcome(status: 0) }
      return StatementOutcome(status: status, message: "The command ended with status \(status)")
    } catch {
      return StatementOutcome(error, word: 0)
    }
  }

  private func run(
    _ expansion: AliasExpansion, of statement: Statement, in source: ScriptSource
  ) -> StatementOutcome {
    guard case .command(let words, let redirection) = expansion.statement.body else { return .success }
    let destination = StatementOutput(context: context, session: session, redirection: redirection)
    let output = SessionOutput(outer: context.output, goesToScreen: redirection == nil)
    var inner = context
    inner.output = output
    inner.terminalWidth = destination.terminalWidth
    let ending = CommandRunner(context: inner).ending(of: words.map(\.text))
    if let request = session.takeReadRequest() { return read(request, at: statement, in: source) }
    var failure: Failure?
    var status = ending.status
    switch ending {
    case .done, .status: break
    case .failed(let reason), .misused(let reason, _): failure = reason
    }
    do {
      let delivered = try destination.deliver(output)
      if status == 0, delivered != 0, !Self.isReaderGone(delivered) {
        status = delivered
        failure = Failure(.no, "The command behind '|' ended with status \(delivered)")
      }
    } catch {
      if status == 0 { (failure, status) = (error, error.status.rawValue) }
    }
    // What `expect` looks at is the command before it, not the expectation before it.
    if !Self.isLooking(words) {
      session.previous = ShellSession.Previous(
        output: String(decoding: output.bytes, as: UTF8.self),
        errors: output.errors + (failure.map { $0.text + "\n" } ?? ""), status: status)
    }
    var outcome = StatementOutcome(status: status)
    outcome.endsSession = session.hasEnded
    guard let failure else { return outcome }
    outcome.message = failure.message
    outcome.hint = failure.hint ?? Self.usageHint(ending, words)
    outcome.word = (failure.word ?? Self.culprit(in: words, of: failure.message)).map(expansion.typedIndex)
    return outcome
  }

  /// Runs another source in the place of the `read` that asked for it.
  private func read(
    _ request: ShellSession.ReadRequest, at statement: Statement, in source: ScriptSource
  ) -> StatementOutcome {
    var scripts = scripts
    if request.keepsGoing { scripts.options.keepsGoing = true }
    do throws(Failure) {
      let text = try scripts.text(of: request.file)
      let inner: ScriptSource
      do {
        inner = try source.reading(
          request.file, text: text, identity: context.path(request.file), at: statement)
      } catch {
        throw Failure(.usage, error.sentence, hint: error.hint)
      }
      return scripts.run(inner)
    } catch {
      return StatementOutcome(error, word: Self.culprit(in: statement.words, of: error.message))
    }
  }

  private static func isLooking(_ words: [Word]) -> Bool { words.first?.text == "expect" }

  /// A reader that has had enough of us (`| head -1`, leaving the pager) is no failure: 128 and `SIGPIPE`.
  private static func isReaderGone(_ status: Int32) -> Bool { status == 141 }

  private static func usageHint(_ ending: CommandEnding, _ words: [Word]) -> String? {
    guard case .misused = ending, let first = words.first else { return nil }
    return "'help \(first.text)' shows how it is used"
  }

  /// The word a message is about: the first one it quotes.
  ///
  /// Nil when it quotes none; the first word is meant then.
  static func culprit(in words: [Word], of message: String) -> Int? {
    let quoted = message.split(separator: "'", omittingEmptySubsequences: false).enumerated()
      .filter { $0.offset % 2 == 1 }.map { String($0.element) }
    for text in quoted {
      let name = text.split(separator: " ").first.map(String.init) ?? text
      let index = words.indices.dropFirst().first {
        words[$0].text == text || words[$0].text == name || words[$0].text.hasPrefix(name + "=")
      }
      if let index { return index }
    }
    return nil
  }

  private static func text(_ elapsed: Duration) -> String {
    let microseconds = elapsed / .microseconds(1)
    if microseconds < 1000 { return "\(Int(microseconds)) µs" }
    if microseconds < 1_000_000 { return "\(DecimalText.of(microseconds / 1000, digits: 1)) ms" }
    return "\(DecimalText.of(microseconds / 1_000_000, digits: 2)) s"
  }
}

extension StatementOutcome {
  init(_ failure: Failure, word: Int?) {
    self.init(status: failure.status.rawValue, message: failure.message)
    hint = failure.hint
    self.word = failure.word ?? word
  }
}

extension ProgramContext {
  /// The context of a command of `session`: in its folder, about its project, with its options.
  func standing(in session: ShellSession) -> ProgramContext {
    var context = self
    let place = session.place
    context.session = session
    context.workingDirectory = place.workingDirectory
    context.environment["PROJECT_ROOT"] = nil
    context.environment["ORCHESTRA_ROOT"] = place.root
    // In a view into the past the clock stands at its moment.
    if let view = session.view { context.clock = view.clock }
    return context
  }

  /// Where a session that begins now stands.
  func place(root: String?) -> ShellSession.Place {
    let named = root ?? environment["ORCHESTRA_ROOT"] ?? environment["PROJECT_ROOT"]
    return ShellSession.Place(
      workingDirectory: workingDirectory, root: named.flatMap { $0.isEmpty ? nil : path($0) })
  }
}
