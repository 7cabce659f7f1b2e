import DurableFiles
import Foundation
import JSONTree
import Shell
import TestSupport
import Testing

@testable import OrchestraCLI

/// Every example that `help` shows works: each is run in a project where its ids mean something.
@Suite struct HelpExampleTests {
  /// What has to be done first, in the same session, for some commands.
  private static let preludes: [String: [String]] = [
    "diff": ["begin"], "savepoint": ["begin"], "rollback": ["begin"], "commit": ["begin"],
    "unalias": ["alias running 'tasks --status in_progress'"], "redo": ["note 'an example'", "undo"],
    "agent stop": ["agent start Kai"], "replay": ["simulate solo --emit > recording.jsonl"],
    "migrate restore": ["migrate down --yes", "migrate up"],
    // A file that does not say its version.
    "migrate baseline": ["! printf '{\"todos\": []}' > .orchestra/cache/progress.json"],
  ]

  /// Command lines of another shell, which the black-box case `examples` runs; `bench hook` needs the floor program.
  private static let foreign: Set<String> = [
    "hook", "completions", "export status", "statusline", "bench hook", "bench lock",
    "bench update", "init", "simulate storm",
  ]

  private static let commands = all(CommandTable.own.commands).filter { !$0.isHidden }

  private static func all(_ commands: [CommandEntry]) -> [CommandEntry] {
    commands.flatMap { [$0] + all($0.subcommands) }
  }

  @Test func `every command that does something has an example`() {
    let without = Self.commands.filter { $0.examples.isEmpty && $0.subcommands.isEmpty }.map(\.path)
    #expect(without.isEmpty)
  }

  @Test(
    arguments: commands.filter { !foreign.contains($0.path.joined(separator: " ")) }.flatMap { command in
      command.examples.map { (command.path.joined(separator: " "), $0) }
    })
  func `an example in the help works`(_ command: String, _ example: String) throws {
    let harness = try CommandHarness()
    harness.environment["HOME"] = harness.folder.path
    try harness.serve(fixture: "claude.session-start.startup")
    try harness.serve(fixture: "claude.post-tool-use.todowrite.no-ids")
    try harness.serve(fixture: "claude.post-tool-use.todowrite.progress")
    try harness.serve(fixture: "claude.post-tool-use.todowrite.reordered")
    try "expect stats.totalTasks > 0\n".write(
      toFile: harness.path + "/checks.orc", atomically: true, encoding: .utf8)
    let example = try Self.withIds(of: harness, in: example)
    // A command of the command line is run as one; everything else in a session.
    if ["run", "shell"].contains(command) {
      let words = try #require(try StatementParser.parse(example).first).words.map(\.text)
      let result = harness.run(words, input: ScriptedInput([.end]))
      #expect(result.status == 0, "\(example): \(result.errors)")
      return
    }
    let lines = (Self.preludes[command] ?? []) + [example]
    let result = harness.run(["-c", lines.joined(separator: "\n")], input: ScriptedInput([.end]))
    #expect(result.status == 0, "\(example): \(result.errors)")
  }

  /// Puts ids of the project in the place of those in the example.
  private static func withIds(of harness: CommandHarness, in example: String) throws -> String {
    let ids = try harness.snapshot()?["tasks"]?.array?.compactMap { $0["id"]?.string } ?? []
    return example.replacingOccurrences(of: "t-3f2a9c", with: ids[0])
      .replacingOccurrences(of: "t-81b04d", with: ids[1])
      .replacingOccurrences(of: "--update 12", with: "--update 8")
  }
}
