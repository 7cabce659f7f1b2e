import LineEditing
import ProgressModel
import ProgressStore
import Rendering

/// What stands left and right of the line being typed, kept in step with the state on disk.
///
/// The files are looked at a few times a second while the shell waits; only when they changed are they read again. A class, since
/// the line reader asks it again and again.
final class ShellPrompt {
  private let context: ProgramContext
  private let session: ShellSession
  private var shown: (files: StateFiles, counts: String, project: String)?

  init(context: ProgramContext, session: ShellSession) {
    self.context = context
    self.session = session
  }

  /// The prompt for a command.
  var prompt: LinePrompt {
    LinePrompt(left: { self.left() }, right: { self.right() }, hasChanged: { self.refresh() })
  }

  /// The prompt for the rest of a command that is not complete yet.
  var continuation: LinePrompt {
    LinePrompt(left: { "...> " }, right: { "" }, hasChanged: { false })
  }

  private func left() -> String {
    _ = refresh()
    let changes = session.sandbox.map(\.changeCount)
    return PromptText(
      project: shown?.project ?? "orchestra", sandboxChanges: changes, counts: shown?.counts ?? "",
      style: style
    ).text(session.options.prompt)
  }

  private func right() -> String {
    // Not twice on one line.
    if session.options.prompt.contains("%c") { return "" }
    return style.painted(shown?.counts ?? "", .faint)
  }

  private var style: TextStyle { session.options.color.style(context.standing(in: session)) }

  /// Looks at the files; true when what is shown is another than before.
  private func refresh() -> Bool {
    let context = context.standing(in: session)
    let path = ProjectDiscovery(context: context).root(option: nil)
    guard let project = try? Project.open(path, in: context) else {
      defer { shown = nil }
      return shown != nil
    }
    let files = project.stateFiles()
    if files == shown?.files, session.sandbox(of: path) == nil { return false }
    let state = try? project.state(for: "shell")
    let counts = LiveCounts.text(state)
    let isSame = shown?.counts == counts && shown?.project == project.folderName
    shown = (files, counts, project.folderName)
    return !isSame
  }
}
