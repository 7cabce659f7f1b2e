import DurableFiles
import ProgressModel
import ProgressStore

/// A scratch project whose hooks are measured, with a copy of it for the floor, which leaves it unreadable.
struct MeasuredProject: Sendable {
  /// Rounds that are not counted: the first update rotates the journal, and files come into the system's memory.
  static let warmUpRounds = 4

  /// What distinguishes one project from another.
  struct Place: Equatable, Sendable {
    var tasks: Int
    var durability = StoreSettings().durability
    /// Events added to the journal, which is then never rotated.
    var events = 0
    /// Whether its hooks time themselves; nil leaves that to the default, with no settings file to read.
    var isTimed: Bool?

    /// The name of its folder.
    var name: String {
      "\(tasks)-\(durability.rawValue)" + (events > 0 ? "-\(events)" : "") + (isTimed.map { "-\($0)" } ?? "")
    }

    var words: String {
      "\(tasks) tasks, durability \(durability.rawValue)"
        + (events > 0 ? ", a journal of \(events) events" : "")
    }

    /// The settings that make it so; nil where the defaults do.
    fileprivate var settings: String? {
      var members: [String] = []
      if durability != StoreSettings().durability {
        members.append("\"durability\": \"\(durability.rawValue)\"")
      }
      if events > 0 { members.append("\"journalBytes\": \(Int64.max)") }
      if let isTimed { members.append("\"selfTiming\": \(isTimed)") }
      return members.isEmpty ? nil : "{\"progress\": {\(members.joined(separator: ", "))}}\n"
    }
  }

  let place: Place
  let path: String
  private let sample: SampleProject
  private let programs: BenchmarkPrograms
  private let floorPath: String
  /// Bytes that a hook adds to the journal, and of the status file afterwards.
  private var recordBytes: [BenchmarkRow.Subject: Int64] = [:]
  private var statusBytes: Int64 = 0

  /// Makes the project, serves the rounds that are not counted, and copies it for the floor.
  ///
  /// - Throws: `cannotCreate`, or `inputOutput` when the hook does not record.
  static func make(
    _ place: Place, programs: BenchmarkPrograms, in scratch: ScratchFolder, with run: ProgramRunner
  ) throws(Failure) -> MeasuredProject {
    do {
      let path = try scratch.subfolder(place.name)
      // In a process of its own, as is the copying below: what this one takes up in memory would count as the hook's.
      _ = try run(
        MeasuredCall(
          program: ChildProcess(
            programs.ownProgram,
            ["bench", "hook", "--prepare", path, "--tasks", String(place.tasks)]
              + (place.events > 0 ? ["--events", String(place.events)] : []),
            environment: programs.environment)))
      if let settings = place.settings {
        try Directory.open(path + "/" + StoreName.orchestra).writeNew(
          StoreName.settings, Array(settings.utf8))
      }
      var project = MeasuredProject(place, path: path, programs: programs)
      try project.warmUp(with: run)
      if programs.floor != nil {
        _ = try run(
          MeasuredCall(
            program: ChildProcess(
              "/bin/cp", ["-R", path, project.floorPath], environment: programs.environment)))
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

  private init(_ place: Place, path: String, programs: BenchmarkPrograms) {
    self.place = place
    self.path = path
    self.programs = programs
    sample = SampleProject(tasks: place.tasks, events: place.events)
    floorPath = path + "-floor"
  }

  /// Returns the call of the hook that counts as `subject` in `round`; it changes one task, or nothing.
  func hook(_ subject: BenchmarkRow.Subject, round: Int) -> MeasuredCall {
    let payload = payload(subject, round: round)
    return MeasuredCall(
      program: ChildProcess(programs.program, ["hook", payload.event], environment: environment(round)),
      input: payload.bytes(in: path), answer: subject == .otherTool ? .none : .some)
  }

  /// Returns the call of the floor that stands beside it; nil when there is no floor.
  func floor(_ subject: BenchmarkRow.Subject, round: Int) -> MeasuredCall? {
    guard let floor = programs.floor else { return nil }
    let bytes = [recordBytes[subject] ?? 0, statusBytes].map { String($0) }
    return MeasuredCall(
      program: ChildProcess(
        floor, [floorPath] + bytes + [place.durability.rawValue], environment: environment(round)),
      input: payload(subject, round: round).bytes(in: path), answer: .some)
  }

  /// Returns the payload of `subject` in `round`.
  func payload(_ subject: BenchmarkRow.Subject, round: Int) -> SamplePayload {
    switch subject {
    case .listUpdate: .listUpdate(tasks: sample.liveTaskCount, round: round)
    case .taskUpdate: .taskUpdate(round: round)
    default: .otherTool
    }
  }

  /// Returns when `round` takes place.
  ///
  /// A second passes with every round, so that no two updates are of one moment and no tool call comes late.
  func moment(_ round: Int) -> Timestamp {
    Timestamp(SampleProject.afterwards.milliseconds + Int64(round) * 1_000)
  }

  private func environment(_ round: Int) -> [String: String] {
    var environment = programs.environment
    environment["CLAUDE_PROJECT_DIR"] = path
    environment["ORCHESTRA_NOW_MS"] = String(moment(round).milliseconds)
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
      throw Failure(.inputOutput, "Cannot measure '\(programs.program)': its hook records nothing")
    }
  }
}
