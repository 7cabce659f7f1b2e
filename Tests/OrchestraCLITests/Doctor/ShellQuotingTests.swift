import DurableFiles
import Testing

@testable import OrchestraCLI

@Suite struct ShellQuotingTests {
  @Test(arguments: [
    "/plain/path", "with space", "it's", "'; touch pwned; '", "$(id)", "a\nb", "", "~", "日本", "--x",
  ])
  func `a shell reads the word back as it was`(_ text: String) throws {
    let ending = try ChildProcess("/bin/sh", ["-c", "printf '%s' " + text.inShell]).run()
    // Printed by printf itself, which would take a leading hyphen for an option only in the format.
    #expect(String(decoding: ending.output, as: UTF8.self) == text)
  }
}
