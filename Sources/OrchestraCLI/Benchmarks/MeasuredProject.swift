import DurableFiles
import ProgressModel
import ProgressStore

/// A scratch project whose hooks are measured, with a copy of it for the floor, which leaves it unreadable.
struct MeasuredProject: Sendable {
  /// Rounds that are not counted: the first update rotates the journal, and files come into the system's memory.
  static let warmUpRounds = 4

  let sample: SampleProject
  let durability: Durability
  private let plan: HookBenchmark.Plan
  private let path: String
  private let floorPath: String
  /// Bytes that a hook adds to the journal, and of the status file afterwards.
  private var recordBytes: [BenchmarkRow.Subject: Int64] = [:]
  private var statusBytes: Int64 = 0

  /// Makes the project, serves the rounds that are not counted, and copies it for the floor.
  ///
  /// - Throws: `cannotCreate`, or `inputOutput` when the hook does not record.
  static func make(
    tasks: Int, durability: Durability, plan: HookBenchmark.Plan, in scratch: ScratchFolder,
    with run: ProgramRunner
  ) throws(Failure) -> MeasuredProject {
    let name = "\(tasks)-\(durability.rawValue)"
    do {
      let path = try scratch.subfolder(name)
      // In a process of its own, as is the copying below: what this one takes up in memory would count as the hook's.
      _ = try run(
        MeasuredCall(
          program: ChildProcess(
            plan.ownProgram, ["bench", "hook", "--prepare", path, "--tasks", String(tasks)],
            environment: plan.environment)))
      if durability != StoreSettings().durability { try configure(path, durability) }
      var project = MeasuredProject(
        sample: SampleProject(tasks: tasks), durability: durability, plan: plan, path: path,
        floorPath: path + "-floor")
      try project.warmUp(with: run)
      if plan.floor != nil {
        _ = try run(
          MeasuredCall(
            program: ChildProcess("/bin/cp", ["-R", path, project.floorPath], environment: plan.environment)))
      }
      return project
    } catch let error as Failure {
      throw error
    } catch let error as FileError {
      throw Failure(.cannotCreate, "Cannot make a scratch project: \(error.sentence)")
    } catch {
      throw Failure(.internalFault, "Cannot make a scratch project")
    }
  }

  private init(
    sample: SampleProject, durability: Durability, plan: HookBenchmark.Plan, path: String, floorPath: String
  ) {
    self.sample = sample
    self.durability = durability
    self.plan = plan
    self.path = path
    self.floorPath = floorPath
  }

  /// Returns the call of the hook that counts as `subject` in `round`; it changes one task, or nothing.
  func hook(_ subject: BenchmarkRow.Subject, round: Int) -> MeasuredCall {
    let payload = payload(subject, round: round)
    return MeasuredCall(
      program: ChildProcess(plan.program, ["hook", payload.event], environment: environment(round)),
      input: payload.bytes(in: path), answer: subject == .otherTool ? .none : .some)
  }

  /// Returns the call of the floor that stands beside it; nil when there is no floor.
  func floor(_ subject: BenchmarkRow.Subject, round: Int) -> MeasuredCall? {
    guard let floor = plan.floor else { return nil }
    let bytes = [recordBytes[subject] ?? 0, statusBytes].map { String($0) }
    return MeasuredCall(
      program: ChildProcess(
        floor, [floorPath] + bytes + [durability.rawValue], environment: environment(round)),
      input: payload(subject, round: round).bytes(in: path), answer: .some)
  }

  private func payload(_ subject: BenchmarkRow.Subject, round: Int) -> SamplePayload {
    switch subject {
    case .listUpdate: .listUpdate(tasks: sample.liveTaskCount, round: round)
    case .taskUpdate: .taskUpdate(round: round)
    default: .otherTool
    }
  }

  /// A second passes with every round, so that no two updates are of one moment and no tool call comes late.
  private func environment(_ round: Int) -> [String: String] {
    var environment = plan.environment
    environment["CLAUDE_PROJECT_DIR"] = path
    environment["ORCHESTRA_NOW_MS"] = String(SampleProject.afterwards.milliseconds + Int64(round) * 1_000)
    return environment
  }

  private mutating func warmUp(with run: ProgramRunner) throws {
    let cache = try Directory.open(path + "/" + StoreName.orchestra + "/" + StoreName.cache)
    for round in 0..<Self.warmUpRounds {
      for subject in [BenchmarkRow.Subject.listUpdate, .taskUpdate] {
        let before = try cache.fileSize(StoreName.journal) ?? 0
        _ = try run(hook(subject, round: round))
        recordBytes[subject] = (try cache.fileSize(StoreName.journal) ?? 0) - before
      }
    }
    statusBytes = try cache.fileSize(StoreName.status) ?? 0
    guard recordBytes.values.allSatisfy({ $0 > 0 }), statusBytes > 0 else {
      throw Failure(.inputOutput, "Cannot measure '\(plan.program)': its hook records nothing")
    }
  }

  private static func configure(_ path: String, _ durability: Durability) throws(FileError) {
    try Directory.open(path + "/" + StoreName.orchestra).writeNew(
      StoreName.settings, Array("{\"progress\": {\"durability\": \"\(durability.rawValue)\"}}\n".utf8))
  }
}
