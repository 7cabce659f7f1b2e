import DurableFiles
import Foundation
import Rendering
import TestSupport
import Testing

@testable import OrchestraCLI

@Suite struct MigrationReportFileTests {
  private let folder: TemporaryDirectory

  init() throws { folder = try TemporaryDirectory() }

  private func file(_ command: String = "migrate up") -> MigrationReportFile {
    MigrationReportFile(
      file: PlainFile(folder.path(of: "report.jsonl"), calls: LiveFileSystem()), command: command)
  }

  private let full = MigrationResult(
    "/p/å\n\"x\"", .migrated, from: "1.0", to: "2.0.0", backup: "b.json", duration: 3, detail: "3 tasks")

  @Test func `what was written is read back`() throws {
    try file().begin()
    try file().add(full)
    try file().add(MigrationResult("/p/b", .damaged, status: 65, detail: "Not JSON"))
    let results = try file().read()
    #expect(results[full.project] == full)
    #expect(results["/p/b"]?.status == 65)
  }

  @Test func `the last word about a project counts`() throws {
    try file().add(MigrationResult("/p/a", .busy, status: 75))
    try file().add(MigrationResult("/p/a", .migrated))
    #expect(try file().read()["/p/a"]?.verdict == .migrated)
  }

  @Test func `a report of another command says nothing`() throws {
    try file("migrate down").add(full)
    #expect(try file().read().isEmpty)
  }

  @Test func `a line torn by a kill costs that line only, not the next one`() throws {
    try file().add(full)
    let path = folder.path(of: "report.jsonl")
    let handle = try FileHandle(forWritingTo: URL(filePath: path))
    try handle.seekToEnd()
    try handle.write(contentsOf: Data(#"{"project":"/p/torn","verd"#.utf8))
    try handle.close()
    #expect(try file().read().count == 1)
    try file().add(MigrationResult("/p/next", .current))
    #expect(try Set(file().read().keys) == [full.project, "/p/next"])
  }

  @Test func `lines that say something else are passed by`() throws {
    try Data("[]\n\n{}\nx\n".utf8).write(to: URL(filePath: folder.path(of: "report.jsonl")))
    #expect(try file().read().isEmpty)
  }

  @Test func `a new report replaces the one before`() throws {
    try file().add(full)
    try file().begin()
    #expect(try file().read().isEmpty)
  }

  @Test func `a report that is missing, and one that cannot be written, are errors with a status each`()
    throws
  {
    #expect(throws: Failure.self) { try file().read() }
    let elsewhere = MigrationReportFile(
      file: PlainFile(folder.path(of: "no/such"), calls: LiveFileSystem()), command: "migrate up")
    let failure = #expect(throws: Failure.self) { try elsewhere.begin() }
    #expect(failure?.status == .cannotCreate)
  }
}
