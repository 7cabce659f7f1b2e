import DurableFiles
import JSONTree
import Rendering

/// The scenarios: those that come with the program, and files of the user's.
///
/// To add one, write its script in `docs/scenarios` and its name in the `Makefile`; then `make scenarios`.
enum ScenarioCatalog {
  static let all = ScenarioTexts.all

  /// The one that is no line of events but a crowd of processes.
  static let storm = "storm"

  static let names = all.map { $0.name }

  static func entry(named name: String) -> ScenarioTexts.Entry? { all.first { $0.name == name } }

  /// Returns the text of a scenario: one that comes with the program, or a file of the user's.
  ///
  /// - Throws: `Failure` when there is neither.
  static func text(of word: String, in context: ProgramContext) throws(Failure) -> String {
    if let entry = entry(named: word) { return entry.text }
    let path = ProjectDiscovery.resolve(word, from: context.workingDirectory)
    let bytes: [UInt8]
    do { bytes = try PlainFile(path, calls: context.calls).read(maximumBytes: 1 << 20) } catch {
      if error.isAbsence {
        let near = NearMatch.closest(to: word, among: names)
        throw Failure(
          .missingInput, "Cannot find the scenario '\(word)'",
          hint: near.map { "Did you mean '\($0)'?" }
            ?? "'orchestra simulate scenarios' lists them; a file works too")
      }
      throw Failure(.inputOutput, "Cannot read '\(word)': \(error.cause)")
    }
    guard let text = String(validating: bytes, as: UTF8.self) else {
      throw Failure(.damagedData, "Cannot read '\(word)': it is not UTF-8 text")
    }
    return text
  }

  /// The list for people and programs.
  static var report: Report {
    Report(
      fields: ["name", "summary"],
      columns: [Report.Column("name", "Scenario", .key), Report.Column("summary", "What it shows", .text)],
      rows: all.map { entry in
        Report.Row(
          payload: ["name": .string(entry.name), "summary": .string(entry.summary)],
          cells: [Report.Cell(entry.name), Report.Cell(entry.summary)])
      })
  }
}
