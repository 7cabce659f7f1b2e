import JSONTree

/// An agent of the current version's file, at work or stopped.
struct AgentView: EntityView {
  let location: JSONLocation
  var id = ""
  var kind = ""
  var session = ""
  var task: String?
  var startedAt: Int64?
  var lastSeenAt: Int64 = 0
  var stoppedAt: Int64?
  var outcome: String?

  init(_ object: JSONObject, at location: JSONLocation, oversized: inout [String]) {
    self.location = location
    for member in object {
      switch member.key {
      case "id": id = member.value.string ?? ""
      case "kind": kind = member.value.string ?? ""
      case "session": session = member.value.string ?? ""
      case "task": task = member.value.string
      case "startedAt": startedAt = member.value.integer("startedAt", &oversized)
      case "lastSeenAt": lastSeenAt = member.value.integer("lastSeenAt", &oversized) ?? 0
      case "stoppedAt": stoppedAt = member.value.integer("stoppedAt", &oversized)
      case "outcome": outcome = member.value.string
      default: break
      }
    }
  }

  func location(of key: String) -> JSONLocation { location.appending(.key(key)) }
}

/// A call for an agent that has not been seen yet.
struct CallView: EntityView {
  let location: JSONLocation
  var id = ""
  var session = ""
  var requestedAt: Int64 = 0

  init(_ object: JSONObject, at location: JSONLocation, oversized: inout [String]) {
    self.location = location
    id = object["id"]?.string ?? ""
    session = object["session"]?.string ?? ""
    requestedAt = object["requestedAt"]?.integer("requestedAt", &oversized) ?? 0
  }
}
