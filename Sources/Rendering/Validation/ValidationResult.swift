package import JSONTree

/// What a validation came to, before it is known how it will be written.
package struct ValidationResult: Sendable {
  package enum Severity: String, CaseIterable, Sendable {
    case error, warning, note
  }

  /// A file that was looked at.
  package struct File: Sendable {
    package var name: String
    /// What the file says of its version; nil where that has no meaning or cannot be told.
    package var version: String?
    package var bytes: Int64
    /// Records that verified; nil for a file that is no journal.
    package var records: Int?

    package init(name: String, version: String?, bytes: Int64, records: Int?) {
      self.name = name
      self.version = version
      self.bytes = bytes
      self.records = records
    }
  }

  /// One thing that was found; texts may hold what files say, which is hostile.
  package struct Finding: Sendable {
    package var file: String
    package var code: String
    package var severity: Severity
    package var message: String
    package var remedy: String
    /// The JSON Pointer of what it is about.
    package var pointer: String?
    /// Line and column as people count them; nil where the file as a whole is meant.
    package var position: JSONPosition?
    package var offset: Int64?
    /// The line around it, made safe to show.
    package var excerpt: JSONExcerpt?
    /// What would mend it, as RFC 6902 writes it.
    package var fix: JSONValue?

    package init(file: String, code: String, severity: Severity, message: String, remedy: String) {
      self.file = file
      self.code = code
      self.severity = severity
      self.message = message
      self.remedy = remedy
    }
  }

  package var files: [File]
  /// Those to be shown.
  package var findings: [Finding]
  /// How many more there are.
  package var omitted: Int
  /// How many there are of each severity, the omitted ones too.
  package var counts: [Severity: Int]

  /// Keeps at most `limit` of the findings to be shown.
  package init(files: [File], findings: [Finding], limit: Int?) {
    self.files = files
    counts = Dictionary(findings.map { ($0.severity, 1) }, uniquingKeysWith: +)
    let shown = min(limit ?? findings.count, findings.count)
    self.findings = Array(findings[..<shown])
    omitted = findings.count - shown
  }

  package func count(_ severity: Severity) -> Int { counts[severity] ?? 0 }
}

/// A rule as the formats explain it.
package struct ValidationRuleText: Sendable {
  package var code: String
  package var severity: ValidationResult.Severity
  package var title: String
  package var explanation: String
  package var remedy: String

  package init(
    code: String, severity: ValidationResult.Severity, title: String, explanation: String, remedy: String
  ) {
    self.code = code
    self.severity = severity
    self.title = title
    self.explanation = explanation
    self.remedy = remedy
  }
}
