import JSONTree

/// Brings the changes of a patch down to a few lines.
///
/// Changes of the same kind at the same place of different elements are a group. A small group is written out. In a large one
/// equal changes become one line, and so does the rest of them.
struct PatchSummary {
  /// Groups up to this size are written out.
  private static let smallGroup = 3
  /// This many whole elements of an array are named one by one.
  private static let namedElements = 10

  private struct Group {
    var changes: [PatchChange] = []
  }

  private struct Key: Hashable {
    let kind: PatchChange.Kind
    let pattern: String
  }

  /// Some lines' worth: a line and the changes it stands for.
  private struct Entry {
    let line: PatchLine
    var count = 1
    let section: String?
  }

  private var groups: [Group] = []
  private var places: [Key: Int] = [:]

  mutating func add(_ change: PatchChange) {
    let key = Key(kind: change.kind, pattern: change.pattern)
    let place = places[key] ?? groups.count
    if place == groups.count {
      groups.append(Group())
      places[key] = place
    }
    groups[place].changes.append(change)
  }

  /// Returns at most `limit` lines; the last one counts what is left out.
  func lines(limit: Int) -> [PatchLine] {
    let entries = groups.flatMap { summed(up: $0.changes) }
    if entries.count <= limit { return entries.map(\.line) }
    let rest = entries[(limit - 1)...]
    let count = rest.reduce(0) { $0 + $1.count }
    let section = rest.allSatisfy { $0.section == rest.first?.section } ? rest.first?.section : nil
    let words =
      "… and \(Self.counted(count, "more change", "more changes"))\(section.map { " in \($0)" } ?? "")"
    return entries[..<(limit - 1)].map(\.line) + [PatchLine(.init(text: words, tone: .faint))]
  }

  private func summed(up changes: [PatchChange]) -> [Entry] {
    // Removals are applied from the back; people read from the front.
    guard let start = changes.first else { return [] }
    let changes = start.kind == .removal && start.isElement ? changes.reversed() : changes
    guard let first = changes.first, let container = first.container, changes.count > Self.smallGroup else {
      return changes.map(Self.single)
    }
    if first.isElement { return elements(changes, container) }
    var entries: [Entry] = []
    var others: [PatchChange] = []
    for alike in Self.alike(changes) {
      if alike.count > Self.smallGroup {
        entries.append(Self.shared(alike, container, isSame: true))
      } else {
        others += alike
      }
    }
    if others.count > Self.smallGroup { return entries + [Self.shared(others, container, isSame: false)] }
    return entries + others.map(Self.single)
  }

  /// Whole elements: the first few by name.
  private func elements(_ changes: [PatchChange], _ container: String) -> [Entry] {
    if changes.count <= Self.namedElements { return changes.map(Self.single) }
    let named = changes.prefix(Self.namedElements).map(Self.single)
    let count = changes.count - Self.namedElements
    let word =
      switch changes[0].kind {
      case .addition: "added to"
      case .removal: "removed from"
      case .replacement: "changed in"
      }
    let name = container.isEmpty ? "the list" : container
    let line = PatchLine(.init(text: "… and \(count) more \(word) \(name)", tone: .faint))
    return named + [Entry(line: line, count: count, section: changes[0].section)]
  }

  /// Splits changes by what they say, in the order of their first.
  private static func alike(_ changes: [PatchChange]) -> [[PatchChange]] {
    var places: [String: Int] = [:]
    var parts: [[PatchChange]] = []
    for change in changes {
      let values = change.values
      if let place = places[values] {
        parts[place].append(change)
      } else {
        places[values] = parts.count
        parts.append([change])
      }
    }
    return parts
  }

  private static func single(_ change: PatchChange) -> Entry {
    let path = change.location.steps.isEmpty ? "the whole document" : change.path
    let old = change.old.map(PatchValue.text) ?? ""
    let new = change.new.map(PatchValue.text) ?? ""
    let line =
      switch change.kind {
      case .addition: PatchLine(.init(text: "+ \(path): \(new)", tone: .good))
      case .removal: PatchLine(.init(text: "- \(path): \(old)", tone: .bad))
      case .replacement:
        PatchLine(
          .init(text: "~ \(path): "), .init(text: old, tone: .bad), .init(text: " → "),
          .init(text: new, tone: .good))
      }
    return Entry(line: line, section: change.section)
  }

  /// One line for many changes: of equal ones what they say, of others the first for all.
  private static func shared(_ changes: [PatchChange], _ container: String, isSame: Bool) -> Entry {
    let first = changes[0]
    let path = VisibleText.of(String(first.pattern.drop { $0 == "." }))
    let elements = "\(changes.count) \(container.isEmpty ? "elements" : container)"
    let old = first.old.map(PatchValue.text) ?? ""
    let new = first.new.map(PatchValue.text) ?? ""
    func said(_ value: String, _ word: String) -> String {
      isSame ? "\(value), \(word) \(elements)" : "\(word) \(elements), such as \(value)"
    }
    let line =
      switch first.kind {
      case .addition: PatchLine(.init(text: "+ \(path): \(said(new, "added to"))", tone: .good))
      case .removal: PatchLine(.init(text: "- \(path): \(said(old, "removed from"))", tone: .bad))
      case .replacement:
        PatchLine(
          .init(text: "~ \(path): \(isSame ? "" : "changed in \(elements), such as ")"),
          .init(text: old, tone: .bad), .init(text: " → "), .init(text: new, tone: .good),
          .init(text: isSame ? ", in \(elements)" : ""))
      }
    return Entry(line: line, count: changes.count, section: first.section)
  }

  private static func counted(_ count: Int, _ one: String, _ many: String) -> String {
    "\(count) \(count == 1 ? one : many)"
  }
}
