import ProgressModel

extension Samples {
  /// A working day: two agents of the roster, steps told, something of everything.
  static var busy: ProgressState {
    var api = task("t-000001", "Design REST API", .inProgress, by: "Kai", began: 222)
    api.activeForm = "Designing the REST API"
    api.currentStep = 3
    api.totalSteps = 5
    api.tags = ["api", "design"]
    var cart = task("t-000002", "Build the cart page", .inProgress, by: "Nova", began: 45)
    cart.activeForm = "Nova building the cart page"
    let changelog = task("t-000003", "Write the changelog", .inProgress, began: 12)
    var deploy = task("t-000006", "Deploy to staging", .pending)
    deploy.blockedBy = ["t-000001", "t-000004"]
    var tests = task("t-000004", "Write integration tests", .pending)
    tests.position = 1
    var review = task("t-000005", "Review the database schema", .pending)
    review.position = 0
    let done = (1...8).map { number in
      task(
        "t-00001\(number)", "Finished piece of work number \(number)", .completed,
        began: 2_400 - Int64(number) * 200,
        lasting: 100 + Int64(number) * 7)
    }
    return state(
      [api, cart, changelog, tests, review, deploy] + done,
      agents: [
        agent("Kai", task: "t-000001", kind: .worker),
        agent("Nova", task: "t-000002", began: 45, kind: .worker),
      ])
  }

  /// The usual case of new models: no task list, only subagents.
  static var agentsOnly: ProgressState {
    state(
      [],
      agents: [
        agent("Explore", "Find where the configuration is read", began: 14),
        agent("code-reviewer", "Review the payment module for security problems and dead code", began: 3_900),
        agent("Iris", nil, began: nil),
      ])
  }

  /// Tasks of one agent without any told progress, as `TodoWrite` gives them.
  static var withoutProgress: ProgressState {
    state([
      task("t-000001", "Fix the login redirect", .inProgress, began: 61),
      task("t-000002", "Add a regression test", .pending),
      task("t-000003", "Reproduce the problem", .completed),
    ])
  }

  static var twelveAgents: ProgressState {
    let names = AgentRoster.standard.entries.map(\.name)
    let tasks = names.enumerated().map { index, name in
      var task = task(
        "t-0000\(index + 10)", "Part \(index + 1) of the large refactoring", .inProgress, by: name)
      task.progress = index * 9
      return task
    }
    return state(
      tasks, agents: zip(names, tasks).map { agent($0, task: $1.id, kind: .worker) })
  }

  static var leftOver: ProgressState {
    var design = task("t-00000a", "Design API", .inProgress, by: "Kai", session: "old", began: 90_000)
    design.runningSince = nil
    design.finishedDuration = 1_800_000
    design.updatedAt = ago(86_500)
    return state(
      [
        design, task("t-00000b", "Write the migration guide", .pending, session: "old"),
        task("t-00000c", "Ask for review", .pending, session: "old"),
        task("t-00000d", "Announce", .pending, session: "older"),
        task("t-00000e", "Read the bug report", .completed),
        task("t-00000f", "Fix it", .inProgress, began: 30),
      ],
      sessions: [
        session("older", started: 300_000, ended: 200_000), session("old", started: 100_000, ended: 86_400),
        session(),
      ])
  }

  static var japanese: ProgressState {
    var api = task("t-000001", "決済APIの設計", .inProgress, by: "Kai", began: 222)
    api.activeForm = "決済APIのエンドポイント一覧とエラー応答の形式を設計しています"
    api.progress = 60
    let page = task("t-000002", "カートページの実装（スマートフォン対応を含む）", .inProgress, by: "Nova", began: 45)
    return state(
      [api, page, task("t-000003", "結合テストを書く", .pending), task("t-000004", "環境構築", .completed)],
      agents: [agent("Kai", task: "t-000001"), agent("Nova", task: "t-000002")])
  }

