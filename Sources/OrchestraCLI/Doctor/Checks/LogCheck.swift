import DurableFiles
import ProgressModel
import ProgressStore
import Rendering

/// What hooks complained about lately.
enum LogCheck: DoctorCheck {
  static let name = "log"
  static let topic = DoctorTopic.wrongShown
  static let summary = "warnings and errors of the last day in the tracker's log"

  private static let day: Int64 = 24 * 3_600_000
  private static let largest = 8 << 20

  static func findings(in context: DoctorContext) -> [DoctorFinding] {
    guard let logs = context.folder(StoreName.logs, in: context.orchestra),
      let bytes = try? logs.readFile(StoreName.log, maximumBytes: largest)
    else { return [.skipped("There is no log that can be read")] }
    // Lines begin with the moment in ISO 8601, which sorts as it is written.
    let since = UTCText.moment(Timestamp(context.now.milliseconds.addingClamped(-day)))
    let lines = bytes.split(separator: UInt8(ascii: "\n")).map { String(decoding: $0, as: UTF8.self) }
      .filter { line in line >= since && (line.contains(" WARN ") || line.contains(" ERROR ")) }
    guard let newest = lines.last else { return [.fine("No warning in the log of the last day")] }
    return [
      .note(
        "\(counted(lines.count, "warning")) in the log of the last day, the newest: \(newest.prefix(200))",
        remedy: "tail \("\(context.place.path)/.orchestra/logs/\(StoreName.log)".inShell)")
    ]
  }
}
