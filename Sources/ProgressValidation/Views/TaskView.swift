import JSONTree

/// A task of the current version's file.
///
/// A class, made once and never changed: two dozen rules look at ten thousand of them, and copying so many fields each time
/// took longer than judging them.
final class TaskView: EntityView {
  let location: JSONLocation
  private(set) var id = ""
  private(set) var session = ""
  private(set) var list = ""
  private(set) var status = ""
  private(set) var progress: Int64?
  private(set) var currentStep: Int64?
  private(set) var totalSteps: Int64?
  private(set) var createdAt: Int64 = 0
  private(set) var startedAt: Int64?
  private(set) var updatedAt: Int64 = 0
  private(set) var completedAt: Int64?
  private(set) var statusSince: Int64 = 0
  private(set) var runningSince: Int64?
  private(set) var duration: Int64 = 0
  private(set) var pendingDuration: Int64 = 0
  private(set) var parentID: String?
  private(set) var blockedBy: [String] = []
  private(set) var externalID: String?
  private(set) var position: Int64?

  init(_ object: JSONObject, at location: JSONLocation, oversized: inout [String]) {
    self.location = location
    for member in object {
      let value = member.value
      switch member.key {
      case "id": id = value.string ?? ""
      case "session": session = value.string ?? ""
      case "list": list = value.string ?? ""
      case "status": status = value.string ?? ""
      case "progress": progress = value.integer("progress", &oversized)
      case "currentStep": currentStep = value.integer("currentStep", &oversized)
      case "totalSteps": totalSteps = value.integer("totalSteps", &oversized)
      case "createdAt": createdAt = value.integer("createdAt", &oversized) ?? 0
      case "startedAt": startedAt = value.integer("startedAt", &oversized)
      case "updatedAt": updatedAt = value.integer("updatedAt", &oversized) ?? 0
      case "completedAt": completedAt = value.integer("completedAt", &oversized)
      case "statusSince": statusSince = value.integer("statusSince", &oversized) ?? 0
      case "runningSince": runningSince = value.integer("runningSince", &oversized)
      case "duration": duration = value.integer("duration", &oversized) ?? 0
      case "pendingDuration": pendingDuration = value.integer("pendingDuration", &oversized) ?? 0
      case "estimatedDuration": _ = value.integer("estimatedDuration", &oversized)
      case "parentId": parentID = value.string
      case "blockedBy": blockedBy = value.texts
      case "externalId": externalID = value.string
      case "position": position = value.integer("position", &oversized)
      default: break
      }
    }
  }

  func location(of key: String) -> JSONLocation { location.appending(.key(key)) }

  var isOpen: Bool { status == "pending" || status == "in_progress" }

  /// The list it is on: of its session, or shared by several.
  var listKey: [String] { [list.hasPrefix("tasks:") ? "" : session, list] }
}
