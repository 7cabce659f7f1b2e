import ProgressModel

/// What agents do over a working day in a made-up project, as observations: sessions that each work through a list.
///
/// All but the last two end; most of their tasks are completed by then, some failed or cancelled, some left over. Each
/// list shows the same tasks from first to last, so that their number is that of the lines.
struct SampleSessions {
  /// The most tasks on one list.
  static let longestList = 200
  /// How often the host sends a list while it is worked through.
  private static let rounds = 5

  /// The number of tasks of all sessions together.
  let tasks: Int
  let start: Timestamp

  /// The tasks of each session: several sessions even where one list could hold all.
  private var counts: [Int] {
    if tasks == 0 { return [] }
    let sessions = max(min(3, tasks), (tasks + Self.longestList - 1) / Self.longestList)
    return (0..<sessions).map { tasks * ($0 + 1) / sessions - tasks * $0 / sessions }
  }

  func observations() -> [Observation] {
    var observations: [Observation] = []
    var texts = SampleTexts()
    var time = start
    var number = 0
    for (session, count) in counts.enumerated() {
      let lines = (0..<count).map { line in
        defer { number += 1 }
        return Line(number: number, place: line, count: count, text: texts.next(number))
      }
      let reference = SessionReference(id: Self.id(session), client: "claude-code")
      func observe(_ fact: Fact) {
        observations.append(Observation(time: time, session: reference, facts: [fact]))
        time.milliseconds += 20_000 + Int64(observations.count * 7919 % 80_000)
      }
      observe(.sessionStarted(SessionStart(client: "claude-code")))
      for round in 0..<Self.rounds {
        observe(.list(name: .todo, lines.map { $0.listed(in: round, of: Self.rounds) }))
      }
      if session < counts.count - 2 { observe(.sessionEnded(reason: "other")) }
    }
    return observations
  }

  private static func id(_ session: Int) -> String {
    let digits = String(session)
    return "0b5e77a1-4c3d-4e2f-9a10-" + String(repeating: "0", count: max(0, 12 - digits.count)) + digits
  }
}

/// One line of a sample list, and what becomes of it.
private struct Line {
  let number: Int
  let place: Int
  let count: Int
  let text: String

  /// Returns the line as the list shows it in `round`.
  func listed(in round: Int, of rounds: Int) -> ListedTask {
    var task = ListedTask(content: text, status: status(in: round, of: rounds))
    if let name = SampleTexts.agents[number % SampleTexts.agents.count] {
      task.activeForm = "\(name) working on number \(number)"
      task.agent = DetectedAgent(name: name, source: .activeForm)
    }
    return task
  }

  /// Three quarters of a list get done, a part in each round; the last round ends with two lines in progress.
  private func status(in round: Int, of rounds: Int) -> TaskStatus {
    let done = count * 3 / 4
    let worked = done * round / (rounds - 1)
    if place < worked { return number % 23 == 7 ? .failed : number % 31 == 11 ? .cancelled : .completed }
    let next = round == rounds - 1 ? worked + 2 : done * (round + 1) / (rounds - 1)
    return place < next ? .inProgress : .pending
  }
}
