import ArgumentParser
import JSONTree
import Rendering

/// How a validation is written: the formats of every looking command, and those that checking programs have.
enum ValidationFormat: ExpressibleByArgument, Equatable, Sendable {
  /// For people.
  case text
  /// One object with files, findings and a summary.
  case json
  case sarif
  /// Workflow commands of GitHub.
  case github
  case report(FormatName)

  private static let own: [(name: String, format: ValidationFormat)] = [
    ("text", .text), ("json", .json), ("sarif", .sarif), ("github", .github),
  ]

  init?(argument: String) {
    if let own = Self.own.first(where: { $0.name == argument }) {
      self = own.format
    } else if let name = FormatName(argument: argument) {
      self = .report(name)
    } else {
      return nil
    }
  }

  static var allValueStrings: [String] {
    own.map(\.name) + FormatName.allValueStrings.filter { name in !own.contains { $0.name == name } }
  }
}

/// How a validation is shown, as options.
struct ValidationOutputOptions: ParsableArguments {
  @Option(
    name: .long,
    help: ArgumentHelp(
      "How to write it: \(ValidationFormat.allValueStrings.joined(separator: ", ")) (default: text).",
      valueName: "format"),
    completion: .list(ValidationFormat.allValueStrings))
  var format: ValidationFormat?

  @Option(
    name: .long, help: "Colours: auto, always or never (default: auto).",
    completion: .list(ColorChoice.allCases.map(\.rawValue)))
  var color: ColorChoice?

  /// The format asked for here, or with `set format`, whose default means text.
  func chosen(in context: ProgramContext) -> ValidationFormat {
    if let format { return format }
    guard let name = context.session?.options.format, name != .table else { return .text }
    return name.name == "json" ? .json : .report(name)
  }

  func style(in context: ProgramContext) -> TextStyle {
    (color ?? context.session?.options.color ?? .auto).style(context)
  }

  /// Writes what was found.
  func show(_ result: ValidationResult, in context: ProgramContext) {
    switch chosen(in: context) {
    case .text: context.output.answer(ValidationText.text(of: result, style: style(in: context)))
    case .json: context.output.answer(ValidationJSON.value(of: result).text(.pretty) + "\n")
    case .sarif:
      let value = ValidationSARIF.value(of: result, rules: ValidationWords.rules, version: Orchestra.version)
      context.output.answer(value.text(.pretty) + "\n")
    case .github: context.output.answer(ValidationGitHub.text(of: result, rules: ValidationWords.rules))
    case .report(let name): show(ValidationReports.report(of: result), as: name, in: context)
    }
  }

  /// Writes the list of rules.
  func showRules(in context: ProgramContext) {
    show(ValidationReports.report(of: ValidationWords.rules), as: reportName(in: context), in: context)
  }

  /// Writes one rule; as prose where no format was asked for.
  func show(_ rule: ValidationRuleText, in context: ProgramContext) {
    if chosen(in: context) == .text {
      context.output.answer(ValidationText.text(of: rule, width: context.width))
    } else {
      show(ValidationReports.report(of: [rule], as: .record), as: reportName(in: context), in: context)
    }
  }

  /// Lists of rules are no findings: what only findings can be written in stands for JSON, text for a table.
  private func reportName(in context: ProgramContext) -> FormatName {
    switch chosen(in: context) {
    case .text: .table
    case .json, .sarif, .github: FormatName(argument: "json") ?? .table
    case .report(let name): name
    }
  }

  private func show(_ report: Report, as name: FormatName, in context: ProgramContext) {
    var options = FormatOptions()
    options.format = name
    options.color = color
    options.show(report, in: context)
  }
}
