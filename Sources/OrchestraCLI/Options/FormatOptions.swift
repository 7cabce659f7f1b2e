import ArgumentParser
import Rendering

/// How a looking command writes what it found.
struct FormatOptions: ParsableArguments {
  @Option(
    name: .long,
    help: ArgumentHelp(
      "How to write it: \(OutputFormatCatalog.all.map(\.name).joined(separator: ", ")).", valueName: "format"),
    completion: .list(OutputFormatCatalog.all.map(\.name)))
  var format = FormatName.table

  @Option(
    name: .long, help: "Colours: auto, always or never.",
    completion: .list(ColorChoice.allCases.map(\.rawValue)))
  var color = ColorChoice.auto

  /// Writes a report to standard output.
  func show(_ report: Report, in context: ProgramContext) {
    let isTerminal = context.terminalWidth != nil
    let width = isTerminal || context.environment["COLUMNS"] != nil ? context.width : nil
    let setting = OutputSetting(width: width, style: color.style(context))
    guard let format = format.format else { return }
    context.output.answer(format.text(of: report, in: setting))
  }
}

/// The name of an output format, one of those in the catalogue.
struct FormatName: ExpressibleByArgument, Decodable, Sendable {
  let name: String

  static let table = FormatName(name: "table")

  private init(name: String) { self.name = name }

  init?(argument: String) {
    guard OutputFormatCatalog.format(named: argument) != nil else { return nil }
    name = argument
  }

  var format: (any OutputFormat)? { OutputFormatCatalog.format(named: name) }

  var defaultValueDescription: String { name }
  static var allValueStrings: [String] { OutputFormatCatalog.all.map(\.name) }
}

/// When to colour.
enum ColorChoice: String, ExpressibleByArgument, CaseIterable, Sendable {
  case auto, always, never

  /// Colours go to terminals only, and not against `NO_COLOR` (no-color.org: any value but an empty one).
  func style(_ context: ProgramContext) -> TextStyle {
    switch self {
    case .always: .ansi
    case .never: .plain
    case .auto:
      context.terminalWidth != nil && context.environment["NO_COLOR"]?.isEmpty != false
        && context.environment["TERM"] != "dumb" ? .ansi : .plain
    }
  }
}
