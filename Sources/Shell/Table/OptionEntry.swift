/// One option or flag of a command.
package struct OptionEntry: Equatable, Sendable {
  /// As they are typed, dashes included: `-f`, `--format`.
  package var names: [String]
  package var help: String
  /// What the value is called in a usage line: `format`; nil for a flag.
  package var valueName: String?
  package var kind: ValueKind
  /// The value when the option is not given, as it would be typed; nil when there is none.
  package var defaultValue: String?
  /// Whether it may be given several times.
  package var isRepeating: Bool
  package var isHidden: Bool

  package init(
    names: [String], help: String = "", valueName: String? = nil, kind: ValueKind = .none,
    defaultValue: String? = nil, isRepeating: Bool = false, isHidden: Bool = false
  ) {
    self.names = names
    self.help = help
    self.valueName = valueName
    self.kind = kind
    self.defaultValue = defaultValue
    self.isRepeating = isRepeating
    self.isHidden = isHidden
  }

  /// Whether it takes no value.
  package var isFlag: Bool { valueName == nil }

  /// The names with two dashes.
  package var longNames: [String] { names.filter { $0.hasPrefix("--") } }

  /// The names with one dash and one letter.
  package var shortNames: [String] { names.filter { !$0.hasPrefix("--") && $0.count == 2 } }
}
