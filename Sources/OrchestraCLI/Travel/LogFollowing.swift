import DurableFiles
import ProgressModel
import ProgressStore
import Rendering

/// `log --follow`: lines as they are recorded, until Ctrl-C, a time or a number of lines.
struct LogFollowing {
  /// How often the files are looked at: seldom enough to cost nothing, often enough to seem at once.
  private static let look = Duration.milliseconds(200)

  let project: Project
  let filter: LogFilter
  let output: FormatOptions
  /// Ends after so many new lines; nil for never.
  let count: Int?
  let end: Deadline

  private var context: ProgramContext { project.context }

  /// Shows `entries`, and then everything recorded after the event `seen`.
  func run(after seen: Int64, showing entries: [HistoryEntry]) throws(Failure) {
    var printer = Printer(output: output, context: context, viewpoint: project.viewpoint)
    printer.show(entries)
    var news: [HistoryEntry] = []
    let take = { (update: RecordedUpdate, before: ProgressState) in
      if update.firstSequence > seen { news += filter.entries(of: update, in: before) }
    }
    // Looked at before it is read: what is written in between is read the next time.
    var files = project.stateFiles()
    var follower = try RecordedHistory(of: project).follower(take)
    var left = count ?? .max
    while true {
      let shown = news.prefix(left)
      printer.show(Array(shown))
      left -= shown.count
      news.removeAll()
      if left <= 0 { return }
      repeat {
        if context.surroundings.wasInterrupted() || end.hasPassed { return }
        context.surroundings.pause(min(Self.look, end.remaining))
      } while project.stateFiles() == files
      files = project.stateFiles()
      do { try follower.poll(take) } catch { throw Failure(error) }
    }
  }

  /// Writes lines that go on below those before them: a heading once, and columns that stay where they are.
  private struct Printer {
    let output: FormatOptions
    let context: ProgramContext
    let viewpoint: Viewpoint
    private var hasHeading = false

    init(output: FormatOptions, context: ProgramContext, viewpoint: Viewpoint) {
      (self.output, self.context, self.viewpoint) = (output, context, viewpoint)
    }

    mutating func show(_ entries: [HistoryEntry]) {
      let format = output.chosen(in: context)
      if format.name == "table" {
        let lines = HistoryLines(width: output.width(in: context), style: output.style(in: context))
        context.output.answer(entries.map { lines.line(of: $0) + "\n" }.joined())
      } else if let format = format.format {
        let report = HistoryReport.report(of: entries, from: viewpoint)
        let text = format.text(of: report, in: OutputSetting(width: nil, style: .plain))
        let headings = hasHeading ? ["csv": 1, "tsv": 1, "markdown": 2][format.name] ?? 0 : 0
        hasHeading = true
        context.output.answer(Self.withoutLines(headings, text))
      }
      context.output.flush()
    }

    /// By bytes: in CSV a line ends in two of them, which are one character.
    private static func withoutLines(_ count: Int, _ text: String) -> [UInt8] {
      var rest = Array(text.utf8)[...]
      for _ in 0..<count {
        guard let end = rest.firstIndex(of: UInt8(ascii: "\n")) else { return [] }
        rest = rest[(end + 1)...]
      }
      return Array(rest)
    }
  }
}
