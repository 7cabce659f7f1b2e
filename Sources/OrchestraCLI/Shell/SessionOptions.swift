import ArgumentParser
import Rendering

/// What `set` changes: how this session shows things.
struct SessionOptions: Equatable, Sendable {
  /// The format where a command is given none.
  var format: FormatName?
  var color = ColorChoice.auto
  var pager = PagerChoice.automatic
  /// Columns to fit output into; nil for the terminal's own.
  var width: Int?
  var showsTime = false
  /// The prompt with its marks; see `PromptText`.
  var prompt = PromptText.standard
}

/// What becomes of output that is longer than the screen.
enum PagerChoice: Equatable, Sendable {
  case off
  /// `PAGER`, else `less`.
  case automatic
  case command(String)

  init(word: String) {
    self =
      switch word.lowercased() {
      case "off", "no", "never", "": .off
      case "on", "auto": .automatic
      default: .command(word)
      }
  }

  var word: String {
    switch self {
    case .off: "off"
    case .automatic: "auto"
    case .command(let command): command
    }
  }
}

/// One name that `set` knows.
///
/// A new option is a case here, with what it says and takes.
enum SessionOption: String, CaseIterable, Sendable {
  case color, format, pager, prompt, timer, width

  /// What may be given, for help and completion.
  var values: [String] {
    switch self {
    case .color: ColorChoice.allCases.map(\.rawValue)
    case .format: OutputFormatCatalog.all.map(\.name)
    case .pager: ["auto", "off"]
    case .prompt: ["default"]
    case .timer: ["on", "off"]
    case .width: ["auto"]
    }
  }

  var explanation: String {
    switch self {
    case .color: "When to colour: auto, always or never"
    case .format: "How commands write when they are given no --format"
    case .pager: "Output longer than the screen: auto ($PAGER or less), off, or a command"
    case .prompt:
      "The prompt: %p project, %s sandbox, %c counts, %% a percent sign; 'default' is the usual one"
    case .timer: "Whether to show how long each command took"
    case .width: "Columns to fit output into: a number, or auto for the terminal's"
    }
  }

  /// What it is set to, as `set` would be given it.
  func text(in options: SessionOptions) -> String {
    switch self {
    case .color: options.color.rawValue
    case .format: options.format?.name ?? FormatName.table.name
    case .pager: options.pager.word
    case .prompt: options.prompt
    case .timer: options.showsTime ? "on" : "off"
    case .width: options.width.map(String.init) ?? "auto"
    }
  }

  /// Sets it.
  ///
  /// - Throws: `Failure` of usage, naming what may be given.
  func set(_ text: String, in options: inout SessionOptions) throws(Failure) {
    switch self {
    case .color:
      guard let choice = ColorChoice(rawValue: text) else { throw refusal(of: text) }
      options.color = choice
    case .format:
      guard let format = FormatName(argument: text) else { throw refusal(of: text) }
      options.format = format
    case .pager: options.pager = PagerChoice(word: text)
    case .prompt: options.prompt = text == "default" ? PromptText.standard : text
    case .timer:
      guard let isOn = Self.switches[text] else { throw refusal(of: text) }
      options.showsTime = isOn
    case .width:
      if text == "auto" {
        options.width = nil
      } else if let width = Int(text), (20...10_000).contains(width) {
        options.width = width
      } else {
        throw Failure(.usage, "Cannot set 'width' to '\(text)'", hint: "A number from 20 to 10000, or auto")
      }
    }
  }

  static let switches = ["on": true, "yes": true, "true": true, "off": false, "no": false, "false": false]

  private func refusal(of text: String) -> Failure {
    Failure(
      .usage, "Cannot set '\(rawValue)' to '\(text)'", hint: "One of: \(values.joined(separator: ", "))")
  }
}
