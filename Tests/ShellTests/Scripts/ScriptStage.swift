import Rendering
import Shell

extension TextMeasure {
  /// The rules of the program itself.
  static let terminal = TextMeasure(
    visible: { VisibleText.of($0) }, columns: { TextWidth.columns(of: $0) })
}

/// An interpreter for tests: it knows a few words, and notes what it was given.
final class ScriptStage: Interpreter {
  var files: [String: String] = [:]
  private(set) var ran: [String] = []
  private(set) var errors: [String] = []
  private(set) var report = ScriptReport()
  private var ticks: Int64 = 0
  private let options: ScriptOptions

  init(_ options: ScriptOptions = ScriptOptions()) { self.options = options }

  var runner: ScriptRunner {
    ScriptRunner(
      options, measure: .terminal,
      milliseconds: {
        self.ticks += 7
        return self.ticks
      },
      record: { self.report.add($0) }, showLine: { self.errors.append($0) })
  }

  @discardableResult
  func run(_ text: String, named name: String = "deploy.orc") -> StatementOutcome {
    runner.run(ScriptSource(name: name, text: text), through: self)
  }

  func run(_ statement: Statement, from source: ScriptSource) -> StatementOutcome {
    ran.append(statement.text)
    let words = statement.words.map(\.text)
    switch words.first {
    case "ok", nil: return .success
    case "expect" where words.last == "wrong":
      return StatementOutcome(
        status: 1, message: "Cannot confirm 'wrong': it is not so", word: words.count - 1, actual: "right")
    case "expect": return .success
    case "fail":
      return StatementOutcome(
        status: Int32(words.dropFirst().first ?? "") ?? 70, message: "Cannot go on: told to fail", word: 0)
    case "silent": return StatementOutcome(status: 3)
    case "missing":
      return StatementOutcome(status: 64, message: "Cannot do it: a word is missing", word: words.count)
    case "offset":
      return StatementOutcome(
        status: 64, message: "Cannot read it", hint: "Look there", word: 1, wordOffset: 3)
    case "exit": return StatementOutcome(status: Int32(words.dropFirst().first ?? "") ?? 0, endsSession: true)
    case "read": return read(words[1], statement, source)
    default:
      return StatementOutcome(
        status: 64, message: "Unknown command '\(words[0])'",
        hint: words[0] == "stauts" ? "Did you mean 'status'?" : nil)
    }
  }

  private func read(_ name: String, _ statement: Statement, _ source: ScriptSource) -> StatementOutcome {
    do {
      let nested = try source.reading(name, text: files[name] ?? "", at: statement)
      return runner.run(nested, through: self)
    } catch {
      return StatementOutcome(status: 64, message: error.sentence, hint: error.hint, word: 1)
    }
  }
}
