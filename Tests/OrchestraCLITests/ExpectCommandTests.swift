import Testing

@Suite struct ExpectCommandTests {
  @Test func `what holds says nothing, what does not is status 1`() throws {
    let harness = try WhyCommandTests.project()
    let good = harness.run("expect", "stats.totalTasks", ">=", "4", "and", "version", "is", "2.0.0")
    #expect(good.status == 0 && good.output.isEmpty && good.errors.isEmpty)
    let bad = harness.run("expect", "stats.failedTasks", "==", "3")
    #expect(bad.status == 1)
    #expect(bad.output.isEmpty)
    #expect(
      bad.errors.hasPrefix("Error: Expected stats.failedTasks == 3, but it is 0\nHint: 'stats' also has: "))
  }

  @Test func `words that look like options are words`() throws {
    let harness = try WhyCommandTests.project()
    #expect(harness.run("expect", "stats.totalTasks", "!=", "-1").status == 0)
    #expect(harness.run("expect", "version", "is", "--root").status == 1)
    #expect(harness.run("expect", "--root", harness.path, "version", "is", "2.0.0").status == 0)
    #expect(harness.run("expect", "--help").output.contains("OVERVIEW: Check that something is so"))
  }

  @Test func `a malformed expectation is a usage error with a mark`() throws {
    let result = try WhyCommandTests.project().run("expect", "version", "=", "2")
    #expect(result.status == 64)
    #expect(
      result.errors == """
        Error: Cannot read the expectation: '=' is no comparison
          version = 2
                  ^
        Hint: Did you mean '=='?

        """)
    #expect(try CommandHarness().run("expect").status == 64)
  }

  @Test func `a project without state is a missing input, not a failed test`() throws {
    let harness = try CommandHarness()
    #expect(harness.run("expect", "version", "is", "2.0.0").status == 66)
    // Nothing to read here, and nothing read.
    #expect(harness.run("expect", "status", "is", "0").status == 1)
  }
}
