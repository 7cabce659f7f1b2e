import DurableFiles
import Rendering

/// Whether the locks of the file system can be trusted.
enum FileSystemCheck: DoctorCheck {
  static let name = "file-system"
  static let topic = DoctorTopic.files
  static let summary = "network and user-space file systems, whose locks may mean less"

  static func findings(in context: DoctorContext) -> [DoctorFinding] {
    guard let root = context.project?.root, let kind = (try? root.fileSystemKind()) ?? nil else {
      return [.skipped("The system does not tell which file system it is")]
    }
    if kind.isLocal { return [.fine("The project is on a local file system, \(kind.name)")] }
    return [
      .note(
        "The project is on '\(kind.name)', which other machines may share: locks and flushes may mean less there",
        remedy: "Use the project from one machine at a time, or keep it on a local file system")
    ]
  }
}
