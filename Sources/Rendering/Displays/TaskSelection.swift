package import ProgressModel

/// Some of the tasks of a state, by their places: a list of ten thousand is sorted into kinds without copying
/// one.
package struct TaskSelection: RandomAccessCollection, Sendable {
  private let tasks: [TrackedTask]
  private(set) var places: [Int] = []

  init(of tasks: [TrackedTask]) {
    self.tasks = tasks
  }

  mutating func append(_ place: Int) {
    places.append(place)
  }

  package var startIndex: Int { 0 }
  package var endIndex: Int { places.count }
  package subscript(index: Int) -> TrackedTask { tasks[places[index]] }

  /// An iterator that is no generic type: the statistics of another module then find it without asking the
  /// runtime.
  package struct Iterator: IteratorProtocol {
    private let selection: TaskSelection
    private var index = 0

    init(_ selection: TaskSelection) {
      self.selection = selection
    }

    package mutating func next() -> TrackedTask? {
      guard index < selection.places.count else { return nil }
      defer { index += 1 }
      return selection[index]
    }
  }

  package func makeIterator() -> Iterator { Iterator(self) }

  /// Returns the `limit` tasks of the lowest order; of equals the one that stands first.
  ///
  /// `order` is asked once for each task, in their order, with its place among `tasks`.
  func first(_ limit: Int, by order: (_ place: Int, _ tasks: [TrackedTask]) -> Order) -> [TrackedTask] {
    var kept: [(order: Order, place: Int)] = []
    for place in places {
      let order = order(place, tasks)
      if kept.count == limit {
        guard let last = kept.last, order < last.order else { continue }
        kept.removeLast()
      }
      let position = kept.firstIndex { order < $0.order } ?? kept.count
      kept.insert((order, place), at: position)
    }
    return kept.map { tasks[$0.place] }
  }

  struct Order: Comparable {
    let major: Int64
    var minor: Int64 = 0

    static func < (left: Order, right: Order) -> Bool {
      (left.major, left.minor) < (right.major, right.minor)
    }
  }
}
