package import JSONTree

/// A validation as one JSON object.
package enum ValidationJSON {
  package static func value(of result: ValidationResult) -> JSONValue {
    [
      "files": .array(result.files.map(file)),
      "findings": .array(result.findings.map { .object(finding($0)) }),
      "summary": [
        "errors": .integer(result.count(.error)),
        "warnings": .integer(result.count(.warning)),
        "notes": .integer(result.count(.note)),
        "omitted": .integer(result.omitted),
      ],
    ]
  }

  private static func file(_ file: ValidationResult.File) -> JSONValue {
    [
      "file": .string(file.name),
      "version": .optional(file.version),
      "bytes": .integer(file.bytes),
      "records": .optional(file.records),
    ]
  }

  static func finding(_ finding: ValidationResult.Finding) -> JSONObject {
    [
      "file": .string(finding.file),
      "line": .optional(finding.position?.line),
      "column": .optional(finding.position?.column),
      "severity": .string(finding.severity.rawValue),
      "code": .string(finding.code),
      "message": .string(finding.message),
      "pointer": .optional(finding.pointer),
      "offset": .optional(finding.offset),
      "remedy": .string(finding.remedy),
      "fix": finding.fix ?? .null,
    ]
  }
}
