package import ProgressModel

/// All words of the displays, each in both languages side by side.
package struct Phrases: Sendable {
  package let language: Language

  package init(_ language: Language) {
    self.language = language
  }

  func pick(_ english: @autoclosure () -> String, _ japanese: @autoclosure () -> String) -> String {
    language == .en ? english() : japanese()
  }

  private func plural(_ count: Int, _ one: String, _ many: String) -> String {
    "\(count) \(count == 1 ? one : many)"
  }
}

// MARK: Titles

extension Phrases {
  var progress: String { pick("PROGRESS", "進捗") }
  var fullTitle: String { pick("ORCHESTRA PROGRESS", "ORCHESTRA 進捗") }
  var session: String { pick("Session", "セッション") }
  var overall: String { pick("Overall", "全体") }
  var estimate: String { pick("Estimate", "見込み") }
  var length: String { pick("Length", "経過時間") }
  var activeAgents: String { pick("Active agents", "稼働中のエージェント") }
  var inProgress: String { pick("In progress", "進行中") }
  var alsoInProgress: String { pick("Also in progress", "ほかに進行中") }
  var comingNext: String { pick("Coming next", "次の予定") }
  var blocked: String { pick("Blocked", "ブロック中") }
  var recentlyCompleted: String { pick("Recently completed", "最近完了したタスク") }
  var failed: String { pick("Failed", "失敗") }
  var leftOver: String { pick("Left over from ended sessions", "終了したセッションからの持ち越し") }
  var lastUpdate: String { pick("Last update", "最終更新") }
}

// MARK: Parts of lines

extension Phrases {
  func agents(_ count: Int) -> String {
    language == .en ? plural(count, "agent", "agents") : "エージェント \(count)"
  }

  func sessions(_ count: Int) -> String {
    language == .en ? plural(count, "session", "sessions") : "\(count)セッション"
  }

  func complete(_ percent: Int?) -> String {
    pick("\(ProgressBar.percent(percent)) complete", "\(ProgressBar.percent(percent)) 完了")
  }

  func andMore(_ count: Int) -> String { pick("… and \(count) more", "… ほか \(count) 件") }

  func leftOver(_ count: Int) -> String { pick("\(count) left over", "持ち越し \(count)") }

  /// Such as `8/15 tasks`.
  func taskRatio(_ done: Int, _ total: Int) -> String { pick("\(done)/\(total) tasks", "\(done)/\(total) 件") }

  func step(_ current: Int, of total: Int) -> String {
    pick("step \(current)/\(total)", "ステップ \(current)/\(total)")
  }

  /// `elapsed` is a length in words, such as `3 m 42 s`.
  func inProgress(for elapsed: String) -> String { pick("\(elapsed) in progress", "進行中 \(elapsed)") }

  func since(_ moment: String) -> String { pick("since \(moment)", "\(moment) から") }

  /// `elapsed` is a length in words.
  func running(for elapsed: String) -> String { pick("running for \(elapsed)", "稼働時間 \(elapsed)") }

  /// `moment` is an age or a moment in words.
  func lastChange(_ moment: String) -> String { pick("last change \(moment)", "最終変更 \(moment)") }

  func sessionLasting(_ length: String) -> String { pick("session \(length)", "セッション \(length)") }

  func took(_ length: String) -> String { pick("took \(length)", "所要 \(length)") }

  func waitsFor(_ names: String) -> String { pick("waits for \(names)", "先行タスク: \(names)") }

  /// `length` is an estimate in words; `samples` the finished tasks it rests on.
  func remaining(_ length: String, from samples: Int) -> String {
    pick("about \(length) left, from \(samples) finished tasks", "あと約\(length)（完了した \(samples) 件から推定）")
  }

  func atLastUpdate(_ length: String) -> String {
    pick("\(length) as of the last update", "最終更新時点で\(length)")
  }

  func quoted(_ text: String) -> String { pick("\"\(text)\"", "「\(text)」") }

  var nothingTracked: String { pick("No tasks or agents yet", "タスクもエージェントもまだありません") }
}

// MARK: States

extension Phrases {
  package func status(_ status: TaskStatus) -> String {
    switch status {
    case .pending: pick("pending", "未着手")
    case .inProgress: pick("in progress", "進行中")
    case .completed: pick("completed", "完了")
    case .failed: pick("failed", "失敗")
    case .cancelled: pick("cancelled", "取り消し")
    }
  }

  package func state(_ state: TrackedSession.State) -> String {
    switch state {
    case .active: pick("working", "作業中")
    case .idle: pick("idle", "待機中")
    case .waiting: pick("waiting for you", "応答待ち")
    case .ended: pick("ended", "終了")
    }
  }
}

// MARK: The notice at session start

extension Phrases {
  func leftOverNotice(_ count: Int, sessions: Int, names: String) -> String {
    let english = sessions == 1 ? "an earlier session" : "earlier sessions"
    return pick(
      "\(plural(count, "task", "tasks")) left over from \(english): \(names)",
      "以前のセッションから持ち越したタスクが \(count) 件あります: \(names)")
  }

  var listSeparator: String { pick(", ", "、") }

  func named(_ subject: String, _ remark: String) -> String { subject + parenthesized(remark) }

  func parenthesized(_ remark: String) -> String { pick(" (\(remark))", "（\(remark)）") }
}
