import ArgumentParser
import DurableFiles

/// Goes to another folder, and so perhaps to another project.
struct ChangeDirectoryCommand: ContextCommand {
  static let isForSessions = true
  static let configuration = CommandConfiguration(
    commandName: "cd",
    abstract: "Go to another folder; the commands that follow are about the project there.",
    discussion: """
      Without an argument: says where the session is. An open sandbox stays with the project it was opened in.
      Example: cd
      """)

  @Argument(help: "The folder.", completion: .directory)
  var folder: String?

  func run(in context: ProgramContext) throws {
    let session = try context.requireSession(for: "cd")
    guard let folder else {
      context.output.answer(context.workingDirectory + "\n")
      return
    }
    let path = ProjectDiscovery.resolve(context.path(folder), from: context.workingDirectory)
    do { _ = try Directory.open(path, calls: context.calls) } catch {
      throw Failure(.missingInput, "Cannot go to '\(folder)': \(error.cause)")
    }
    session.place = ShellSession.Place(workingDirectory: path, root: nil)
  }
}
