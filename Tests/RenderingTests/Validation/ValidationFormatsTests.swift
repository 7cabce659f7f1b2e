import JSONTree
import Rendering
import Testing

@Suite struct ValidationFormatsTests {
  private static let rule = ValidationRuleText(
    code: "OR301", severity: .error, title: "Every task has an id of its own", explanation: "Because.",
    remedy: "orchestra repair")

  private static func result(
    file: String = "progress.json", message: String = "The id 't-1' is that of another task already",
    severity: ValidationResult.Severity = .error, limit: Int? = nil, count: Int = 1
  ) -> ValidationResult {
    let bytes = Array("{\n  \"id\": \"t-1\"\n}".utf8)
    var finding = ValidationResult.Finding(
      file: file, code: "OR301", severity: severity, message: message, remedy: "orchestra repair")
    finding.pointer = "/id"
    finding.offset = 10
    finding.position = JSONPosition(offset: 10, in: bytes)
    finding.excerpt = JSONExcerpt(offset: 10, in: bytes)
    finding.fix = [["op": "remove", "path": "/id"]]
    return ValidationResult(
      files: [ValidationResult.File(name: file, version: "2.0.0", bytes: 17, records: nil)],
      findings: Array(repeating: finding, count: count), limit: limit)
  }

  @Test func `people see the place, the line with a caret and the way out`() {
    #expect(
      ValidationText.text(of: Self.result(), style: .plain) == """
        progress.json:2:9: error OR301: The id 't-1' is that of another task already
              "id": "t-1"
                    ^
            → orchestra repair
        1 error in 1 file

        """)
  }

  @Test func `text of a file never reaches the terminal as it is`() {
    let hostile = Self.result(file: "a\u{1B}[31mb", message: "no \u{1B}]0;x\u{7}\n::error::fooled")
    for text in [
      ValidationText.text(of: hostile, style: .plain), ValidationGitHub.text(of: hostile, rules: [Self.rule]),
      ValidationSARIF.value(of: hostile, rules: [Self.rule], version: "2").text(),
      ValidationJSON.value(of: hostile).text(),
    ] {
      #expect(!text.unicodeScalars.contains { $0.value == 0x1B || $0.value == 7 })
    }
    let commands = ValidationGitHub.text(of: hostile, rules: [Self.rule]).split(separator: "\n")
    #expect(commands.count == 2)
    #expect(commands[0].hasPrefix("::error file="))
  }

  @Test func `no more than asked for is shown, and how much more there is`() {
    let text = ValidationText.text(of: Self.result(limit: 2, count: 5), style: .plain)
    #expect(text.contains("… and 3 more"))
    #expect(text.hasSuffix("5 errors in 1 file\n"))
    #expect(ValidationJSON.value(of: Self.result(limit: 2, count: 5))["findings"]?.array?.count == 2)
    #expect(ValidationJSON.value(of: Self.result(limit: 2, count: 5))["summary"]?["omitted"] == 3)
  }

  @Test func `workflow commands escape what would end a property or the command`() {
    let text = ValidationGitHub.text(
      of: Self.result(file: "a,b:c%d.json", message: "50% of\r\nit: a, b", severity: .note),
      rules: [Self.rule])
    #expect(
      text.hasPrefix(
        "::notice file=a%2Cb%3Ac%25d.json,line=2,col=9,title=OR301%3A Every task has an id of its own::"
          + "50%25 of%0D%0Ait: a, b. orchestra repair\n"))
  }

  @Test func `SARIF has the structure that services ask for`() throws {
    let value = ValidationSARIF.value(
      of: Self.result(file: "a folder/ü.json"), rules: [Self.rule], version: "2.0.0")
    #expect(value["version"] == "2.1.0")
    let run = try #require(value["runs"]?[0])
    #expect(run["tool"]?["driver"]?["rules"]?[0]?["id"] == "OR301")
    #expect(run["tool"]?["driver"]?["rules"]?[0]?["help"]?["text"]?.string?.contains("Because.") == true)
    let result = try #require(run["results"]?[0])
    #expect(result["ruleId"] == "OR301")
    #expect(result["ruleIndex"] == 0)
    #expect(result["level"] == "error")
    let place = try #require(result["locations"]?[0]?["physicalLocation"])
    #expect(place["artifactLocation"]?["uri"] == "a%20folder/%C3%BC.json")
    #expect(place["region"] == ["startLine": 2, "startColumn": 9, "byteOffset": 10])
  }

  @Test func `JSON has the fix as RFC 6902 writes it`() {
    let finding = ValidationJSON.value(of: Self.result())["findings"]?[0]
    #expect(finding?["fix"] == [["op": "remove", "path": "/id"]])
    #expect(finding?["line"] == 2)
    #expect(finding?["offset"] == 10)
  }

  @Test func `nothing found is said in one line`() {
    let none = ValidationResult(files: Self.result().files, findings: [], limit: nil)
    #expect(ValidationText.text(of: none, style: .plain) == "Nothing wrong in 1 file\n")
  }
}
