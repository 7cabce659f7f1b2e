import Foundation
import Shell
import Testing

@testable import OrchestraCLI

@Suite struct CommandReferenceTests {
  private static let docs = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().appending(path: "docs")

  @Test func `the command reference is what the commands say`() throws {
    let text = try String(contentsOf: Self.docs.appending(path: "commands.md"), encoding: .utf8)
    #expect(text == CommandReference(table: .own).text(), "the commands have changed: run `make reference`")
  }

  @Test func `the manual page is what the commands say`() throws {
    let text = try String(contentsOf: Self.docs.appending(path: "orchestra.1"), encoding: .utf8)
    #expect(text == ManualPage(table: .own).text(), "the commands have changed: run `make reference`")
  }

  @Test func `text cannot become a request to roff`() {
    let command = CommandEntry(path: ["x"], abstract: ".so /etc/passwd\n'tr ab", discussion: "a\\b -c")
    let page = ManualPage(table: CommandTable(commands: [command])).text()
    #expect(page.contains("\\&.so /etc/passwd\n"))
    #expect(page.contains("\\&'tr ab\n"))
    #expect(page.contains("a\\eb \\-c\n"))
  }
}
