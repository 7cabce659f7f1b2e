import TestSupport
import Testing

/// What is said of wrong input: message, place, mark and status of each, in one file for a reviewer to read.
@Suite struct ScriptErrorTests {
  private static let scripts: [String] = [
    "frobnicate", "stauts", "st", "tasks extra", "tasks --stauts x", "tasks --status wrong", "tasks --limit",
    "tasks --limit many", "tasks --limit -3", "tasks --format xml", "tasks --older-than soon", "task",
    "task show t-zzzzzz", "task done", "task done t-zzzzzz", "task add", "task add ''", "task frob t-1",
    "task set t-zzzzzz content=x", "task step t-zzzzzz 9/5", "agent stop Nobody", "session end nowhere",
    "note", "get stats.nothing", "get tasks[", "get tasks[x=", "why t-zzzzzz", "timeline --from yesterday",
    "log --limit x", "top sideways", "watch", "watch 0 tasks", "watch watch tasks", "set colour red",
    "set format xml", "set width 3", "set timer maybe", "timer maybe", "alias help tasks", "alias 9x tasks",
    "alias x 'tasks | less'", "unalias nothing", "history --limit -1", "cd /no/such/folder",
    "read /no/such/script", "run checks.orc", "shell", "exit 300", "exit abc", "help frobnicate",
    "begin\nbegin", "diff", "commit --mine --theirs", "rollback nowhere", "begin\nrollback nowhere",
    "savepoint", "undo 0", "undo --update 1 --event 2", "undo --update 99999", "redo", "expect",
    "expect stats.totalTasks", "expect stats.totalTasks == 99", "expect stats.totalTasks is", "expect or",
    "expect output contains x", "tasks |", "tasks >", "tasks > a > b", "tasks > a | b", "| less", "> file",
    "tasks && stats", "tasks & stats", "tasks < file", "echo 'open", "echo \"open", "echo \\", "!",
    "echo `date`", "echo $(date)", "echo one\n  tasks --wrong\necho two", "echo 設計; 設計 --x",
    "tasks > no/such/folder/file", "!exit 9", "tasks | exit 4", "hook",
  ]

  @Test func `every wrong input says what is wrong, where, and the way out`() throws {
    var text = ""
    for script in Self.scripts {
      let harness = try CommandHarness()
      harness.environment["HOME"] = harness.folder.path
      try harness.serve(fixture: "claude.session-start.startup")
      try harness.serve(fixture: "claude.post-tool-use.todowrite.no-ids")
      let result = harness.runTranscript(["-c", script], input: [])
      #expect(result.status != 0, "\(script)")
      #expect(result.errors.hasPrefix("-c:"), "\(script): \(result.errors)")
      text += "### \(script)\n\(result.errors)(\(result.status))\n\n"
    }
    #expect(Self.scripts.count >= 40)
    let shown = text.replacing(/\/[^ ']*TemporaryDirectory[^\/]*/, with: "FOLDER")
    #expect(try GoldenFolder().difference(of: shown, from: "script-errors.txt") == nil)
  }
}
