import DurableFiles
import ProgressModel
import ProgressStore
import Rendering

/// The tracker's own log, `.orchestra/logs/progress-tracker.log`: a line for what went wrong or was put right.
///
/// Writing to it never fails a command. It is made only in projects that have a state already: a hook that met garbage must not
/// leave folders behind wherever it ran.
struct ProjectLog: Sendable {
  enum Level: String {
    case debug = "DEBUG"
    case info = "INFO"
    case warning = "WARN"
    case error = "ERROR"
  }

  let project: Project

  func write(_ level: Level, _ message: String) {
    if level == .debug && !project.context.isSet("ORCHESTRA_DEBUG") { return }
    let access = project.settings.access
    guard
      let orchestra = try? project.root.subdirectoryIfPresent(StoreName.orchestra, trust: access.trust),
      let logs = try? orchestra.subdirectory(
        StoreName.logs, creating: access.directoryMode, synchronizing: false, trust: access.trust)
    else { return }
    let file = RotatingFile(
      StoreName.log, in: logs, maximumBytes: project.settings.logBytes, keptFiles: project.settings.logFiles)
    // Messages may quote what came from outside; one message is one line, and no terminal sequence survives.
    file.append(
      line: "\(UTCText.moment(project.context.now)) \(level.rawValue) \(VisibleText.of(message))")
  }

  func write(_ notes: [StoreNote]) {
    for note in notes { write(note.isTrouble ? .warning : .info, note.sentence) }
  }
}
