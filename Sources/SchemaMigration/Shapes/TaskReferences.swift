import JSONTree

/// Which task each todo is a part of, and which ones it waits for, as ids of tasks.
///
/// A reference that leads nowhere is left out, and so is one that closes a circle: a task that is a part of itself would
/// never be shown, and one that waits for itself never begin.
struct TaskReferences {
  private let ids: [String]
  /// For each todo the place of the one it is a part of.
  private var parents: [Int?]
  /// The places of the todos that the one at a place waits for; only where there are any.
  private var blockers: [Int: [Int]] = [:]

  init(of todos: [ScriptTodo], _ identifiers: TaskIdentifiers) {
    ids = identifiers.ids
    parents = todos.map { $0.parentId == nil ? nil : identifiers.place(of: $0.parentId) }
    for (place, todo) in todos.enumerated() where !todo.unknown.isEmpty {
      guard let references = todo.unknown("blockedBy")?.array, !references.isEmpty else { continue }
      var seen: Set<Int> = []
      blockers[place] = references.compactMap { identifiers.place(of: $0) }.filter {
        seen.insert($0).inserted
      }
    }
    cutParentCircles()
    if !blockers.isEmpty { cutBlockerCircles() }
  }

  func parent(of place: Int) -> JSONValue { parents[place].map { .string(ids[$0]) } ?? .null }

  func blockers(of place: Int) -> JSONValue { .array((blockers[place] ?? []).map { .string(ids[$0]) }) }

  private mutating func cutParentCircles() {
    // 0 not yet seen, else the walk that came by.
    var walks = [Int](repeating: 0, count: parents.count)
    for start in parents.indices where parents[start] != nil && walks[start] == 0 {
      var place = start
      walks[place] = start + 1
      while let parent = parents[place] {
        if walks[parent] == start + 1 { parents[place] = nil }
        if walks[parent] != 0 { break }
        walks[parent] = start + 1
        place = parent
      }
    }
  }

  /// Walks depth first with a stack of its own: a chain may be as long as the list.
  private mutating func cutBlockerCircles() {
    enum Visit { case under, done }
    var visits: [Int: Visit] = [:]
    for start in blockers.keys.sorted() where visits[start] == nil {
      var stack = [(place: start, next: 0)]
      visits[start] = .under
      while let (place, next) = stack.last {
        guard let links = blockers[place], next < links.count else {
          visits[place] = .done
          stack.removeLast()
          continue
        }
        switch visits[links[next]] {
        case .under: blockers[place]?.remove(at: next)
        case .done: stack[stack.count - 1].next += 1
        case nil:
          stack[stack.count - 1].next += 1
          visits[links[next]] = .under
          stack.append((links[next], 0))
        }
      }
    }
  }
}
