import JSONTree

/// A validation for people: a line in the form compilers have, the place in the file, and the way out.
package enum ValidationText {
  package static func text(of result: ValidationResult, style: TextStyle) -> String {
    var text = result.findings.map { block($0, style) }.joined()
    if result.omitted > 0 { text += "… and \(result.omitted) more; --max-faults 0 shows all\n" }
    return text + summary(of: result) + "\n"
  }

  private static func block(_ finding: ValidationResult.Finding, _ style: TextStyle) -> String {
    var place = VisibleText.of(finding.file)
    if let position = finding.position { place += ":\(position.line):\(position.column)" }
    let word = style.painted("\(finding.severity.rawValue) \(finding.code)", tone(finding.severity))
    var text = "\(place): \(word): \(VisibleText.of(finding.message))\n"
    if let excerpt = finding.excerpt {
      for line in excerpt.lines.split(separator: "\n", omittingEmptySubsequences: false) {
        text += "    \(line)\n"
      }
    }
    return text + "    " + style.painted("→ " + finding.remedy, .faint) + "\n"
  }

  /// What it came to, in one line.
  package static func summary(of result: ValidationResult) -> String {
    let counts = [
      counted(result.count(.error), "error"), counted(result.count(.warning), "warning"),
      counted(result.count(.note), "note"),
    ]
    .compactMap(\.self)
    let files = result.files.count == 1 ? "1 file" : "\(result.files.count) files"
    if counts.isEmpty { return "Nothing wrong in \(files)" }
    let list =
      counts.count > 1 ? counts.dropLast().joined(separator: ", ") + " and " + (counts.last ?? "") : counts[0]
    return "\(list) in \(files)"
  }

  private static func counted(_ number: Int, _ noun: String) -> String? {
    number == 0 ? nil : number == 1 ? "1 \(noun)" : "\(number) \(noun)s"
  }

  private static func tone(_ severity: ValidationResult.Severity) -> TextStyle.Tone {
    switch severity {
    case .error: .bad
    case .warning: .busy
    case .note: .faint
    }
  }

  /// The explanation of a rule, for `--explain`.
  package static func text(of rule: ValidationRuleText, width: Int) -> String {
    let paragraphs = [rule.explanation, "Way out: \(rule.remedy)."]
      .map { $0.wrapped(to: min(width, 100)).joined(separator: "\n") }
    return "\(rule.code), \(rule.severity.rawValue): \(rule.title)\n\n" + paragraphs.joined(separator: "\n\n")
      + "\n"
  }
}
