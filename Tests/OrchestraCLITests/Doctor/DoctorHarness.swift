import ArgumentParser
import DurableFiles
import Foundation
import JSONTree
import TestSupport

@testable import OrchestraCLI

/// The doctor on a project in a temporary folder, with a home and a machine of its own.
final class DoctorHarness {
  let commands: CommandHarness
  var machine = DoctorMachine.live()
  var workingDirectory: String
  /// A lock a situation holds.
  var lock: HeldBox?

  var project: String { commands.path }
  var home: String { commands.folder.path(of: "home") }

  init() throws {
    commands = try CommandHarness()
    workingDirectory = commands.path
    commands.environment = [
      "HOME": commands.folder.path(of: "home"), "PATH": commands.folder.path(of: "bin"),
    ]
    try FileManager.default.createDirectory(
      atPath: commands.folder.path(of: "home"), withIntermediateDirectories: true)
    // Nothing of the machine the tests run on may decide their outcome.
    machine.room = { _ in nil }
    machine.process = { _ in nil }
    machine.lockHolders = { _ in [] }
    machine.version = { _ in nil }
    machine.ownProgram = { nil }
    machine.managedSettings = []
    machine.sharedFolders = []
    machine.temporaryFolder = commands.folder.path
  }

  /// Writes a file, with the folders above it; paths are relative to the temporary folder.
  func write(_ path: String, _ text: String, mode: Int = 0o644) throws {
    let url = URL(filePath: commands.folder.path(of: path))
    try FileManager.default.createDirectory(
      at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
    try text.write(to: url, atomically: false, encoding: .utf8)
    try setMode(path, mode)
  }

  func setMode(_ path: String, _ mode: Int) throws {
    try FileManager.default.setAttributes(
      [.posixPermissions: mode], ofItemAtPath: commands.folder.path(of: path))
  }

  func makeFolder(_ path: String) throws {
    try FileManager.default.createDirectory(
      atPath: commands.folder.path(of: path), withIntermediateDirectories: true)
  }

  func setModified(_ path: String, to milliseconds: Int64) throws {
    try FileManager.default.setAttributes(
      [.modificationDate: Date(timeIntervalSince1970: Double(milliseconds) / 1000)],
      ofItemAtPath: commands.folder.path(of: path))
  }

  func exists(_ path: String) -> Bool {
    FileManager.default.fileExists(atPath: commands.folder.path(of: path))
  }

  /// A session at work on a list.
  func record() throws {
    try commands.serve(fixture: "claude.session-start.startup")
    try commands.serve(fixture: "claude.post-tool-use.todowrite.no-ids")
  }

  /// Puts a program that `hooks/hooks.json` can start into `bin`, which is on `PATH`, and makes it this one.
  func installProgram() throws {
    try write("bin/orchestra", "#!/bin/sh\n", mode: 0o755)
    let path = commands.folder.path(of: "bin/orchestra")
    machine.ownProgram = { path }
  }

  /// The entries of `hooks/hooks.json`, as a settings file has them.
  static func sampleHooks(command: String = "orchestra") throws -> String {
    let top = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().deletingLastPathComponent()
    let text = try String(contentsOf: top.appending(path: "hooks/hooks.json"), encoding: .utf8)
    return text.replacingOccurrences(of: "${CLAUDE_PLUGIN_ROOT}/bin/orchestra", with: command)
  }

  /// One entry of a settings file, for one event.
  static func hook(
    _ event: String, matcher: String? = nil, command: String = "orchestra", arguments: String? = #"["hook"]"#,
    timeout: String = "5"
  ) -> String {
    let args = arguments.map { #", "args": \#($0)"# } ?? ""
    let group = matcher.map { #""matcher": "\#($0)", "# } ?? ""
    return #"""
      {"hooks": {"\#(event)": [{\#(group)"hooks": [{"type": "command", "command": "\#(command)"\#(args), "timeout": \#(timeout)}]}]}}
      """#
  }

  var context: ProgramContext {
    context(CapturedOutput())
  }

  private func context(_ output: CapturedOutput) -> ProgramContext {
    ProgramContext(
      environment: commands.environment, workingDirectory: workingDirectory, calls: PredictableFileSystem(),
      clock: commands.clock, hostName: "host", input: ScriptedInput([.end]), output: output,
      isProcessGone: { _ in false }, terminalWidth: commands.terminalWidth)
  }

  func findings(_ check: any DoctorCheck.Type, root: String? = nil) -> [DoctorFinding] {
    check.findings(in: DoctorContext(program: context, machine: machine, root: root))
  }

  /// Runs the command; what changes from run to run is replaced in its output.
  func run(_ arguments: String...) -> CommandHarness.Result {
    let output = CapturedOutput()
    var status: Int32 = 0
    do {
      let command = try DoctorCommand.parse(arguments)
      try command.run(in: context(output), on: machine)
    } catch let failure as Failure {
      output.complain(failure.text)
      status = failure.status.rawValue
    } catch {
      status = DoctorCommand.exitCode(for: error).rawValue
    }
    return CommandHarness.Result(
      status: status, output: cleaned(output.text(of: \.answer)),
      errors: cleaned(output.text(of: \.complaints)))
  }

  func cleaned(_ text: String) -> String {
    text.replacingOccurrences(of: project, with: "/work/lantern")
      .replacingOccurrences(of: home, with: "/home/kim")
      .replacingOccurrences(of: commands.folder.path, with: "/there")
  }
}
