import DurableFiles
import ProgressModel
import ProgressStore
import Rendering

/// Whether events wait to be taken in.
enum SpoolCheck: DoctorCheck {
  static let name = "spool"
  static let topic = DoctorTopic.wrongShown
  static let summary = "events that were put aside and not taken in yet: how many, how old"

  /// The next hook takes them in: only what waits longer is odd (milliseconds).
  private static let patience: Int64 = 600_000
  private static let mostRounds = 64

  static func findings(in context: DoctorContext) -> [DoctorFinding] {
    guard let project = context.project, let cache = context.cache else {
      return [.skipped("Nothing has been recorded yet")]
    }
    guard let spool = context.folder("spool", in: cache), let names = try? spool.entryNames() else {
      return [.fine("No event waits")]
    }
    let waiting = names.filter { $0.hasSuffix(".json") && !$0.hasPrefix(".") }
    guard let oldest = waiting.first else { return [.fine("No event waits")] }
    // A name begins with the time in Unix milliseconds.
    let moment = Int64(oldest.prefix { $0 != "-" }) ?? context.now.milliseconds
    let age = context.now.milliseconds.addingClamped(-moment)
    let sentence =
      "\(counted(waiting.count, "event")) \(waiting.count == 1 ? "waits" : "wait") in the spool, the oldest for \(ElapsedText(.en).length(age))"
    let fix = DoctorFix { () throws(Failure) in try drain(project) }
    if age < patience { return [.note(sentence + ": the next hook takes them in", fix: fix)] }
    return [.warning(sentence, remedy: context.command("doctor --fix --only spool"), fix: fix)]
  }

  /// An update that records nothing of its own takes in what waits, a batch at a time.
  private static func drain(_ project: Project) throws(Failure) -> String {
    do {
      let store = project.store(for: "doctor")
      let before = try store.spooledCount()
      var left = before
      for _ in 0..<mostRounds where left > 0 {
        let outcome = try store.update(
          until: .after(.seconds(2)), policy: project.policy, spool: project.spoolReader
        ) { _ in }
        ProjectLog(project: project).write(outcome.notes)
        let now = try store.spooledCount()
        if now == left { break }
        left = now
      }
      return "Took in \(counted(before - left, "event"))" + (left > 0 ? ", \(left) still wait" : "")
    } catch {
      throw Failure(error)
    }
  }
}
