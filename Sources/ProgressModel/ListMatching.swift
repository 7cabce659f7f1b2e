/// Decides which known task each line of a newly sent list is.
///
/// Lists come whole and mostly without ids. The rules, in order, each working on what the ones before left over:
/// 1. when all that was listed is finished and the lines begin something new, no listed task is meant;
/// 2. the same id given by the host with the same or similar text, unless the list was numbered anew;
/// 3. the same text, then the same but for case and white space; equal texts by `DuplicatePairing`;
/// 4. the same text as a task that was removed from this list before: it is back;
/// 5. the same id with any text, when rule 2 showed that the ids still count;
/// 6. similar text in the same place: between the same neighbours, or at the same number;
/// 7. nearly the same text with the same digits anywhere.
///
/// `docs/task-identity.md` holds them as a table of cases; `ListIdentityTests` runs it.
package struct ListMatching {
  /// A task the list may still mean.
  package struct Known: Sendable {
    package var externalID: String?
    package var content: String
    package var status: TaskStatus
    /// False for a task removed from the list earlier.
    package var isListed: Bool

    package init(externalID: String? = nil, content: String, status: TaskStatus, isListed: Bool = true) {
      self.externalID = externalID
      self.content = content
      self.status = status
      self.isListed = isListed
    }
  }

  /// Likeness from which an edited line in its old place is the same task.
  package static let likenessInPlace = 0.45
  /// Likeness from which an edited line that also moved is the same task.
  package static let likenessAnywhere = 0.8

  let known: [Known]
  let lines: [ListedTask]
  private(set) var match: [Int?]
  private(set) var isTaken: [Bool]
  /// Whether a line proved by id and text that the host's numbers still count.
  private var numbersCount = false

  /// Returns for each line the index of the known task it is, or nil for a new one.
  ///
  /// No task is returned twice.
  ///
  /// `known` is in list order, listed tasks before removed ones.
  package static func matches(of lines: [ListedTask], among known: [Known]) -> [Int?] {
    var matching = ListMatching(known: known, lines: lines)
    if matching.keepsTexts { return Array(lines.indices) }
    if matching.beginsAnew {
      matching.ignoreListed()
    } else {
      matching.matchNumbers()
      matching.matchTexts(listed: true) { $0 }
      matching.matchTexts(listed: true, TextSimilarity.normalized)
    }
    matching.matchTexts(listed: false) { $0 }
    matching.matchNumbersAlone()
    matching.matchEditsInPlace()
    matching.matchEditsAnywhere()
    return matching.match
  }

  private init(known: [Known], lines: [ListedTask]) {
    self.known = known
    self.lines = lines
    match = Array(repeating: nil, count: lines.count)
    isTaken = Array(repeating: false, count: known.count)
  }

  mutating func take(_ task: Int, for line: Int) {
    match[line] = task
    isTaken[task] = true
  }

  /// Whether the line would make open work of a finished task.
  func reopens(_ task: Int, _ line: Int) -> Bool {
    !known[task].status.isOpen && lines[line].status?.isOpen == true
  }

  /// Whether the line may be recognised without its number: it has none, or numbers mean nothing here.
  func mayLackNumber(_ line: Int) -> Bool {
    lines[line].externalID == nil || !numbersCount
  }

  /// Lists up to this length are looked through line by line for texts that stand twice.
  private static let quickLength = 32

  /// Whether the list is the one shown last, with the same text in each place and none twice: what nearly every call sends.
  ///
  /// By the rules each line is then the task in its place, which needs no tables to find out.
  private var keepsTexts: Bool {
    guard !lines.isEmpty, lines.count <= Self.quickLength, lines.count <= known.count else { return false }
    for line in lines.indices {
      guard known[line].isListed, lines[line].externalID == nil, lines[line].content == known[line].content,
        !lines[..<line].contains(where: { $0.content == lines[line].content })
      else { return false }
    }
    return known.count == lines.count || !known[lines.count].isListed
  }

  /// A finished list followed by open lines, one of them unknown, is the next piece of work, whatever the texts.
  private var beginsAnew: Bool {
    let listed = known.lazy.filter(\.isListed)
    guard !listed.isEmpty, listed.allSatisfy({ !$0.status.isOpen }),
      lines.allSatisfy({ $0.status?.isOpen == true })
    else { return false }
    let texts = Set(listed.map { TextSimilarity.normalized($0.content) })
    return lines.contains { !texts.contains(TextSimilarity.normalized($0.content)) }
  }

  private mutating func ignoreListed() {
    for task in known.indices where known[task].isListed { isTaken[task] = true }
  }
}

