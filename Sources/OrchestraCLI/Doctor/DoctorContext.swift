import DurableFiles
import JSONTree
import ProgressModel
import ProgressStore
import Rendering

/// What checks may know: read once, before the first of them runs.
struct DoctorContext: Sendable {
  let program: ProgramContext
  let machine: DoctorMachine
  let place: DiscoveredRoot
  /// Nil when the folder cannot be opened or its settings cannot be read.
  let project: Project?
  let projectFault: StoreError?
  /// The state as readers see it; nil when there is none, or none that can be read.
  let state: ProgressState?
  let stateFault: StoreError?
  /// What `progress.json` is as it lies there; nil where nothing is kept.
  let examination: SnapshotExamination?
  let examinationFault: StoreError?
  let wiring: HookWiring

  init(program: ProgramContext, machine: DoctorMachine, root option: String?) {
    self.program = program
    self.machine = machine
    place = DiscoveredRoot(option: option, in: program)
    do {
      // As a hook opens it: damaged settings are a finding, no reason to look at nothing else.
      project = try Project.open(place.path, in: program, isHook: true)
      projectFault = nil
    } catch {
      project = nil
      projectFault = error
    }
    var read: ProgressState?
    var fault: StoreError?
    do { read = try project?.store(for: "doctor").read() } catch { fault = error }
    state = read
    stateFault = fault
    var examined: SnapshotExamination?
    fault = nil
    do { examined = try project?.store(for: "doctor").examine() } catch { fault = error }
    examination = examined
    examinationFault = fault
    wiring = HookWiring(root: place.path, program: program, machine: machine)
  }

  /// The time as hooks stamp it.
  var now: Timestamp { program.now }

  /// A variable of the environment; an empty one counts as not set.
  func variable(_ name: String) -> String? {
    program.environment[name].flatMap { $0.isEmpty ? nil : $0 }
  }

  /// The home directory; nil when the environment names none.
  var home: String? { variable("HOME").flatMap { $0.hasPrefix("/") ? $0 : nil } }

  /// A command of ours to be pasted, about the same project.
  func command(_ words: String) -> String {
    place.source == .option ? "orchestra \(words) --root \(place.path.inShell)" : "orchestra \(words)"
  }

  /// `.orchestra` of the project, whoever it belongs to; nil when there is none.
  var orchestra: Directory? { folder(StoreName.orchestra, in: project?.root) }
  /// `.orchestra/cache`.
  var cache: Directory? { folder(StoreName.cache, in: orchestra) }

  func folder(_ name: String, in directory: Directory?) -> Directory? {
    try? directory?.subdirectoryIfPresent(name, trust: .anybody)
  }

  /// How long ago in words: `3 m ago`; the sign of a difference is the caller's business.
  func age(since moment: Int64) -> String {
    ElapsedText(.en).age(now.milliseconds.addingClamped(-moment))
  }

  /// Reads a file anywhere as far as `limit` bytes; nil when it is missing or cannot be read.
  func bytes(_ path: String, limit: Int = 1 << 20) -> [UInt8]? {
    // Not a pipe or a device: reading one could wait for ever.
    guard machine.entry(path)?.kind == .regular else { return nil }
    return try? PlainFile(path, calls: program.calls).read(maximumBytes: limit)
  }
}

/// "1 file", "2 files".
func counted(_ count: Int, _ word: String, _ plural: String? = nil) -> String {
  "\(count) \(count == 1 ? word : plural ?? word + "s")"
}

extension Sequence<String> {
  /// The first few, and how many more there are.
  func listed(atMost limit: Int = 4) -> String {
    let all = Array(self)
    let shown = all.prefix(limit).joined(separator: ", ")
    return all.count > limit ? "\(shown) and \(all.count - limit) more" : shown
  }
}
