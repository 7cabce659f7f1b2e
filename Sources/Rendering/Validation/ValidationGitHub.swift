import JSONTree

/// A validation as workflow commands, which GitHub shows beside the lines of a change.
package enum ValidationGitHub {
  /// One command a finding, and what it came to as plain text.
  package static func text(of result: ValidationResult, rules: [ValidationRuleText]) -> String {
    let titles = Dictionary(rules.map { ($0.code, $0.title) }) { first, _ in first }
    var text = ""
    for finding in result.findings {
      var properties = [("file", finding.file)]
      if let position = finding.position {
        properties += [("line", String(position.line)), ("col", String(position.column))]
      }
      properties.append(("title", "\(finding.code): \(titles[finding.code] ?? "")"))
      let list = properties.map { "\($0.0)=\(property($0.1))" }.joined(separator: ",")
      text += "::\(command(finding.severity)) \(list)::\(data("\(finding.message). \(finding.remedy)"))\n"
    }
    if result.omitted > 0 { text += "and \(result.omitted) more\n" }
    return text + ValidationText.summary(of: result) + "\n"
  }

  private static func command(_ severity: ValidationResult.Severity) -> String {
    switch severity {
    case .error: "error"
    case .warning: "warning"
    case .note: "notice"
    }
  }

  /// Text behind the second `::`; a line break would end the command, and the rest of the text could be another one.
  static func data(_ text: String) -> String { escaped(text, ["%", "\r", "\n"]) }

  /// A property, which also ends at a comma or a colon.
  static func property(_ text: String) -> String { escaped(text, ["%", "\r", "\n", ":", ","]) }

  private static func escaped(_ text: String, _ special: Set<Unicode.Scalar>) -> String {
    var result = ""
    // What a log must not be made to obey is made visible first; line breaks are kept and escaped.
    for scalar in VisibleText.of(text, breaks: .kept).unicodeScalars {
      if special.contains(scalar) {
        let code = String(scalar.value, radix: 16, uppercase: true)
        result += "%" + (code.count < 2 ? "0" : "") + code
      } else {
        result.unicodeScalars.append(scalar)
      }
    }
    return result
  }
}
