import DurableFiles
import ProgressModel
import ProgressStore
import Rendering

/// Temporary files of writers that were killed.
enum LeftoversCheck: DoctorCheck {
  static let name = "leftovers"
  static let topic = DoctorTopic.files
  static let summary = "temporary files that killed writers left in the cache and the spool"

  /// Whoever writes a file is done with it by then (milliseconds).
  private static let longestWrite: Int64 = 600_000

  static func findings(in context: DoctorContext) -> [DoctorFinding] {
    guard let cache = context.cache else { return [.skipped("Nothing has been recorded yet")] }
    let spool = context.folder("spool", in: cache)
    let files = [cache, spool].compactMap { $0 }.flatMap { folder in
      names(in: folder, context).map { (folder, $0) }
    }
    if files.isEmpty { return [.fine("Killed writers left nothing behind")] }
    let clock = context.machine.clock
    return [
      .note(
        "\(counted(files.count, "temporary file")) of killed writers: \(files.map(\.1).listed(atMost: 2))",
        remedy: context.command("doctor --fix --only leftovers"),
        fix: DoctorFix { () throws(Failure) in try remove(files, in: cache, clock) })
    ]
  }

  /// `.NAME.ID.tmp`, made by a process that is gone or long ago.
  private static func names(in folder: Directory, _ context: DoctorContext) -> [String] {
    ((try? folder.entryNames()) ?? []).filter { name in
      let parts = name.split(separator: ".")
      guard name.hasPrefix("."), parts.last == "tmp", parts.count >= 3,
        let id = Int64(parts[parts.count - 2]),
        let status = (try? folder.status(of: name)) ?? nil, status.kind == .regular
      else { return false }
      return context.program.isProcessGone(id)
        || context.machine.clock.now().addingClamped(-status.modifiedMilliseconds) > longestWrite
    }
  }

  /// Under the lock: whoever holds it may be writing such a file.
  private static func remove(
    _ files: [(Directory, String)], in cache: Directory, _ clock: any WallClock
  ) throws(Failure) -> String {
    do {
      guard
        let held = try FileLock(StoreName.lock, in: cache, command: "doctor", clock: clock).acquireIfFree()
      else {
        throw Failure(.lockBusy, "Cannot remove temporary files: another process holds the lock")
      }
      let removed = files.count { folder, name in (try? folder.remove(name)) == true }
      held.release()
      return "Removed \(counted(removed, "temporary file"))"
    } catch let error as FileError {
      throw Failure(error)
    } catch let failure as Failure {
      throw failure
    } catch {
      throw Failure(.internalFault, "Cannot remove temporary files")
    }
  }
}
