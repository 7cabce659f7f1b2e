import ProgressModel

// The words of `get`.
extension Phrases {
  package var pathTitle: String { pick("Path", "パス") }
  package var kindTitle: String { pick("Kind", "種類") }
  package var countTitle: String { pick("Count", "件数") }
  package var bytesTitle: String { pick("Bytes", "バイト") }
  package var valueTitle: String { pick("Value", "値") }
}

// The facts of `why`.
extension Phrases {
  var whyTitle: String { pick("Named", "根拠") }
  var eventsTitle: String { pick("Events", "イベント") }
  var nothingNamesAgent: String { pick("nothing names an agent", "担当を示すものなし") }
  var isArchived: String { pick("archived", "アーカイブ済み") }
  var isLeftOver: String {
    pick("Left over: its session has ended, nobody works on it", "持ち越し: セッションが終了し、作業者がいません")
  }
  var olderInJournal: String {
    pick(
      "These are the newest events only; all of them are in the journal, events.jsonl",
      "最新のイベントのみを表示しています。すべてのイベントはジャーナル events.jsonl にあります")
  }
  var olderNotKept: String {
    pick("What happened before is not kept any more", "これより前の記録は残っていません")
  }
  package var now: String { pick("now", "現在") }
  var partSeparator: String { pick("; ", "、") }

  func spans(_ count: Int) -> String { pick("\(count) \(count == 1 ? "span" : "spans")", "\(count) 区間") }

  func eventNumber(_ sequence: Int64, at moment: String) -> String {
    pick("event \(sequence), \(moment)", "イベント \(sequence)、\(moment)")
  }

  /// Where the tasks of a list come from; empty for a list this version does not know.
  func listOrigin(_ list: String) -> String {
    switch list.prefix(while: { $0 != ":" }) {
    case "todo": pick("the host's to-do list, by TodoWrite", "ホストの ToDo リスト（TodoWrite）")
    case "plan": pick("the host's plan, by update_plan", "ホストの計画（update_plan）")
    case "tasks": pick("the host's task tools", "ホストのタスクツール")
    case "bare": pick("a bare list given to 'hook'", "hook に渡されたリスト")
    case "hand": pick("made by hand", "手動で作成")
    default: pick("another list", "その他のリスト")
    }
  }
}

// What events did.
extension Phrases {
  var taskWasCreated: String { pick("created", "作成") }
  var taskWasRemoved: String { pick("removed", "削除") }
  var firstKept: String { pick("as it was in the oldest record kept", "残っている最古の記録での状態") }
  var sessionHasEnded: String { pick("its session ended", "セッション終了") }
  var sessionGoesOn: String { pick("its session was resumed", "セッション再開") }
  var agentWasRequested: String { pick("requested", "起動要求") }
  var agentHasStarted: String { pick("agent started", "エージェント開始") }
  var agentHasStopped: String { pick("agent stopped", "エージェント停止") }
  var wasRestored: String { pick("restored by undo or redo", "undo または redo による復元") }
  var described: String { pick("its description changed", "説明を変更") }
  var leftTheList: String { pick("gone from its list", "リストから除外") }
  var clockStarted: String { pick("its clock runs again", "計時再開") }
  var clockStopped: String { pick("its clock stopped", "計時停止") }

  /// `length` is a length in words.
  func after(_ length: String) -> String { pick("after \(length)", "\(length)後") }

  func renamed(_ text: String) -> String { pick("renamed \(text)", "名称変更 \(text)") }
  func calledWhileWorking(_ text: String) -> String { pick("active form \(text)", "進行中の表記 \(text)") }
  func agentIs(_ name: String) -> String { pick("agent \(name)", "担当 \(name)") }
  func evidenceIsNow(_ words: String) -> String { pick("its agent is now \(words)", "担当の根拠: \(words)") }
  func movedToPlace(_ place: Int64) -> String { pick("moved to place \(place)", "\(place) 番目に移動") }
  func movedToSession(_ id: String) -> String { pick("moved to session \(id)", "セッション \(id) に移動") }
  func asked(_ text: String) -> String { pick("asked to \(text)", "依頼 \(text)") }
  func ended(_ outcome: String) -> String { pick("outcome: \(outcome)", "結果: \(outcome)") }
}

// The facts of `why agent`.
extension Phrases {
  var workerHasNoEvents: String {
    pick(
      "It has no events of its own: tasks in progress name it, and it is there as long as they are",
      "このエージェント自身のイベントはありません。進行中のタスクに名前がある間だけ表示されます")
  }

  var agentKindTitle: String { pick("Kind", "区分") }

  func kind(_ kind: TrackedAgent.Kind) -> String {
    switch kind {
    case .subagent: pick("subagent, started by the host", "サブエージェント（ホストが起動）")
    case .teammate: pick("teammate", "チームメイト")
    case .remote: pick("runs in the cloud", "クラウドで稼働")
    case .worker: pick("named by tasks in progress", "進行中のタスクに記載")
    }
  }
}

// The words of `timeline`.
extension Phrases {
  var nothingInTime: String { pick("No tasks in this time", "この期間にタスクはありません") }
  var cutOut: String { pick("idle time cut out", "空き時間を省略") }

  func kind(_ kind: TaskSpan.Kind) -> String {
    switch kind {
    case .pending: status(.pending)
    case .inProgress: status(.inProgress)
    case .waiting: pick("nobody at work", "作業者なし")
    case .completed: status(.completed)
    case .failed: status(.failed)
    case .cancelled: status(.cancelled)
    }
  }
}

// The words of `top`.
extension Phrases {
  var rankingTitle: String { pick("Ranking", "順位表") }
  var costTitle: String { pick("Cost", "コスト") }
  var medianTitle: String { pick("Median", "中央値") }
  var nameTitle: String { pick("Name", "名前") }
  var nothingCosts: String { pick("Nothing takes time or space yet", "時間も容量もまだ使われていません") }

  func title(of ranking: CostEntry.Ranking) -> String {
    switch ranking {
    case .running: pick("Running longest", "最も長く実行中のタスク")
    case .stalled: pick("Stalled: in progress, nothing heard for long", "停滞中のタスク（更新なし）")
    case .work: pick("Tasks by time in progress", "進行時間の長いタスク")
    case .pending: pick("Tasks by time pending", "待ち時間の長いタスク")
    case .agents: pick("Agents by time of their tasks (tasks, median)", "エージェント別の作業時間（件数、中央値）")
    case .files: pick("Files", "ファイル")
    case .snapshot: pick("Inside progress.json", "progress.json の内訳")
    case .largest: pick("Largest tasks", "容量の大きいタスク")
    }
  }

  func number(_ count: Int, in ranking: CostEntry.Ranking) -> String {
    switch ranking {
    case .files: pick("\(count) \(count == 1 ? "file" : "files")", "\(count) ファイル")
    case .agents: pick("\(count) \(count == 1 ? "task" : "tasks")", "\(count) 件")
    default: String(count)
    }
  }

  /// `word` is the stored name of a kind of file.
  func file(_ word: String) -> String {
    switch word {
    case "snapshot": pick("snapshot", "スナップショット")
    case "journal": pick("journal", "ジャーナル")
    case "segments": pick("journal segments", "ジャーナルの旧ファイル")
    case "spool": pick("spool", "スプール")
    case "backups": pick("backups", "バックアップ")
    case "quarantine": pick("quarantine", "隔離ファイル")
    case "archive": pick("archived sessions", "アーカイブ済みセッション")
    case "logs": pick("logs", "ログ")
    case "other": pick("other", "その他")
    default: word
    }
  }
}
