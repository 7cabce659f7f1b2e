import ArgumentParser
import Rendering

/// How a looking command writes what it found.
struct FormatOptions: ParsableArguments {
  @Option(
    name: .long,
    help: ArgumentHelp(
      "How to write it: \(OutputFormatCatalog.all.map(\.name).joined(separator: ", ")) (default: table).",
      valueName: "format"),
    completion: .list(OutputFormatCatalog.all.map(\.name)))
  var format: FormatName?

  @Option(
    name: .long, help: "Colours: auto, always or never (default: auto).",
    completion: .list(ColorChoice.allCases.map(\.rawValue)))
  var color: ColorChoice?

  /// Writes a report to standard output.
  func show(_ report: Report, in context: ProgramContext) {
    let isLimited =
      context.terminalWidth != nil || context.environment["COLUMNS"] != nil
      || context.session?.options.width != nil
    let width = isLimited ? context.width : nil
    let setting = OutputSetting(width: width, style: style(in: context))
    guard let format = chosen(in: context).format else { return }
    context.output.answer(format.text(of: report, in: setting))
  }

  /// The format that was asked for, here or with `set format`.
  func chosen(in context: ProgramContext) -> FormatName {
    format ?? context.session?.options.format ?? .table
  }

  /// Whether to colour, as asked for here or with `set color`.
  func style(in context: ProgramContext) -> TextStyle {
    (color ?? context.session?.options.color ?? .auto).style(context)
  }
}

/// The name of an output format, one of those in the catalogue.
struct FormatName: ExpressibleByArgument, Decodable, Equatable, Sendable {
  let name: String

  static let table = FormatName(name: "table")

  private init(name: String) { self.name = name }

  init?(argument: String) {
    guard OutputFormatCatalog.format(named: argument) != nil else { return nil }
    name = argument
  }

  var format: (any OutputFormat)? { OutputFormatCatalog.format(named: name) }

  /// Whether people read it, who may be told more than was asked for.
  var isForPeople: Bool { name == "table" || name == "markdown" }

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
