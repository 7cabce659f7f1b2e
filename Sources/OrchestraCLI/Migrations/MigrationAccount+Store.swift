import JSONTree
import ProgressStore
import Rendering
import SchemaMigration

extension MigrationAccount {
  /// What the store reports, in the form in which it is shown.
  init(_ report: MigrationReport, of project: Project) {
    let steps = report.steps
    self.init(
      project: project.path, action: report.action.rawValue, from: report.from, to: report.to,
      isDone: report.entry != nil, isNeeded: report.wasNeeded, steps: steps.map(Step.init),
      notes: steps.flatMap(\.notes).map(Note.init), before: report.before, after: report.after,
      bytesBefore: report.bytesBefore, bytesAfter: report.bytesAfter, backup: report.backup,
      entry: report.entry.map(MigrationLine.init))
  }
}

extension MigrationAccount.Step {
  fileprivate init(_ report: Migrator.StepReport) {
    let (from, to) = (report.from, report.to)
    let type = Migrator.steps(from: from, to: to).first
    self.init(
      from: from.rawValue, to: to.rawValue, summary: type?.summary ?? "",
      losses: to < from ? type?.losses ?? [] : [])
  }
}

extension MigrationAccount.Note {
  fileprivate init(_ note: MigrationNote) {
    // What stands in for a carried value is the step's affair.
    self.init(
      kind: note.kind.rawValue, location: note.location, old: note.from,
      new: note.kind == .carried ? nil : note.to)
  }
}
