import HostSettings
import JSONTree
import Rendering

extension Failure {
  /// Why the settings file at `path` is not edited, with `--print` as the way out.
  init(_ fault: SettingsFault, path: String) {
    let name = "'\(VisibleText.of(path))'"
    let byHand = "or put the entries in by hand: 'orchestra install --print'"
    switch fault {
    case .syntax(let error, let position):
      self.init(
        .damagedData, "Cannot edit \(name): \(Self.words(of: error)) at \(position.words)",
        hint: "Mend that place, \(byHand)")
    case .wrongKind(let what, let expected, let found, let position):
      self.init(
        .damagedData,
        "Cannot edit \(name): \(VisibleText.of(what)) is \(found.article), not \(expected.article), at \(position.words)",
        hint: "Mend that place, \(byHand)")
    case .twice(let key, let position):
      self.init(
        .damagedData,
        "Cannot edit \(name): the key '\(VisibleText.of(key))' a second time at \(position.words)",
        hint: "Leave one of them, \(byHand)")
    case .taken(let key, let command):
      self.init(
        .no, "Not installed: '\(key)' in \(name) shows '\(VisibleText.of(command))'",
        hint: "Leave --statusline out, or have that program call 'orchestra statusline'")
    case .lines(let reason, let line):
      self.init(
        .damagedData, "Cannot edit \(name): \(VisibleText.of(reason)) at line \(line)",
        hint: "Mend that place, or put the block in by hand: 'orchestra install --host codex --toml --print'")
    case .byHand(let line):
      self.init(
        .no, "Not installed: line \(line) of \(name) starts orchestra already, put there by hand",
        hint: "Take those hooks out, and run it again")
    }
  }

  private static func words(of error: JSONSyntaxError) -> String {
    // What people write into JSON most often that is none.
    if case .unexpectedByte(UInt8(ascii: "/")) = error.kind { return "a comment, which JSON does not have," }
    return error.sentence
  }
}

extension JSONPosition {
  fileprivate var words: String { "line \(line), column \(column)" }
}

extension JSONKind {
  fileprivate var article: String {
    switch self {
    case .object: "an object"
    case .array: "a list"
    case .string: "a text"
    case .number: "a number"
    case .bool: "a truth value"
    case .null: "null"
    }
  }
}
