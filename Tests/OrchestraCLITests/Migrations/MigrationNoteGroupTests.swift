import JSONTree
import Rendering
import Testing

@Suite struct MigrationNoteGroupTests {
  private static func note(
    _ kind: String, _ steps: [JSONLocation.Step], _ old: JSONValue? = nil, _ new: JSONValue? = nil
  ) -> MigrationAccount.Note {
    MigrationAccount.Note(kind: kind, location: JSONLocation(steps), old: old, new: new)
  }

  @Test func `notes that differ in the index only are one group with the first as its example`() {
    let groups = MigrationNoteGroup.groups(of: [
      Self.note("rewritten", [.key("todos"), .index(0), .key("id")], 1, "1"),
      Self.note("rewritten", [.key("todos"), .index(7), .key("id")], 2, "2"),
      Self.note("carried", [.key("metadata"), .key("currentAgent")], .null),
    ])
    #expect(groups.map(\.place) == ["metadata.currentAgent", "todos[*].id"])
    #expect(groups.map(\.count) == [1, 2])
    #expect(groups.map(\.example) == ["null", #"1 → "1""#])
  }

  @Test(
    arguments: [
      ([], "."), ([.key("a b"), .index(3)], #"["a b"][*]"#), ([.index(1), .index(2)], "[*][*]"),
      ([.key("a"), .index(1), .key("b"), .key("c")], "a[*].b.c"), ([.key("[0]")], #"["[0]"]"#),
    ] as [([JSONLocation.Step], String)])
  func `a place has a star for each index`(_ steps: [JSONLocation.Step], _ expected: String) {
    #expect(MigrationNoteGroup.groups(of: [Self.note("supplied", steps)]).map(\.place) == [expected])
  }

  @Test func `what comes from the file is harmless and short in the text`() {
    let groups = MigrationNoteGroup.groups(of: [
      Self.note("carried", [.key("\u{1B}]0;x\u{7}")], .string(String(repeating: "y", count: 500)))
    ])
    let text = MigrationNoteGroup.text(of: groups, width: 80, style: .plain)
    #expect(!text.contains("\u{1B}"))
    #expect(text.split(separator: "\n").allSatisfy { $0.count <= 80 })
  }
}
