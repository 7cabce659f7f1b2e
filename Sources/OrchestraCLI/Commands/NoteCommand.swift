import ArgumentParser
import ProgressModel

/// Puts a remark into the journal.
struct NoteCommand: ContextCommand {
  static let configuration = CommandConfiguration(
    commandName: "note", abstract: "Put a remark into the journal; 'orchestra log' shows it.",
    discussion: "Example: orchestra note 'Restarted the build server'")

  @OptionGroup var change: ChangeOptions

  @Argument(help: "The remark.")
  var text: String

  func run(in context: ProgramContext) throws {
    try change.make(.notes, for: "note", in: context, beginsProject: true) { _ in AddNote(text) }
  }
}
