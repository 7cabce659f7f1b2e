import Testing

/// A folder whose files are registered, one line each, in a catalogue.
struct Catalog: CustomTestStringConvertible {
  let folder: String
  /// The file with the list.
  let list: String
  /// The protocol that members conform to, as it stands behind the colon.
  let conformances: [String]

  var testDescription: String { folder }

  static let all = [
    Catalog(
      folder: "Sources/HookEvents/Events", list: "Sources/HookEvents/HookEventCatalog.swift",
      conformances: ["HookEvent"]),
    Catalog(
      folder: "Sources/HookEvents/Tools", list: "Sources/HookEvents/Tools/TrackedTool.swift",
      conformances: ["TrackedTool"]),
    Catalog(
      folder: "Sources/Rendering/Formats", list: "Sources/Rendering/Formats/OutputFormatCatalog.swift",
      conformances: ["OutputFormat"]),
    Catalog(
      folder: "Sources/AgentDetection/Rules", list: "Sources/AgentDetection/DetectionRuleCatalog.swift",
      conformances: ["DetectionRule"]),
    Catalog(
      folder: "Sources/OrchestraCLI/Doctor/Checks",
      list: "Sources/OrchestraCLI/Doctor/DoctorCheckCatalog.swift",
      conformances: ["DoctorCheck"]),
    Catalog(
      folder: "Sources/ProgressValidation/Rules",
      list: "Sources/ProgressValidation/ValidationRuleCatalog.swift",
      conformances: ["SnapshotRule", "TodosRule"]),
    Catalog(
      folder: "Sources/LockBenchmark/Strategies", list: "Sources/LockBenchmark/LockStrategyCatalog.swift",
      conformances: ["LockStrategy"]),
  ]

  /// The types in the folder that conform.
  func members() throws -> [(file: SourceFile, type: String)] {
    var members: [(SourceFile, String)] = []
    for file in try SourceFile.all(below: folder, ending: ".swift") {
      for match in file.text.matches(of: /\n(?:package )?(?:struct|enum|final class) (\w+): ([^{]+) \{/) {
        let conformed = match.2.split(separator: ",").map { $0.drop { $0 == " " } }
        if conformed.contains(where: { name in conformances.contains { $0 == name } }) {
          members.append((file, String(match.1)))
        }
      }
    }
    return members
  }
}

/// To add an event, a tool, a format, a rule or a command is one file and one line: these tests notice a forgotten line.
@Suite struct CatalogTests {
  @Test(arguments: Catalog.all)
  func `every member in the folder is in the catalogue`(catalog: Catalog) throws {
    let list = try SourceFile(catalog.list).text
    let members = try catalog.members()
    #expect(members.count > 3)
    for (file, type) in members {
      #expect(list.contains(try Regex(#"\b\#(type)(\.self|\(\))"#)), "\(file.path) is not in \(catalog.list)")
    }
  }

  @Test(arguments: Catalog.all)
  func `a member's file has its name`(catalog: Catalog) throws {
    for (file, type) in try catalog.members() { #expect(file.stem == type, "\(file.path)") }
  }

  @Test func `every command is a subcommand of another`() throws {
    let commands = Catalog(
      folder: "Sources/OrchestraCLI/Commands", list: "", conformances: ["ContextCommand", "ParsableCommand"])
    let listed = try SourceFile.all(below: "Sources/OrchestraCLI", ending: ".swift").map(\.text).joined()
    let members = try commands.members()
    #expect(members.count > 3)
    for (file, type) in members {
      #expect(type.hasSuffix("Command"), "\(file.path)")
      #expect(listed.contains("\(type).self"), "\(type) is in no list of subcommands")
    }
  }
}
