import JSONTree
package import ProgressModel

/// A backup of `progress.json`, as it is shown.
package struct MigrationBackup: Equatable, Sendable {
  /// What can be done with what is in it.
  package enum Content: Equatable, Sendable {
    /// A progress file of this version.
    case version(String)
    /// Bytes that are no progress file: kept because they were there.
    case odd(String)
    /// The system does not give them out.
    case unreadable(String)
  }

  package var name: String
  package var time: Timestamp
  package var size: Int64
  package var content: Content

  package init(name: String, time: Timestamp, size: Int64, content: Content) {
    self.name = name
    self.time = time
    self.size = size
    self.content = content
  }

  /// All of them, in the order given.
  package static func report(of backups: [MigrationBackup]) -> Report {
    Report(
      fields: ["name", "version", "time", "size", "readable", "detail"],
      columns: [
        Report.Column("name", "Backup", .key), Report.Column("version", "Version", .key),
        Report.Column("time", "Time", .key), Report.Column("size", "Size", .detail, alignment: .right),
        Report.Column("detail", "Content", .text),
      ],
      rows: backups.map { backup in
        let (version, detail): (String?, String) =
          switch backup.content {
          case .version(let version): (version, "")
          case .odd(let why), .unreadable(let why): (nil, why)
          }
        return Report.Row(
          payload: [
            "name": .string(backup.name), "version": .optional(version), "time": .moment(backup.time),
            "size": .integer(backup.size), "readable": .bool(version != nil), "detail": .string(detail),
          ],
          cells: [
            Report.Cell(backup.name), Report.Cell(version ?? "–"), Report.Cell(UTCText.moment(backup.time)),
            Report.Cell(ByteText.size(backup.size)),
            version != nil ? Report.Cell("readable", .good) : Report.Cell(detail, .bad),
          ])
      })
  }
}
