import ArgumentParser
import DurableFiles
import JSONTree
import ProgressModel
import ProgressStore
import Rendering

extension ChangeOptions {
  /// Makes a change and answers with what came of it.
  ///
  /// `beginsProject` says whether the change means something where nothing is kept yet; without it such a project is left as it is.
  /// - Throws: `Failure`, with nothing changed.
  func make(
    _ kind: ChangeReport.Kind, for command: String, in context: ProgramContext, beginsProject: Bool = false,
    _ edit: (Project) throws(Failure) -> any HandEdit
  ) throws(Failure) {
    let project = try project.project(in: context)
    if !beginsProject { _ = try project.state(for: command) }
    let edit = try edit(project)
    let changed = try project.change(
      for: command, isDryRun: dryRun, until: .after(lockTimeout.duration)
    ) { transaction throws(Failure) in
      do throws(HandEditError) {
        try edit.apply(to: &transaction, at: context.now)
      } catch {
        throw Failure(error)
      }
    }
    answer(changed, kind, project, in: context)
  }

  private func answer(
    _ changed: Project.Changed, _ kind: ChangeReport.Kind, _ project: Project, in context: ProgramContext
  ) {
    let sentences = ChangeSentences(changed, isDryRun: dryRun)
    let report = ChangeReport(changed, from: project.viewpoint).report(of: kind)
    // A session that asked for a format for programs gets it here too; tables are for what is looked at.
    let ofSession = context.session?.options.format.flatMap { $0.isForPeople ? nil : $0 }
    if let format = (format ?? ofSession)?.format {
      let width = context.terminalWidth == nil ? nil : context.width
      context.output.answer(
        format.text(
          of: report, in: OutputSetting(width: width, style: ColorChoice.auto.style(context))))
    } else if quiet {
      let ids = report.rows.compactMap { $0.payload["id"]?.string }
      context.output.answer(ids.map { VisibleText.of($0) + "\n" }.joined())
    } else {
      let lines = sentences.lines
      context.output.answer((lines.isEmpty ? [sentences.nothing] : lines).map { $0 + "\n" }.joined())
      for hint in sentences.hints { context.output.complain("Hint: " + hint) }
    }
  }
}

extension Project {
  /// Returns an agent's name in the roster's spelling.
  func spelled(_ name: String?) -> String? {
    name.map { roster.entry(named: $0)?.name ?? $0 }
  }
}

extension Project.Changed {
  /// The events of the change itself, without those of hooks that had been put aside and of the project's beginning.
  var news: [ProgressEvent] {
    events.filter { event in
      if case .projectNamed = event.change { return false }
      return event.sequence > before.sequence
    }
  }
}
