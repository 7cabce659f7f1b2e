import Shell
import Testing

@Suite struct CommandTableTests {
  @Test func `a command is found by its path`() {
    #expect(SampleTable.table.command(at: ["task", "add"])?.abstract == "Add one.")
    #expect(SampleTable.table.command(at: ["ta"]) == nil)
    #expect(SampleTable.table.command(at: []) == nil)
  }

  @Test func `groups come in the order of the table, what has none last, hidden commands not at all`() {
    let table = CommandTable(commands: [
      CommandEntry(path: ["a"]), CommandEntry(path: ["b"], group: "Look"),
      CommandEntry(path: ["c"], group: "Change"),
      CommandEntry(path: ["d"], group: "Look"), CommandEntry(path: ["e"], group: "Look", isHidden: true),
    ])
    #expect(table.groups.map(\.title) == ["Look", "Change", nil])
    #expect(table.groups.map { $0.commands.map(\.name) } == [["b", "d"], ["c"], ["a"]])
  }

  @Test func `every kind has a name that reads back as itself, but for words`() {
    for name in ValueKind.allNames { #expect(ValueKind(name: name)?.name == name) }
    #expect(Set(ValueKind.allNames).count == ValueKind.allNames.count)
    #expect(ValueKind.words(["a"]).name == nil)
    #expect(ValueKind(name: "words") == nil)
  }
}
