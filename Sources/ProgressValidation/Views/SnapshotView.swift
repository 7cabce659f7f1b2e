import JSONSchema
import JSONTree

/// The current version's file as the rules look at it: its entities with their fields, as far as their shape is right.
struct SnapshotView {
  let document: JSONValue
  /// Now, in Unix milliseconds.
  let moment: Int64
  let updatedAt: Int64?
  let sessions: EntityList<SessionView>
  let tasks: EntityList<TaskView>
  let activeAgents: EntityList<AgentView>
  let finishedAgents: EntityList<AgentView>
  let openCalls: EntityList<CallView>
  let history: EntityList<HistoryView>
  /// Nil when it is not of the right shape.
  let stats: JSONObject?
  let journal: JournalView?
  /// Integers that do not fit into 64 bits, or not into their field.
  let oversized: [JSONLocation]

  init(_ document: JSONValue, faults: [SchemaFault], moment: Int64) {
    self.document = document
    self.moment = moment
    let shape = ShapeOfLists(faults)
    var oversized: [JSONLocation] = []
    sessions = EntityList("sessions", document, shape, &oversized)
    tasks = EntityList("tasks", document, shape, &oversized)
    activeAgents = EntityList("activeAgents", document, shape, &oversized)
    finishedAgents = EntityList("finishedAgents", document, shape, &oversized)
    openCalls = EntityList("openCalls", document, shape, &oversized)
    history = EntityList("history", document, shape, &oversized)
    stats = shape.isFaulty("stats") ? nil : document["stats"]?.object
    updatedAt = shape.isFaulty("updatedAt") ? nil : document["updatedAt"]?.integer
    if updatedAt == nil, !shape.isFaulty("updatedAt"), document["updatedAt"] != nil {
      oversized.append(JSONLocation([.key("updatedAt")]))
    }
    journal = shape.isFaulty("journal") ? nil : document["journal"]?.object.flatMap(JournalView.init)
    self.oversized = oversized
  }

  /// The sessions that have not ended, with the one for what is done outside any.
  var liveSessions: Set<String> {
    Set(sessions.views.filter { $0.endedAt == nil }.map(\.id)).union([""])
  }

  /// Every agent of both lists.
  var agents: [AgentView] { activeAgents.views + finishedAgents.views }
}

/// Which members of the root, and which of their elements, have faults of shape.
struct ShapeOfLists {
  private var members: Set<String> = []
  private var whole: Set<String> = []
  private var elements: Set<String> = []

  init(_ faults: [SchemaFault]) {
    for fault in faults {
      guard case .key(let member)? = fault.location.steps.first else { continue }
      members.insert(member)
      if fault.location.steps.count > 1, case .index(let index) = fault.location.steps[1] {
        elements.insert("\(member)/\(index)")
      } else if fault.keyword != "maxItems" {
        whole.insert(member)
      }
    }
  }

  /// Whether anything in a member of the root is wrong.
  func isFaulty(_ member: String) -> Bool { members.contains(member) }

  /// Whether a list is none.
  func isUnusable(_ member: String) -> Bool { whole.contains(member) }

  func isFaulty(_ member: String, _ index: Int) -> Bool {
    members.contains(member) && elements.contains("\(member)/\(index)")
  }
}

/// One element of a list.
protocol EntityView {
  /// Reads an element whose shape is right; keys whose integers are too large go to `oversized`.
  init(_ object: JSONObject, at location: JSONLocation, oversized: inout [String])
}

/// The elements of a list that are of the right shape.
struct EntityList<View: EntityView> {
  private(set) var views: [View] = []
  /// Whether no element was left out: only then can the list as a whole be judged.
  private(set) var isWhole = true

  init(_ member: String, _ document: JSONValue, _ shape: ShapeOfLists, _ oversized: inout [JSONLocation]) {
    guard case .array(let elements)? = document[member], !shape.isUnusable(member) else {
      isWhole = false
      return
    }
    views.reserveCapacity(elements.count)
    let list = JSONLocation([.key(member)])
    for (index, element) in elements.enumerated() {
      guard !shape.isFaulty(member, index), let object = element.object else {
        isWhole = false
        continue
      }
      let location = list.appending(.index(index))
      var keys: [String] = []
      let view = View(object, at: location, oversized: &keys)
      if keys.isEmpty {
        views.append(view)
      } else {
        isWhole = false
        oversized += keys.map { location.appending(.key($0)) }
      }
    }
  }
}

extension JSONValue {
  /// The integer of a member; null is nil, and one that fits into no 64 bits puts `key` into `oversized`.
  func integer(_ key: String, _ oversized: inout [String]) -> Int64? {
    guard case .number(let number) = self else { return nil }
    // Most are plain digits, for which this is ten times as fast.
    if let value = Int64(number.text) ?? number.integer { return value }
    oversized.append(key)
    return nil
  }

  /// The texts of an array.
  var texts: [String] { array?.compactMap(\.string) ?? [] }
}
