import Foundation
import Rendering
import TestSupport

@testable import OrchestraCLI

extension DoctorSituation {
  private static let cache = "lantern/.orchestra/cache"
  private static let settings = "lantern/.orchestra/config.json"

  static let state = [
    DoctorSituation(StateFilesCheck.self, "nothing yet", .skipped),
    DoctorSituation(StateFilesCheck.self, "in order", .ok, "in step") { try $0.record() },
    DoctorSituation(StateFilesCheck.self, "a journal damaged in the middle", .problem, "damaged at byte") {
      try $0.record()
      var bytes = $0.commands.bytes("events.jsonl") ?? []
      bytes[200] ^= 1
      try $0.commands.folder.write(cache + "/events.jsonl", bytes)
      try FileManager.default.removeItem(atPath: $0.project + "/.orchestra/cache/progress.json")
    },
    DoctorSituation(StateFilesCheck.self, "a lost snapshot", .note, "it is missing") {
      try $0.record()
      try FileManager.default.removeItem(atPath: $0.project + "/.orchestra/cache/progress.json")
    },

    DoctorSituation(SchemaVersionCheck.self, "nothing yet", .skipped),
    DoctorSituation(SchemaVersionCheck.self, "current", .ok, "2.0.0") { try $0.record() },
    DoctorSituation(SchemaVersionCheck.self, "newer", .problem, "version 9.0.0") {
      try $0.write(cache + "/progress.json", #"{"version": "9.0.0"}"#)
      try $0.secure()
    },
    DoctorSituation(SchemaVersionCheck.self, "older", .warning, "orchestra migrate up") {
      try $0.write(
        cache + "/progress.json", #"{"todos": [{"content": "a", "status": "pending", "activeForm": "b"}]}"#)
      try $0.secure()
    },

    DoctorSituation(ValidationCheck.self, "nothing yet", .skipped),
    DoctorSituation(ValidationCheck.self, "in order", .ok) { try $0.record() },
    DoctorSituation(ValidationCheck.self, "members of the wrong kind", .problem, "orchestra validate") {
      try $0.record()
      try $0.write(
        cache + "/progress.json", #"{"version": "2.0.0", "updatedAt": 1, "sessions": [], "tasks": 5}"#)
    },

    DoctorSituation(SettingsCheck.self, "no folder", .skipped),
    DoctorSituation(SettingsCheck.self, "no file", .ok) { try $0.makeFolder("lantern/.orchestra") },
    DoctorSituation(SettingsCheck.self, "no JSON", .problem, "line 1, column 14") {
      try $0.write(settings, #"{"progress": }"#)
    },
    DoctorSituation(SettingsCheck.self, "a misspelt key", .warning, "Did you mean 'durability'?") {
      try $0.write(settings, #"{"progress": {"durabilty": "off"}}"#)
    },
    DoctorSituation(SettingsCheck.self, "a value of the wrong kind", .warning, "wrong kind") {
      try $0.write(settings, #"{"progress": {"verbose": "yes"}}"#)
    },
    DoctorSituation(SettingsCheck.self, "settings at the top", .warning, "counts for nothing") {
      try $0.write(settings, #"{"verbose": true}"#)
    },
    DoctorSituation(SettingsCheck.self, "settings of others", .ok) {
      try $0.write(settings, #"{"workflow": {}}"#)
    },
    DoctorSituation(SettingsCheck.self, "no object", .warning, "no object") { try $0.write(settings, "[1]") },

    DoctorSituation(EnvironmentCheck.self, "nothing", .ok),
    DoctorSituation(EnvironmentCheck.self, "a clock that stands still", .warning, "unset ORCHESTRA_NOW_MS") {
      $0.commands.environment["ORCHESTRA_NOW_MS"] = "1762252225000"
    },
    DoctorSituation(EnvironmentCheck.self, "a misspelt name", .warning, "Did you mean ORCHESTRA_DEBUG?") {
      $0.commands.environment["ORCHESTRA_DEBUGG"] = "1"
    },
    DoctorSituation(EnvironmentCheck.self, "a language there is none of", .note, "neither en nor ja") {
      $0.commands.environment["ORCHESTRA_LANGUAGE"] = "xx"
    },
    DoctorSituation(EnvironmentCheck.self, "a program that is not there", .warning, "unset ORCHESTRA_BIN") {
      $0.commands.environment["ORCHESTRA_BIN"] = "/nowhere/orchestra"
    },

    DoctorSituation(ClockCheck.self, "nothing yet", .skipped),
    DoctorSituation(ClockCheck.self, "in order", .ok) { try $0.record() },
    DoctorSituation(ClockCheck.self, "an event from the future", .warning, "2 h 00 m in the future") {
      try $0.record()
      $0.commands.clock.advance(milliseconds: -2 * 3_600_000)
    },
    DoctorSituation(ClockCheck.self, "a file from the future", .warning, "'progress.json' was written") {
      try $0.record()
      try $0.setModified(cache + "/progress.json", to: 4_000_000_000_000)
    },
    DoctorSituation(ClockCheck.self, "a clock that was set back", .note, "set back by 1 h") {
      try $0.record()
      try $0.commands.serve(fixture: "claude.subagent-start.alpha", after: -3_600)
    },

    DoctorSituation(SpoolCheck.self, "nothing yet", .skipped),
    DoctorSituation(SpoolCheck.self, "empty", .ok) { try $0.record() },
    DoctorSituation(SpoolCheck.self, "an event that just came", .note, "next hook takes them in") {
      try $0.record()
      try $0.spool(ageMilliseconds: 5_000)
    },
    DoctorSituation(SpoolCheck.self, "an event that waits for hours", .warning, "the oldest for 2 h") {
      try $0.record()
      try $0.spool(ageMilliseconds: 7_200_000)
    },

    DoctorSituation(LogCheck.self, "no log", .skipped),
    DoctorSituation(LogCheck.self, "old warnings", .ok) {
      try $0.write("lantern/.orchestra/logs/progress-tracker.log", "2024-01-01T00:00:00Z WARN old\n")
    },
    DoctorSituation(LogCheck.self, "a warning of today", .note, "the newest: 2025-11-04T10:") {
      try $0.write(
        "lantern/.orchestra/logs/progress-tracker.log",
        "2025-11-04T10:00:00Z WARN Cannot\n2025-11-04T10:01:00Z INFO Began\n")
    },
  ]
}

extension DoctorHarness {
  /// Files written by hand are made the owner's alone, as the program's own are.
  func secure() throws {
    for path in ["lantern/.orchestra", "lantern/.orchestra/cache"] { try setMode(path, 0o700) }
  }

  /// Puts a payload aside, as a hook does that could not get the lock.
  func spool(ageMilliseconds: Int64) throws {
    let time = commands.clock.now() - ageMilliseconds
    let payload = String(decoding: try Fixtures.bytes("claude.subagent-start.alpha"), as: UTF8.self)
    let name = String(repeating: "0", count: 3) + "\(time)-0000000042-0a0b0c0d.json"
    try write(
      "lantern/.orchestra/cache/spool/" + name,
      #"{"time":\#(time),"event":null,"process":null,"session":null,"taskList":null,"isClaudeCode":true,"payload":\#(payload)}"#,
      mode: 0o600)
    try setMode("lantern/.orchestra/cache/spool", 0o700)
  }
}
