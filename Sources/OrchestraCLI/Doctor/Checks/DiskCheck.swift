import Rendering

/// Whether there is room to write.
enum DiskCheck: DoctorCheck {
  static let name = "disk"
  static let topic = DoctorTopic.files
  static let summary = "a file system that is read-only, full, or out of inodes"

  private static let tooLittle: Int64 = 16 << 20
  private static let little: Int64 = 200 << 20
  private static let tooFewFiles: Int64 = 100
  private static let fewFiles: Int64 = 5_000

  static func findings(in context: DoctorContext) -> [DoctorFinding] {
    let path = context.place.path
    guard let room = context.machine.room(path) else {
      return [.skipped("The system does not tell how much room there is")]
    }
    if room.isReadOnly {
      return [
        .problem(
          "The file system of '\(path)' is read-only: nothing can be recorded",
          remedy: "findmnt -T \(path.inShell)"
        )
      ]
    }
    let megabytes = room.freeBytes >> 20
    if room.freeBytes < tooLittle {
      return [.problem("\(megabytes) MB are free for '\(path)'", remedy: "df -h \(path.inShell)")]
    }
    if let files = room.freeFiles, files < tooFewFiles {
      return [
        .problem("\(counted(Int(files), "inode")) are free for '\(path)'", remedy: "df -i \(path.inShell)")
      ]
    }
    if room.freeBytes < little {
      return [.warning("\(megabytes) MB are free for '\(path)'", remedy: "df -h \(path.inShell)")]
    }
    if let files = room.freeFiles, files < fewFiles {
      return [.warning("\(files) inodes are free for '\(path)'", remedy: "df -i \(path.inShell)")]
    }
    return [.fine("There is room: \(megabytes >= 1_024 ? "more than 1 GB" : "\(megabytes) MB")")]
  }
}
