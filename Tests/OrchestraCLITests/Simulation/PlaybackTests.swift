import DurableFiles
import JSONTree
import ProgressModel
import Synchronization
import Testing

@testable import OrchestraCLI

@Suite struct PlaybackTests {
  /// Takes payloads and counts; a payload's number is its task's text.
  private struct CountingSink: PayloadSink {
    var state = ProgressState()
    var served: [Int64] = []

    mutating func serve(_ payload: ArrivedPayload) throws(Failure) -> PlayedPayload {
      served.append(payload.time.milliseconds)
      if payload.payload["fails"] != nil { throw Failure(.inputOutput, "no") }
      return PlayedPayload(event: "Stop")
    }
  }

  /// A clock that goes only when somebody waits.
  private final class WaitingClock: Sendable {
    let time = Mutex(Duration.zero)
    let interruptedAfter: Int
    let looks = Mutex(0)

    init(interruptedAfter: Int = .max) { self.interruptedAfter = interruptedAfter }

    var clock: PlaybackClock {
      var clock = PlaybackClock(in: SimulationFixture.context())
      clock.now = { self.time.withLock { $0 } }
      clock.pause = { duration in self.time.withLock { $0 += duration } }
      clock.isInterrupted = {
        self.looks.withLock { looks in
          looks += 1
          return looks > self.interruptedAfter
        }
      }
      return clock
    }
  }

  private func payloads(_ times: Int64...) -> [ArrivedPayload] {
    times.map { ArrivedPayload(time: Timestamp($0), payload: ["hook_event_name": "Stop"]) }
  }

  private func play(
    _ payloads: [ArrivedPayload], pace: Playback.Pace, _ waiting: WaitingClock
  ) throws -> (Playback.Account, CountingSink) {
    var playback = Playback(in: SimulationFixture.context(), pace: pace)
    playback.clock = waiting.clock
    var sink = CountingSink()
    return (try playback.play(payloads, into: &sink), sink)
  }

  @Test func `without a pace nothing is waited for`() throws {
    let waiting = WaitingClock()
    let (account, sink) = try play(payloads(0, 60_000, 90_000), pace: .atOnce, waiting)
    #expect(sink.served == [0, 60_000, 90_000])
    #expect(account == Playback.Account(payloads: 3, lastTime: Timestamp(90_000)))
    #expect(waiting.time.withLock { $0 } == .zero)
  }

  @Test(arguments: [(1.0, 90_000), (3.0, 30_000), (0.5, 180_000)])
  func `a pace divides the pauses`(_ factor: Double, _ milliseconds: Int) throws {
    let waiting = WaitingClock()
    _ = try play(payloads(0, 60_000, 90_000), pace: .times(factor), waiting)
    #expect(waiting.time.withLock { $0 } == .milliseconds(milliseconds))
  }

  @Test func `a time that goes back costs no wait`() throws {
    let waiting = WaitingClock()
    let (_, sink) = try play(payloads(5_000, 1_000, 2_000), pace: .times(1), waiting)
    #expect(sink.served == [5_000, 1_000, 2_000])
    #expect(waiting.time.withLock { $0 } == .seconds(1))
  }

  @Test func `pressing Ctrl-C ends it before the next payload`() throws {
    let (account, sink) = try play(
      payloads(0, 60_000), pace: .times(1), WaitingClock(interruptedAfter: 3))
    #expect(sink.served == [0])
    #expect(account.ending == .stopped)
  }

  @Test func `it ends as soon as the condition holds`() throws {
    let fixture = try SimulationFixture()
    var stage = fixture.stage
    for text in ["First", "Second", "Third"] {
      stage.list("main", of: .claudeCode, inside: nil, [text], status: nil)
    }
    var playback = Playback(in: fixture.project.context)
    playback.until = try StateCondition(["stats.totalTasks", "==", "2"])
    var sink = MemorySink(project: fixture.project)
    let account = try playback.play(stage.deliveries.map(\.payload), into: &sink)
    #expect(account.ending == .conditionHeld)
    #expect(account.payloads == 2)
    #expect(sink.state.tasks.count == 2)
  }

  @Test func `a sink that fails ends it`() throws {
    var broken = payloads(0, 1)
    broken[1].payload["fails"] = true
    let payloads = broken + self.payloads(2)
    var playback = Playback(in: SimulationFixture.context())
    playback.clock = WaitingClock().clock
    var sink = CountingSink()
    #expect(throws: Failure(.inputOutput, "no")) { try playback.play(payloads, into: &sink) }
    #expect(sink.served == [0, 1])
  }

  @Test(arguments: [("2", 2.0), ("1.5x", 1.5), ("1000", 1_000)])
  func `speeds are read`(_ text: String, _ factor: Double) {
    #expect(PlaybackSpeed(argument: text)?.factor == factor)
  }

  @Test(arguments: ["0", "-1", "", "x", "1e3", "inf", "nan", "0x10", "2000000"])
  func `what is no speed is refused`(_ text: String) {
    #expect(PlaybackSpeed(argument: text) == nil)
  }
}
