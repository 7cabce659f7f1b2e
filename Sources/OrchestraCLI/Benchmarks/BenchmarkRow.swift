import DurableFiles

/// One row of the result: what was run, and how long it took each time.
struct BenchmarkRow: Equatable, Sendable {
  /// What was run.
  enum Subject: String, CaseIterable, Sendable {
    /// `true`: what starting any program costs here.
    case emptyProgram = "true"
    /// `orchestra --version`: the argument parser included.
    case version = "--version"
    /// `orchestra hook`, switched off: the program's start alone.
    case switchedOff = "hook, switched off"
    /// A tool call that changes nothing.
    case otherTool = "Bash"
    /// A whole list with one changed line.
    case listUpdate = "TodoWrite"
    /// One task changed by its id.
    case taskUpdate = "TaskUpdate"
    /// A whole list by hooks that time themselves; in the place of the floor stands the same by hooks that do not.
    case timedUpdate = "TodoWrite, timed"
  }

  let subject: Subject
  /// The number of tasks in the project; nil where there was none.
  let tasks: Int?
  let durability: Durability?
  /// Events added to the journal before the measuring; nil where its length is not the point.
  let events: Int?
  var timings = Timings()
  /// The floor, each run beside the one of the same number in `timings`; empty where there is nothing to compare with.
  var floor = Timings()
  /// The most memory of any run, in bytes; without a floor program not less than what this process has itself.
  var peakMemory: Int64 = 0

  init(_ subject: Subject, tasks: Int? = nil, durability: Durability? = nil, events: Int? = nil) {
    self.subject = subject
    self.tasks = tasks
    self.durability = durability
    self.events = events
  }

  /// How many times longer than the floor, by the medians.
  var ratio: Double? { timings.ratio(to: floor) }

  mutating func add(_ ending: ChildProcess.Ending) {
    timings.add(ending.elapsed)
    peakMemory = max(peakMemory, ending.peakMemory)
  }

  mutating func addFloor(_ ending: ChildProcess.Ending) { floor.add(ending.elapsed) }
}
