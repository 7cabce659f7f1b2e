import ArgumentParser
import DurableFiles
import Foundation
import HostSettings
import JSONTree
import TestSupport

@testable import OrchestraCLI

/// `install` and `uninstall` in a project and a home of their own, with the program on `PATH`.
final class InstallHarness {
  let doctor: DoctorHarness
  /// What is typed at a terminal; nil where there is none.
  var typed: String?
  var width: Int?

  var folder: String { doctor.commands.folder.path }
  var settings: String { "lantern/.claude/settings.json" }

  init() throws {
    doctor = try DoctorHarness()
    try doctor.installProgram()
  }

  func install(_ words: String..., calls: (any FileSystemCalls)? = nil) -> CommandHarness.Result {
    run(calls) { context, machine in
      try InstallCommand.parse(words).run(in: context, on: machine)
    }
  }

  func uninstall(_ words: String..., calls: (any FileSystemCalls)? = nil) -> CommandHarness.Result {
    run(calls) { context, machine in
      try UninstallCommand.parse(words).run(in: context, on: machine)
    }
  }

  private func run(
    _ calls: (any FileSystemCalls)?, _ body: (ProgramContext, DoctorMachine) throws -> Void
  ) -> CommandHarness.Result {
    let output = CapturedOutput()
    var context = doctor.context
    if let calls { context.calls = calls }
    context.output = output
    if let typed {
      context.surroundings.isInteractive = { true }
      context.input = ScriptedInput([typed.isEmpty ? .end : .bytes(Array(typed.utf8))])
    }
    var status: Int32 = 0
    do { try body(context, doctor.machine) } catch let failure as Failure {
      output.complain(failure.text)
      status = failure.status.rawValue
    } catch {
      let text = InstallCommand.message(for: error)
      if !text.isEmpty { output.complain(text) }
      status = InstallCommand.exitCode(for: error).rawValue
    }
    return CommandHarness.Result(
      status: status, output: doctor.cleaned(output.text(of: \.answer)),
      errors: doctor.cleaned(output.text(of: \.complaints)))
  }

  /// Writes bytes, with the folders above them.
  func write(_ path: String, _ bytes: [UInt8], mode: Int = 0o644) throws {
    try doctor.write(path, "", mode: 0o644)
    try Data(bytes).write(to: URL(filePath: doctor.commands.folder.path(of: path)))
    try doctor.setMode(path, mode)
  }

  func bytes(_ path: String) -> [UInt8]? { doctor.commands.folder.bytes(path) }

  func link(_ path: String, to target: String) throws {
    try FileManager.default.createSymbolicLink(
      atPath: doctor.commands.folder.path(of: path), withDestinationPath: target)
  }

  /// Everything below the temporary folder: names, kinds, modes, contents, targets of links.
  func tree() throws -> [String] {
    let manager = FileManager.default
    let paths = try manager.subpathsOfDirectory(atPath: folder).sorted()
    return try paths.map { path in
      let whole = doctor.commands.folder.path(of: path)
      let attributes = try manager.attributesOfItem(atPath: whole)
      let kind = attributes[.type] as? FileAttributeType
      let mode = (attributes[.posixPermissions] as? Int) ?? 0
      let content =
        switch kind {
        case FileAttributeType.typeRegular: (manager.contents(atPath: whole) ?? Data()).base64EncodedString()
        case FileAttributeType.typeSymbolicLink: try manager.destinationOfSymbolicLink(atPath: whole)
        default: ""
        }
      return "\(path) \(kind?.rawValue ?? "?") \(String(mode, radix: 8)) \(content)"
    }
  }

  /// How often the program is called for each event, by whatever entry.
  static func calls(in bytes: [UInt8]?, program: String = "orchestra") throws -> [String: Int] {
    var calls: [String: Int] = [:]
    for event in try bytes.map({ try JSONReading.lenient($0) })?["hooks"]?.object ?? [:] {
      let handlers = (event.value.array ?? []).flatMap { $0["hooks"]?.array ?? [] }
      let count = handlers.count { $0["command"]?.string == program && $0["args"] == ["hook"] }
      if count > 0 { calls[event.key] = count }
    }
    return calls
  }
}

/// JSON as hosts read it: of a key that stands twice the last value counts.
enum JSONReading {
  static func lenient(_ bytes: [UInt8]) throws -> JSONValue {
    let object = try JSONSerialization.jsonObject(
      with: Data(bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? Array(bytes.dropFirst(3)) : bytes))
    let data = try JSONSerialization.data(withJSONObject: object, options: [.sortedKeys])
    return try JSONValue(parsing: Array(data))
  }
}

/// The settings files of `Tests/Fixtures/settings`.
enum SettingsFixtures {
  private static let top = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().appending(path: "Fixtures/settings")

  static func names(_ folder: String) -> [String] {
    let all = try? FileManager.default.contentsOfDirectory(atPath: top.appending(path: folder).path)
    return (all ?? []).sorted().map { "\(folder)/\($0)" }
  }

  static func bytes(_ name: String) throws -> [UInt8] {
    Array(try Data(contentsOf: top.appending(path: name)))
  }
}
