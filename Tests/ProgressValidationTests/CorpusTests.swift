import JSONTree
import ProgressValidation
import Testing

@Suite struct CorpusTests {
  @Test func `the corpus is as large as promised`() {
    #expect(Corpus.damaged.count >= 150)
    #expect(Corpus.good.count >= 25)
  }

  @Test(arguments: Corpus.damaged)
  func `every fault is found at its line and column, and nothing else`(file: Corpus.File) throws {
    let found = try Self.findings(in: file)
    #expect(found == file.expected, "\(file.path)")
    #expect(!found.isEmpty)
  }

  @Test(arguments: Corpus.good)
  func `nothing is said against a good file`(file: Corpus.File) throws {
    #expect(try Self.findings(in: file) == file.expected, "\(file.path)")
    let outcome = ProgressValidator.examine(
      try file.bytes(), moment: Corpus.moment, checksum: slowChecksum)
    // The byte order mark is the one thing that is not as it was written; all else may be a note.
    let isMarked = file.path.contains("byte-order-mark")
    #expect(outcome.findings.allSatisfy { $0.severity == .note || isMarked && $0.severity == .warning })
    #expect(outcome.findings.allSatisfy { $0.severity != .error })
  }

  @Test func `every rule but those of other files has a case`() {
    let covered = Set(Corpus.files.flatMap { $0.expected.map(\.code) })
    let missing = ValidationRuleCatalog.all.map(\.code)
      .filter { !covered.contains($0) && !$0.hasPrefix("OR4") && !Self.withoutCase.contains($0) }
    #expect(missing.isEmpty)
  }

  /// A file of 256 MiB is no fixture; and no shipped schema asks for more than the keywords with codes.
  private static let withoutCase: Set<String> = ["OR115", "OR229"]

  @Test(arguments: Corpus.files)
  func `a fix leads to a file without that finding`(file: Corpus.File) throws {
    let outcome = ProgressValidator.examine(try file.bytes(), moment: Corpus.moment)
    guard let document = outcome.document else { return }
    for finding in outcome.findings {
      guard let fix = finding.fix else { continue }
      #expect(!fix.isEmpty)
      let mended = try fix.applied(to: document)
      let left = ProgressValidator.findings(in: mended, moment: Corpus.moment)
      #expect(
        !left.contains { $0.code == finding.code && $0.message == finding.message },
        "\(file.path): \(finding.message)")
    }
  }

  private static func findings(in file: Corpus.File) throws -> [Corpus.Expected] {
    let bytes = try file.bytes()
    let outcome = ProgressValidator.examine(bytes, moment: Corpus.moment, checksum: slowChecksum)
    return outcome.findings.map { finding in
      let position = JSONPosition(offset: finding.offset ?? -1, in: bytes)
      return Corpus.Expected(
        code: finding.code, line: position.line, column: position.column, pointer: finding.location?.pointer)
    }
    .sorted()
  }
}
