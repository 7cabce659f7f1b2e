import JSONTree
package import ProgressModel

/// Whether a project records the payloads that arrive, and what it has.
package struct RecordReport: Equatable, Sendable {
  package var isOn: Bool
  /// The absolute path of the recording; nil when none was begun here.
  package var file: String?
  /// Bytes in all its files; nil when there are none.
  package var bytes: Int64?
  /// The full files that were put aside.
  package var olderFiles = 0
  /// Payloads in all its files.
  package var payloads: Int?
  package var isRaw = false
  /// Bytes one file may have.
  package var maximumBytes: Int64?
  /// Full files that stay; nil when recording ends with the first.
  package var keptFiles: Int?
  package var startedAt: Timestamp?
  /// Why hooks cannot record although they are told to.
  package var fault: String?

  package init(isOn: Bool) {
    self.isOn = isOn
  }

  package var report: Report {
    let payload: JSONObject = [
      "recording": .bool(isOn), "file": .optional(file), "bytes": .optional(bytes),
      "payloads": .optional(payloads), "olderFiles": .integer(olderFiles), "redacted": .bool(!isRaw),
      "maximumBytes": .optional(maximumBytes), "keptFiles": .optional(keptFiles),
      "startedAt": .moment(startedAt), "fault": .optional(fault),
    ]
    let size = [
      bytes.map { ByteText.size($0) }, payloads.map { $0 == 1 ? "1 payload" : "\($0) payloads" },
      olderFiles > 0 ? "\(olderFiles) older \(olderFiles == 1 ? "file" : "files")" : nil,
    ].compactMap { $0 }.joined(separator: ", ")
    var rows: [(key: String, title: String, cell: Report.Cell)] = [
      (
        "recording", "Recording",
        fault == nil ? isOn ? Report.Cell("on", .good) : "off" : Report.Cell("fails", .bad)
      ),
      ("file", "File", Report.Cell(file ?? "")),
      ("bytes", "Size", Report.Cell(size)),
    ]
    if isOn {
      rows += [
        ("maximumBytes", "When full", Report.Cell(bound)),
        ("redacted", "Secrets", isRaw ? Report.Cell("kept as they are", .bad) : "taken out"),
        ("startedAt", "Since", Report.Cell(startedAt.map(UTCText.moment) ?? "")),
      ]
    }
    if let fault { rows.append(("fault", "Fault", Report.Cell(fault, .bad))) }
    return Report(
      .record, fields: payload.keys, columns: rows.map { Report.Column($0.key, $0.title, .text) },
      rows: [Report.Row(payload: payload, cells: rows.map(\.cell))])
  }

  private var bound: String {
    let size = maximumBytes.map { ByteText.size($0) } ?? ""
    guard let keptFiles else { return "ends at \(size)" }
    return "goes on in a new file at \(size); older files kept: \(keptFiles)"
  }
}
