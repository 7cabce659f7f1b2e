extension ScriptReport {
  /// The report as JUnit XML: a suite for each source, a failure for an assertion, an error for anything
  /// else.
  package var junit: String {
    let suites = suites
    var lines = ["<?xml version=\"1.0\" encoding=\"UTF-8\"?>"]
    lines.append("<testsuites \(Self.counts(of: suites.flatMap(\.entries)))>")
    for suite in suites {
      lines.append("  <testsuite name=\"\(Self.attribute(suite.name))\" \(Self.counts(of: suite.entries))>")
      for test in suite.entries where test.isTest { lines += Self.lines(of: test) }
      lines.append("  </testsuite>")
    }
    return (lines + ["</testsuites>"]).joined(separator: "\n") + "\n"
  }

  /// The entries by source, in the order the sources were first met.
  private var suites: [(name: String, entries: [ScriptEntry])] {
    var names: [String] = []
    var bySource: [String: [ScriptEntry]] = [:]
    for entry in entries {
      if bySource[entry.location.name] == nil { names.append(entry.location.name) }
      bySource[entry.location.name, default: []].append(entry)
    }
    return names.map { ($0, bySource[$0] ?? []) }
  }

  private static func counts(of entries: [ScriptEntry]) -> String {
    let tests = entries.filter(\.isTest)
    let failed = tests.filter { $0.status != 0 }
    let failures = failed.count(where: \.isAssertion)
    let time = seconds(entries.reduce(0) { $0 + $1.milliseconds })
    return "tests=\"\(tests.count)\" failures=\"\(failures)\" errors=\"\(failed.count - failures)\""
      + " time=\"\(time)\""
  }

  private static func lines(of test: ScriptEntry) -> [String] {
    let place = test.location
    let head =
      "    <testcase name=\"\(attribute(test.name))\" classname=\"\(attribute(place.name))\""
      + " file=\"\(attribute(place.name))\" line=\"\(place.position.line)\""
      + " time=\"\(seconds(test.milliseconds))\""
    if test.status == 0 { return [head + "/>"] }
    let tag = test.isAssertion ? "failure" : "error"
    var text = "\(place.text): \(test.failureMessage)"
    if let actual = test.actual { text += "\nactual: \(actual)" }
    return [
      head + ">",
      "      <\(tag) message=\"\(attribute(test.failureMessage))\" type=\"status \(test.status)\">"
        + "\(content(text))</\(tag)>",
      "    </testcase>",
    ]
  }

  private static func seconds(_ milliseconds: Int64) -> String {
    let rest = String(milliseconds % 1000)
    return "\(milliseconds / 1000).\(String(repeating: "0", count: 3 - rest.count))\(rest)"
  }

  private static func content(_ text: String) -> String {
    text.unicodeScalars.reduce(into: "") { result, scalar in
      switch scalar {
      case "&": result += "&amp;"
      case "<": result += "&lt;"
      // Only `]]>` would need it.
      case ">": result += "&gt;"
      case "\r": result += "&#13;"
      default: result.unicodeScalars.append(isAllowed(scalar) ? scalar : "\u{FFFD}")
      }
    }
  }

  /// As `content`, with what an attribute's value would lose.
  private static func attribute(_ text: String) -> String {
    content(text).unicodeScalars.reduce(into: "") { result, scalar in
      switch scalar {
      case "\"": result += "&quot;"
      case "\n": result += "&#10;"
      case "\t": result += "&#9;"
      default: result.unicodeScalars.append(scalar)
      }
    }
  }

  /// Whether XML 1.0 allows a scalar; of its discouraged ones those that control a terminal are refused too.
  private static func isAllowed(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x09, 0x0A: true
    case 0..<0x20, 0x7F..<0xA0, 0xFFFE, 0xFFFF: false
    default: true
    }
  }
}
