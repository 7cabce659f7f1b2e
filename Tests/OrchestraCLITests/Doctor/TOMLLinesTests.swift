import Testing

@testable import OrchestraCLI

@Suite struct TOMLLinesTests {
  @Test func `values are found by their whole path`() {
    let lines = TOMLLines(
      Array(
        """
        model = "o" # a comment
        features.hooks = false
        [tools.update_plan]
        enabled = true
        [ "odd" ]
        text = 'C:\\dir' \r
        escaped = "a \\"b\\" # c"
        """.utf8))
    #expect(lines.value("model") == "o")
    #expect(lines.value("features.hooks") == "false")
    #expect(lines.value("tools.update_plan.enabled") == "true")
    #expect(lines.value("odd.text") == "C:\\dir")
    #expect(lines.value("odd.escaped") == "a \"b\" # c")
    #expect(lines.value("nothing") == nil)
  }

  @Test(arguments: ["", "[", "]", "=", "[[", "a = \"", "= =", "[a]\n[a]\n", "\u{0}=\u{0}"])
  func `nonsense is taken`(_ text: String) {
    _ = TOMLLines(Array(text.utf8)).value("a")
  }
}
