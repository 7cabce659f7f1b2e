import DurableFiles
import JSONTree
import ProgressModel
import Rendering

/// Shows each played payload with the events and differences that came of it, and waits for Enter before the next.
///
/// Where nobody types, nothing is waited for.
struct PlaybackSteps {
  let project: Project
  let output: FormatOptions

  /// How often Ctrl-C is looked for while somebody thinks.
  private static let look = Duration.milliseconds(200)

  private var context: ProgramContext { project.context }

  /// Shows one step.
  func show(
    _ payload: ArrivedPayload, number: Int, _ played: PlayedPayload, from before: ProgressState,
    to after: ProgressState
  ) {
    let style = output.style(in: context)
    let title = "\(number)  \(UTCText.moment(payload.time))  \(played.event ?? "not an event")"
    var text = style.painted(VisibleText.of(title), .busy) + "\n"
    text += ColoredJSON(style: style).text(of: .object(payload.payload)) + "\n"
    context.output.answer(text)
    if played.events.isEmpty {
      context.output.answer("Nothing new was recorded\n")
    } else {
      show(played.events, before)
      show(StateComparison(before: before, after: after))
    }
    context.output.answer("\n")
    context.output.flush()
  }

  private func show(_ events: [ProgressEvent], _ before: ProgressState) {
    for event in events {
      let entry = HistoryEntry(event, in: before)
      let words = [event.change.type, event.agent, entry?.task, entry?.details].compactMap { $0 }
      context.output.answer("  + " + VisibleText.of(words.joined(separator: " ")) + "\n")
    }
  }

  private func show(_ comparison: StateComparison) {
    let shown = comparison.withoutVolatileFields
    if shown.isEmpty { return }
    // Steps are for people: a program takes '--emit' or the answer of the whole.
    let setting = OutputSetting(width: context.width, style: output.style(in: context))
    context.output.answer(
      FormatName.table.format?.text(
        of: ComparisonReport.report(of: shown, from: project.viewpoint), in: setting) ?? "")
  }

  /// Waits for Enter; false when somebody typed `q`, closed standard input, or pressed Ctrl-C.
  func waitsForGoAhead() -> Bool {
    guard context.surroundings.isInteractive() else { return true }
    context.output.complain("Enter: next step, q and Enter: end")
    while true {
      if context.surroundings.wasInterrupted() { return false }
      guard let chunk = try? context.input.read(until: .after(Self.look)) else { return false }
      switch chunk {
      case .timedOut: continue
      case .end: return false
      case .bytes(let bytes):
        if bytes.first == UInt8(ascii: "q") { return false }
        if bytes.contains(UInt8(ascii: "\n")) { return true }
      }
    }
  }
}
