import ArgumentParser
import JSONTree
import Rendering
import Shell

/// Lists the lines that were typed.
struct HistoryCommand: ContextCommand {
  static let isForSessions = true
  static let configuration = CommandConfiguration(
    commandName: "history", abstract: "List the lines typed here and in earlier sessions, oldest first.",
    discussion: """
      '!!' runs the last line again, '!12' the line with that number; what follows is added to it. Lines that begin with a blank \
      are not kept.
      Example: history --limit 10
      """)

  @OptionGroup var output: FormatOptions

  @Option(name: .long, help: ArgumentHelp("At most so many, the newest.", valueName: "count"))
  var limit: Int?

  @Argument(help: "Only lines that contain this, any case.")
  var search: String?

  func validate() throws {
    if let limit, limit < 0 { throw ValidationError("--limit takes a number from 0, not \(limit)") }
  }

  func run(in context: ProgramContext) throws {
    let session = try context.requireSession(for: "history")
    let entries = session.history.entries(containing: search, limit: limit)
    output.show(
      Report(
        fields: ["number", "line"],
        columns: [
          Report.Column("number", "#", .key, alignment: .right), Report.Column("line", "Line", .text),
        ],
        rows: entries.map { entry in
          Report.Row(
            payload: ["number": .integer(Int64(entry.number)), "line": .string(entry.text)],
            cells: [Report.Cell(String(entry.number), .faint), Report.Cell(entry.text)])
        }),
      in: context)
  }
}
