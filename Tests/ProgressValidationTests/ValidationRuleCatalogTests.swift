import Foundation
import ProgressValidation
import Testing

@Suite struct ValidationRuleCatalogTests {
  @Test func `no two rules have the same code`() {
    let codes = ValidationRuleCatalog.all.map(\.code)
    #expect(Set(codes).count == codes.count)
    #expect(codes.count > 60)
  }

  @Test(arguments: ValidationRuleCatalog.all)
  func `every rule says what it means in several sentences`(rule: ValidationRule) {
    #expect(rule.code.wholeMatch(of: /OR[1-4]\d\d/) != nil)
    #expect(!rule.title.isEmpty && !rule.title.hasSuffix("."))
    #expect(rule.explanation.hasSuffix("."))
    #expect(rule.explanation.matches(of: #/[.:;] /#).count >= 2, "\(rule.code)")
    #expect(!rule.explanation.contains("\n"))
    #expect(!rule.remedy.isEmpty && !rule.remedy.hasSuffix("."))
    #expect(ValidationRuleCatalog.rule(rule.code) == rule)
  }

  @Test func `every file in Rules is in the catalogue`() throws {
    let sources = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().appending(path: "Sources/ProgressValidation")
    let list = try String(contentsOf: sources.appending(path: "ValidationRuleCatalog.swift"), encoding: .utf8)
    let rules = try FileManager.default.contentsOfDirectory(atPath: sources.appending(path: "Rules").path)
      .map { $0.replacing(".swift", with: "") }.filter { $0 != "JournalRules" }
    #expect(rules.count > 40)
    for rule in rules { #expect(list.contains(" \(rule).self,"), "\(rule) is in no list") }
  }
}

extension ValidationRule: CustomTestStringConvertible {
  package var testDescription: String { code }
}
