import JSONTree
import Rendering

/// The plan of a migration for people: steps, what becomes of values, every change.
struct MigrationPlanText {
  let account: MigrationAccount
  let width: Int?
  let style: TextStyle
  /// Whether to show all changes, with all they put in and take out.
  let isFull: Bool

  /// Lines of changes shown otherwise; the first ones tell what kind they are.
  private static let limit = 40

  func text() -> String {
    let sentences = MigrationSentences(account)
    var text = sentences.planned + "\n" + steps
    guard account.isNeeded else { return text }
    let groups = MigrationNoteGroup.groups(of: account.notes)
    if !groups.isEmpty {
      text += "\n" + heading("Values") + MigrationNoteGroup.text(of: groups, width: width, style: style)
    }
    let patch = account.patch
    text += "\n" + heading("Changes")
    text += isFull ? everything(in: patch) : summary(of: patch)
    text += "\nThe file as it is goes to .orchestra/cache/backups/ and progress.json.backup first\n"
    return text + (sentences.hint.map { $0 + "\n" } ?? "")
  }

  private var steps: String {
    account.steps.map { step in
      let way = "  \(step.from) → \(step.to)  "
      guard account.isDown else { return way + step.summary + "\n" }
      return way + "The older shape cannot hold:\n" + Self.list(step.losses)
    }.joined()
  }

  private static func list(_ losses: [String]) -> String { losses.map { "    \($0)\n" }.joined() }

  /// What the older shapes cannot hold: what kinds of things, and what of it there is in this file.
  static func losses(of account: MigrationAccount, width: Int?, style: TextStyle) -> String {
    let lines = list(account.steps.flatMap(\.losses))
    if lines.isEmpty { return "" }
    let groups = MigrationNoteGroup.groups(of: account.notes.filter { $0.kind == "carried" })
    return "The older shape cannot hold, and the next 'migrate up' brings back:\n" + lines
      + MigrationNoteGroup.text(of: groups, width: width, style: style)
  }

  private func heading(_ title: String) -> String { style.painted(title, .heading) + "\n" }

  private func summary(of patch: JSONPatch) -> String {
    PatchDisplay(patch, of: account.before ?? .null, limit: Self.limit).text(width: width, style: style)
  }

  /// Every change with the values it takes out and puts in, whole.
  private func everything(in patch: JSONPatch) -> String {
    var text = ""
    _ = try? patch.applied(to: account.before ?? .null) { operation, old in
      let isInsertion =
        if case .add = operation, case .index? = operation.location.steps.last { true } else { false }
      text += VisibleText.of(operation.location.description) + "\n"
      if let old, !isInsertion { text += value(old, "- ", .bad) }
      if let new = operation.value { text += value(new, "+ ", .good) }
    }
    return text
  }

  private func value(_ value: JSONValue, _ mark: String, _ tone: TextStyle.Tone) -> String {
    value.text(.pretty).split(separator: "\n").map {
      style.painted(VisibleText.of(mark + $0), tone) + "\n"
    }.joined()
  }
}
