import ArgumentParser
import Shell

/// Reads scenarios: a step a line, in the words of the commands behind `simulate`.
///
/// `+30s` at the beginning of a line says how long after the step before it happens (default: two seconds). `#` begins a comment;
/// the first one says what the scenario shows.
struct ScenarioReader {
  /// How it is called in messages.
  let name: String
  let text: String

  /// How long after the step before a step happens where the line does not say, in milliseconds.
  static let usualPause: Int64 = 2_000
  /// More lines than this are no scenario that anybody reads.
  static let largestCount = 10_000

  /// Reads all lines.
  ///
  /// - Throws: `Failure` of usage that names the first line at fault.
  func scenario() throws(Failure) -> Scenario {
    var steps: [Scenario.Step] = []
    var number = 0
    for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
      number += 1
      guard number <= Self.largestCount else {
        throw Failure(.usage, "Cannot read '\(name)': more than \(Self.largestCount) lines")
      }
      let words = try words(in: line, number)
      if let step = try step(words, number) { steps.append(step) }
    }
    return Scenario(name: name, summary: Self.summary(of: text), text: text, steps: steps)
  }

  /// The first comment, without the name that may stand before it.
  static func summary(of text: String) -> String {
    let first = text.split(separator: "\n").first { $0.hasPrefix("#") } ?? ""
    let comment = first.drop { $0 == "#" || $0 == " " }
    return String(comment)
  }

  private func words(in line: Substring, _ number: Int) throws(Failure) -> [String] {
    let statements: [Statement]
    do { statements = try StatementParser.parse(String(line)) } catch {
      throw fault(number, error.clause, hint: error.hint)
    }
    guard let statement = statements.first else { return [] }
    guard statements.count == 1, case .command(let words, nil) = statement.body else {
      throw fault(
        number, "a line holds one step and nothing else", hint: "Quote '>', '|', ';' and '!' in texts")
    }
    return words.map(\.text)
  }

  private func step(_ words: [String], _ number: Int) throws(Failure) -> Scenario.Step? {
    var words = words
    var pause = number == 1 ? 0 : Self.usualPause
    if let first = words.first, first.hasPrefix("+") {
      guard let age = Age(argument: String(first.dropFirst())), age.milliseconds <= 31_536_000_000 else {
        throw fault(
          number, "'\(first)' is no pause", hint: "Pauses are written +90s, +15m, +2h or +3d, up to 365d")
      }
      pause = age.milliseconds
      words.removeFirst()
    }
    guard let name = words.first else { return nil }
    guard let type = SimulatedEventCatalog.command(named: name) else {
      let near = NearMatch.closest(to: name, among: SimulatedEventCatalog.names)
      throw fault(
        number, "'\(name)' is no event",
        hint: near.map { "Did you mean '\($0)'?" }
          ?? "It can be: \(SimulatedEventCatalog.names.joined(separator: ", "))")
    }
    let command = try Self.parse(type, Array(words.dropFirst())) { fault(number, $0, hint: nil) }
    guard command.simulation.isBare else {
      throw fault(
        number, "an option of the whole simulation stands in it", hint: "Give it to 'simulate' itself")
    }
    return Scenario.Step(line: number, pause: pause, command: command)
  }

  private static func parse(
    _ type: any SimulatedEventCommand.Type, _ words: [String], _ fault: (String) -> Failure
  ) throws(Failure) -> any SimulatedEventCommand {
    func parsed<Command: SimulatedEventCommand>(_ type: Command.Type) throws(Failure) -> Command {
      do { return try type.parse(words) } catch {
        let message = Command.message(for: error)
        throw fault(message.isEmpty ? "its options ask for help" : message)
      }
    }
    return try parsed(type)
  }

  private func fault(_ line: Int, _ cause: String, hint: String?) -> Failure {
    Failure(.usage, "Cannot read '\(name)', line \(line): \(cause)", hint: hint)
  }
}
