import ProgressModel
import Testing

struct ProgressStatisticsTests {
  private func task(
    _ status: TaskStatus, _ duration: Int64 = 0, progress: Int? = nil, since: Int64? = nil
  ) -> TrackedTask {
    var task = TrackedTask(id: "t", session: "s", list: "todo", content: "", createdAt: Timestamp(0))
    task.status = status
    task.finishedDuration = duration
    task.progress = progress
    task.runningSince = since.map { Timestamp($0) }
    return task
  }

  private func statistics(_ tasks: [TrackedTask], at moment: Int64 = 1_000) -> ProgressStatistics {
    ProgressStatistics(tasks: tasks, activeAgents: 0, at: Timestamp(moment))
  }

  @Test func `without tasks nothing is known`() {
    let none = statistics([])
    #expect(none == ProgressStatistics())
    #expect((none.overallProgress, none.averageDuration, none.estimatedRemaining) == (nil, nil, nil))
  }

  @Test func `every status is counted`() {
    let counts = statistics([
      task(.pending), task(.pending), task(.inProgress), task(.completed), task(.failed), task(.cancelled),
    ])
    #expect((counts.totalTasks, counts.pendingTasks, counts.activeTasks) == (6, 2, 1))
    #expect((counts.completedTasks, counts.failedTasks, counts.cancelledTasks) == (1, 1, 1))
    #expect(ProgressStatistics(tasks: [], activeAgents: 3, at: Timestamp(0)).activeAgents == 3)
  }

  @Test func `the percentage counts partial progress and leaves cancelled tasks out`() {
    #expect(statistics([task(.completed), task(.pending)]).overallProgress == 50)
    #expect(
      statistics([task(.completed), task(.inProgress, progress: 60), task(.pending)]).overallProgress == 53)
    #expect(statistics([task(.completed), task(.cancelled), task(.cancelled)]).overallProgress == 100)
    #expect(statistics([task(.cancelled)]).overallProgress == nil)
    #expect(statistics([task(.completed), task(.completed), task(.inProgress)]).overallProgress == 66)
  }

  @Test func `the average is over completed tasks that were seen in progress`() {
    #expect(statistics([task(.completed), task(.inProgress, 500)]).averageDuration == nil)
    #expect(
      statistics([task(.completed, 100), task(.completed, 301), task(.completed)]).averageDuration == 200)
  }

  @Test func `an estimate rests on at least three completed tasks`() {
    let two = [task(.completed, 100), task(.completed, 100), task(.pending)]
    #expect(statistics(two).estimatedRemaining == nil)
    #expect(statistics(two + [task(.completed, 100)]).estimatedRemaining == 100)
  }

  @Test func `the estimate is the median times what is left, less what was worked already`() {
    let done = [task(.completed, 100), task(.completed, 200), task(.completed, 90_000)]
    #expect(statistics(done).estimatedRemaining == 0)
    #expect(statistics(done + [task(.pending), task(.pending)]).estimatedRemaining == 400)
    #expect(statistics(done + [task(.inProgress, 50, since: 900)]).estimatedRemaining == 50)
    #expect(statistics(done + [task(.inProgress, since: 0), task(.pending)]).estimatedRemaining == 200)
  }

  @Test func `numbers at the ends of their range do not trap`() {
    let huge = [task(.completed, .max), task(.completed, .max), task(.completed, .max)]
    let counts = statistics(
      huge + [task(.pending), task(.pending), task(.inProgress, .min, since: .min)], at: .max)
    #expect(counts.averageDuration == Int64.max / 3)
    #expect(counts.estimatedRemaining == nil)
    #expect(statistics(huge + [task(.inProgress, .min)]).estimatedRemaining == .max)
  }

  @Test func `a display shows live sessions, handmade tasks and what was left over`() {
    var story = Story()
    let list = ListNotation.list("✓ Done before · ○ Left over")
    story.tell(.list(name: .todo, list), in: "old")
    story.tell(.sessionEnded(reason: "other"), in: "old")
    #expect(story.state.currentSessions.map(\.id) == ["old"])
    #expect(story.state.currentTasks.map(\.content) == ["Done before", "Left over"])
    story.tell(.list(name: .todo, ListNotation.list("✓ Now")), in: "new")
    story.tell(.list(name: .bare, ListNotation.list("✓ By hand")), in: nil)
    #expect(story.state.currentSessions.map(\.id) == ["new"])
    #expect(story.state.currentTasks.map(\.content) == ["Left over", "Now", "By hand"])
    #expect(story.tasks.map { story.state.isLeftOver($0) } == [false, true, false, false])
    #expect(story.state.statistics.totalTasks == 4)
    #expect(ProgressState().currentSessions == [])
  }
}
