import ArgumentParser
import DurableFiles
import ProgressStore

/// Begins to keep progress in a project.
struct InitCommand: ContextCommand {
  static let configuration = CommandConfiguration(
    commandName: "init", abstract: "Begin to keep progress here.",
    discussion: """
      Makes .orchestra/ with an empty state. The first hook does the same by itself; this shows beforehand whether it can.
      Example: orchestra init --root ~/shop
      """)

  @OptionGroup var project: ProjectOptions

  func run(in context: ProgramContext) throws {
    let project = try project.project(in: context)
    let outcome: ProgressStore.Outcome
    do {
      outcome = try project.store(for: "init").update(until: .after(.seconds(10)), policy: project.policy) {
        project.name(&$0, at: context.now)
      }
    } catch {
      throw Failure(error)
    }
    ProjectLog(project: project).write(outcome.notes)
    let isNew = outcome.notes.contains(.initialized)
    context.output.answer(
      "\(isNew ? "Progress is kept" : "Progress is kept already") in '\(project.path)/.orchestra'\n")
  }
}
