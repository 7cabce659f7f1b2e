extension ListMatching {
  /// Edited lines of one gap are compared pair by pair up to this many pairs; in a wider gap only those side by side.
  private static let comparedPairs = 4_000
  /// The same bound for all gaps of a list together, which keeps a list of thousands within milliseconds.
  private static let comparedPairsOfList = 40_000

  private struct Candidate {
    var score: Double
    var line: Int
    var task: Int
  }

  /// Compares what stands in the same gap between matched lines, and what stands at the same number.
  mutating func matchEditsInPlace() {
    let (openLines, openTasks) = openPlaces()
    if openLines.isEmpty || openTasks.isEmpty { return }
    var texts = ComparedTexts(self)
    var tasksInGap: [Int: [Int]] = [:]
    for (task, above) in zip(openTasks, tasksAbove(openTasks)) { tasksInGap[above, default: []].append(task) }
    var linesInGap: [Int: [Int]] = [:]
    for (line, above) in zip(openLines, matchesAbove(openLines)) {
      linesInGap[above, default: []].append(line)
    }
    var candidates: [Candidate] = []
    var left = Self.comparedPairsOfList
    for (above, lines) in linesInGap.sorted(by: { $0.key < $1.key }) {
      let tasks = tasksInGap[above] ?? []
      let isSmall = lines.count * tasks.count <= min(left, Self.comparedPairs)
      if isSmall { left -= lines.count * tasks.count }
      for (place, line) in lines.enumerated() {
        let near = isSmall ? tasks[...] : tasks.dropFirst(place).prefix(1)
        for task in near { texts.compare(line, task, atLeast: Self.likenessInPlace, to: &candidates) }
      }
    }
    let isOpenTask = Set(openTasks)
    for line in openLines where isOpenTask.contains(line) {
      texts.compare(line, line, atLeast: Self.likenessInPlace, to: &candidates)
    }
    takeBest(candidates)
  }

  /// Compares everything left with everything left.
  mutating func matchEditsAnywhere() {
    let (openLines, openTasks) = openPlaces()
    guard openLines.count * openTasks.count <= Self.comparedPairs else { return }
    if openLines.isEmpty || openTasks.isEmpty { return }
    var texts = ComparedTexts(self)
    var candidates: [Candidate] = []
    let digits = openTasks.map { known[$0].content.digits }
    for line in openLines {
      let wanted = lines[line].content.digits
      for (task, digits) in zip(openTasks, digits) where digits == wanted {
        texts.compare(line, task, atLeast: Self.likenessAnywhere, to: &candidates)
      }
    }
    takeBest(candidates)
  }

  private mutating func takeBest(_ candidates: [Candidate]) {
    let order = candidates.sorted { ($0.score, $1.line, $1.task) > ($1.score, $0.line, $0.task) }
    for candidate in order where match[candidate.line] == nil && !isTaken[candidate.task] {
      take(candidate.task, for: candidate.line)
    }
  }

  private func openPlaces() -> (lines: [Int], tasks: [Int]) {
    (
      lines.indices.filter { match[$0] == nil && mayLackNumber($0) },
      known.indices.filter { !isTaken[$0] && known[$0].isListed }
    )
  }

  /// Returns for each open line the task matched nearest above it, -1 for none.
  private func matchesAbove(_ open: [Int]) -> [Int] {
    var (above, next) = (-1, 0)
    return open.map { line in
      while next < line {
        above = match[next] ?? above
        next += 1
      }
      return above
    }
  }

  /// Returns for each open task the matched task nearest above it, -1 for none.
  private func tasksAbove(_ open: [Int]) -> [Int] {
    var (above, next) = (-1, 0)
    return open.map { task in
      while next < task {
        if isTaken[next] { above = next }
        next += 1
      }
      return above
    }
  }

  /// The texts of lines and tasks, each taken apart once.
  private struct ComparedTexts {
    private let matching: ListMatching
    private var lines: [Int: TextSimilarity.Profile] = [:]
    private var tasks: [Int: TextSimilarity.Profile] = [:]

    init(_ matching: ListMatching) {
      self.matching = matching
    }

    mutating func compare(
      _ line: Int, _ task: Int, atLeast likeness: Double, to candidates: inout [Candidate]
    ) {
      if matching.reopens(task, line) { return }
      let left = lines[line] ?? TextSimilarity.Profile(matching.lines[line].content)
      let right = tasks[task] ?? TextSimilarity.Profile(matching.known[task].content)
      (lines[line], tasks[task]) = (left, right)
      let score = left.likeness(to: right)
      if score >= likeness { candidates.append(Candidate(score: score, line: line, task: task)) }
    }
  }
}

extension String {
  /// The decimal digits in the text, in order: two texts that differ in a number speak of two things.
  fileprivate var digits: [Int] {
    unicodeScalars.compactMap { scalar in
      // The properties of a scalar take a search.
      if scalar.isASCII { return (48...57).contains(scalar.value) ? Int(scalar.value) - 48 : nil }
      return scalar.properties.numericType == .decimal ? scalar.properties.numericValue.map { Int($0) } : nil
    }
  }
}
