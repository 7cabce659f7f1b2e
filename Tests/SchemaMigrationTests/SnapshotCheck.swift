import JSONTree

@testable import SchemaMigration

/// What `docs/progress-v2.schema.json` asks of a document, written down a second time.
enum SnapshotCheck {
  static let documentKeys = [
    "version", "updatedAt", "sessions", "tasks", "activeAgents", "stats", "history", "finishedAgents",
    "openCalls", "journal", "checksum",
  ]

  static let taskKeys = [
    "id", "session", "list", "content", "activeForm", "description", "status", "agent", "agentSource",
    "progress", "currentStep", "totalSteps", "createdAt", "startedAt", "updatedAt", "completedAt",
    "statusSince", "runningSince", "duration", "pendingDuration", "estimatedDuration", "parentId",
    "blockedBy", "tags", "externalId", "position", "hostSaid",
  ]

  static let optionalTaskKeys: Set = ["description", "runningSince", "externalId", "position", "hostSaid"]

  /// Everything that is wrong with the document; empty when it is valid and its keys are in the program's order.
  static func faults(in document: JSONValue) -> [String] {
    guard let members = document.object else { return ["no object"] }
    var faults = documentKeys.filter { members[$0] == nil }.map { "no \($0)" }
    if members.keys.first != "version" { faults.append("version is not first") }
    if members.keys.last != "checksum" { faults.append("checksum is not last") }
    for member in members where !TaskShape.documentTakes(member.key, member.value) {
      faults.append("\(member.key) is \(member.value.text(.compact).prefix(80))")
    }
    var ids: Set<String> = []
    for (index, task) in (members["tasks"]?.array ?? []).enumerated() {
      guard let task = task.object else {
        faults.append("tasks[\(index)] is no object")
        continue
      }
      faults += Self.faults(inTask: task).map { "tasks[\(index)]: " + $0 }
      if let id = task["id"]?.string, !ids.insert(id).inserted {
        faults.append("tasks[\(index)]: id \(id) again")
      }
    }
    faults += historyFaults(in: members)
    return faults
  }

  private static func faults(inTask task: JSONObject) -> [String] {
    var faults: [String] = []
    for key in taskKeys where task[key] == nil && !optionalTaskKeys.contains(key) {
      faults.append("no \(key)")
    }
    for member in task where !TaskShape.taskTakes(member.key, member.value) {
      faults.append("\(member.key) is \(member.value.text(.compact).prefix(80))")
    }
    let known = task.keys.filter(taskKeys.contains)
    if known != taskKeys.filter({ task[$0] != nil }) { faults.append("keys in the order \(known)") }
    if task.keys.prefix(known.count).elementsEqual(known) == false {
      faults.append("unknown keys in between")
    }
    return faults
  }

  private static func historyFaults(in members: JSONObject) -> [String] {
    let history = members["history"]?.array ?? []
    var faults = history.count > 50 ? ["history of \(history.count)"] : []
    var last: Int64 = 0
    for (index, entry) in history.enumerated() {
      if !TaskShape.historyTakes(entry) { faults.append("history[\(index)] is \(entry.text(.compact))") }
      let sequence = entry["sequence"]?.integer ?? 0
      if sequence <= last { faults.append("history[\(index)] has sequence \(sequence) after \(last)") }
      last = max(last, sequence)
    }
    let end = members["journal"]?["sequence"]?.integer ?? 0
    if last > end { faults.append("history goes to \(last), the journal to \(end)") }
    return faults
  }
}
