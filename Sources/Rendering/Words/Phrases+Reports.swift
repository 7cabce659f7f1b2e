import ProgressModel

// The words of the looking commands: titles of columns and of fields.
extension Phrases {
  var id: String { pick("ID", "ID") }
  var statusTitle: String { pick("Status", "状態") }
  var agentTitle: String { pick("Agent", "担当") }
  var doneTitle: String { pick("Done", "進捗") }
  var timeTitle: String { pick("Time", "時間") }
  var taskTitle: String { pick("Task", "タスク") }
  var tasksTitle: String { pick("Tasks", "タスク") }
  var workTitle: String { pick("Work", "作業内容") }
  var typeTitle: String { pick("Type", "種類") }
  var seenTitle: String { pick("Last seen", "最終確認") }
  var clientTitle: String { pick("Client", "クライアント") }
  var startedTitle: String { pick("Started", "開始") }
  var updatedTitle: String { pick("Updated", "更新") }
  var titleTitle: String { pick("Title", "タイトル") }
  var numberTitle: String { pick("No.", "番号") }
  var momentTitle: String { pick("Moment", "日時") }
  var eventTitle: String { pick("Event", "イベント") }
  var detailsTitle: String { pick("Details", "詳細") }
  var leftOverMark: String { pick("left over", "持ち越し") }
}

// The fields of one task.
extension Phrases {
  var activeFormTitle: String { pick("Active form", "進行中の表記") }
  var stepsTitle: String { pick("Steps", "ステップ") }
  var timeInProgressTitle: String { pick("In progress", "進行時間") }
  var timePendingTitle: String { pick("Waited", "待ち時間") }
  var estimatedTitle: String { pick("Estimated", "見積もり") }
  var createdTitle: String { pick("Created", "作成") }
  var finishedTitle: String { pick("Finished", "終了") }
  var listTitle: String { pick("List", "リスト") }
  var hostIDTitle: String { pick("Host ID", "ホスト側 ID") }
  var parentTitle: String { pick("Parent", "親タスク") }
  var blockedByTitle: String { pick("Blocked by", "先行タスク") }
  var tagsTitle: String { pick("Tags", "タグ") }

  /// How a task's agent came to be known, such as `named in the active form`.
  func evidence(_ source: AgentSource) -> String {
    switch source {
    case .hand: pick("set by hand", "手動で設定")
    case .payload: pick("told by the host", "ホストの通知")
    case .teammate: pick("teammate of the host", "ホストのチームメイト")
    case .owner: pick("owner in the host's list", "ホスト側の所有者")
    case .activeForm: pick("named in the active form", "進行中の表記に記載")
    case .mention: pick("mentioned in the text", "本文での言及")
    case .assignment: pick("assigned in the text", "本文での割り当て")
    case .text: pick("named in the text", "本文に記載")
    case .session: pick("agent of the session", "セッションの担当")
    case .unknown: ""
    }
  }
}

// The fields of the statistics.
extension Phrases {
  var remainingTitle: String { pick("Remaining", "残り時間") }
  var totalTitle: String { pick("All tasks", "全タスク") }
  var completedTitle: String { pick("Completed", "完了") }
  var pendingTitle: String { pick("Pending", "未着手") }
  var cancelledTitle: String { pick("Cancelled", "取り消し") }
  var averageTitle: String { pick("Average time", "平均時間") }
  func approximately(_ length: String) -> String { pick("about \(length)", "約\(length)") }
}

// What became of an agent.
extension Phrases {
  var working: String { pick("working", "作業中") }

  /// `word` is the stored outcome; one this version does not know is shown as it is.
  func outcome(_ word: String?) -> String {
    switch word {
    case nil: pick("stopped", "停止")
    case "finished"?: pick("finished", "完了")
    case "failed"?: pick("failed", "失敗")
    case "idle"?: pick("idle", "待機中")
    case "session-ended"?: pick("session ended", "セッション終了")
    case "lost"?: pick("lost", "消失")
    case let other?: other
    }
  }
}
