import ProgressModel
import Testing

@testable import Rendering

/// Spans followed through events, beside the reducer's own clocks.
struct TimelineChronicleTests {
  private struct Play {
    var state = ProgressState()
    var chronicle = TaskChronicle()
    var sequence: Int64 = 0

    mutating func happens(_ seconds: Int64, session: String? = "s", _ change: Change) {
      sequence += 1
      let event = ProgressEvent(
        sequence: sequence, time: Timestamp(seconds * 1_000), session: session, agent: nil, agentID: nil,
        remaining: 0, change: change)
      ProgressReducer.apply(event, to: &state)
      chronicle.take([event], leadingTo: state)
    }

    func spans() throws -> [String] {
      let task = try #require(state.tasks.task("t-1"))
      let (spans, areRecorded) = chronicle.spans(of: task)
      #expect(areRecorded)
      let worked = spans.filter { $0.kind == .inProgress }.reduce(Int64(0)) {
        $0 + $1.length(at: Timestamp(100_000))
      }
      #expect(worked == task.duration(at: Timestamp(100_000)))
      return spans.map { span in
        "\(span.kind.rawValue) \(span.from.milliseconds / 1_000)-\(span.to.map { String($0.milliseconds / 1_000) } ?? "")"
      }
    }
  }

  private func begun() -> Play {
    var play = Play()
    play.happens(0, .sessionStarted(SessionStart(client: "claude-code")))
    play.happens(
      1,
      .taskCreated(
        TrackedTask(id: "t-1", session: "s", list: "todo", content: "x", createdAt: Timestamp(1_000))))
    play.happens(3, .taskChanged(id: "t-1", changes(.inProgress)))
    return play
  }

  private func changes(_ status: TaskStatus) -> TaskChanges {
    var changes = TaskChanges()
    changes.status = status
    return changes
  }

  @Test
  func `a task that is done once has three spans`() throws {
    var play = begun()
    play.happens(9, .taskChanged(id: "t-1", changes(.completed)))
    #expect(try play.spans() == ["pending 1-3", "in_progress 3-9", "completed 9-"])
  }

  @Test
  func `work waits while its session is gone, and goes on when it is resumed`() throws {
    var play = begun()
    play.happens(5, .sessionEnded(reason: "other"))
    play.happens(8, .sessionResumed(SessionStart(client: "claude-code")))
    #expect(try play.spans() == ["pending 1-3", "in_progress 3-5", "waiting 5-8", "in_progress 8-"])
  }

  @Test
  func `work of a lost session ended when it was last seen`() throws {
    var play = begun()
    play.happens(6, .activity(tool: "Bash", failed: false))
    play.happens(60, .sessionEnded(reason: "lost"))
    #expect(try play.spans() == ["pending 1-3", "in_progress 3-6", "waiting 6-"])
  }

  @Test
  func `a task taken up again is open again`() throws {
    var play = begun()
    play.happens(4, .taskChanged(id: "t-1", changes(.failed)))
    play.happens(7, .taskChanged(id: "t-1", changes(.inProgress)))
    play.happens(7, .taskChanged(id: "t-1", changes(.completed)))
    #expect(try play.spans() == ["pending 1-3", "in_progress 3-4", "failed 4-7", "completed 7-"])
  }

  @Test
  func `what began before the history is told by the task's own fields`() {
    let play = begun()
    var chronicle = TaskChronicle()
    chronicle.begin(with: play.state)
    #expect(chronicle.spans(of: play.state.tasks[0]).spans.map(\.kind) == [.pending, .inProgress])
    #expect(!TaskChronicle().spans(of: play.state.tasks[0]).areRecorded)
  }
}
