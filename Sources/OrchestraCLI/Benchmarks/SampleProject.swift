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
  /// When its story begins.
  static let beginning = Timestamp(1_762_250_000_000)
  /// A moment after the end of its story, whatever the number of tasks.
  static let afterwards = Timestamp(beginning.milliseconds + 23 * 3_600_000)
  /// How many of its tasks belong to the session whose payloads `SamplePayload` makes, at most.
  private static let liveTasks = 8

  let tasks: Int

  /// The number of tasks of the session that the payloads continue.
  var liveTaskCount: Int { min(Self.liveTasks, tasks) }

  /// Fills the project, which must have no state yet, in one update.
  func fill(_ project: Project) throws(StoreError) {
    var settings = project.settings
    // What is made up need not survive a power cut.
    settings.durability = .off
    let filled = Project(
      path: project.path, root: project.root, settings: settings, roster: project.roster,
      context: project.context)
    let observations = observations(roster: project.roster)
    _ = try filled.store(for: "bench hook").update(until: .after(.seconds(10)), policy: ResolutionPolicy()) {
      transaction in
      transaction.nameProject(id: Self.id, name: "lantern", host: Self.host, at: Self.beginning)
      for observation in observations { transaction.resolve(observation) }
    }
  }

  /// Returns the whole story: the sessions of the day, and last the one that the payloads continue.
  func observations(roster: AgentRoster) -> [Observation] {
    let day = SampleSessions(tasks: tasks - liveTaskCount, start: Self.beginning).observations()
    var context = HookContext(
      time: day.last?.time ?? Self.beginning, detector: AgentDetector(roster: roster), host: Self.host)
    let opening = SamplePayload.opening(tasks: liveTaskCount).compactMap { payload -> Observation? in
      context.time.milliseconds += 5_000
      guard
        let envelope = try? HookEnvelope(
          payload.body(in: "/"), fallbackEvent: nil, environment: HookEnvironment())
      else { return nil }
      return HookTranslation.observation(of: envelope, context)
    }
    return day + opening
  }

  private static let id = "9d2f6c1e-0000-4000-8000-73616d706c65"
  private static let host = "bench"
}
