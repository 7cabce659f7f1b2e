import ArgumentParser
import DurableFiles
import ProgressModel
import ProgressStore

/// Opens a sandbox.
struct BeginCommand: ContextCommand {
  static let isForSessions = true
  static let configuration = CommandConfiguration(
    commandName: "begin", abstract: "Open a sandbox: changes are kept in memory until 'commit'.",
    discussion: """
      From then on every command shows the project as it would be; hooks go on writing to the real one. 'diff' shows what would \
      change, 'rollback' drops it.
      Example: begin
      """)

  func run(in context: ProgramContext) throws {
    let session = try context.requireSession(for: "begin")
    if session.sandbox != nil {
      throw Failure(.usage, "A sandbox is open already", hint: "'savepoint NAME' marks a place to go back to")
    }
    let project = try ProjectOptions.ofSession(context)
    let state = try project.state(for: "begin")
    let salt = (try? project.root.randomBytes(8)).map { Checksum(of: $0).hexadecimal } ?? "sandbox"
    session.sandbox = OpenSandbox(project: project.path, sandbox: Sandbox(state: state, salt: salt))
    if session.isInteractive {
      context.output.complain("A sandbox is open: 'commit' keeps what you change, 'rollback' drops it")
    }
  }
}
