import Foundation
import JSONTree
import Rendering
import TestSupport
import Testing

@testable import OrchestraCLI

/// Whole runs, word for word.
@Suite struct DoctorReportTests {
  private let golden = GoldenFolder(
    at: URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .appending(path: "Golden/doctor"))

  private static let scenes: [(name: String, arrange: @Sendable (DoctorHarness) throws -> Void)] = [
    ("nothing", { _ in }),
    (
      "wired",
      {
        try $0.installProgram()
        try $0.write("home/.claude/settings.json", try DoctorHarness.sampleHooks())
        try $0.record()
      }
    ),
    (
      "troubled",
      {
        try $0.installProgram()
        try $0.record()
        try $0.write("home/.claude/settings.json", DoctorHarness.hook("Stop", timeout: "1"))
        try $0.write(
          "lantern/.claude/settings.json", DoctorHarness.hook("Stop", command: "/opt/\\u001b[31m/orchestra"))
        try $0.write("lantern/.claude/settings.local.json", "{\"disableAllHooks\": true,}")
        try $0.write(
          "lantern/.orchestra/config.json", #"{"progress": {"durabilty": "off", "verbose": 3}}"#, mode: 0o600)
        try $0.spool(ageMilliseconds: 7_200_000)
        try $0.holdLock(forMilliseconds: 60_000)
        $0.machine.process = { _ in DoctorMachine.Process(state: .stopped, name: "orchestra\u{1B}]0;") }
        $0.machine.lockHolders = { _ in [4121] }
        $0.room(bytes: 100 << 20)
        $0.commands.environment["ORCHESTRA_PROGRESS_DISABLE"] = "1"
      }
    ),
  ]

  /// The findings with what differs between machines put in its place, before any line is broken.
  private func entries(_ scene: (DoctorHarness) throws -> Void) throws -> (DoctorHarness, [DoctorEntry]) {
    let harness = try DoctorHarness()
    try scene(harness)
    let examination = DoctorExamination(
      program: harness.context, machine: harness.machine, root: nil, checks: DoctorCheckCatalog.all)
    let entries = examination.look().map { entry in
      var entry = entry
      entry.finding =
        entry.check == FileSystemCheck.name
        ? "The project is on a local file system, ext4" : harness.cleaned(entry.finding)
      entry.remedy = entry.remedy.map(harness.cleaned)
      return entry
    }
    return (harness, entries)
  }

  @Test(arguments: scenes.map(\.name))
  func `a run is shown as the golden files say`(_ name: String) throws {
    let scene = try #require(Self.scenes.first { $0.name == name })
    let entries = try entries(scene.arrange).1
    for (file, width, isVerbose) in [
      ("wide", nil, false), ("80", 80, false), ("30", 30, false), ("verbose", nil, true),
    ] {
      let text = DoctorReportText(of: entries, isVerbose: isVerbose, width: width, style: .plain).text()
      #expect(try golden.difference(of: text, from: "\(name)-\(file).txt") == nil)
      if let width {
        for line in text.split(separator: "\n") {
          #expect(TextWidth.columns(of: String(line)) <= width, "\(line)")
        }
      }
      #expect(!text.unicodeScalars.contains { $0.value < 32 && $0 != "\n" })
    }
    let format = try #require(OutputFormatCatalog.format(named: "json"))
    let json = format.text(of: DoctorReport.report(of: entries), in: OutputSetting(width: nil, style: .plain))
    #expect(try golden.difference(of: json, from: "\(name).json") == nil)
  }

  @Test func `the command shows what the report has, and its status says whether there are problems`() throws
  {
    for (index, scene) in Self.scenes.enumerated() {
      let (harness, entries) = try entries(scene.arrange)
      let result = harness.run()
      #expect(
        result.output == DoctorReportText(of: entries, isVerbose: false, width: nil, style: .plain).text())
      #expect(result.status == [1, 0, 1][index])
      #expect(result.errors.isEmpty)
    }
  }

  @Test func `what could not be checked is not called right`() {
    let entry = DoctorEntry(
      check: "state-files", topic: .wrongShown, outcome: .skipped, finding: "progress.json cannot be judged",
      remedy: nil, canBeFixed: false)
    let text = DoctorReportText(of: [entry], isVerbose: false, width: nil, style: .plain).text()
    #expect(text.contains("state-files: progress.json cannot be judged\n"))
    #expect(text.hasSuffix("Nothing could be checked; 0 fine, 1 skipped\n"))
  }

  @Test func `warnings count with strict only`() throws {
    let harness = try DoctorHarness()
    harness.commands.environment["ORCHESTRA_NOW_MS"] = "1762252225000"
    #expect(harness.run("--only", "environment").status == 0)
    #expect(harness.run("--only", "environment", "--strict").status == 1)
  }

  @Test func `a check that is not there is a mistake in the command`() throws {
    let harness = try DoctorHarness()
    let result = harness.run("--only", "lokc")
    #expect(result.status == 64)
    #expect(result.errors == "Error: There is no check 'lokc'\nHint: Did you mean 'lock'?\n")
  }

  @Test func `several checks are chosen with commas or one by one`() throws {
    let harness = try DoctorHarness()
    let both = harness.run("--only", "lock,spool", "--only", "log", "--format", "jsonl")
    let names = try both.output.split(separator: "\n").map {
      try JSONValue(parsing: String($0))["check"]?.string
    }
    #expect(names == ["spool", "log", "lock"])
  }

  @Test func `the list names every check`() throws {
    let harness = try DoctorHarness()
    let list = harness.run("--list", "--format", "json")
    let names = try JSONValue(parsing: list.output).array?.compactMap { $0["check"]?.string }
    #expect(names == DoctorCheckCatalog.all.map { $0.name })
    #expect(list.status == 0)
  }

  @Test(arguments: ["json", "jsonl", "csv", "tsv", "markdown", "plain"])
  func `every format is written, also without a problem`(_ format: String) throws {
    let harness = try DoctorHarness()
    let result = harness.run("--format", format, "--only", "off-switch", "--verbose")
    #expect(result.output.contains("Nothing switches recording off"))
    #expect(result.status == 0)
  }

  @Test func `nothing is written and no lock file is made`() throws {
    let harness = try DoctorHarness()
    _ = harness.run("--verbose")
    #expect(!harness.exists("lantern/.orchestra"))
    #expect(try FileManager.default.contentsOfDirectory(atPath: harness.home).isEmpty)
    try harness.record()
    let before = try Self.fingerprint(harness)
    _ = harness.run("--verbose")
    #expect(try Self.fingerprint(harness) == before)
  }

  private static func fingerprint(_ harness: DoctorHarness) throws -> [String: Data] {
    let names = try FileManager.default.subpathsOfDirectory(atPath: harness.project)
    return Dictionary(
      uniqueKeysWithValues: names.map { name in
        (name, FileManager.default.contents(atPath: harness.project + "/" + name) ?? Data())
      })
  }
}
