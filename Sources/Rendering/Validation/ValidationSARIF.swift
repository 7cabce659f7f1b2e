package import JSONTree

/// A validation in SARIF 2.1.0, which code scanning services take in.
package enum ValidationSARIF {
  package static func value(
    of result: ValidationResult, rules: [ValidationRuleText], version: String
  ) -> JSONValue {
    let places = Dictionary(rules.enumerated().map { ($1.code, $0) }) { first, _ in first }
    return [
      "$schema": "https://json.schemastore.org/sarif-2.1.0.json",
      "version": "2.1.0",
      "runs": [
        [
          "tool": [
            "driver": [
              "name": "orchestra",
              "version": .string(version),
              "rules": .array(rules.map(rule)),
            ]
          ],
          "columnKind": "unicodeCodePoints",
          "artifacts": .array(
            result.files.map { ["location": ["uri": .string(uri($0.name))], "length": .integer($0.bytes)] }),
          "results": .array(result.findings.map { finding($0, place: places[$0.code]) }),
        ]
      ],
    ]
  }

  private static func rule(_ rule: ValidationRuleText) -> JSONValue {
    [
      "id": .string(rule.code),
      "shortDescription": ["text": .string(rule.title + ".")],
      "fullDescription": ["text": .string(rule.explanation)],
      "help": ["text": .string("\(rule.explanation)\n\nWay out: \(rule.remedy).")],
      "defaultConfiguration": ["level": .string(rule.severity.rawValue)],
    ]
  }

  private static func finding(_ finding: ValidationResult.Finding, place: Int?) -> JSONValue {
    var physical: JSONObject = ["artifactLocation": ["uri": .string(uri(finding.file))]]
    if let position = finding.position {
      var region: JSONObject = [
        "startLine": .integer(position.line), "startColumn": .integer(position.column),
      ]
      if let offset = finding.offset { region["byteOffset"] = .integer(offset) }
      physical["region"] = .object(region)
    }
    var location: JSONObject = ["physicalLocation": .object(physical)]
    if let pointer = finding.pointer {
      location["logicalLocations"] = [["fullyQualifiedName": .string(pointer), "kind": "member"]]
    }
    var result: JSONObject = ["ruleId": .string(finding.code)]
    if let place { result["ruleIndex"] = .integer(place) }
    result["level"] = .string(finding.severity.rawValue)
    result["message"] = ["text": .string(VisibleText.of(finding.message) + ".")]
    result["locations"] = [.object(location)]
    return .object(result)
  }

  /// A path as a URI reference: relative ones stay so.
  static func uri(_ path: String) -> String {
    var text = path.hasPrefix("/") ? "file://" : ""
    for byte in path.utf8 {
      switch byte {
      case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x2D, 0x2E, 0x2F, 0x5F, 0x7E:
        text.unicodeScalars.append(Unicode.Scalar(byte))
      default:
        let code = String(byte, radix: 16, uppercase: true)
        text += "%" + (code.count < 2 ? "0" : "") + code
      }
    }
    return text
  }
}
