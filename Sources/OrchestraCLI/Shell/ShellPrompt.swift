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
  /// Opened once for each line: only the files of the state are looked at while somebody types.
  private var project: Project?
  private var shown: (files: StateFiles, counts: String)?

  init(context: ProgramContext, session: ShellSession) {
    self.context = context
    self.session = session
  }

  /// Returns the prompt for a command, which may be the first in another folder or another sandbox.
  func prompt() -> LinePrompt {
    let context = context.standing(in: session)
    project = try? Project.open(ProjectDiscovery(context: context).root(option: nil), in: context)
    _ = look()
    return LinePrompt(left: { self.left() }, right: { self.right() }, hasChanged: { self.refresh() })
  }

  /// The prompt for the rest of a command that is not complete yet.
  var continuation: LinePrompt {
    LinePrompt(left: { "...> " }, right: { "" }, hasChanged: { false })
  }

  private func left() -> String {
    let changes = session.sandbox.map(\.changeCount)
    return PromptText(
      project: project?.folderName ?? "orchestra", sandboxChanges: changes, moment: session.view?.label,
      counts: shown?.counts ?? "", style: style
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
    // Between two commands nothing happens in a sandbox, and the past does not change.
    guard let project, session.view == nil, session.sandbox(of: project.path) == nil,
      project.stateFiles() != shown?.files
    else { return false }
    return look()
  }

  private func look() -> Bool {
    guard let project else {
      defer { shown = nil }
      return shown != nil
    }
    // Looked at before the state is read: what is written in between is seen the next time.
    let files = project.stateFiles()
    let counts = LiveCounts.text(try? project.state(for: "shell"))
    let isSame = shown?.counts == counts
    shown = (files, counts)
    return !isSame
  }
}
