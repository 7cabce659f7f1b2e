import Foundation
import Testing

/// Arrows between modules point one way only.
///
/// The table is that of `docs/architecture.md`. A module that needs an arrow the table has not is a decision, not a line to
/// be added in passing.
@Suite struct ModuleTests {
  static let allowed: [String: Set<String>] = [
    "ProgressModel": [],
    "JSONTree": [],
    "DurableFiles": [],
    "SchemaMigration": ["JSONTree"],
    "JSONSchema": ["JSONTree"],
    "ProgressValidation": ["JSONTree", "JSONSchema", "SchemaMigration"],
    "CLibEdit": [],
    "LineEditing": ["CLibEdit"],
    "Shell": ["LineEditing", "DurableFiles"],
    "HookProtocol": ["JSONTree"],
    "HostSettings": ["JSONTree"],
    "Rendering": ["ProgressModel", "JSONTree"],
    "ProgressStore": [
      "ProgressModel", "JSONTree", "SchemaMigration", "ProgressValidation", "DurableFiles",
    ],
    "AgentDetection": ["ProgressModel", "JSONTree", "HookProtocol"],
    "HookEvents": ["ProgressModel", "JSONTree", "HookProtocol", "AgentDetection"],
    "LockBenchmark": ["DurableFiles", "Histogram"],
    "OrchestraCLI": [
      "ProgressModel", "JSONTree", "SchemaMigration", "JSONSchema", "ProgressValidation", "DurableFiles",
      "HookProtocol", "HostSettings", "Rendering", "ProgressStore", "AgentDetection", "HookEvents",
      "LineEditing", "Shell", "LockBenchmark", "ArgumentParser",
    ],
    "orchestra": ["OrchestraCLI"],
  ]

  /// Who may make system calls.
  static let system: Set<String> = [
    "DurableFiles", "LineEditing", "LockBenchmark", "OrchestraCLI", "orchestra",
  ]

  @Test func `the manifest has the modules of the table, with no arrow more`() throws {
    let manifest = try Manifest()
    #expect(Set(manifest.dependencies.keys) == Set(Self.allowed.keys))
    for (module, dependencies) in manifest.dependencies {
      let extra = dependencies.subtracting(Self.allowed[module] ?? [])
      #expect(extra.isEmpty, "\(module) imports \(extra.sorted())")
    }
  }

  @Test func `every folder under Sources is a module of the table`() throws {
    let folder = SourceFile.top.appending(path: "Sources").path(percentEncoded: false)
    let folders = try FileManager.default.contentsOfDirectory(atPath: folder).filter { !$0.hasPrefix(".") }
    #expect(Set(folders) == Set(Self.allowed.keys))
  }

  @Test(arguments: Self.allowed.keys.sorted())
  func `a module imports what the table allows and nothing else`(module: String) throws {
    let files = try SourceFile.all(below: "Sources/" + module, ending: ".swift")
    // A system library is a module map and a header.
    #expect(!files.isEmpty || module.hasPrefix("CLib"))
    for file in files {
      for imported in file.imports {
        // Part of the language.
        if imported == "Synchronization" { continue }
        if ["Glibc", "Musl", "Darwin"].contains(imported) {
          #expect(Self.system.contains(module), "\(file.path) imports \(imported)")
        } else {
          #expect(Self.allowed[module]?.contains(imported) == true, "\(file.path) imports \(imported)")
        }
      }
    }
  }

  /// Loading it takes longer than a hook may.
  @Test func `Foundation is nowhere`() throws {
    for file in try SourceFile.all(below: "Sources", ending: ".swift") {
      #expect(!file.imports.contains { $0.hasPrefix("Foundation") }, "\(file.path)")
    }
  }

  @Test func `imports are recognised in every form they take`() throws {
    let file = SourceFile(
      path: "X.swift",
      text: """
        import A
        package import B
        @testable import C
          #if canImport(D)
        import struct E.Part
        // import F
        let text = "import G"
        """)
    #expect(file.imports == ["A", "B", "C", "E"])
  }
}
