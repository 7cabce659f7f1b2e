import DurableFiles
import ProgressModel
import Rendering

/// What was damaged and set aside.
enum QuarantineCheck: DoctorCheck {
  static let name = "quarantine"
  static let topic = DoctorTopic.files
  static let summary = "damaged files that were set aside: how many, the newest"

  static func findings(in context: DoctorContext) -> [DoctorFinding] {
    guard let folder = context.folder("quarantine", in: context.cache), let names = try? folder.entryNames()
    else {
      return [.fine("Nothing was set aside")]
    }
    let files = names.compactMap { name in
      ((try? folder.status(of: name)) ?? nil).map { (name: name, modified: $0.modifiedMilliseconds) }
    }
    guard let newest = files.max(by: { $0.modified < $1.modified }) else {
      return [.fine("Nothing was set aside")]
    }
    let age = ElapsedText(.en).age(context.machine.clock.now().addingClamped(-newest.modified))
    return [
      .note(
        "\(counted(files.count, "file")) in quarantine, the newest '\(newest.name)', \(age)",
        remedy:
          "Look whether something is missing, then remove what you do not need from '\(context.place.path)/.orchestra/cache/quarantine'"
      )
    ]
  }
}