  /// Text that tries to drive a terminal, to reorder a line, to hide in it and to break out of a cell.
  static var hostile: ProgressState {
    var evil = task("t-000001", "=HYPERLINK(\"http://evil\")", .inProgress, by: "Kai")
    evil.activeForm =
      "\u{1B}[31mred\u{1B}]52;c;aGk=\u{7} \u{9B}2J bell\u{7F}\nnew\tline | *bold* <b>&amp;</b> [x](y)"
    evil.progress = 250
    evil.tags = ["\u{1B}[0m", "a\nb"]
    let bidi = task("t-000002", "user\u{202E}gnp.exe\u{2066} \u{200B}zero\u{FEFF}width", .pending)
    let zalgo = task("t-000003", "Z" + String(repeating: "\u{0351}", count: 60) + "algo", .pending)
    let family = task("t-000004", "👨‍👩‍👧‍👦 family 🇯🇵 flag 1️⃣ key \u{0301}e", .completed)
    return state(
      [evil, bidi, zalgo, family],
      agents: [
        agent("Kai", task: "t-000001"), agent("Ev\u{1B}[2Jil\u{202E}", "\u{1B}]0;title\u{7}", began: 5),
      ])
  }
}

extension Samples {
  /// Everything a report can show: sessions ended and live, agents finished and at work, tasks in every
  /// status.
  static var mixed: ProgressState {
    var ended = session("3b9a7c1e-5d2f-4b1a-9c3e-7f6a5b4c3d2e", started: 100_000, ended: 86_400)
    ended.title = "Try the new payment provider"
    ended.model = "a-model"
    var live = session()
    live.title = "決済ページの作り直し"
    var api = task("t-000001", "Design REST API", .inProgress, by: "Kai", began: 222)
    api.progress = 60
    var state = state(
      [
        api, task("t-000002", "カートページの実装（スマートフォン対応を含む）", .pending, by: "Nova"),
        task("t-000003", "Run the whole test suite on every supported platform", .failed, by: "Finn"),
        task("t-000004", "Ask for review", .pending, session: ended.id),
        task("t-000005", "Set up the repository", .completed, by: "Theo"),
        task("t-000006", "Write a web dashboard", .cancelled),
      ],
      agents: [
        agent("Kai", task: "t-000001", kind: .worker),
        agent("Explore", "Find where the configuration is read", began: 14),
      ],
      sessions: [ended, live])
    var reviewer = agent("code-reviewer", "Review the payment module", began: 3_900)
    reviewer.stoppedAt = ago(3_000)
    reviewer.outcome = "finished"
    var lost = agent("general-purpose", nil, began: nil)
    lost.stoppedAt = ago(2_000)
    lost.outcome = "lost"
    state.finishedAgents = [lost, reviewer]
    state.history = [
      entry(55, 300, "session.started", nil, nil, "startup"),
      entry(56, 222, "task.changed", "Kai", "t-000001", "pending → in_progress"),
      entry(57, 3, "task.created", "Nova", "t-000002", "カートページの実装（スマートフォン対応を含む）"),
    ]
    return state
  }

  private static func entry(
    _ sequence: Int64, _ seconds: Int64, _ event: String, _ agent: String?, _ task: String?,
    _ details: String?
  ) -> HistoryEntry {
    var entry = HistoryEntry(sequence: sequence, time: ago(seconds), event: event)
    entry.session = "5f1c"
    entry.agent = agent
    entry.task = task
    entry.details = details
    return entry
  }

  /// A task with every field told.
  static var detailedTask: TrackedTask {
    var task = task("t-000001", "Design REST API", .inProgress, by: "Kai", began: 222)
    task.activeForm = "Designing the REST API"
    task.detail =
      "Endpoints for cart, checkout and refunds; errors follow RFC 9457 (problem details), versions go into the path."
    task.progress = 60
    task.currentStep = 3
    task.totalSteps = 5
    task.pendingDuration = 2_178_000
    task.estimatedDuration = 600_000
    task.externalID = "7"
    task.parentID = "t-000009"
    task.blockedBy = ["t-000004", "t-0000ff"]
    task.tags = ["api", "design"]
    return task
  }
}
