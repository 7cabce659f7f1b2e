import ProgressModel
import ProgressStore
import Rendering

/// Undo and redo inside a sandbox: whole changes of it, in memory.
struct SandboxSteps {
  let project: Project
  let output: FormatOptions

  private var context: ProgramContext { project.context }

  func undo(_ count: Int, isNamed: Bool) throws(Failure) {
    try step("undo", count, isNamed) { $0.undo(count) }
  }

  func redo(_ count: Int, isNamed: Bool) throws(Failure) {
    try step("redo", count, isNamed) { $0.redo(count) }
  }

  private func step(
    _ verb: String, _ count: Int, _ isNamed: Bool, _ take: (inout OpenSandbox) -> Int
  ) throws(Failure) {
    if isNamed {
      throw Failure(
        .usage, "Cannot \(verb) a recorded event in a sandbox", hint: "'commit' or 'rollback' first")
    }
    guard let session = context.session, let before = session.sandbox?.sandbox.state else { return }
    guard let done = session.changeSandbox(take), done > 0 else {
      throw Failure(.no, "There is nothing to \(verb) in the sandbox", hint: "'rollback' closes it")
    }
    guard let after = session.sandbox?.sandbox.state else { return }
    output.show(
      ComparisonReport.report(of: .init(before: before, after: after), from: project.viewpoint), in: context)
  }
}
