/// The circles that links between tasks make.
enum LinkLoops {
  /// Finds one circle in every knot of nodes that lead to one another.
  ///
  /// `next` holds for each node the nodes it leads to. Each circle begins with the first of its knot's nodes from which it can
  /// be walked in the shortest way, and comes in the order of those. Time grows with nodes and links; nothing is recursive.
  static func find(_ next: [[Int]]) -> [[Int]] {
    let knots = knots(next)
    var loops: [[Int]] = []
    var isDone: Set<Int> = []
    for start in next.indices {
      let knot = knots[start]
      guard !isDone.contains(knot), let loop = shortest(from: start, in: knot, knots, next) else { continue }
      isDone.insert(knot)
      loops.append(loop)
    }
    return loops
  }

  /// The names of a circle's tasks as they follow one another, long ones cut in the middle.
  static func phrase(_ names: [String]) -> String {
    let shown = names.count > 6 ? Array(names.prefix(5)) + ["…"] : names
    return (shown + [names[0]]).map { $0 == "…" ? $0 : FindingWords.quoted($0) }.joined(separator: " → ")
  }

  /// The way from `start` back to it with the fewest steps; nil where there is none.
  private static func shortest(from start: Int, in knot: Int, _ knots: [Int], _ next: [[Int]]) -> [Int]? {
    if next[start].contains(start) { return [start] }
    var from: [Int: Int] = [:]
    var open = [start]
    var place = 0
    while place < open.count {
      let node = open[place]
      place += 1
      for target in next[node] where knots[target] == knot {
        if target == start {
          var loop = [node]
          while let last = loop.last, last != start, let before = from[last] { loop.append(before) }
          return loop.reversed()
        }
        if from[target] == nil {
          from[target] = node
          open.append(target)
        }
      }
    }
    return nil
  }

  /// Numbers the strongly connected components, after Tarjan.
  private static func knots(_ next: [[Int]]) -> [Int] {
    var knots = [Int](repeating: -1, count: next.count)
    var order = [Int](repeating: -1, count: next.count)
    var lowest = order
    var stack: [Int] = []
    var (counter, knot) = (0, 0)
    for root in next.indices where order[root] < 0 && !next[root].isEmpty {
      var work = [(node: root, link: 0)]
      while let (node, link) = work.popLast() {
        if link == 0 {
          order[node] = counter
          lowest[node] = counter
          counter += 1
          stack.append(node)
        } else {
          lowest[node] = min(lowest[node], lowest[next[node][link - 1]])
        }
        if let index = next[node].indices.dropFirst(link).first(where: { index in
          let target = next[node][index]
          if order[target] >= 0 {
            if knots[target] < 0 { lowest[node] = min(lowest[node], order[target]) }
            return false
          }
          return true
        }) {
          work.append((node, index + 1))
          work.append((next[node][index], 0))
          continue
        }
        guard lowest[node] == order[node] else { continue }
        while let member = stack.popLast() {
          knots[member] = knot
          if member == node { break }
        }
        knot += 1
      }
    }
    return knots
  }
}
