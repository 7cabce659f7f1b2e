/// Joins the lines and the tasks of a list that all have one text.
///
/// Nothing but their statuses and their order tells them apart. Two ways are tried, in order and nearest status first, and
/// the one is taken in which less seems to have happened.
enum DuplicatePairing {
  /// Beyond this many pairs, statuses are not compared: such a list is no work of a careful writer.
  private static let comparedPairs = 10_000

  /// Returns for each line the index of its task; as many are joined as there are lines or tasks.
  ///
  /// A nil status is a word we do not know, which changes nothing.
  static func pairs(lines: [TaskStatus?], tasks: [TaskStatus]) -> [Int?] {
    let ordered = lines.indices.map { $0 < tasks.count ? $0 : nil }
    if tasks.count == 1 && lines.count == 1 || lines.count * tasks.count > comparedPairs { return ordered }
    let nearest = nearestFirst(lines, tasks)
    return cost(of: nearest, lines, tasks) < cost(of: ordered, lines, tasks) ? nearest : ordered
  }

  private static func nearestFirst(_ lines: [TaskStatus?], _ tasks: [TaskStatus]) -> [Int?] {
    var pairs: [Int?] = lines.map { _ in nil }
    var left = Array(tasks.indices)
    for line in lines.indices {
      guard let place = left.firstIndex(where: { tasks[$0] == lines[line] }) else { continue }
      pairs[line] = left.remove(at: place)
    }
    for line in lines.indices where pairs[line] == nil {
      guard
        let place = left.indices.min(by: {
          step(tasks[left[$0]], lines[line]) < step(tasks[left[$1]], lines[line])
        })
      else { break }
      pairs[line] = left.remove(at: place)
    }
    return pairs
  }

  private static func cost(of pairs: [Int?], _ lines: [TaskStatus?], _ tasks: [TaskStatus]) -> Int {
    var left = Set(tasks.indices)
    var sum = 0
    for (line, task) in zip(lines, pairs) {
      if let task {
        left.remove(task)
        sum += step(tasks[task], line)
      } else {
        sum += creation(line)
      }
    }
    return left.reduce(sum) { $0 + removal(tasks[$1]) }
  }

  /// How much must have happened between two sights of one task; work seldom goes back.
  private static func step(_ old: TaskStatus, _ new: TaskStatus?) -> Int {
    guard let new, new != old else { return 0 }
    return switch (old, new) {
    case (.pending, .inProgress): 1
    case (.pending, _): 2
    case (.inProgress, .pending): 4
    case (.inProgress, _): 1
    default: new.isOpen ? 4 : 1
    }
  }

  /// A new line is most likely waiting, and least likely finished.
  private static func creation(_ status: TaskStatus?) -> Int {
    switch status {
    case .pending, nil: 0
    case .inProgress: 1
    default: 3
    }
  }

  /// Finished work leaves lists all the time, work in progress seldom.
  private static func removal(_ status: TaskStatus) -> Int {
    switch status {
    case .pending: 1
    case .inProgress: 2
    default: 0
    }
  }
}
