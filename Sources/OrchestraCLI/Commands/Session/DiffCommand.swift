import ArgumentParser
import ProgressStore
import Rendering

/// Shows what the sandbox would change.
struct DiffCommand: ContextCommand {
  static let isForSessions = true
  static let configuration = CommandConfiguration(
    commandName: "diff", abstract: "Show what the sandbox changes, by task and field.",
    discussion: """
      Compares with the state the sandbox was opened on. Fields that only say when something was last seen are left out without --all.
      Example: diff --format json
      """)

  @OptionGroup var output: FormatOptions

  @Flag(name: .long, help: "Also times and places that follow from other changes.")
  var all = false

  func run(in context: ProgramContext) throws {
    let (project, open) = try context.requireSandbox(for: "diff")
    output.show(
      ComparisonReport.report(of: open.sandbox.comparison, isWhole: all, from: project.viewpoint), in: context
    )
  }
}