extension ListMatching {
  private mutating func matchNumbers() {
    var byID: [String: [Int]] = [:]
    for task in known.indices where known[task].isListed {
      if let id = known[task].externalID { byID[id, default: []].append(task) }
    }
    if byID.isEmpty || isNumberedAnew(byID) { return }
    matchNumbers(byID) { $0 == $1 }
    matchNumbers(byID) { TextSimilarity.score($0, $1) >= Self.likenessInPlace }
  }

  private mutating func matchNumbers(_ byID: [String: [Int]], where isLike: (String, String) -> Bool) {
    for line in lines.indices where match[line] == nil {
      guard let id = lines[line].externalID, let tasks = byID[id] else { continue }
      let alike = tasks.filter { !isTaken[$0] && isLike(lines[line].content, known[$0].content) }
      // A careless list may use a number twice: the same place decides.
      guard let task = alike.first(where: { $0 == line }) ?? alike.first else { continue }
      take(task, for: line)
      numbersCount = true
    }
  }

  /// Whether more lines carry the text of another number than the text of their own.
  private func isNumberedAnew(_ byID: [String: [Int]]) -> Bool {
    let texts = Set(byID.values.joined().map { known[$0].content })
    var (kept, moved) = (0, 0)
    for item in lines {
      guard let tasks = item.externalID.flatMap({ byID[$0] }) else { continue }
      if tasks.contains(where: { known[$0].content == item.content }) {
        kept += 1
      } else if texts.contains(item.content) {
        moved += 1
      }
    }
    return moved > kept
  }

  private mutating func matchNumbersAlone() {
    guard numbersCount else { return }
    var byID: [String: Int] = [:]
    for task in known.indices where known[task].isListed && !isTaken[task] {
      if let id = known[task].externalID, byID[id] == nil { byID[id] = task }
    }
    for line in lines.indices where match[line] == nil {
      guard let id = lines[line].externalID, let task = byID[id], !isTaken[task], !reopens(task, line) else {
        continue
      }
      take(task, for: line)
    }
  }

  private mutating func matchTexts(listed: Bool, _ form: (String) -> String) {
    var groups: [String: (tasks: [Int], lines: [Int])] = [:]
    for task in known.indices where !isTaken[task] && known[task].isListed == listed {
      groups[form(known[task].content), default: ([], [])].tasks.append(task)
    }
    if groups.isEmpty { return }
    for line in lines.indices where match[line] == nil {
      groups[form(lines[line].content)]?.lines.append(line)
    }
    // Every task and line is in one group only, so their order does not matter.
    for (tasks, lines) in groups.values where !lines.isEmpty { pair(lines, with: tasks) }
  }

  /// Whether a line with the text of `task` may be that task.
  private func mayBeSameText(_ task: Int, _ line: Int) -> Bool {
    if known[task].isListed {
      // Another number says that the host itself thinks of another task.
      let isOther = known[task].externalID != nil && lines[line].externalID != nil
      return !(isOther && reopens(task, line))
    }
    // A finished task that left the list is history; the same text later is new work.
    return known[task].status == .cancelled || !reopens(task, line)
  }

  private mutating func pair(_ lines: [Int], with all: [Int]) {
    if lines.count == 1, all.count == 1 {
      if mayBeSameText(all[0], lines[0]) { take(all[0], for: lines[0]) }
      return
    }
    let tasks = all.filter { task in lines.contains { mayBeSameText(task, $0) } }
    let pairing = DuplicatePairing.pairs(
      lines: lines.map { self.lines[$0].status }, tasks: tasks.map { known[$0].status })
    for (line, task) in zip(lines, pairing) {
      if let task, mayBeSameText(tasks[task], line) { take(tasks[task], for: line) }
    }
  }
}
