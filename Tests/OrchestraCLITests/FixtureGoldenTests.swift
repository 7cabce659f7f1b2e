import Foundation
import JSONTree
import TestSupport
import Testing

/// Every payload the hosts send, alone and in the sequences they really come in, with its effect in a golden file.
@Suite struct FixtureGoldenTests {
  private let golden = GoldenFolder()

  @Test func `there are fixtures`() {
    #expect(Fixtures.names.count == 119)
  }

  /// The state a lone payload meets: one session, a list of tasks with ids, and a running subagent.
  @Test(arguments: Fixtures.names)
  func `a payload on its own is served as the golden file says`(_ name: String) throws {
    let harness = try CommandHarness()
    let isCodex = name.hasPrefix("codex.")
    if !isCodex {
      try harness.serve(fixture: "claude.post-tool-use.taskcreate.basic")
      try harness.serve(fixture: "claude.subagent-start.beta")
    }
    var story = Story(harness)
    try story.tell("before", .init(status: 0, output: "", errors: ""))
    let result = try harness.serve(fixture: name, after: 60)
    #expect(result.status == 0)
    try story.tell(name, result)
    try story.tellState()
    #expect(try golden.difference(of: story.text, from: "payloads/\(name).txt") == nil)
  }

  static let sequences: [(name: String, steps: [String])] = [
    (
      "todo-list",
      [
        "claude.session-start.startup", "claude.user-prompt-submit.human",
        "claude.post-tool-use.todowrite.no-ids",
        "claude.post-tool-use.todowrite.progress", "claude.post-tool-use.todowrite.reordered",
        "claude.post-tool-use.todowrite.edited-text", "claude.post-tool-use.todowrite.item-dropped",
        "claude.post-tool-use.todowrite.all-completed", "claude.post-tool-use.todowrite.empty",
        "claude.post-tool-use.todowrite.after-all-completed", "claude.stop.idle",
        "claude.session-end.prompt-input-exit",
      ]
    ),
    (
      "two-subagents",
      [
        "claude.session-start.startup", "claude.pre-tool-use.agent.alpha", "claude.pre-tool-use.agent.beta",
        "claude.subagent-start.alpha", "claude.subagent-start.beta",
        "claude.post-tool-use.agent.async-launched", "claude.post-tool-use.todowrite.subagent",
        "claude.post-tool-use.bash.subagent", "claude.stop.background-running", "claude.subagent-stop.beta",
        "claude.user-prompt-submit.task-notification", "claude.subagent-stop.alpha",
        "claude.subagent-stop.alpha.again", "claude.stop.idle",
      ]
    ),
    (
      "two-subagents-swapped",
      [
        "claude.post-tool-use.agent.async-launched", "claude.subagent-stop.alpha",
        "claude.subagent-start.beta",
        "claude.pre-tool-use.agent.beta", "claude.subagent-start.alpha", "claude.pre-tool-use.agent.alpha",
        "claude.subagent-stop.beta", "claude.session-start.startup",
      ]
    ),
    (
      "task-tools",
      [
        "claude.session-start.startup", "claude.task-created.basic", "claude.post-tool-use.taskcreate.basic",
        "claude.post-tool-use.taskcreate.with-metadata", "claude.post-tool-use.taskupdate.in-progress",
        "claude.post-tool-use.taskupdate.numeric-id", "claude.post-tool-use.taskupdate.owner",
        "claude.post-tool-use.taskget", "claude.post-tool-use.taskupdate.dependencies",
        "claude.task-completed.basic", "claude.post-tool-use.taskupdate.completed",
        "claude.post-tool-use.taskupdate.failed", "claude.post-tool-use.tasklist",
        "claude.post-tool-use.taskupdate.completed.skipping", "claude.post-tool-use.taskupdate.deleted",
      ]
    ),
    (
      "teammates",
      [
        "claude.task-created.teammate", "claude.task-completed.teammate", "claude.teammate-idle",
        "claude.teammate-idle",
      ]
    ),
    (
      "resumed-forked-cleared-compacted",
      [
        "claude.session-start.startup", "claude.post-tool-use.todowrite.no-ids", "claude.pre-compact.auto",
        "claude.subagent-stop.internal", "claude.session-start.compact", "claude.post-compact",
        "claude.session-end.other", "claude.session-start.resume", "claude.post-tool-use.todowrite.progress",
        "claude.session-start.fork", "claude.session-end.clear", "claude.session-start.clear",
      ]
    ),
    (
      "codex",
      [
        "codex.session-start.startup", "codex.user-prompt-submit", "codex.post-tool-use.update-plan.first",
        "codex.pre-tool-use.collaboration-spawn", "codex.subagent-start.alpha",
        "codex.post-tool-use.collaboration-spawn", "codex.subagent-start.beta",
        "codex.post-tool-use.update-plan.progress", "codex.permission-request.bash",
        "codex.post-tool-use.bash",
        "codex.subagent-stop.beta", "codex.subagent-stop.alpha", "codex.stop", "codex.interrupt",
        "codex.session-end",
      ]
    ),
  ]

  @Test(arguments: sequences.map(\.name))
  func `a sequence is served as the golden file says`(_ name: String) throws {
    let steps = try #require(Self.sequences.first { $0.name == name }).steps
    let harness = try CommandHarness()
    var story = Story(harness)
    for step in steps {
      let result = try harness.serve(fixture: step)
      #expect(result.status == 0)
      try story.tell(step, result)
    }
    try story.tellState()
    #expect(try golden.difference(of: story.text, from: "sequences/\(name).txt") == nil)
  }

  /// Swapping two deliveries 2 ms apart, as was seen in a running host, changes nothing of what is shown in the end.
  @Test(arguments: [
    ("claude.subagent-start.beta", "claude.post-tool-use.agent.async-launched"),
    ("claude.task-created.basic", "claude.post-tool-use.taskcreate.basic"),
    ("claude.task-completed.basic", "claude.post-tool-use.taskupdate.completed"),
    ("claude.subagent-start.alpha", "claude.post-tool-use.todowrite.subagent"),
    ("claude.subagent-start.alpha", "claude.subagent-stop.alpha"),
    ("claude.post-tool-use.bash", "claude.stop.idle"),
  ])
  func `two events in either order lead to the same tasks and agents`(_ pair: (String, String)) throws {
    func outcome(_ order: [String]) throws -> [String] {
      let harness = try CommandHarness()
      try harness.serve(fixture: "claude.session-start.startup")
      for (index, step) in order.enumerated() { try harness.serve(fixture: step, after: index == 0 ? 10 : 0) }
      let snapshot = try #require(try harness.snapshot())
      return ["tasks", "activeAgents", "finishedAgents"].flatMap { key in
        (snapshot[key]?.array ?? []).map { value in
          ["content", "status", "agent", "name", "type", "purpose", "outcome"].map {
            value[$0]?.string ?? "-"
          }.joined(separator: " ")
        }
      }
    }
    #expect(try outcome([pair.0, pair.1]) == outcome([pair.1, pair.0]))
  }

  @Test func `the whole fixture set served twice in a row leaves the second time without a task`() throws {
    // Repeated delivery: a plugin's copy of a hook stays beside the one in the settings.
    let harness = try CommandHarness()
    for name in Fixtures.names {
      let first = try harness.serve(fixture: name, after: 1)
      let records = try harness.journal().count
      let second = try harness.serve(fixture: name, after: 0)
      #expect(first.status == 0 && second.status == 0)
      let added = try harness.journal().dropFirst(records).compactMap { $0["type"]?.string }
      #expect(added.allSatisfy { $0 == "activity" }, "\(name) repeated: \(added)")
    }
  }
}
