import Foundation
import Testing

@testable import SchemaMigration

@Suite struct MigrationStepCatalogTests {
  @Test func `every file in Steps is a line of the catalogue`() throws {
    let sources = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().appending(path: "Sources/SchemaMigration")
    let files = try FileManager.default.contentsOfDirectory(atPath: sources.appending(path: "Steps").path)
    let names = files.filter { $0.hasSuffix(".swift") && !$0.contains("+") }.map { String($0.dropLast(6)) }
    let catalog = try String(
      contentsOf: sources.appending(path: "MigrationStepCatalog.swift"), encoding: .utf8)
    #expect(!names.isEmpty)
    for name in names { #expect(catalog.contains("    \(name).self,\n"), "\(name) is not in the catalogue") }
    #expect(MigrationStepCatalog.all.count == names.count)
  }

  @Test func `the steps lead from the oldest version to the newest without a gap`() {
    let steps = MigrationStepCatalog.all
    #expect(steps.map { $0.from } == Array(SchemaVersion.allCases.dropLast()))
    #expect(steps.map { $0.to } == Array(SchemaVersion.allCases.dropFirst()))
    #expect(SchemaVersion.allCases.last == .current)
  }

  @Test func `neighbouring steps agree on the shape between them`() {
    for (lower, upper) in zip(MigrationStepCatalog.all, MigrationStepCatalog.all.dropFirst()) {
      #expect(lower.newer.list == upper.older.list)
      #expect(lower.newer.log == upper.older.log)
    }
  }

  @Test(arguments: SchemaVersion.allCases, SchemaVersion.allCases)
  func `the steps between two versions are in the order they run`(from: SchemaVersion, to: SchemaVersion) {
    let steps = Migrator.steps(from: from, to: to)
    var version = from
    for step in steps {
      #expect(from < to ? step.from == version : step.to == version)
      version = from < to ? step.to : step.from
    }
    #expect(version == to)
  }

  @Test func `a step says in single lines what it does and what the older shape cannot hold`() {
    for step in MigrationStepCatalog.all {
      #expect(!step.losses.isEmpty)
      for line in step.losses + [step.summary] {
        #expect(!line.contains("\n") && !line.hasSuffix(".") && line.count <= 100, "\(line)")
      }
    }
  }
}
