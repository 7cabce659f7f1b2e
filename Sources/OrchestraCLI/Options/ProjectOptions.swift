import ArgumentParser
import DurableFiles
import ProgressModel
import ProgressStore

/// Which project a command is about.
struct ProjectOptions: ParsableArguments {
  @Option(
    name: .long,
    help: ArgumentHelp(
      "The project's folder.", discussion: "Default: found from the working directory upwards.",
      valueName: "folder"),
    completion: .directory)
  var root: String?

  /// Opens the project.
  func project(in context: ProgramContext) throws(Failure) -> Project {
    let path = ProjectDiscovery(context: context).root(option: root)
    do { return try Project.open(path, in: context) } catch { throw Failure(error) }
  }

  /// Opens the project and reads its state, without a lock.
  func state(in context: ProgramContext, for command: String) throws(Failure) -> (Project, ProgressState) {
    let project = try project(in: context)
    return (project, try project.state(for: command))
  }
}
