import DurableFiles
import Foundation
import JSONTree
import ProgressModel
import ProgressStore
import Synchronization
import TestSupport
import Testing

@testable import OrchestraCLI

@Suite struct LatencyFileTests {
  private static let name = LatencyFile.name

  @Test func `every hook that comes to a state counts, with or without the lock`() throws {
    let harness = try CommandHarness()
    try harness.serve(fixture: "claude.session-start.startup")
    try harness.serve(fixture: "claude.post-tool-use.todowrite.no-ids")
    try harness.serve(fixture: "claude.post-tool-use.bash", after: 1)
    let page = try #require(harness.page())
    #expect(page.hooks.count == 3)
    #expect(page.lockWaits.count == 2)
    #expect(Set(page.slowest.map(\.event)) == ["SessionStart", "PostToolUse"])
    for slow in page.slowest {
      let stages = HookStage.allCases.reduce(0) { $0 + slow.times[$1] }
      // Each is rounded to a microsecond of its own.
      #expect(stages <= slow.times.whole + 10_000)
      #expect(slow.times.preparation > 0)
    }
  }

  @Test func `the file is for the owner alone and stays as large as it is`() throws {
    let harness = try CommandHarness()
    try harness.serve(fixture: "claude.session-start.startup")
    let size = harness.bytes(Self.name)?.count
    let file = harness.path + "/.orchestra/cache/" + Self.name
    let mode = try FileManager.default.attributesOfItem(atPath: file)[.posixPermissions] as? Int
    #expect(mode == 0o600)
    for _ in 0..<5 { try harness.serve(fixture: "claude.post-tool-use.todowrite.no-ids") }
    #expect(harness.bytes(Self.name)?.count == size)
  }

  @Test(arguments: ["claude.post-tool-use.bash", "claude.stop.idle"])
  func `a hook that leaves no state leaves no times`(_ fixture: String) throws {
    let harness = try CommandHarness()
    harness.environment["ORCHESTRA_PROGRESS_DISABLE"] = "1"
    try harness.serve(fixture: fixture)
    #expect(!FileManager.default.fileExists(atPath: harness.path + "/.orchestra"))
  }

