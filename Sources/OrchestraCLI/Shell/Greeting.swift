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
      return
        "\(name): no progress is kept here yet; 'init' begins, and so does the first hook. 'help' lists the commands.\n"
    }
    var line = "\(name): " + [tasks(state), agents(state), lastEvent(state)].joined(separator: ", ") + "."
    for warning in warnings() { line += " " + warning + "." }
    return line + " 'help' lists the commands.\n"
  }

  private func tasks(_ state: ProgressState) -> String {
    let tasks = state.currentTasks
    if tasks.isEmpty { return "no tasks" }
    func count(_ status: TaskStatus) -> Int { tasks.count { $0.status == status } }
    let parts = [
      (count(.inProgress), "in progress"), (count(.pending), "pending"), (count(.completed), "completed"),
      (count(.failed), "failed"),
    ]
    let words = parts.filter { $0.0 > 0 }.map { "\($0.0) \($0.1)" }.joined(separator: ", ")
    let noun = tasks.count == 1 ? "task" : "tasks"
    return words.isEmpty ? "\(tasks.count) \(noun)" : "\(tasks.count) \(noun) (\(words))"
  }

  private func agents(_ state: ProgressState) -> String {
    switch state.activeAgents.count {
    case 0: "no agent at work"
    case 1: "1 agent at work"
    case let count: "\(count) agents at work"
    }
  }

  private func lastEvent(_ state: ProgressState) -> String {
    if state.sequence == 0 { return "nothing has happened yet" }
    return "last event " + project.viewpoint.age(of: state.updatedAt)
  }

  private func warnings() -> [String] {
    var warnings: [String] = []
    if !project.settings.isEnabled { warnings.append("Hooks are switched off in .orchestra/config.json") }
    if project.context.isSet("ORCHESTRA_PROGRESS_DISABLE") {
      warnings.append("Hooks are switched off by ORCHESTRA_PROGRESS_DISABLE")
    }
    for key in project.settings.ignoredKeys {
      warnings.append("The setting '\(VisibleText.of(key))' is of the wrong kind")
    }
    let waiting = project.spooledCount()
    if waiting > 0 { warnings.append("\(waiting) events wait in the spool for the next hook or change") }
    return warnings
  }
}

extension Project {
  /// The name of the project's folder.
  var folderName: String { path.split(separator: "/").last.map(String.init) ?? "/" }

  /// How many observations wait to be taken in.
  func spooledCount() -> Int { (try? store(for: "shell").spooledCount()) ?? 0 }
}
