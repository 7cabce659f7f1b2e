import ArgumentParser
import ProgressModel

/// Sets fields of a task by hand.
struct TaskSetCommand: ContextCommand {
  static let configuration = CommandConfiguration(
    commandName: "set", abstract: "Set fields of a task.",
    discussion: """
      Fields: \(TaskField.allCases.map(\.rawValue).joined(separator: ", ")). Lists are written with commas; tags=+api,-old adds and takes
      away. agent=, blockedBy= and tags= with nothing behind them empty the field.
      Example: orchestra task set t-3f2a9c progress=60% estimatedDuration=2h tags=+api
      """)

  @OptionGroup var change: ChangeOptions

  @Argument(help: "The task.", completion: .liveTask)
  var id: String

  @Argument(
    help: ArgumentHelp("What to set, and to what.", valueName: "field=value"),
    completion: .list(TaskField.allCases.map { $0.rawValue + "=" }))
  var assignments: [String]

  func run(in context: ProgramContext) throws {
    try change.make(.tasks, for: "task set", in: context) { project throws(Failure) in
      do throws(HandEditError) {
        return SetFields(of: id, try Self.read(assignments, in: project))
      } catch {
        throw Failure(error)
      }
    }
  }

  private static func read(_ words: [String], in project: Project) throws(HandEditError) -> [TaskAssignment] {
    var assignments: [TaskAssignment] = []
    for word in words {
      var assignment = try TaskAssignment(word)
      if assignment.field == .agent { assignment.text = project.spelled(assignment.text) ?? "" }
      assignments.append(assignment)
    }
    return assignments
  }
}
