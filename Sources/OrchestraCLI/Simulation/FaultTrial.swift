import DurableFiles
import ProgressModel
import ProgressStore
import Rendering

/// Plays payloads with faults of processes: each is served by a process of its own, in a project that is removed afterwards.
struct FaultTrial {
  let run: SimulationRun

  /// Plays them and shows what they came to; the project of the user is not touched.
  ///
  /// - Throws: status 1 when something did not go as the program promises.
  func play(_ arriving: [SimulatedDelivery]) throws(Failure) {
    let context = run.context
    let signals = HeldSignals()
    // What was pressed meanwhile ends this process here, after the clean-up below.
    defer { signals.release() }
    let scratch = try ScratchFolder.make(in: context)
    defer { scratch.remove() }
    var sink = FaultySink(
      processes: try HookProcesses(in: scratch, context), faults: arriving.map { $0.faults.first })
    let account = try run.playback().play(arriving.map(\.payload), into: &sink)
    try sink.finish()
    show(sink, account)
    if let broken = sink.outcomes.first(where: { !$0.isAsPromised }) {
      throw Failure(.no, "Not as promised: \(broken.event) with \(broken.fault?.word ?? "no fault")")
    }
  }

  private func show(_ sink: FaultySink, _ account: Playback.Account) {
    let (context, output) = (run.context, run.options.output)
    if output.chosen(in: context).isForPeople {
      run.show(StateComparison(before: ProgressState(), after: sink.state), sink.state)
      context.output.answer("\n")
    }
    output.show(FaultOutcome.report(of: sink.outcomes), in: context)
    let count = sink.outcomes.count { $0.fault != nil }
    let stopped = account.ending == .stopped ? " before it was stopped" : ""
    context.output.complain(
      "Played \(counted(account.payloads, "payload")), \(count) with a fault, in a project of their own\(stopped); nothing else was touched"
    )
  }
}
