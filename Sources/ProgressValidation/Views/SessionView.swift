import JSONTree

/// A session of the current version's file.
struct SessionView: EntityView {
  let location: JSONLocation
  var id = ""
  var startedAt: Int64 = 0
  var lastActivityAt: Int64 = 0
  var endedAt: Int64?
  var state = ""

  init(_ object: JSONObject, at location: JSONLocation, oversized: inout [String]) {
    self.location = location
    for member in object {
      switch member.key {
      case "id": id = member.value.string ?? ""
      case "startedAt": startedAt = member.value.integer("startedAt", &oversized) ?? 0
      case "lastActivityAt": lastActivityAt = member.value.integer("lastActivityAt", &oversized) ?? 0
      case "endedAt": endedAt = member.value.integer("endedAt", &oversized)
      case "state": state = member.value.string ?? ""
      case "process": _ = member.value.integer("process", &oversized)
      default: break
      }
    }
  }

  func location(of key: String) -> JSONLocation { location.appending(.key(key)) }
}
