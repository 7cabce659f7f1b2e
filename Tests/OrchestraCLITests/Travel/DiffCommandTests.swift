import JSONTree
import TestSupport
import Testing

@testable import OrchestraCLI

@Suite struct DiffCommandTests {
  private static func fields(_ value: JSONValue) -> [String] {
    value.array?.map { "\($0["change"]?.string ?? "") \($0["field"]?.string ?? $0["entity"]?.string ?? "")" }
      ?? []
  }

  private static let lastUpdate = [
    "changed status", "changed progress", "changed completedAt", "changed status", "changed startedAt",
  ]

  @Test func `two moments are compared by task and field`() throws {
    let harness = try TravelProject.make()
    for sides in ["6 8", "6", "6 now", "-1m now", "3 -0s", "2025-11-04T10:32:25 2025-11-04T10:33:25"] {
      let result = try harness.line("diff \(sides) --format json")
      #expect(Self.fields(try JSONValue(parsing: result.output)) == Self.lastUpdate, "\(sides)")
    }
  }

  @Test func `it works backwards, and both sides are named for people`() throws {
    let harness = try TravelProject.make()
    let added = try harness.json("diff 2 6 --format json")
    #expect(Self.fields(added) == ["added task", "added task", "added task", "added task"])
    #expect(Self.fields(try harness.json("diff 6 2 --format json")).allSatisfy { $0 == "removed task" })
    #expect(try harness.line("diff 6").errors == "From 2025-11-04T10:32:25Z, after event 6, to now\n")
    #expect(try harness.line("diff 0 1").status == 0)
  }

  @Test func `snapshots, backups and files of any version are sides`() throws {
    let harness = try TravelProject.make()
    #expect(
      Self.fields(try harness.json("diff 6 .orchestra/cache/progress.json --format json")) == Self.lastUpdate)
    _ = try harness.line("migrate down --yes")
    _ = try harness.line("migrate up")
    let backups = try #require(try harness.json("migrate backups --format json").array)
    #expect(backups.count > 1)
    for backup in backups {
      let name = try #require(backup["name"]?.string)
      let result = try harness.line("diff \(name) now")
      #expect(result.status == 0, "\(name): \(result.errors)")
    }
    try harness.folder.write(
      "lantern/old.json",
      Array(#"{"todos":[{"id":"1","content":"Old","activeForm":"Old","status":"pending"}]}"#.utf8))
    let old = try harness.json("diff ./old.json 1 --format json")
    #expect(old.array?.contains { $0["name"]?.string == "Old" } == true)
    #expect(try harness.line("diff old.json now").errors.contains("of version 1.0"))
  }

  @Test func `nothing differs is said, and --check asks`() throws {
    let harness = try TravelProject.make()
    #expect(try harness.line("diff 8 now").errors.hasSuffix("Nothing differs\n"))
    #expect(try harness.line("diff 8 now --check").status == 0)
    #expect(try harness.line("diff 6 now --check").status == 1)
  }

  static let impossible: [(String, Int32, String)] = [
    ("nosuch", 66, "no moment, no backup, no file"), ("99", 66, "the newest is 8"),
    ("1 2 3", 64, "two sides"),
    ("--nonsense", 64, "--nonsense"), ("", 64, "No sandbox is open"), ("broken.json", 65, "at byte"),
    ("other.json", 65, "no progress file"), ("later.json", 78, "version 9.0.0"),
  ]

  @Test func `what cannot be compared says why`() throws {
    let harness = try TravelProject.make()
    for (name, text) in [("broken", "{"), ("other", "[1]"), ("later", #"{"version":"9.0.0"}"#)] {
      try harness.folder.write("lantern/\(name).json", Array(text.utf8))
    }
    for (sides, status, sentence) in Self.impossible {
      let result = try harness.line("diff \(sides)")
      #expect(result.status == status, "diff \(sides)")
      #expect(result.errors.contains(sentence), "diff \(sides): \(result.errors)")
    }
  }

  @Test func `alone it shows the sandbox, and in a view what has changed since`() throws {
    let harness = try TravelProject.make()
    let result = harness.script("begin; task add New; diff --format json")
    #expect(result.output.contains(#""name": "New""#))
    let view = harness.script("at 6; diff --format csv")
    #expect(view.output.contains("status,in_progress,completed"))
  }
}
