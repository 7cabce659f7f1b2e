import AgentDetection
import DurableFiles
import HookEvents
import HookProtocol
import ProgressModel
import ProgressStore

/// A made-up project with any number of tasks, filled as hooks would have filled it but all at once.
///
/// The same number of tasks gives the same state: nothing in it depends on the clock.
struct SampleProject {
  /// The fewest and most tasks it can have.
  static let sizes = 3...20_000
  /// The fewest and most events it can have in its journal beyond its story.
  static let journalLengths = 0...1_000_000
  /// Events recorded in one update: as many as a busy hour, so that no record is out of the ordinary.
  private static let eventsOfUpdate = 5_000
  /// When its story begins.
  static let beginning = Timestamp(1_762_250_000_000)
  /// A moment after the end of its story, whatever the number of tasks.
  static let afterwards = Timestamp(beginning.milliseconds + 23 * 3_600_000)
  /// How many of its tasks belong to the session whose payloads `SamplePayload` makes, at most.
  private static let liveTasks = 8

  let tasks: Int
  /// How often a task was changed to and fro after the story.
  var events = 0

  /// The number of tasks of the session that the payloads continue.
  var liveTaskCount: Int { min(Self.liveTasks, tasks) }

  /// Fills the project, which must have no state yet, in one update.
  func fill(_ project: Project) throws(StoreError) {
    var settings = project.settings
    // What is made up need not survive a power cut.
    settings.durability = .off
    if events > 0 { settings.journalBytes = .max }
    let filled = Project(
      path: project.path, root: project.root, settings: settings, roster: project.roster,
      context: project.context)
    let observations = observations(roster: project.roster)
    let store = filled.store(for: "bench hook")
    _ = try store.update(until: .after(.seconds(10)), policy: ResolutionPolicy()) { transaction in
      transaction.nameProject(id: Self.id, name: "lantern", host: Self.host, at: Self.beginning)
      for observation in observations { transaction.resolve(observation) }
    }
    for start in stride(from: 0, to: events, by: Self.eventsOfUpdate) {
      _ = try store.update(until: .after(.seconds(10)), policy: ResolutionPolicy()) { transaction in
        for number in start..<min(start + Self.eventsOfUpdate, events) {
          if let observation = change(number, roster: project.roster) { transaction.resolve(observation) }
        }
      }
    }
  }

  /// Returns the change with this number: one task to and fro, all within the last hours before `afterwards`.
  private func change(_ number: Int, roster: AgentRoster) -> Observation? {
    let time = Timestamp(Self.afterwards.milliseconds - Int64(events - number) * 10)
    return observation(
      of: .taskUpdate(round: number),
      HookContext(time: time, detector: AgentDetector(roster: roster), host: Self.host))
  }

  private func observation(of payload: SamplePayload, _ context: HookContext) -> Observation? {
    guard
      let envelope = try? HookEnvelope(
        payload.body(in: "/"), fallbackEvent: nil, environment: HookEnvironment())
    else { return nil }
    return HookTranslation.observation(of: envelope, context)
  }

  /// Returns the whole story: the sessions of the day, and last the one that the payloads continue.
  func observations(roster: AgentRoster) -> [Observation] {
    let day = SampleSessions(tasks: tasks - liveTaskCount, start: Self.beginning).observations()
    var context = HookContext(
      time: day.last?.time ?? Self.beginning, detector: AgentDetector(roster: roster), host: Self.host)
    let opening = SamplePayload.opening(tasks: liveTaskCount).compactMap { payload -> Observation? in
      context.time.milliseconds += 5_000
      return observation(of: payload, context)
    }
    return day + opening
  }

  private static let id = "9d2f6c1e-0000-4000-8000-73616d706c65"
  private static let host = "bench"
}
