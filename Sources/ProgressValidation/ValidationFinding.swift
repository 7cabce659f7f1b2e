package import JSONTree

/// One thing that is wrong with a progress file.
package struct ValidationFinding: Equatable, Sendable {
  package enum Severity: String, CaseIterable, Comparable, Sendable {
    /// The program never writes this, or a reader will take it wrongly.
    case error
    /// Worth a look: clocks, hosts or other programs bring it about, and everything goes on working.
    case warning
    /// Good to know; nothing is wrong.
    case note

    /// How bad, the worst last.
    private var weight: Int {
      switch self {
      case .note: 0
      case .warning: 1
      case .error: 2
      }
    }

    package static func < (left: Severity, right: Severity) -> Bool { left.weight < right.weight }
  }

  /// What of the member at `location` the finding points at.
  package enum Anchor: String, Sendable {
    case value
    /// The key, where that is what should not be there.
    case key
  }

  /// The rule's stable code, such as `OR301`.
  package var code: String
  package var severity: Severity
  /// In the document; nil for faults of syntax and of other files.
  package var location: JSONLocation?
  /// What is wrong, in one sentence without a full stop; may hold text of the file, which is hostile.
  package var message: String
  /// What would mend it, when that is clear.
  package var fix: JSONPatch?
  package var anchor: Anchor
  /// The byte it is about, counted from 0; nil where the bytes were not given.
  package var offset: Int?

  package init(
    code: String, severity: Severity, location: JSONLocation?, message: String, fix: JSONPatch? = nil,
    anchor: Anchor = .value, offset: Int? = nil
  ) {
    self.code = code
    self.severity = severity
    self.location = location
    self.message = message
    self.fix = fix
    self.anchor = anchor
    self.offset = offset
  }

  /// The way out, in one line: what is milder than its rule in an older file is for the migration to mend.
  package var remedy: String {
    guard let rule else { return "" }
    return code.hasPrefix("OR2") && severity < rule.severity ? "orchestra migrate up" : rule.remedy
  }

  /// The rule it breaks; every code has one.
  package var rule: ValidationRule? { ValidationRuleCatalog.rule(code) }
}
