import DurableFiles
import ProgressStore

/// One row of `bench update`: how long updates of one project took, as a whole and in each part.
struct UpdateRow: Sendable {
  let tasks: Int
  /// Events added to the journal before the measuring.
  let events: Int
  private(set) var whole = Timings()
  /// Whole runs of the floor program, each beside the update of the same number; empty without one.
  private(set) var floor = Timings()
  private var stages = [Timings](repeating: Timings(), count: UpdateStage.allCases.count)

  init(tasks: Int, events: Int) {
    self.tasks = tasks
    self.events = events
  }

  /// How many times longer than the floor, by the medians.
  var ratio: Double? { whole.ratio(to: floor) }

  /// Returns the times of one part, in the order of the updates.
  func timings(of stage: UpdateStage) -> Timings {
    UpdateStage.allCases.firstIndex(of: stage).map { stages[$0] } ?? Timings()
  }

  mutating func add(_ elapsed: Duration, _ times: StageTimes) {
    whole.add(elapsed)
    for (index, stage) in UpdateStage.allCases.enumerated() {
      stages[index].add(.nanoseconds(times[stage]))
    }
  }

  mutating func addFloor(_ ending: ChildProcess.Ending) { floor.add(ending.elapsed) }
}
