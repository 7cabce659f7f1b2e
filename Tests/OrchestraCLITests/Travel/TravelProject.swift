import DurableFiles
import JSONTree
import Shell
import Testing

@testable import OrchestraCLI

/// A project with a past: events 1–2 begin it, 3–6 make four tasks, 7–8 finish the first and begin the second.
enum TravelProject {
  static func make() throws -> CommandHarness {
    let harness = try CommandHarness()
    try harness.serve(fixture: "claude.session-start.startup", after: 60)
    try harness.serve(fixture: "claude.post-tool-use.todowrite.no-ids", after: 60)
    try harness.serve(fixture: "claude.post-tool-use.todowrite.progress", after: 60)
    return harness
  }
}

extension CommandHarness {
  /// Runs a line of a shell as a single command of the command line.
  func line(_ text: String) throws -> Result {
    run(try StatementParserWords.words(of: text) ?? [], input: ScriptedInput([.end]))
  }

  /// Runs a script as one session.
  func script(_ text: String) -> Result { run(["-c", text], input: ScriptedInput([.end])) }

  func json(_ text: String) throws -> JSONValue {
    let result = try line(text)
    #expect(result.errors == "")
    return try JSONValue(parsing: result.output)
  }
}

enum StatementParserWords {
  static func words(of text: String) throws -> [String]? {
    // Comparisons would be redirections.
    try StatementParser.parse("expect " + text).first.map { $0.words.dropFirst().map(\.text) }
  }
}