  @Test func `selfTiming false keeps nothing, and what is there stays as it is`() throws {
    let harness = try CommandHarness()
    try harness.configure(#"{"progress": {"selfTiming": false}}"#)
    try harness.serve(fixture: "claude.session-start.startup")
    #expect(harness.bytes(Self.name) == nil)
    try harness.configure(#"{"progress": {"selfTiming": true}}"#)
    try harness.serve(fixture: "claude.post-tool-use.todowrite.no-ids")
    let kept = try #require(harness.bytes(Self.name))
    try harness.configure(#"{"progress": {"selfTiming": false}}"#)
    try harness.serve(fixture: "claude.stop.idle")
    #expect(harness.bytes(Self.name) == kept)
  }

  @Test func `a hook that did not get the lock counts with its wait`() throws {
    let harness = try CommandHarness()
    try harness.serve(fixture: "claude.session-start.startup")
    let cache = try Directory.open(harness.path + "/.orchestra/cache")
    let held = try FileLock("progress.lock", in: cache, command: "test").acquire(until: .never)
    // SessionEnd waits a second instead of two.
    try harness.serve(fixture: "claude.session-end.clear")
    held.release()
    let slow = try #require(harness.page()?.slowest.first)
    #expect(slow.event == "SessionEnd")
    #expect(slow.times.update.lockWait > 900_000_000)
    #expect(slow.waitedForLock)
  }

  /// What may stand in the place of a page; the bytes are no arguments, since reports would list them all.
  enum Damage: CaseIterable {
    case text, zeros, tooLong, torn

    var bytes: [UInt8] {
      switch self {
      case .text: Array("no page\n".utf8)
      case .zeros: [UInt8](repeating: 0, count: LatencyPage.Layout.size)
      case .tooLong: [UInt8](repeating: 7, count: 1 << 16)
      case .torn: Array(LatencyPage(begunAt: Timestamp(0)).bytes.prefix(100))
      }
    }
  }

  @Test(arguments: Damage.allCases)
  func `a damaged file is removed by one hook and begun anew by the next`(_ damage: Damage) throws {
    let harness = try CommandHarness()
    try harness.serve(fixture: "claude.session-start.startup")
    try harness.folder.write("lantern/.orchestra/cache/" + Self.name, damage.bytes)
    #expect(try harness.serve(fixture: "claude.post-tool-use.todowrite.no-ids").status == 0)
    #expect(harness.bytes(Self.name) == nil)
    try harness.serve(fixture: "claude.stop.idle")
    #expect(harness.page()?.hooks.count == 1)
  }

  @Test func `an empty file, as a power cut may leave one, is begun at once`() throws {
    let harness = try CommandHarness()
    try harness.serve(fixture: "claude.session-start.startup")
    try harness.folder.write("lantern/.orchestra/cache/" + Self.name, [])
    try harness.serve(fixture: "claude.stop.idle")
    #expect(harness.page()?.hooks.count == 1)
  }

  @Test func `another name of somebody's file is let go, not written to`() throws {
    let harness = try CommandHarness()
    try harness.serve(fixture: "claude.session-start.startup")
    try harness.folder.write("precious", Array("letters".utf8))
    let file = harness.path + "/.orchestra/cache/" + Self.name
    try FileManager.default.removeItem(atPath: file)
    try FileManager.default.linkItem(atPath: harness.folder.path(of: "precious"), toPath: file)
    for _ in 0..<2 { try harness.serve(fixture: "claude.stop.idle") }
    #expect(harness.folder.bytes("precious") == Array("letters".utf8))
  }

  @Test(arguments: ["link", "pipe", "folder"])
  func `what is no plain file costs the hook nothing and stays`(_ kind: String) throws {
    let harness = try CommandHarness()
    try harness.serve(fixture: "claude.session-start.startup")
    let file = harness.path + "/.orchestra/cache/" + Self.name
    try FileManager.default.removeItem(atPath: file)
    try harness.folder.write("elsewhere", [])
    switch kind {
    case "link":
      try FileManager.default.createSymbolicLink(
        atPath: file, withDestinationPath: harness.folder.path(of: "elsewhere"))
    case "pipe": #expect(mkfifo(file, 0o600) == 0)
    default: try FileManager.default.createDirectory(atPath: file, withIntermediateDirectories: false)
    }
    let result = try harness.serve(fixture: "claude.post-tool-use.todowrite.no-ids")
    #expect(result.status == 0)
    #expect(result.output.hasPrefix("{\"systemMessage\""))
    #expect(harness.folder.bytes("elsewhere") == [])
    #expect(harness.log().filter { $0.contains("latency") }.isEmpty)
    #expect(harness.run("stats", "--self").status == 65)
  }

  @Test func `hooks that end at the same moment all count`() async throws {
    let harness = try CommandHarness()
    try harness.serve(fixture: "claude.session-start.startup")
    let project = try Project.open(harness.path, in: harness.liveContext())
    let file = LatencyFile(project: project)
    await withTaskGroup { group in
      for _ in 0..<4 {
        group.addTask {
          for _ in 0..<25 { file.keep(LatencyPageTests.sample(milliseconds: 1)) }
        }
      }
    }
    #expect(harness.page()?.hooks.count == 101)
  }

  /// Whatever fails, the hook answers as ever, and the next one finds a page or nothing.
  @Test(arguments: [SystemCall.openat, .flock, .pread, .pwrite, .close])
  func `a call that fails costs a count at most`(_ call: SystemCall) throws {
    let harness = try CommandHarness()
    try harness.serve(fixture: "claude.session-start.startup")
    for code in FaultSweep.codes(for: call) {
      let faulty = FaultyFileSystem(Fault(call, .failure(code: code), isLasting: true))
      let project = try Project.open(harness.path, in: harness.liveContext())
      var context = project.context
      context.calls = faulty
      LatencyFile(
        project: Project(
          path: project.path, root: project.root, settings: project.settings, roster: project.roster,
          context: context)
      ).keep(LatencyPageTests.sample(milliseconds: 1))
      #expect(harness.page() != nil, "\(call.rawValue): \(code)")
    }
  }

  @Test(arguments: [0, 1, 100, 2_000])
  func `a write that was torn by death is begun anew`(_ landed: Int) throws {
    let harness = try CommandHarness()
    try harness.serve(fixture: "claude.session-start.startup")
    let project = try Project.open(harness.path, in: harness.liveContext())
    // Open, lock, read: the fourth call writes.
    var context = project.context
    context.calls = CrashingFileSystem(dyingAt: 4, tearing: .bytes(landed))
    LatencyFile(
      project: Project(
        path: project.path, root: project.root, settings: project.settings, roster: project.roster,
        context: context)
    ).keep(LatencyPageTests.sample(milliseconds: 700))
    for _ in 0..<3 { try harness.serve(fixture: "claude.stop.idle") }
    let page = try #require(harness.page())
    #expect((1...5).contains(page.hooks.count))
  }
}

extension CommandHarness {
  /// The page in the project's file of times; nil when there is none.
  func page() -> LatencyPage? { bytes(LatencyFile.name).flatMap { LatencyPage($0) } }

  /// The real file system, with nothing to read and nobody to tell.
  func liveContext() -> ProgramContext {
    ProgramContext(
      environment: [:], workingDirectory: path, calls: LiveFileSystem(), clock: clock, hostName: "host",
      input: ScriptedInput([]), output: CapturedOutput(), isProcessGone: { _ in false }, terminalWidth: nil)
  }
}
