import DurableFiles
import ProgressModel
import ProgressStore
import Rendering

/// Who has the lock now: looked at for an instant, never waited for, never taken away.
enum LockCheck: DoctorCheck {
  static let name = "lock"
  static let topic = DoctorTopic.files
  static let summary = "whether the lock is held, by which process, since when, and whether that one is alive"

  /// No update takes this long (milliseconds).
  private static let longestUpdate: Int64 = 10_000

  static func findings(in context: DoctorContext) -> [DoctorFinding] {
    guard let cache = context.cache else { return [.skipped("Nothing has been recorded yet")] }
    let path = "\(context.place.path)/.orchestra/cache/\(StoreName.lock)"
    let state: LockState
    do { state = try FileLock(StoreName.lock, in: cache, command: "doctor").state() } catch {
      if case .lockUnavailable = error {
        return [
          .problem(
            "The file system of '\(path)' gives no locks: \(error.sentence)",
            remedy: "Keep the project on a local file system")
        ]
      }
      return [.problem("The lock cannot be looked at: \(error.sentence)", remedy: "ls -l \(path.inShell)")]
    }
    guard case .held(let note) = state else { return [.fine("The lock is free")] }
    let inode = (try? cache.status(of: StoreName.lock))??.inode
    let known = inode.map(context.machine.lockHolders) ?? []
    return [held(note, by: known, path, context)]
  }

  private static func held(
    _ note: LockHolder?, by known: [Int32], _ path: String, _ context: DoctorContext
  ) -> DoctorFinding {
    guard let holder = known.first ?? note?.processIdentifier else {
      return .warning(
        "The lock is held, and nobody says by whom: hooks wait up to 2 s each and put their events aside",
        remedy: "fuser -v \(path.inShell)")
    }
    let process = context.machine.process(holder)
    let name = process.map(\.name) ?? ""
    let who = "process \(holder)" + (name.isEmpty ? "" : " (\(name))")
    guard let note, note.processIdentifier == holder else {
      return .warning(
        "The lock is held by \(who), which is no orchestra or did not say since when: hooks put their events aside",
        remedy: "ps -p \(holder) -o pid,lstart,args")
    }
    let age = max(0, context.now.milliseconds.addingClamped(-note.since))
    let sentence =
      "The lock is held by \(who), 'orchestra \(note.command)', for \(ElapsedText(.en).length(age))"
    switch process?.state {
    case .stopped: return .problem("\(sentence), and that process is stopped", remedy: "kill -CONT \(holder)")
    case nil where known.isEmpty:
      return .warning(
        "\(sentence), and there is no such process here: it is on another machine, or in another container",
        remedy: "fuser -v \(path.inShell)")
    default:
      return age > longestUpdate
        ? .warning(sentence, remedy: "ps -p \(holder) -o pid,lstart,args")
        : .note(sentence + ": as updates do")
    }
  }
}
