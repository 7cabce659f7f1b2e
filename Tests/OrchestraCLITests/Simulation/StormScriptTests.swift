import Testing

@testable import OrchestraCLI

@Suite struct StormScriptTests {
  @Test func `weights and fates are read`() throws {
    let script = try StormScript(
      name: "s", text: "# a storm\n90 served\n\n9\tkilled # often\n1 kill=append\n")
    #expect(script.shares.map(\.fate.word) == ["served", "killed", "kill=append"])
    #expect(script.shares.map(\.weight) == [90, 9, 1])
    #expect(script.shares[2].fate.simulated == .kill(.append))
  }

  @Test(arguments: [
    "", "# nothing", "0 served", "served", "x served", "-1 served", "1 killed today", "1 swapped",
    "1 missing", "1 never",
  ])
  func `what is no storm is refused`(_ text: String) {
    #expect(throws: Failure.self) { try StormScript(name: "s", text: text) }
  }

  @Test func `fates come as often as they weigh`() throws {
    let script = try StormScript(name: "s", text: "3 served\n1 killed\n0 torn")
    var random = SplitMix64(state: 1)
    let drawn = (0..<4_000).map { _ in script.draw(&random) }
    #expect((900...1_100).contains(drawn.count { $0 == .killed }))
    #expect(!drawn.contains(.fault("torn")))
  }

  @Test func `the storm of the program can be read`() throws {
    let entry = try #require(ScenarioCatalog.entry(named: ScenarioCatalog.storm))
    let script = try StormScript(name: entry.name, text: entry.text)
    let known = Set(script.shares.map(\.fate.word))
    #expect(
      known.isSuperset(of: [
        "served", "killed", "torn", "stalled", "lock-held", "full-disk", "future-snapshot",
      ]))
    #expect(known.isSuperset(of: UpdatePoint.allCases.map { "kill=" + $0.rawValue }))
  }
}
