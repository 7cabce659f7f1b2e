import Foundation
import LineEditing
import TestSupport
import Testing

@testable import OrchestraCLI

@Suite struct CompletionFileValuesTests {
  private func files(in folder: TemporaryDirectory) throws -> FileValues {
    for name in ["docs", "my shop", ".hidden"] {
      try FileManager.default.createDirectory(
        atPath: folder.path(of: name), withIntermediateDirectories: true)
    }
    for name in ["draft.txt", "docs/page.md", "evil\u{1B}[31m"] { try folder.write(name, []) }
    try FileManager.default.createSymbolicLink(
      atPath: folder.path(of: "link"), withDestinationPath: folder.path(of: "docs"))
    let context = ProgramContext(
      environment: ["HOME": folder.path], workingDirectory: folder.path, calls: PredictableFileSystem(),
      clock: SteppingClock(milliseconds: 0, step: 0), hostName: "host", input: ScriptedInput([]),
      output: CapturedOutput(), isProcessGone: { _ in false }, terminalWidth: nil)
    return FileValues(context: context)
  }

  @Test(arguments: [
    ("", ["docs/", "draft.txt", "link/", "my shop/"]), ("d", ["docs/", "draft.txt"]),
    ("docs/", ["docs/page.md"]),
    (".", [".hidden/"]), ("./dr", ["./draft.txt"]), ("~/do", ["~/docs/"]), ("~", ["~/"]), ("nowhere/", []),
    ("x", []),
  ])
  func `names of files go on from what is typed`(typed: String, expected: [String]) throws {
    let folder = try TemporaryDirectory()
    let found = try files(in: folder).candidates(matching: typed, onlyDirectories: false)
    #expect(found.map(\.text) == expected)
    #expect(found.allSatisfy { $0.isFinal != $0.text.hasSuffix("/") })
  }

  @Test func `where a folder belongs, files are left out`() throws {
    let folder = try TemporaryDirectory()
    let found = try files(in: folder).candidates(matching: "d", onlyDirectories: true)
    #expect(found.map(\.text) == ["docs/"])
  }
}
