import Foundation
import Shell
import Testing

@testable import OrchestraCLI

@Suite struct CompletionTableTests {
  @Test func `the program carries the table that its commands make`() throws {
    let live = try CommandTableBuilder.table().text()
    #expect(CommandTableText.text + "\n" == live, "the commands have changed: run `make table`")
  }

  @Test func `a table that is written reads back as itself`() throws {
    let table = try CommandTableBuilder.table()
    #expect(try CommandTable(text: table.text()) == table)
    #expect(CommandTable.own == table)
    #expect(table.commands.count > 10)
  }

  @Test func `everything of a command survives writing`() throws {
    let option = OptionEntry(
      names: ["-f", "--format"], help: "How.\nAt length: \"x\"", valueName: "format",
      kind: .words(["a", "b"]),
      defaultValue: "a", isRepeating: true, isHidden: true)
    let inner = CommandEntry(
      path: ["one", "two"], options: [option],
      arguments: [ArgumentEntry(name: "id", help: "Which.", kind: .task, isOptional: true, isRepeating: true)]
    )
    let table = CommandTable(
      commands: [
        CommandEntry(
          path: ["one"], aliases: ["eins"], abstract: "a", discussion: "d\ne", examples: ["one two"],
          group: "Look",
          isHidden: true, isShellOnly: true, preferredOver: ["on"], subcommands: [inner, inner],
          defaultSubcommand: "two"),
        CommandEntry(path: ["three"]),
      ], options: [option])
    #expect(try CommandTable(text: table.text()) == table)
  }

  @Test func `live values, words, files and folders are taken over from the commands`() throws {
    let table = try CommandTableBuilder.table()
    let tasks = try #require(table.command(at: ["tasks"]))
    func kind(_ name: String) -> ValueKind? { tasks.options.first { $0.names.contains(name) }?.kind }
    #expect(kind("--agent") == .agent)
    #expect(kind("--session") == .session)
    #expect(kind("--tag") == .tag)
    #expect(kind("--root") == .directory)
    #expect(kind("--limit") == ValueKind.none)
    #expect(kind("--color") == .words(["auto", "always", "never"]))
    #expect(table.command(at: ["help"])?.arguments.map(\.kind) == [.command])
    #expect(table.command(at: ["complete"])?.isHidden == true)
    #expect(tasks.preferredOver == ["task"])
  }

  @Test func `examples stand apart from the discussion and without the program's name`() throws {
    let tasks = try #require(try CommandTableBuilder.table().command(at: ["tasks"]))
    #expect(tasks.examples == ["tasks --status in_progress --agent Kai --format json"])
    #expect(!tasks.discussion.contains("Example"))
  }

  @Test func `every event type can be completed`() throws {
    let source = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().appending(path: "Sources/ProgressModel/ProgressEvent.swift")
    let types = try String(contentsOf: source, encoding: .utf8).matches(of: /case \.\w+: "([a-z.]+)"/)
      .map { String($0.1) }
    #expect(types.count > 10)
    #expect(Set(types).isSubset(of: EventTypes.all))
  }

  @Test(arguments: CompletionShell.allCases)
  func `the scripts in the repository are the ones the program prints`(shell: CompletionShell) throws {
    let names = [CompletionShell.bash: "orchestra.bash", .zsh: "_orchestra", .fish: "orchestra.fish"]
    let file = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().appending(path: "completions").appending(path: names[shell] ?? "")
    let text = try String(contentsOf: file, encoding: .utf8)
    #expect(text == shell.script, "the script has changed: run `make reference`")
  }
}
