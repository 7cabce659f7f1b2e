import DurableFiles
import ProgressModel
import Rendering
import Shell
import Synchronization

/// Runs sources in a session: what scripts, the startup file and `read` have in common.
struct ScriptExecution: Sendable {
  let context: ProgramContext
  let session: ShellSession
  var options = ScriptOptions()
  /// Takes what each statement came to; nil when nobody asks.
  var results: ScriptResults?

  static let largestFile = 16 << 20

  /// Runs a source whose failures have been shown when this returns.
  func run(_ source: ScriptSource) -> StatementOutcome {
    runner.run(source, through: interpreter)
  }

  /// Runs lines as they arrive.
  func run(lines nextLine: () -> String?, of source: ScriptSource) -> StatementOutcome {
    runner.run(lines: nextLine, of: source, through: interpreter)
  }

  var interpreter: CommandInterpreter {
    CommandInterpreter(context: context, session: session, scripts: self)
  }

  private var runner: ScriptRunner {
    let (output, results) = (context.output, results)
    return ScriptRunner(
      options, measure: .terminal, milliseconds: { Deadline.monotonicMilliseconds() },
      record: { results?.add($0) }, showLine: { output.complain($0) })
  }

  /// Reads a script file.
  ///
  /// - Throws: `Failure` when it cannot be read, or is no text.
  func text(of file: String) throws(Failure) -> String {
    let bytes: [UInt8]
    do {
      bytes = try PlainFile(context.standing(in: session).path(file), calls: context.calls)
        .read(maximumBytes: Self.largestFile)
    } catch {
      throw Failure(
        error.isAbsence ? .missingInput : .inputOutput, "Cannot read '\(file)': \(error.cause)")
    }
    guard let text = String(validating: bytes, as: UTF8.self) else {
      throw Failure(.damagedData, "Cannot read '\(file)': it is not UTF-8 text")
    }
    return text
  }

  /// Runs the startup file, if there is one; whatever is wrong with it is shown, and the shell opens all the same.
  func runStartupFile(_ path: String) {
    let text: String
    do throws(Failure) { text = try self.text(of: path) } catch {
      if error.status != .missingInput { context.output.complain(error.text) }
      return
    }
    var execution = self
    execution.options.keepsGoing = true
    _ = execution.run(ScriptSource(name: path, text: text))
  }
}

/// Keeps what became of the statements of a run.
final class ScriptResults: Sendable {
  private let kept = Mutex(ScriptReport())

  func add(_ entry: ScriptEntry) { kept.withLock { $0.add(entry) } }

  var report: ScriptReport { kept.withLock { $0 } }
}

extension TextMeasure {
  /// What a terminal shows, by the rules of every other output.
  static let terminal = TextMeasure(
    visible: { VisibleText.of($0) }, columns: { TextWidth.columns(of: $0) })
}
