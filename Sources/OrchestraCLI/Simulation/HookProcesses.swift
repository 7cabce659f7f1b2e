import DurableFiles
import JSONTree
import ProgressModel
import ProgressStore

/// Starts hooks as real processes of this program, in a project of its own that is removed afterwards.
struct HookProcesses {
  let project: Project
  private let program: String
  private let environment: [String: String]

  /// Makes the project in a scratch folder.
  ///
  /// - Throws: `cannotCreate`, or `internalFault` when this program's file cannot be found.
  init(in scratch: ScratchFolder, settings: JSONObject = [:], _ context: ProgramContext) throws(Failure) {
    guard let program = ChildProcess.ownProgram() else {
      throw Failure(.internalFault, "Cannot find the file of this program")
    }
    self.program = program
    let own = ["ORCHESTRA_", "CLAUDE", "PROJECT_ROOT"]
    environment = context.environment.filter { variable in !own.contains { variable.key.hasPrefix($0) } }
    do {
      let path = try scratch.subfolder("project")
      // The folder is there already, or the search for the project's root would go on upwards.
      let root = try Directory.open(path, calls: context.calls)
      let orchestra = try root.subdirectory(StoreName.orchestra, creating: .privateDirectory)
      let file: JSONObject = ["progress": .object(settings)]
      try orchestra.writeNew(StoreName.settings, Array(JSONValue.object(file).text(.pretty).utf8))
      project = try Project.open(path, in: context)
    } catch let error as FileError {
      throw Failure(.cannotCreate, "Cannot make a scratch project: \(error.sentence)")
    } catch let error as StoreError {
      throw Failure(error)
    } catch {
      throw Failure(.internalFault, "Cannot make a scratch project")
    }
  }

  /// Starts the hook that serves a payload, and lets the fault happen to it.
  ///
  /// `time` is what its clock shows; nil for the real time.
  func start(
    _ payload: [UInt8], _ fault: SimulationFault? = nil, at time: Timestamp? = nil
  ) throws(Failure) -> RunningProcess {
    var environment = environment
    if let time { environment["ORCHESTRA_NOW_MS"] = String(time.milliseconds) }
    var arguments = ["hook", "--strict", "--root", project.path]
    var input = payload
    switch fault {
    case .kill, .fullDisk, .heldLock:
      arguments = ["simulate", "serve", "--root", project.path, fault?.word ?? ""]
    case .torn, .stalled: input = Array(payload.prefix(payload.count / 2))
    default: break
    }
    let staysOpen = fault == .stalled || fault == .heldLock
    return try RunningProcess(
      program, arguments, environment: environment, input: fault == .heldLock ? [] : input,
      staysOpen: staysOpen)
  }

  /// Takes the lock in a process of its own, which keeps it until its standard input ends.
  func startHolder() throws(Failure) -> RunningProcess {
    let holder = try start([], .heldLock)
    let deadline = Deadline.after(.seconds(10))
    while !deadline.hasPassed {
      if RunningProcess.waitForOutput(of: [holder], deadline.remaining).isEmpty { continue }
      if holder.readOutput() != nil { return holder }
      break
    }
    throw Failure(
      .internalFault, "Cannot hold the lock: the process for it ended with status \(holder.wait())")
  }

  /// The state as it is on disk; an empty one before there is any.
  func state() throws(Failure) -> ProgressState {
    do { return try project.store(for: "simulate").read() ?? ProgressState() } catch { throw Failure(error) }
  }

  /// Lets everything that waits be taken in; returns how much is left nevertheless.
  func takeInWhatWaits() throws(Failure) -> Int {
    do {
      let store = project.store(for: "simulate")
      var left = try store.spooledCount()
      // A batch at a time; one that brings nothing forward is the last.
      while left > 0 {
        _ = try store.update(until: .after(.seconds(10)), policy: project.policy, spool: project.spoolReader)
        {
          _ in
        }
        let rest = try store.spooledCount()
        if rest >= left { return rest }
        left = rest
      }
      return 0
    } catch {
      throw Failure(error)
    }
  }

  /// Puts a snapshot of a later version in the place of the present one.
  func plantFutureSnapshot() throws(Failure) {
    try inCache { cache throws(FileError) in
      try AtomicReplacement(of: StoreName.snapshot, in: cache, mode: .privateFile)
        .write(Self.futureSnapshot, synchronizing: false)
    }
  }

  /// Takes it away again; false when somebody has changed a byte of it.
  func removeFutureSnapshot() throws(Failure) -> Bool {
    var isUntouched = false
    try inCache { cache throws(FileError) in
      isUntouched = try cache.readFile(StoreName.snapshot, maximumBytes: 256 << 20) == Self.futureSnapshot
      if isUntouched { try cache.remove(StoreName.snapshot) }
    }
    return isUntouched
  }

  private static let futureSnapshot = Array(
    "{\n  \"version\": \"9.0.0\",\n  \"tasks\": [],\n  \"fromTheFuture\": true\n}\n".utf8)

  private func inCache(_ body: (Directory) throws(FileError) -> Void) throws(Failure) {
    do {
      let trust = project.settings.access.trust
      let orchestra = try project.root.subdirectory(StoreName.orchestra, trust: trust)
      try body(try orchestra.subdirectory(StoreName.cache, creating: .privateDirectory, trust: trust))
    } catch {
      throw Failure(error)
    }
  }
}
