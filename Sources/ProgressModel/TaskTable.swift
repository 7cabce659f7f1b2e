/// The tasks in snapshot order, knowing which of them are still as they were read.
///
/// A writer can then copy the bytes of every untouched task instead of encoding it again; that is what makes one change
/// in a list of 10,000 cheap.
package struct TaskTable: Sendable {
  package private(set) var tasks: [TrackedTask]
  /// For each task its index in the collection it was read from; -1 once it was changed or when it is new.
  package private(set) var origins: [Int32]
  /// Index by id, built when a caller turns out to look up many.
  private var positions: [String: Int]?
  private var lookups = 0

  /// After this many look-ups an index pays for itself.
  private static let lookupsWithoutIndex = 16

  package init() {
    tasks = []
    origins = []
  }

  /// Takes tasks that were read as they are: each is its own origin.
  package init(asRead tasks: [TrackedTask]) {
    self.tasks = tasks
    origins = Array(0..<Int32(tasks.count))
  }

  package var count: Int { tasks.count }

  package subscript(index: Int) -> TrackedTask { tasks[index] }

  /// Returns the index of the task with `id`, or nil.
  ///
  /// Linear for the one or two look-ups of a hook, constant when a replay asks again and again.
  package mutating func index(of id: String) -> Int? {
    if let positions { return positions[id] }
    lookups += 1
    if lookups <= Self.lookupsWithoutIndex { return place(of: id) }
    positions = Dictionary(tasks.enumerated().map { ($1.id, $0) }, uniquingKeysWith: { first, _ in first })
    return positions?[id]
  }

  package func task(_ id: String) -> TrackedTask? {
    if let positions { return positions[id].map { tasks[$0] } }
    return place(of: id).map { tasks[$0] }
  }

  /// Looks at one task after another, reading the ids in place: `first(where:)` would copy each task to look at it.
  private func place(of id: String) -> Int? {
    for place in tasks.indices where tasks[place].id == id { return place }
    return nil
  }

  /// Makes every task count as changed, for a state that does not come from a snapshot.
  package mutating func forgetOrigins() {
    origins = Array(repeating: -1, count: tasks.count)
  }

  package mutating func append(_ task: TrackedTask) {
    if positions?[task.id] == nil { positions?[task.id] = tasks.count }
    tasks.append(task)
    origins.append(-1)
  }

  /// Changes the task at `index` in place and forgets its origin.
  package mutating func update(at index: Int, _ change: (inout TrackedTask) -> Void) {
    change(&tasks[index])
    origins[index] = -1
  }

  /// Applies an edit; every task it does not name keeps its origin.
  mutating func apply(_ edit: ListEdit<TrackedTask>) {
    if edit.isEmpty { return }
    let known = Dictionary(zip(tasks.lazy.map(\.id), origins)) { first, _ in first }
    let new = Set(edit.put.lazy.map(\.entity.id))
    edit.apply(to: &tasks)
    origins = tasks.map { new.contains($0.id) ? -1 : known[$0.id] ?? -1 }
    positions = nil
  }

  package mutating func removeAll(where condition: (TrackedTask) -> Bool) {
    var keptTasks: [TrackedTask] = []
    var keptOrigins: [Int32] = []
    for (index, task) in tasks.enumerated() where !condition(task) {
      keptTasks.append(task)
      keptOrigins.append(origins[index])
    }
    tasks = keptTasks
    origins = keptOrigins
    positions = nil
  }
}
