extension ScriptReport {
  /// The report in the Test Anything Protocol, version 14, with a line break at its end.
  package var tap: String {
    var lines = ["TAP version 14", "1..\(tests.count)"]
    for (index, test) in tests.enumerated() {
      let verdict = test.status == 0 ? "ok" : "not ok"
      lines.append("\(verdict) \(index + 1) - \(Self.escaped(test.name)) # \(Self.place(of: test))")
      if test.status != 0 { lines += Self.details(of: test) }
    }
    return lines.joined(separator: "\n") + "\n"
  }

  private static func details(of test: ScriptEntry) -> [String] {
    var lines = ["  ---", "  message: \(quoted(test.failureMessage))", "  at: \(quoted(test.location.text))"]
    if let actual = test.actual { lines.append("  actual: \(quoted(actual))") }
    return lines + ["  status: \(test.status)", "  ..."]
  }

  /// A name that begins like a directive would turn a failure into a pass.
  private static func place(of test: ScriptEntry) -> String {
    let name = escaped(test.location.name)
    let isDirective = ["todo", "skip"].contains(name.prefix(4).lowercased())
    return "\(isDirective ? "./" : "")\(name):\(test.location.position.line)"
  }

  /// One line, with a backslash before what the protocol would read.
  private static func escaped(_ text: String) -> String {
    var result = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      if scalar == "#" || scalar == "\\" { result.append("\\") }
      result.append(isControl(scalar) ? " " : scalar)
    }
    return String(result)
  }

  /// A text in the double quotes of YAML, whose escapes are those of JSON.
  private static func quoted(_ text: String) -> String {
    var result = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": result += "\\\""
      case "\\": result += "\\\\"
      case "\n": result += "\\n"
      case "\t": result += "\\t"
      default:
        if isControl(scalar) {
          let digits = String(scalar.value, radix: 16, uppercase: true)
          result += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
        } else {
          result.unicodeScalars.append(scalar)
        }
      }
    }
    return result + "\""
  }

  /// Controls, and what some readers take for a line break.
  private static func isControl(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0..<0x20, 0x7F..<0xA0, 0x2028, 0x2029, 0xFEFF, 0xFFFE, 0xFFFF: true
    default: false
    }
  }
}

extension ScriptEntry {
  /// The message, or words where the command had none.
  var failureMessage: String { message ?? "The command ended with status \(status)" }
}
