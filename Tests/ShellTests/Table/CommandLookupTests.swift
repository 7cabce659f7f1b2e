import Shell
import Testing

@Suite struct CommandLookupTests {
  private func find(_ word: String) -> CommandLookup {
    CommandLookup.find(word, among: SampleTable.table.commands)
  }

  @Test(arguments: [
    ("tasks", "tasks"), ("task", "task"), ("tas", "tasks"), ("ta", "tasks"), ("chart", "timeline"),
    ("ch", "timeline"),
    ("ti", "timeline"), ("w", "watch"), ("complete", "complete"), ("statu", "status"),
  ])
  func `a word finds the command it means`(word: String, name: String) {
    #expect(find(word).command?.name == name)
    #expect(find(word).sentence(for: word) == nil)
    #expect(find(word).hint == nil)
  }

  @Test func `a beginning of several commands lists them`() {
    #expect(find("t") == .ambiguous(["tasks", "task", "timeline"]))
    #expect(find("t").sentence(for: "t") == "Cannot tell which command 't' means: tasks, task, timeline")
    #expect(find("t").hint == "Type more of its name")
    #expect(find("re") == .ambiguous(["repeat", "read"]))
  }

  @Test(arguments: [
    ("taks", ["tasks", "task"]), ("stauts", ["status"]), ("wacht", ["watch"]), ("chrt", ["chart"]),
    ("gte", ["get"]), ("hlep", ["help"]), ("xyzzy", []), ("q", []), ("", []), ("Tasks", ["tasks", "task"]),
    ("complet", []), ("timelines", ["timeline"]),
  ])
  func `a slip of the finger finds what was meant`(word: String, names: [String]) {
    #expect(find(word) == .unknown(suggestions: names))
  }

  @Test func `what is not known is put into words`() {
    #expect(find("taks").sentence(for: "taks") == "Cannot find the command 'taks'")
    #expect(find("taks").hint == "Did you mean 'tasks' or 'task'?")
    #expect(find("xyzzy").hint == "'help' lists the commands")
    #expect(CommandLookup.unknown(suggestions: ["a"]).hint == "Did you mean 'a'?")
    #expect(CommandLookup.unknown(suggestions: ["a", "b", "c"]).hint == "Did you mean 'a', 'b' or 'c'?")
  }

  @Test func `subcommands are found in the same way`() throws {
    let task = try #require(SampleTable.table.command(at: ["task"]))
    #expect(CommandLookup.find("d", among: task.subcommands).command?.path == ["task", "done"])
    #expect(CommandLookup.find("dnoe", among: task.subcommands) == .unknown(suggestions: ["done"]))
  }
}
