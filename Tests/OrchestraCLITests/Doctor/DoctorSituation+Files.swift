import DurableFiles
import Foundation
import Rendering
import TestSupport

@testable import OrchestraCLI

extension DoctorSituation {
  private static let orchestra = "lantern/.orchestra"
  private static let cache = "lantern/.orchestra/cache"

  static let files = [
    DoctorSituation(LockCheck.self, "nothing yet", .skipped),
    DoctorSituation(LockCheck.self, "free", .ok) { try $0.record() },
    DoctorSituation(LockCheck.self, "held for a moment", .note, "as updates do") {
      try $0.record()
      try $0.holdLock(forMilliseconds: 1_000)
      $0.machine.process = { _ in DoctorMachine.Process(state: .running, name: "orchestra") }
    },
    DoctorSituation(LockCheck.self, "held for long", .warning, "for 2 m 00 s") {
      try $0.record()
      try $0.holdLock(forMilliseconds: 120_000)
      $0.machine.process = { _ in DoctorMachine.Process(state: .running, name: "orchestra") }
    },
    DoctorSituation(LockCheck.self, "held by a stopped process", .problem, "kill -CONT") {
      try $0.record()
      try $0.holdLock(forMilliseconds: 1_000)
      $0.machine.process = { _ in DoctorMachine.Process(state: .stopped, name: "orchestra") }
    },
    DoctorSituation(LockCheck.self, "held by a process that is not here", .warning, "no such process here") {
      try $0.record()
      try $0.holdLock(forMilliseconds: 1_000)
    },
    DoctorSituation(LockCheck.self, "held by a stranger", .warning, "ps -p 77") {
      try $0.record()
      try $0.holdLock(forMilliseconds: 1_000)
      $0.machine.lockHolders = { _ in [77] }
      $0.machine.process = { _ in DoctorMachine.Process(state: .running, name: "flock") }
    },

    DoctorSituation(PermissionsCheck.self, "nothing yet", .skipped),
    DoctorSituation(PermissionsCheck.self, "in order", .ok) { try $0.record() },
    DoctorSituation(PermissionsCheck.self, "a folder that is open to everybody", .problem, "chmod o-w") {
      try $0.record()
      try $0.setMode(cache, 0o777)
    },
    DoctorSituation(
      PermissionsCheck.self, "a file that is open to everybody", .warning, "everybody can write"
    ) {
      try $0.record()
      try $0.setMode(cache + "/events.jsonl", 0o666)
    },
    DoctorSituation(PermissionsCheck.self, "a file that its owner cannot write", .problem, "chmod u+rw") {
      try $0.record()
      try $0.setMode(cache + "/events.jsonl", 0o400)
    },
    DoctorSituation(PermissionsCheck.self, "a link for a file", .problem, "is a link") {
      try $0.record()
      try FileManager.default.removeItem(atPath: $0.project + "/.orchestra/cache/progress.json")
      try FileManager.default.createSymbolicLink(
        atPath: $0.project + "/.orchestra/cache/progress.json", withDestinationPath: "/dev/null")
    },
    DoctorSituation(PermissionsCheck.self, "a link for the folder", .problem, "not followed") {
      try $0.makeFolder("elsewhere")
      try FileManager.default.createSymbolicLink(
        atPath: $0.project + "/.orchestra", withDestinationPath: $0.commands.folder.path(of: "elsewhere"))
    },

    DoctorSituation(DiskCheck.self, "not told", .skipped),
    DoctorSituation(DiskCheck.self, "room", .ok) { $0.room(bytes: 1 << 40) },
    DoctorSituation(DiskCheck.self, "little room", .warning, "100 MB are free") { $0.room(bytes: 100 << 20) },
    DoctorSituation(DiskCheck.self, "no room", .problem, "0 MB are free") { $0.room(bytes: 4096) },
    DoctorSituation(DiskCheck.self, "few inodes", .warning, "2000 inodes") {
      $0.room(bytes: 1 << 40, files: 2_000)
    },
    DoctorSituation(DiskCheck.self, "no inodes", .problem, "3 inodes") { $0.room(bytes: 1 << 40, files: 3) },
    DoctorSituation(DiskCheck.self, "inodes are not counted", .ok) { $0.room(bytes: 1 << 40, files: nil) },
    DoctorSituation(DiskCheck.self, "read-only", .problem, "read-only") {
      $0.room(bytes: 0, isReadOnly: true)
    },

    DoctorSituation(LeftoversCheck.self, "nothing yet", .skipped),
    DoctorSituation(LeftoversCheck.self, "none", .ok) { try $0.record() },
    DoctorSituation(LeftoversCheck.self, "one of a process that may still write", .ok) {
      try $0.record()
      try $0.write(cache + "/.progress.json.4121.tmp", "{")
    },
    DoctorSituation(LeftoversCheck.self, "one from long ago", .note, ".progress.json.4121.tmp") {
      try $0.record()
      try $0.write(cache + "/.progress.json.4121.tmp", "{")
      try $0.setModified(cache + "/.progress.json.4121.tmp", to: 1_600_000_000_000)
    },
    DoctorSituation(LeftoversCheck.self, "somebody else's file", .ok) {
      try $0.record()
      try $0.write(cache + "/.notes.tmp", "")
      try $0.setModified(cache + "/.notes.tmp", to: 1_600_000_000_000)
    },

    DoctorSituation(QuarantineCheck.self, "nothing", .ok),
    DoctorSituation(QuarantineCheck.self, "two files", .note, "2 files in quarantine, the newest 'b.json'") {
      try $0.write(cache + "/quarantine/a.json", "")
      try $0.write(cache + "/quarantine/b.json", "")
      try $0.setModified(cache + "/quarantine/a.json", to: 1_600_000_000_000)
    },

    DoctorSituation(SchemaCopyCheck.self, "nothing yet", .skipped),
    DoctorSituation(SchemaCopyCheck.self, "this version's", .ok) { try $0.record() },
    DoctorSituation(SchemaCopyCheck.self, "another version's", .note, "--only schema-copy") {
      try $0.record()
      try $0.write(orchestra + "/schemas/progress-v2.schema.json", "{}")
    },
    DoctorSituation(SchemaCopyCheck.self, "lost", .note, "is missing") {
      try $0.record()
      try FileManager.default.removeItem(atPath: $0.project + "/.orchestra/schemas")
    },
  ]
}

extension DoctorHarness {
  func room(bytes: Int64, files: Int64? = 1_000_000, isReadOnly: Bool = false) {
    let room = DoctorMachine.Room(freeBytes: bytes, freeFiles: files, isReadOnly: isReadOnly)
    machine.room = { _ in room }
  }

  /// Holds the lock for as long as this harness lives, as this very process: another descriptor is another holder.
  func holdLock(forMilliseconds age: Int64) throws {
    let folder = try Directory.open(project + "/.orchestra/cache")
    let since = FixedClock(milliseconds: commands.clock.now() - age)
    let held = try FileLock("progress.lock", in: folder, command: "hook Stop", clock: since).acquireIfFree()
    lock = HeldBox(held)
  }
}

/// Keeps a lock, which cannot be copied, in a class's member.
final class HeldBox {
  private let held: HeldLock?

  init(_ held: consuming HeldLock?) { self.held = held }
}
