import ProgressModel
import ProgressStore
import Rendering

/// The one line with which the shell begins: what it found here, and what is wrong.
struct Greeting {
  let project: Project
  let state: ProgressState?
  /// Why the state could not be read.
  let fault: Failure?

  func text() -> String {
    let name = VisibleText.of(state?.project?.name ?? project.folderName)
    if let fault { return "\(name): \(fault.text)\n" }
    guard let state else {
      let nothing = pick(
        "no progress is kept here yet; 'init' begins, and so does the first hook",
        "まだ記録がありません。'init' か最初のフックで始まります")
      return "\(name): \(nothing)\(end) \(help)\n"
    }
    let found = [tasks(state), agents(state), lastEvent(state)].joined(separator: pick(", ", "、"))
    var line = "\(name): \(found)\(end)"
    for warning in warnings() { line += " " + warning + end }
    return line + " \(help)\n"
  }

  private func pick(_ english: String, _ japanese: String) -> String {
    project.language == .ja ? japanese : english
  }

  private var end: String { pick(".", "。") }
  private var help: String { pick("'help' lists the commands.", "'help' でコマンド一覧。") }

  private func tasks(_ state: ProgressState) -> String {
    let tasks = state.currentTasks
    if tasks.isEmpty { return pick("no tasks", "タスクなし") }
    func count(_ status: TaskStatus) -> Int { tasks.count { $0.status == status } }
    let parts = [
      (count(.inProgress), pick("in progress", "進行中")), (count(.pending), pick("pending", "未着手")),
      (count(.completed), pick("completed", "完了")), (count(.failed), pick("failed", "失敗")),
    ]
    let words = parts.filter { $0.0 > 0 }.map { pick("\($0.0) \($0.1)", "\($0.1)\($0.0)") }
      .joined(separator: pick(", ", "、"))
    let total = pick("\(tasks.count) \(tasks.count == 1 ? "task" : "tasks")", "タスク\(tasks.count)件")
    return words.isEmpty ? total : pick("\(total) (\(words))", "\(total)（\(words)）")
  }

  private func agents(_ state: ProgressState) -> String {
    switch state.namedAgents.count {
    case 0: pick("no agent at work", "稼働中のエージェントなし")
    case 1: pick("1 agent at work", "稼働中のエージェント1")
    case let count: pick("\(count) agents at work", "稼働中のエージェント\(count)")
    }
  }

  private func lastEvent(_ state: ProgressState) -> String {
    if state.sequence == 0 { return pick("nothing has happened yet", "イベントなし") }
    return pick("last event ", "最新イベント ") + project.viewpoint.age(of: state.updatedAt)
  }

  private func warnings() -> [String] {
    var warnings: [String] = []
    if !project.settings.isEnabled {
      warnings.append(
        pick("Hooks are switched off in .orchestra/config.json", "フックは .orchestra/config.json で無効です"))
    }
    if project.context.isSet("ORCHESTRA_PROGRESS_DISABLE") {
      warnings.append(
        pick(
          "Hooks are switched off by ORCHESTRA_PROGRESS_DISABLE", "フックは ORCHESTRA_PROGRESS_DISABLE で無効です"))
    }
    for key in project.settings.ignoredKeys {
      let name = VisibleText.of(key)
      warnings.append(pick("The setting '\(name)' is of the wrong kind", "設定 '\(name)' の値の種類が違います"))
    }
    let waiting = project.spooledCount()
    if waiting > 0 {
      warnings.append(
        pick("\(waiting) events wait in the spool for the next writer", "未処理のイベントが\(waiting)件あります"))
    }
    return warnings
  }
}

extension Project {
  /// The name of the project's folder.
  var folderName: String { path.split(separator: "/").last.map(String.init) ?? "/" }

  /// How many observations wait to be taken in.
  func spooledCount() -> Int { (try? store(for: "shell").spooledCount()) ?? 0 }
}
