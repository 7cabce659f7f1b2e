import ProgressModel
import Testing
import TestSupport

@testable import Rendering

struct OverviewTests {
  @Test
  func `every open task is in exactly one place and the counts are the model's`() {
    var generator = SeededGenerator(seed: SeededGenerator.seed(of: "OverviewTests"))
    for _ in 0..<300 {
      let state = RandomState.make(&generator)
      let overview = Overview(state, at: state.updatedAt)
      let current = state.currentTasks
      #expect(
        overview.statistics
          == ProgressStatistics(tasks: current, activeAgents: state.activeAgents.count, at: state.updatedAt))
      #expect(Set(overview.leftOver.map(\.id)) == Set(current.filter(state.isLeftOver).map(\.id)))
      let places =
        Array(Set(overview.workers.compactMap(\.task?.id))) + overview.loose.map(\.id)
        + overview.waiting.map(\.id)
        + overview.blocked.map(\.id) + overview.leftOver.map(\.id)
      #expect(places.sorted() == current.filter(\.status.isOpen).map(\.id).sorted())
      #expect(
        overview.activeCount + overview.pendingCount + overview.leftOver.count
          == current.count(where: \.status.isOpen))
    }
  }

  @Test
  func `what comes next follows each list's own order`() {
    var tasks = ["c", "a", "x", "b"].map { Samples.task($0, $0, .pending) }
    tasks[0].position = 2
    tasks[1].position = 0
    tasks[2].list = "todo:other"
    tasks[2].position = 0
    tasks[3].position = 1
    let overview = Overview(Samples.state(tasks), at: Samples.now)
    #expect(overview.upcoming(10).map(\.id) == ["a", "b", "c", "x"])
    #expect(overview.upcoming(2).map(\.id) == ["a", "b"])
    #expect(overview.upcoming(0).isEmpty)
  }

  @Test
  func `what was completed last comes first`() {
    let tasks = [300, 100, 200].map { Samples.task("t\($0)", "", .completed, began: $0, lasting: 10) }
    let overview = Overview(Samples.state(tasks), at: Samples.now)
    #expect(overview.recentlyCompleted(2).map(\.id) == ["t100", "t200"])
  }

  @Test
  func `a task waits for those that may still be done, not for removed or cancelled ones`() {
    var first = Samples.task("first", "", .pending)
    first.blockedBy = ["done", "cancelled", "gone"]
    var second = Samples.task("second", "", .pending)
    second.blockedBy = ["done", "failed"]
    let others = [
      Samples.task("done", "", .completed), Samples.task("cancelled", "", .cancelled),
      Samples.task("failed", "", .failed),
    ]
    let overview = Overview(Samples.state([first, second] + others), at: Samples.now)
    #expect(overview.waiting.map(\.id) == ["first"])
    #expect(overview.blocked.map(\.id) == ["second"])
  }

  @Test
  func `a worker that stands for nobody is no agent, its tasks are nobody's`() {
    let task = Samples.task("t", "", .inProgress)
    let agents = [
      Samples.agent("Unknown", task: "t", kind: .worker), Samples.agent("Unknown", kind: .subagent),
    ]
    let overview = Overview(Samples.state([task], agents: agents), at: Samples.now)
    #expect(overview.workers.map(\.agent.kind) == [.subagent])
    #expect(overview.loose.map(\.id) == ["t"])
  }

  @Test
  func `the session's length ends when all sessions have ended`() {
    let live = Overview(Samples.state([]), at: Samples.now)
    #expect(live.sessionLength(at: Samples.now) == 2_530_000)
    let ended = Samples.state([], sessions: [Samples.session(started: 1_000, ended: 400)])
    #expect(Overview(ended, at: Samples.now).sessionLength(at: Samples.now) == 600_000)
    #expect(Overview(ProgressState(), at: Samples.now).sessionLength(at: Samples.now) == nil)
  }
}
