import DurableFiles
import TestSupport
import Testing

@testable import OrchestraCLI

/// What is written behind the program.
@Suite struct BuildStampTests {
  @Test(arguments: [
    ("\u{7F}ELF…\0\norchestra build: 1a2b3c4, 2026-11-22\n", "1a2b3c4, 2026-11-22"),
    ("orchestra build: \0\norchestra build: 1a2b3c4, 2026-11-22, changed\n", "1a2b3c4, 2026-11-22, changed"),
    ("\u{7F}ELF…\0", nil), ("", nil), ("\norchestra build: ", nil), ("\norchestra build: \n", nil),
    ("\norchestra build: 1a2b3c4, 2026-11-22", nil), ("\norchestra build: \u{1B}[31m\n", nil),
    ("\norchestra build: a\nb\n", nil),
  ])
  func `only a whole line at the end is a stamp`(_ end: String, _ text: String?) {
    #expect(BuildStamp(end: Array(end.utf8))?.text == text)
  }

  @Test func `it is read from the end of a program, however long that is`() throws {
    let folder = try TemporaryDirectory()
    try folder.write(
      "long", [UInt8](repeating: 0, count: 70_000) + Array("\norchestra build: 1, 2026-11-22\n".utf8))
    try folder.write("short", Array("\norchestra build: 2, 2026-11-22\n".utf8))
    let calls = LiveFileSystem()
    #expect(BuildStamp(of: folder.path(of: "long"), calls: calls)?.text == "1, 2026-11-22")
    #expect(BuildStamp(of: folder.path(of: "short"), calls: calls)?.text == "2, 2026-11-22")
    #expect(BuildStamp(of: folder.path(of: "missing"), calls: calls) == nil)
    #expect(BuildStamp(of: folder.path, calls: calls) == nil)
  }
}
