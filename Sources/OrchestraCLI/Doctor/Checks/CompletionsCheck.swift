import DurableFiles
import Rendering

/// Whether Tab works, and with the scripts of this version.
enum CompletionsCheck: DoctorCheck {
  static let name = "completions"
  static let topic = DoctorTopic.program
  static let summary = "installed completion scripts of bash, zsh and fish that are not those of this version"

  private static let largest = 1 << 18

  static func findings(in context: DoctorContext) -> [DoctorFinding] {
    let places = places(context)
    if places.isEmpty { return [.skipped("Neither HOME nor XDG_DATA_HOME is set")] }
    let found = places.compactMap { shell, path in
      context.bytes(path, limit: largest).map { (shell, path, $0) }
    }
    let stale = found.filter { $0.2 != Array($0.0.script.utf8) }
    if !stale.isEmpty { return stale.map { finding($0.0, $0.1, $0.2, context) } }
    if !found.isEmpty {
      return [.fine("Completion is installed for \(Set(found.map(\.0.rawValue)).sorted().listed())")]
    }
    guard let shell = current(context) else { return [.skipped("SHELL names none of bash, zsh and fish")] }
    return [
      .note(
        "No completion script for \(shell.rawValue) in the usual places; a line in its startup file does as well",
        remedy: "docs/completion.md says how to switch it on")
    ]
  }

  private static func current(_ context: DoctorContext) -> CompletionShell? {
    context.variable("SHELL").flatMap { $0.split(separator: "/").last }.flatMap {
      CompletionShell(rawValue: String($0))
    }
  }

  /// Where the three shells and distributions look.
  private static func places(_ context: DoctorContext) -> [(CompletionShell, String)] {
    func folder(_ variable: String, _ below: String) -> String? {
      context.variable(variable).flatMap { $0.hasPrefix("/") ? $0 : nil } ?? context.home.map { $0 + below }
    }
    var places: [(CompletionShell, String)] = []
    if let data = folder("XDG_DATA_HOME", "/.local/share") {
      places += [
        (.bash, data + "/bash-completion/completions/orchestra"),
        (.zsh, data + "/zsh/site-functions/_orchestra"),
      ]
    }
    if let home = context.home {
      places += ["/.zsh/completions", "/.zfunc", "/.zsh/functions"].map { (.zsh, home + $0 + "/_orchestra") }
    }
    if let configuration = folder("XDG_CONFIG_HOME", "/.config") {
      places.append((.fish, configuration + "/fish/completions/orchestra.fish"))
    }
    return places
  }

  private static func finding(
    _ shell: CompletionShell, _ path: String, _ bytes: [UInt8], _ context: DoctorContext
  ) -> DoctorFinding {
    let isOurs = String(decoding: bytes.prefix(400), as: UTF8.self).contains(
      "orchestra completions \(shell.rawValue)")
    let command = "orchestra completions \(shell.rawValue) > \(path.inShell)"
    let calls = context.program.calls
    let fix = DoctorFix { () throws(Failure) in
      guard let parent = ProjectDiscovery.parent(of: path), let name = path.split(separator: "/").last else {
        throw Failure(.internalFault, "Cannot write '\(path)'")
      }
      do {
        let folder = try Directory.open(parent, calls: calls)
        // A link leads to somebody's collection of settings: to be changed there, not replaced here.
        guard try folder.status(of: String(name))?.kind == .regular else {
          throw Failure(.inputOutput, "Cannot replace '\(path)': it is a link", hint: command)
        }
        try AtomicReplacement(of: String(name), in: folder, mode: .readableFile)
          .write(Array(shell.script.utf8), synchronizing: false)
      } catch let error as FileError {
        throw Failure(error)
      } catch let failure as Failure {
        throw failure
      } catch {
        throw Failure(.internalFault, "Cannot write '\(path)'")
      }
      return "Wrote '\(path)' anew"
    }
    return .warning(
      "'\(path)' is not the completion script of this version", remedy: command, fix: isOurs ? fix : nil)
  }
}
