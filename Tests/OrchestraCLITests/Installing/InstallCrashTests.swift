import DurableFiles
import Foundation
import TestSupport
import Testing

@testable import OrchestraCLI

/// A process that dies, or a call that fails, anywhere in `install` and `uninstall`: the settings are whole, old or new.
@Suite struct InstallCrashTests {
  private static let text = Array("{\n  \"model\": \"opus\"\n}\n".utf8)

  private func run(_ calls: any FileSystemCalls, _ harness: InstallHarness, isBack: Bool) -> Int32 {
    let result =
      isBack
      ? harness.uninstall("--yes", "--no-completions", calls: calls)
      : harness.install("--yes", "--no-completions", calls: calls)
    return result.status
  }

  /// What an undisturbed run leaves, and how many calls it makes.
  private func course(isBack: Bool) throws -> (before: [UInt8], after: [UInt8], calls: [SystemCall]) {
    let harness = try prepared(isBack: isBack)
    let before = try #require(harness.bytes(harness.settings))
    let recording = RecordingFileSystem()
    #expect(run(recording, harness, isBack: isBack) == 0)
    return (before, try #require(harness.bytes(harness.settings)), recording.calls)
  }

  private func prepared(isBack: Bool) throws -> InstallHarness {
    let harness = try InstallHarness()
    try harness.write(harness.settings, Self.text)
    if isBack { #expect(harness.install("--yes", "--no-completions").status == 0) }
    return harness
  }

  @Test(arguments: [false, true])
  func `death at any call leaves the old bytes or the new, and the next run ends it`(_ isBack: Bool) throws {
    let (before, after, calls) = try course(isBack: isBack)
    // Before that nothing is touched.
    let first = calls.firstIndex { $0 == .mkdirat || $0 == .write } ?? 0
    for point in FaultSweep.crashes(in: calls, tears: [7]) where point.number >= first {
      let harness = try prepared(isBack: isBack)
      _ = run(point.fileSystem(), harness, isBack: isBack)
      let left = try #require(harness.bytes(harness.settings))
      #expect(left == before || left == after, "\(point)")
      #expect(run(LiveFileSystem(), harness, isBack: isBack) == 0, "\(point)")
      #expect(harness.bytes(harness.settings) == after, "\(point)")
      // Whatever was remembered by then, the way back ends at the first bytes.
      if !isBack {
        #expect(run(LiveFileSystem(), harness, isBack: true) == 0)
        #expect(harness.bytes(harness.settings) == Self.text, "\(point)")
      }
    }
  }

  @Test(arguments: [false, true])
  func `a failing write is told, and the settings are whole`(_ isBack: Bool) throws {
    let (before, after, calls) = try course(isBack: isBack)
    let writing: Set<SystemCall> = [.write, .fdatasync, .renameat, .mkdirat]
    for fault in FaultSweep.faults(in: calls)
    where fault.call.map({ writing.contains($0) }) == true && !fault.isLasting {
      let harness = try prepared(isBack: isBack)
      let status = run(FaultyFileSystem(fault), harness, isBack: isBack)
      let left = try #require(harness.bytes(harness.settings))
      #expect(left == before || left == after, "\(fault)")
      if left == before { #expect(status != 0, "\(fault)") }
    }
  }
}
