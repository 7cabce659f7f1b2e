import DurableFiles
import Foundation
import TestSupport
import Testing

@testable import OrchestraCLI

/// What the live machine tells.
@Suite struct DoctorMachineTests {
  private let machine = DoctorMachine.live()

  @Test func `a program is asked for its version`() throws {
    let harness = try DoctorHarness()
    try harness.write("tool", "#!/bin/sh\necho \"1.2.3 $1\"\necho more\n", mode: 0o755)
    #expect(machine.version(harness.commands.folder.path(of: "tool")) == "1.2.3 --version")
  }

  @Test(arguments: ["#!/bin/sh\nexit 3\n", "#!/nowhere/at/all\n", "#!/bin/sh\n", "#!/bin/sh\nkill -9 $$\n"])
  func `a program that does not answer has no version`(_ script: String) throws {
    let harness = try DoctorHarness()
    try harness.write("tool", script, mode: 0o755)
    #expect(machine.version(harness.commands.folder.path(of: "tool")) == nil)
    #expect(machine.version("/nowhere/at/all") == nil)
  }

  @Test func `an entry is what a path leads to`() throws {
    let harness = try DoctorHarness()
    try harness.write("file", "x", mode: 0o640)
    try FileManager.default.createSymbolicLink(
      atPath: harness.commands.folder.path(of: "link"),
      withDestinationPath: harness.commands.folder.path(of: "file"))
    let file = try #require(machine.entry(harness.commands.folder.path(of: "file")))
    let link = try #require(machine.entry(harness.commands.folder.path(of: "link")))
    #expect(file.kind == .regular && !file.isExecutable && file.mode.rawValue == 0o640)
    #expect(link.isSameFile(as: file))
    #expect(machine.entry(harness.project)?.kind == .directory)
    #expect(machine.entry("/dev/null")?.kind == .device)
    #expect(machine.entry("/nowhere/at/all") == nil)
    #expect(machine.entry("a\u{0}b") == nil)
  }

  @Test func `a mode is changed, but not through a link`() throws {
    let harness = try DoctorHarness()
    try harness.write("file", "x", mode: 0o666)
    let (file, link) = (harness.commands.folder.path(of: "file"), harness.commands.folder.path(of: "link"))
    try FileManager.default.createSymbolicLink(atPath: link, withDestinationPath: file)
    #expect(!machine.setMode(link, .privateFile))
    #expect(machine.entry(file)?.mode.rawValue == 0o666)
    #expect(machine.setMode(file, .privateFile))
    #expect(machine.entry(file)?.mode == .privateFile)
  }

  @Test func `this process runs, and one with an impossible number does not`() {
    let own = LiveFileSystem().processIdentifier()
    #expect(machine.process(own)?.state == .running)
    #expect(machine.process(.max) == nil)
    #expect(machine.process(0) == nil)
    #expect(machine.process(-1) == nil)
  }

  @Test func `there is room somewhere`() throws {
    let harness = try DoctorHarness()
    let room = try #require(machine.room(harness.project))
    #expect(room.freeBytes > 0)
    #expect(!room.isReadOnly)
    #expect(machine.room("/nowhere/at/all") == nil)
  }

  /// Only where the system has such a list, and tells it to this process.
  @Test(
    .enabled(if: (try? String(contentsOfFile: "/proc/locks", encoding: .utf8))?.contains("FLOCK") == true))
  func `the system's list knows who holds a lock`() throws {
    let harness = try DoctorHarness()
    try harness.record()
    let path = harness.project + "/.orchestra/cache/progress.lock"
    let inode = try #require(machine.entry(path)).inode
    #expect(!machine.lockHolders(inode).contains(LiveFileSystem().processIdentifier()))
    try harness.holdLock(forMilliseconds: 0)
    #expect(machine.lockHolders(inode) == [LiveFileSystem().processIdentifier()])
  }
}
