import Testing

@testable import HostSettings

/// Which commands are ours to change, and which only mention us.
@Suite struct OwnCommandsTests {
  private let own = OwnCommands { $0.hasPrefix("/old/") }

  @Test(
    arguments: [
      ("orchestra hook", OwnCommands.Standing.program),
      ("/usr/local/bin/orchestra hook SessionStart", .program),
      ("'/Users/kim doe/bin/orchestra' hook", .program),
      ("exec orchestra hook", .program),
      ("orchestra hook || true", .program),
      ("orchestra hook 2>/dev/null || :", .program),
      (
        "bash \"$CLAUDE_PROJECT_DIR\"/hooks/progress-tracker-update.sh",
        .script(name: "progress-tracker-update.sh")
      ),
      ("/old/session-start.sh", .script(name: "session-start.sh")),
      ("sh /old/post_code_write.sh || true", .script(name: "post_code_write.sh")),
      ("orchestra hook && notify-send done", .amongOthers),
      ("tee -a log | orchestra hook", .amongOthers),
      ("ORCHESTRA_LANGUAGE=ja orchestra hook", .amongOthers),
      ("orchestra hook --root /elsewhere", .amongOthers),
      ("sh -c 'orchestra hook; date'", .amongOthers),
    ])
  func `a line of the shell is told apart`(_ line: String, _ standing: OwnCommands.Standing) {
    #expect(own.standing(command: line, arguments: nil) == standing)
  }

  @Test(
    arguments: [
      "orchestra status", "/elsewhere/session-start.sh", "echo orchestra", "notorchestra hook",
      "orchestra-hook",
      "ls orchestra", "",
    ])
  func `what is not ours is not ours`(_ line: String) {
    #expect(own.standing(command: line, arguments: nil) == nil)
  }

  @Test func `a program with arguments is told apart, without a shell between`() {
    #expect(own.standing(command: "orchestra", arguments: ["hook"]) == .program)
    #expect(own.standing(command: "/a b/orchestra", arguments: ["hook", "Stop"]) == .program)
    #expect(own.standing(command: "orchestra", arguments: []) == nil)
    #expect(own.standing(command: "env", arguments: ["X=1", "orchestra", "hook"]) == .amongOthers)
    #expect(
      own.standing(command: "bash", arguments: ["/old/session-start.sh"]) == .script(name: "session-start.sh")
    )
  }

  @Test func `a status line is ours when it is nothing else`() {
    #expect(own.isStatusLine("orchestra statusline"))
    #expect(own.isStatusLine("'/a b/orchestra' statusline --subagent"))
    #expect(!own.isStatusLine("ccstatusline; orchestra statusline"))
    #expect(!own.isStatusLine("orchestra status --line"))
  }
}
