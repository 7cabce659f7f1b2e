import DurableFiles
import Foundation
import JSONTree
import OrchestraCLI
import Synchronization
import TestSupport
import Testing

/// Whole runs as folders of plain files: what goes in, and every byte that comes out.
///
/// A case is a folder of `Transcripts`:
/// - `arguments`: one a line. `stdin`: standard input; missing means none. `files/`: what the project holds besides.
/// - `before`: how the state came to be: a payload a line, `fixture NAME`, `+SECONDS` to let time pass, or `$ WORDS` to run the program.
/// - `stdout`, `stderr`, `status`, `after` (the state in words): what must come of it, written by `ORCHESTRA_RECORD=1`.
@Suite struct TranscriptTests {
  static let folder = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Transcripts")
  static let names: [String] = ((try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? [])
    .filter { !$0.hasPrefix(".") }.sorted()

  @Test func `there are at least thirty transcripts`() {
    #expect(Self.names.count >= 30)
  }

  @Test(arguments: names)
  func `a run says and does what its transcript says`(_ name: String) throws {
    let folder = Self.folder.appending(path: name)
    let harness = try CommandHarness()
    try Self.prepare(harness, folder)
    let result = harness.runTranscript(
      Self.lines(folder, "arguments"), input: Self.bytes(folder, "stdin") ?? [])
    let project = harness.path
    func cleaned(_ text: String) -> String { text.replacingOccurrences(of: project, with: "PROJECT") }
    var story = Story(harness)
    try story.tellState()
    let found = [
      "stdout": cleaned(result.output), "stderr": cleaned(result.errors), "status": "\(result.status)\n",
      "after": cleaned(story.text),
    ]
    let golden = GoldenFolder(at: folder)
    for (file, text) in found.sorted(by: { $0.key < $1.key }) {
      #expect(try golden.difference(of: text, from: file) == nil)
    }
  }

  private static func prepare(_ harness: CommandHarness, _ folder: URL) throws {
    let files = folder.appending(path: "files")
    if FileManager.default.fileExists(atPath: files.path) {
      for name in try FileManager.default.contentsOfDirectory(atPath: files.path) {
        try FileManager.default.copyItem(
          atPath: files.appending(path: name).path, toPath: harness.path + "/" + name)
      }
    }
    for line in lines(folder, "before") where !line.isEmpty {
      if line.hasPrefix("fixture ") {
        try harness.serve(fixture: String(line.dropFirst("fixture ".count)))
      } else if line.hasPrefix("+") {
        harness.clock.advance(milliseconds: (Int64(line.dropFirst()) ?? 0) * 1000)
      } else if line.hasPrefix("$ ") {
        let result = harness.run(
          line.dropFirst(2).split(separator: " ").map(String.init), input: ScriptedInput([.end]))
        #expect(result.status == 0, "\(line): \(result.errors)")
      } else {
        harness.serve(Array(line.utf8))
      }
    }
  }

  private static func bytes(_ folder: URL, _ name: String) -> [UInt8]? {
    (try? Data(contentsOf: folder.appending(path: name))).map(Array.init)
  }

  private static func lines(_ folder: URL, _ name: String) -> [String] {
    let text = String(decoding: bytes(folder, name) ?? [], as: UTF8.self)
    var lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    if lines.last == "" { lines.removeLast() }
    return lines
  }
}

/// Runs command lines for transcripts: the child's output is part of the program's.
struct CapturingSystemShell: CommandLineRunner {
  let output: CapturedOutput

  func run(
    _ command: String, input: [UInt8]?, in directory: String, environment: [String: String]
  ) throws(ChildProcess.Fault) -> Int32 {
    // Through a file: a pipe could be held open by whatever another test starts at the same moment.
    let file = NSTemporaryDirectory() + "transcript-" + UUID().uuidString
    defer { try? FileManager.default.removeItem(atPath: file) }
    let fixed = ["PATH": "/usr/bin:/bin", "LC_ALL": "C"]
    let status = try SystemShell().run(
      "(\n\(command)\n) > '\(file)'", input: input ?? [], in: directory,
      environment: environment.merging(fixed) { first, _ in first })
    _ = output.answer(Array((try? Data(contentsOf: URL(filePath: file))) ?? Data()))
    return status
  }
}
