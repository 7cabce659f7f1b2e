import Foundation
import JSONTree
import ProgressValidation
import SchemaMigration
import Testing

/// The files that the migration is held to, and what it makes of them: none has an error.
@Suite struct MigratedFilesTests {
  private static let folder = Corpus.folder.deletingLastPathComponent().appending(path: "migrations")
  private static let moment: Int64 = 1_762_253_600_000

  private static let files: [String] = ["1.0", "2.0", "2.0.0"].flatMap { version in
    let names =
      (try? FileManager.default.contentsOfDirectory(atPath: folder.appending(path: version).path)) ?? []
    return names.filter { $0.hasSuffix(".json") }.sorted().map { version + "/" + $0 }
  }

  private static func document(_ file: String) throws -> (bytes: [UInt8], value: JSONValue?) {
    let bytes = try [UInt8](Data(contentsOf: folder.appending(path: file)))
    return (bytes, try? JSONValue(parsing: bytes))
  }

  @Test func `there are files`() {
    #expect(Self.files.count > 40)
  }

  @Test(arguments: files)
  func `a file of any version has no error, as far as it is JSON`(file: String) throws {
    let (bytes, value) = try Self.document(file)
    guard value != nil else { return }
    let outcome = ProgressValidator.examine(bytes, moment: Self.moment, checksum: slowChecksum)
    let errors = outcome.findings.filter { $0.severity == .error }
    #expect(errors.isEmpty, "\(errors.map { "\($0.code) \($0.location?.pointer ?? "") \($0.message)" })")
  }

  @Test(arguments: files)
  func `what the migration makes of a file has no error`(file: String) throws {
    guard let value = try Self.document(file).value else { return }
    let migrated = try Migrator.migrate(value, to: .current, moment: Self.moment).document
    let errors = ProgressValidator.findings(in: migrated, moment: Self.moment).filter {
      $0.severity == .error
    }
    #expect(errors.isEmpty, "\(errors.map { "\($0.code) \($0.location?.pointer ?? "") \($0.message)" })")
  }

  @Test(arguments: files)
  func `what the migration makes going down has no error`(file: String) throws {
    guard let value = try Self.document(file).value else { return }
    for version in [SchemaVersion.scripts, .v1] {
      let migrated = try Migrator.migrate(value, to: version, moment: Self.moment).document
      let errors = ProgressValidator.findings(in: migrated, moment: Self.moment).filter {
        $0.severity == .error
      }
      #expect(errors.isEmpty, "\(errors.map { "\($0.code) \($0.location?.pointer ?? "") \($0.message)" })")
    }
  }
}
