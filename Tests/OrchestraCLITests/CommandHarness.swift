import DurableFiles
import Foundation
import JSONTree
import OrchestraCLI
import ProgressModel
import Synchronization
import TestSupport

/// Runs the program in process on a temporary project: arguments and standard input in, everything it shows out.
final class CommandHarness {
  let folder: TemporaryDirectory
  let clock = SteppingClock(milliseconds: 1_762_252_225_000, step: 0)
  var environment: [String: String] = [:]
  var terminalWidth: Int?

  /// The project's root, which gives the project its name.
  var path: String { folder.path(of: "lantern") }

  struct Result {
    var status: Int32
    var output: String
    var errors: String
  }

  init() throws {
    folder = try TemporaryDirectory()
    // A root of its own: the search for a project must not find one above the temporary folder.
    try FileManager.default.createDirectory(
      atPath: folder.path(of: "lantern/.git"), withIntermediateDirectories: true)
    environment["CLAUDE_PROJECT_DIR"] = path
  }

  func run(_ arguments: String..., input: [UInt8] = []) -> Result {
    run(arguments, input: ScriptedInput([.bytes(input), .end].filter { $0 != .bytes([]) }))
  }

  func run(_ arguments: [String], input: ScriptedInput) -> Result {
    run(arguments, input: input) { _, _ in }
  }

  /// Runs with children of the system's shell whose output is captured too, as a script in a pipe would.
  func runTranscript(_ arguments: [String], input: [UInt8]) -> Result {
    run(arguments, input: ScriptedInput([.bytes(input), .end].filter { $0 != .bytes([]) })) {
      $0.surroundings.makeStreamReader = { ScriptedLineReader(text: String(decoding: input, as: UTF8.self)) }
      $0.surroundings.systemShell = CapturingSystemShell(output: $1)
    }
  }

  func run(
    _ arguments: [String], input: ScriptedInput,
    adjusting adjust: (inout ProgramContext, CapturedOutput) -> Void
  ) -> Result {
    let output = CapturedOutput()
    var context = ProgramContext(
      environment: environment, workingDirectory: path, calls: PredictableFileSystem(), clock: clock,
      hostName: "host", input: input, output: output, isProcessGone: { _ in false },
      terminalWidth: terminalWidth)
    adjust(&context, output)
    let status = Orchestra.run(arguments: arguments, in: context)
    return Result(status: status, output: output.text(of: \.answer), errors: output.text(of: \.complaints))
  }

  /// Serves a payload as the host would, `seconds` after the one before.
  @discardableResult
  func serve(_ payload: [UInt8], after seconds: Int64 = 10) -> Result {
    clock.advance(milliseconds: seconds * 1000)
    return run("hook", input: payload)
  }

  /// Serves the fixture `name`, a file of `Tests/Fixtures/hooks` without its ending.
  @discardableResult
  func serve(fixture name: String, after seconds: Int64 = 10) throws -> Result {
    serve(try Fixtures.bytes(name), after: seconds)
  }

  /// The bytes of a file in the project's cache.
  func bytes(_ name: String) -> [UInt8]? { folder.bytes("lantern/.orchestra/cache/" + name) }

  /// The snapshot, or nil when there is none.
  func snapshot() throws -> JSONValue? {
    try bytes("progress.json").map { try JSONValue(parsing: $0) }
  }

  /// The journal's records.
  func journal() throws -> [JSONValue] {
    try String(decoding: bytes("events.jsonl") ?? [], as: UTF8.self).split(separator: "\n").map {
      try JSONValue(parsing: String($0))
    }
  }
}

/// Standard input that brings prepared chunks and then stays open.
final class ScriptedInput: ProgramInput {
  private let chunks: Mutex<[StandardStreams.Chunk]>

  init(_ chunks: [StandardStreams.Chunk]) {
    self.chunks = Mutex(chunks)
  }

  func read(until deadline: Deadline) throws(FileError) -> StandardStreams.Chunk {
    chunks.withLock { $0.isEmpty ? .timedOut : $0.removeFirst() }
  }
}

/// Keeps what the program shows.
final class CapturedOutput: ProgramOutput {
  struct Shown {
    var answer: [UInt8] = []
    var complaints: [UInt8] = []
  }

  private let shown = Mutex(Shown())

  func answer(_ bytes: [UInt8]) -> Bool {
    shown.withLock { $0.answer += bytes }
    return true
  }

  func complain(_ text: String) {
    shown.withLock { $0.complaints += Array((text + "\n").utf8) }
  }

  func text(of part: any KeyPath<Shown, [UInt8]> & Sendable) -> String {
    shown.withLock { String(decoding: $0[keyPath: part], as: UTF8.self) }
  }
}

/// The payloads of `Tests/Fixtures/hooks`.
enum Fixtures {
  private static let folder = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .appending(path: "Fixtures/hooks")

  static let names: [String] = ((try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? [])
    .filter { $0.hasSuffix(".json") }.map { String($0.dropLast(5)) }.sorted()

  static func bytes(_ name: String) throws -> [UInt8] {
    Array(try Data(contentsOf: folder.appending(path: name + ".json")))
  }
}
