import ArgumentParser
import JSONTree
import Rendering
import Shell

/// Shows and changes the options of the session.
struct SetCommand: ContextCommand {
  static let isForSessions = true
  static let configuration = CommandConfiguration(
    commandName: "set", abstract: "Show or change an option of this session.",
    discussion: """
      \(SessionOption.allCases.map { "\($0.rawValue): \($0.explanation)." }.joined(separator: "\n"))
      Options last as long as the session; the startup file sets them for every one.
      Example: set format json
      Example: set
      """)

  @OptionGroup var output: FormatOptions

  @Argument(
    help: "The option.", completion: .list(SessionOption.allCases.map(\.rawValue)))
  var option: String?

  @Argument(help: "What to set it to.", completion: .live(.setting))
  var value: String?

  func run(in context: ProgramContext) throws {
    let session = try context.requireSession(for: "set")
    guard let option else {
      return output.show(Self.report(of: SessionOption.allCases, in: session.options), in: context)
    }
    guard let chosen = SessionOption(rawValue: option) else {
      throw Failure(
        .usage, "Unknown option '\(option)'",
        hint: "One of: \(SessionOption.allCases.map(\.rawValue).joined(separator: ", "))")
    }
    if let value {
      var options = session.options
      try chosen.set(value, in: &options)
      session.options = options
      // What was set is no news, unless somebody asks for it.
      if output.format == nil { return }
    } else if output.isForPeople(in: context) {
      context.output.answer(chosen.text(in: session.options) + "\n")
      return
    }
    output.show(Self.report(of: [chosen], in: session.options), in: context)
  }

  private static func report(of shown: [SessionOption], in options: SessionOptions) -> Report {
    Report(
      fields: ["option", "value", "explanation"],
      columns: [
        Report.Column("option", "Option", .key), Report.Column("value", "Value", .key),
        Report.Column("explanation", "Explanation", .text),
      ],
      rows: shown.map { option in
        let value = option.text(in: options)
        return Report.Row(
          payload: [
            "option": .string(option.rawValue), "value": .string(value),
            "explanation": .string(option.explanation),
          ],
          cells: [Report.Cell(option.rawValue), Report.Cell(value), Report.Cell(option.explanation, .faint)])
      })
  }
}
