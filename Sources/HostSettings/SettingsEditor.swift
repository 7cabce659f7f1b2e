import JSONTree

/// Brings a JSON settings file of a host to what is wanted, or takes everything of ours out of it.
///
/// 1. Only entries of ours change; every other byte stays.
/// 2. What is right already stays as it is: a second run changes nothing.
/// 3. What was put in is taken out again with the commas and lines that came with it.
package struct SettingsEditor {
  /// More entries of ours than this have been put there by nobody who meant it.
  private static let mostSteps = 1_000

  var text: SettingsText
  let own: OwnCommands
  var changes: SettingsChanges

  /// - Throws: `SettingsFault`: the file is not to be edited.
  package init(_ bytes: [UInt8], own: OwnCommands) throws(SettingsFault) {
    text = try SettingsText(bytes)
    self.own = own
    changes = SettingsChanges(bytes: bytes)
    if let node = text.root.member("disableAllHooks")?.node {
      changes.isSwitchedOff = text.value(node)?.bool == true
    }
  }

  /// What it came to.
  ///
  /// A file in which nothing was to be done has the bytes it had.
  package func finished() -> SettingsChanges {
    var changes = changes
    let isChanged =
      !changes.added.isEmpty || !changes.updated.isEmpty || !changes.removed.isEmpty
      || !changes.statusLines.isEmpty
    if isChanged { changes.bytes = text.bytes }
    changes.isEmpty = text.isEmpty
    return changes
  }

  // MARK: Hooks

  /// Registers the program for every event in `registrations`, once.
  package mutating func register(
    _ registrations: [HookRegistration], calling call: HookCall
  ) throws(SettingsFault) {
    try checkKinds(of: registrations.map(\.event))
    var wanted: [String: HookRegistration] = [:]
    for registration in registrations { wanted[registration.event] = registration }
    var steps = 0
    while steps < Self.mostSteps, try correct(one: wanted, call) { steps += 1 }
    // Those of one event are no business of the others.
    let entries = HookEntry.all(in: text, own)
    for registration in registrations {
      try add(registration, call, beside: entries.filter { $0.event == registration.event })
    }
  }

  /// Makes one entry right that is not; false when all are.
  private mutating func correct(
    one wanted: [String: HookRegistration], _ call: HookCall
  ) throws(SettingsFault) -> Bool {
    let entries = HookEntry.all(in: text, own).filter { $0.standing != .amongOthers }
    for entry in entries {
      guard let registration = wanted[entry.event] else {
        if HookRegistration.forbidden.contains(entry.event) || entry.isScript {
          try take(entry)
          return true
        }
        // Somebody wants to see more than is registered by itself.
        continue
      }
      let rivals = entries.filter { $0.event == entry.event }
      let keeper = rivals.first { $0.satisfies(registration, call) }
      if let keeper {
        if keeper.isSamePlace(as: entry) { continue }
        try take(entry)
        return true
      }
      let heir =
        rivals.first { $0.matcher.text ?? "" == registration.matcher ?? "" }
        ?? rivals.first { isAloneInGroup($0) } ?? entry
      changes.updated.note(entry.event)
      noteScript(heir)
      try replace(heir, by: registration, call)
      return true
    }
    return false
  }

  /// Puts what is wanted where an entry of ours is: in the same group, or in the place of a group that is all ours.
  private mutating func replace(
    _ entry: HookEntry, by registration: HookRegistration, _ call: HookCall
  ) throws(SettingsFault) {
    guard let group = group(of: entry) else { return }
    if entry.matcher.text ?? "" == registration.matcher ?? "", let node = node(of: entry) {
      try text.replace(node, by: entry.renewed(call.handler(registration)))
    } else if isAloneInGroup(entry) {
      try text.replace(group, by: call.group(registration))
    } else {
      try take(entry, isNoted: false)
    }
  }

  private mutating func add(
    _ registration: HookRegistration, _ call: HookCall, beside entries: [HookEntry]
  ) throws(SettingsFault) {
    if entries.contains(where: { $0.satisfies(registration, call) }) { return }
    let matcher = HookMatcher(text: registration.matcher)
    if let other = entries.first(where: { $0.standing == .amongOthers && $0.matcher.mayOverlap(matcher) }) {
      // Twice would be worse than in somebody's own way.
      return changes.left.note("\(other.event): \(other.command)")
    }
    if text.root.member("hooks") == nil { try text.add("hooks", .object([:]), to: text.root) }
    guard let hooks = text.root.member("hooks")?.node else { return }
    let group = call.group(registration)
    if let list = hooks.member(registration.event)?.node {
      try text.add(group, to: list)
    } else {
      try text.add(registration.event, listOf: group, to: hooks)
    }
    if !changes.updated.contains(registration.event) { changes.added.note(registration.event) }
  }

  /// Takes out what was registered; entries of the old scripts are not what this program put there, and stay.
  package mutating func unregister() throws(SettingsFault) {
    var steps = 0
    while steps < Self.mostSteps,
      let entry = HookEntry.all(in: text, own).last(where: { $0.standing == .program })
    {
      try take(entry)
      steps += 1
    }
    for entry in HookEntry.all(in: text, own) { changes.left.note("\(entry.event): \(entry.command)") }
    changes.removed.reverse()
  }

  private func group(of entry: HookEntry) -> JSONOutline.Node? {
    let groups = text.root.member("hooks")?.node.member(entry.event)?.node.elements ?? []
    return groups.indices.contains(entry.group) ? groups[entry.group] : nil
  }

  private func node(of entry: HookEntry) -> JSONOutline.Node? {
    let handlers = group(of: entry)?.member("hooks")?.node.elements ?? []
    return handlers.indices.contains(entry.handler) ? handlers[entry.handler] : nil
  }

  /// Whether the group around an entry holds nothing else.
  private func isAloneInGroup(_ entry: HookEntry) -> Bool {
    guard let group = group(of: entry), let handlers = group.member("hooks")?.node else { return false }
    return handlers.elements.count == 1 && group.members.allSatisfy { ["matcher", "hooks"].contains($0.key) }
  }

  private mutating func noteScript(_ entry: HookEntry) {
    if case .script(let name) = entry.standing { changes.scripts.note(name) }
  }

  /// Takes an entry out, and the group, list and object around it that hold nothing else.
  private mutating func take(_ entry: HookEntry, isNoted: Bool = true) throws(SettingsFault) {
    noteScript(entry)
    if isNoted, !changes.updated.contains(entry.event) { changes.removed.note(entry.event) }
    guard let hooksIndex = text.root.members.firstIndex(where: { $0.key == "hooks" }) else { return }
    let hooks = text.root.members[hooksIndex].node
    guard let eventIndex = hooks.members.firstIndex(where: { $0.key == entry.event }) else { return }
    let list = hooks.members[eventIndex].node
    let group = list.elements[entry.group]
    guard let handlers = group.member("hooks")?.node else { return }
    if !isAloneInGroup(entry) { return try text.remove(entry.handler, from: handlers) }
    if list.elements.count > 1 { return try text.remove(entry.group, from: list) }
    if hooks.members.count > 1 { return try text.remove(eventIndex, from: hooks) }
    try text.remove(hooksIndex, from: text.root)
  }

  /// What has to be added to must be what a host expects there.
  private func checkKinds(of events: [String]) throws(SettingsFault) {
    guard let hooks = text.root.member("hooks")?.node else { return }
    try check(hooks, is: .object, "'hooks'")
    for member in hooks.members where events.contains(member.key) {
      try check(member.node, is: .array, "'\(member.key)' in 'hooks'")
    }
  }

  private func check(
    _ node: JSONOutline.Node, is kind: JSONKind, _ name: String
  ) throws(SettingsFault) {
    if node.kind == kind { return }
    throw .wrongKind(name: name, expected: kind, found: node.kind, text.position(of: node))
  }
}

extension HookEntry {
  fileprivate var isScript: Bool {
    if case .script = standing { true } else { false }
  }

  fileprivate func isSamePlace(as other: HookEntry) -> Bool {
    event == other.event && group == other.group && handler == other.handler
  }
}
