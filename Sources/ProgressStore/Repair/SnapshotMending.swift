import DurableFiles
import JSONTree
import ProgressModel
import SchemaMigration

/// Makes a state of a document that was salvaged: takes what can be read, element by element and member by member.
struct SnapshotMending {
  private(set) var state = ProgressState()
  /// The document the state was read from: what was salvaged without what made no sense.
  private(set) var document: JSONValue
  /// What made no sense, in the document that was given.
  private(set) var dropped: [JSONLocation] = []

  init(_ salvaged: JSONValue) {
    document = ["version": .string(ProgressState.version)]
    let source = Self.rooted(salvaged)
    for member in source where member.key != "version" {
      take(member.key, member.value)
    }
    giveIdentities()
    state = (try? OlderSnapshot.state(of: document)) ?? ProgressState()
  }

  /// The members of the document's root, with the tasks under their key though it, or the root around them, is damaged.
  private static func rooted(_ salvaged: JSONValue) -> JSONObject {
    var members: JSONObject
    switch salvaged {
    case .object(let object) where isTask(salvaged) && object["tasks"] == nil: members = ["tasks": [salvaged]]
    case .object(let object): members = object
    case .array: members = ["tasks": salvaged]
    default: members = [:]
    }
    if members["tasks"]?.array == nil,
      let lost = members.first(where: { member in member.value.array?.contains(where: isTask) ?? false })
    {
      members[lost.key] = nil
      members["tasks"] = lost.value
    }
    return members
  }

  private static func isTask(_ value: JSONValue) -> Bool {
    value["content"]?.string != nil && (value["status"] != nil || value["id"] != nil)
  }

  private mutating func take(_ key: String, _ value: JSONValue) {
    if reads(key, value) {
      document.object?[key] = value
      return
    }
    guard let elements = value.array else { return drop(key, value) }
    var kept: [JSONValue] = []
    for (index, element) in elements.enumerated() {
      let place = JSONLocation([.key(key), .index(index)])
      if reads(key, [element]) {
        kept.append(element)
      } else if let mended = mended(element, of: key, at: place) {
        kept.append(mended)
      } else {
        dropped.append(place)
      }
    }
    document.object?[key] = .array(kept)
  }

  private mutating func drop(_ key: String, _ value: JSONValue) {
    // The position and the checksum of a damaged file say nothing.
    if key != "journal" && key != "checksum" { dropped.append(JSONLocation([.key(key)])) }
  }

  /// An element without the members that cannot be read; nil when it is no object at all.
  private mutating func mended(_ element: JSONValue, of key: String, at place: JSONLocation) -> JSONValue? {
    guard let members = element.object else { return nil }
    var mended = JSONObject()
    for member in members {
      var trial = mended
      trial[member.key] = member.value
      if reads(key, [.object(trial)]) {
        mended = trial
      } else {
        dropped.append(place.appending(.key(member.key)))
      }
    }
    return mended.isEmpty ? nil : .object(mended)
  }

  private func reads(_ key: String, _ value: JSONValue) -> Bool {
    (try? OlderSnapshot.state(of: .object([key: value]))) != nil
  }

  /// Gives every task an id of its own and lets go of those of which nothing is left to be shown.
  private mutating func giveIdentities() {
    guard let tasks = document["tasks"]?.array else { return }
    var known: [String: JSONValue] = [:]
    var kept: [JSONValue] = []
    for (index, task) in tasks.enumerated() {
      var task = task
      guard let text = task["content"]?.string ?? task["activeForm"]?.string, !text.isEmpty else {
        dropped.append(JSONLocation([.key("tasks"), .index(index)]))
        continue
      }
      if task["content"]?.string == nil { task.object?["content"] = .string(text) }
      var id = task["id"]?.string ?? ""
      if id.isEmpty { id = "t-" + Checksum(of: Array(text.utf8)).hexadecimal }
      // The same task twice is what is left of an older file.
      if known[id] == task { continue }
      var unique = id
      var number = 2
      while known[unique] != nil {
        unique = "\(id)-\(number)"
        number += 1
      }
      if task["id"]?.string != unique { task.object?["id"] = .string(unique) }
      known[unique] = task
      kept.append(task)
    }
    document.object?["tasks"] = .array(kept)
  }
}
