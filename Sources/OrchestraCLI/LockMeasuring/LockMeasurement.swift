import DurableFiles
import JSONTree
import LockBenchmark
import ProgressStore
import Rendering

/// One run of `bench lock`: scratch projects, processes, figures.
struct LockMeasurement {
  /// Numbers of processes that can be asked for.
  static let counts = 1...512

  let plan: ContentionPlan
  let context: ProgramContext

  /// Does the part of one process; `text` is its order.
  static func work(_ text: String, in context: ProgramContext) throws(Failure) {
    guard let order = WorkerOrder(text: text) else {
      throw Failure(.usage, "Cannot read the order of a worker")
    }
    let worker = LockWorker(
      order, say: { context.output.answer($0) },
      waitForBarrier: {
        // The pipe's end is the barrier; whatever else happens to it ends the wait as well.
        while case .bytes? = try? context.input.read(until: .never) {}
      })
    do { try worker.run() } catch { throw Failure(error) }
  }

  /// Measures everything; nothing is left behind, also after Ctrl-C.
  func figures() throws(Failure) -> [LockFigures] {
    guard let program = ChildProcess.ownProgram() else {
      throw Failure(.internalFault, "Cannot find the file of this program")
    }
    let signals = HeldSignals()
    // What was pressed meanwhile ends this process here, after the clean-up below.
    defer { signals.release() }
    let scratch = try ScratchFolder.make(in: context)
    defer { scratch.remove() }
    context.output.complain(circumstances(scratch))
    #if DEBUG
    context.output.complain("This is a debug build: its times say nothing about a release")
    #endif
    let line = context.progressLine
    defer { line?.clear() }
    let benchmark = ContentionBenchmark(
      plan,
      program: ContentionBenchmark.Program(
        path: program, arguments: ["bench", "lock", "--worker"], environment: environment),
      isInterrupted: { HeldSignals.isPending },
      makeFolder: { name throws(LockBenchmarkError) in
        try cache(name, in: scratch)
      },
      report: { [context] step, done, all in
        if let line {
          line.show("\(done * 100 / max(1, all)) %  measuring \(step)")
        } else if done % max(1, all / plan.processes.count) == 0 {
          context.output.complain("Measuring \(step) and the others")
        }
      })
    do throws(LockBenchmarkError) {
      return try benchmark.results().map { LockFigures($0) }
    } catch {
      throw Failure(error)
    }
  }

  /// Keeps the figures in a file, with the machine and the moment.
  func save(_ figures: [LockFigures], to name: String) throws(Failure) {
    let circumstances: JSONObject = [
      "program": .string("orchestra \(Orchestra.version)"),
      "processors": .integer(ChildProcess.processorCount()),
      "measuredAt": .string(UTCText.moment(context.now)),
    ]
    let text = LockBaseline(plan: plan, figures: figures).text(circumstances: circumstances)
    do {
      try PlainFile(context.path(name), calls: context.calls).write(Array(text.utf8), appends: false)
    } catch {
      throw Failure(.cannotCreate, "Cannot write '\(VisibleText.of(name))': \(error.cause)")
    }
  }

  /// Makes a project that has nothing yet but the folder where its lock will be, and returns that folder's path.
  private func cache(_ name: String, in scratch: ScratchFolder) throws(LockBenchmarkError) -> String {
    do {
      return try Directory.open(try scratch.subfolder(name))
        .subdirectory(StoreName.orchestra, creating: .privateDirectory, synchronizing: false)
        .subdirectory(StoreName.cache, creating: .privateDirectory, synchronizing: false).path
    } catch {
      throw .file(error)
    }
  }

  private func circumstances(_ scratch: ScratchFolder) -> String {
    "\(ChildProcess.processorCount()) processors, scratch files on \(scratch.fileSystem ?? "an unknown file system"), "
      + "an update holds the lock for \(ShortTime(plan.hold).text), nobody waits longer than \(ShortTime(plan.deadline).text)"
  }

  /// The environment without what would steer the workers.
  private var environment: [String: String] {
    context.environment.filter { !$0.key.hasPrefix("ORCHESTRA_") }
  }
}

extension Failure {
  init(_ error: LockBenchmarkError) {
    switch error {
    case .file(let error): self.init(error)
    case .system(let call, _):
      self.init(.inputOutput, "Cannot measure the lock: \(call): \(error.reason)")
    case .unreadable(let text):
      self.init(
        .internalFault,
        "Cannot measure the lock: a process answered '\(VisibleText.of(text).truncated(to: 60))'")
    case .workerDied(let strategy, let status):
      self.init(
        .inputOutput, "Cannot measure the lock: a process with \(strategy) ended with status \(status)")
    case .interrupted: self.init(.inputOutput, "Cannot measure the lock: interrupted")
    }
  }
}
