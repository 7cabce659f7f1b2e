import DurableFiles
import JSONTree
import ProgressStore
import Rendering

/// Answers a host that draws its status line: the payload on standard input, one or two lines out.
///
/// It runs several times a second, so it is served before the argument parser is set up. It reads the snapshot and nothing else: no
/// lock, no journal. It never complains and always ends with status 0: anything else would blank the line.
struct StatusLineCall {
  /// The payload is there at once, or does not come: a host that keeps the pipe open is not waited for.
  private static let patience = Duration.milliseconds(300)
  /// Beside it the host draws things of its own.
  private static let widest = 400

  let context: ProgramContext

  /// Returns false when these are not arguments of a call, so that the argument parser may judge them.
  func answer(_ arguments: [String]) -> Bool {
    switch arguments {
    case []: show(isSubagent: false)
    case ["--subagent"]: show(isSubagent: true)
    default: return false
    }
    return true
  }

  func show(isSubagent: Bool, root: String? = nil) {
    if context.isSet("ORCHESTRA_PROGRESS_DISABLE") { return }
    let payload = payload()
    let folder = payload?["workspace"]?["project_dir"]?.string ?? payload?["cwd"]?.string
    let path = ProjectDiscovery(context: context).root(
      option: root, payloadDirectory: folder, isHook: true)
    guard let project = try? Project.open(path, in: context, isHook: true), project.settings.isEnabled,
      let state = project.store(for: "statusline").glance()
    else { return }
    let columns = payload?["columns"]?.integer.map { Int(clamping: $0) }
    let stated = isSubagent ? columns ?? context.width : context.width
    let viewpoint = Viewpoint(
      now: context.now, language: project.language, width: min(Self.widest, stated), roster: project.roster)
    let text =
      isSubagent
      ? rows(of: payload) { SubagentRow($0, in: state, from: viewpoint) }
      : HostStatusLine(state, from: viewpoint, style: style).text()
    if !text.isEmpty { context.output.answer(text) }
  }

  /// Whatever the host sends, read as far as one value; nil when it is none.
  private func payload() -> JSONValue? {
    // Somebody looks by hand.
    if context.surroundings.isInteractive() { return nil }
    return try? HookInput(input: context.input, deadline: .after(Self.patience)).read()
  }

  /// The host draws colours although its end of the line is no terminal.
  private var style: TextStyle {
    let isRefused = context.environment["NO_COLOR"]?.isEmpty == false || context.environment["TERM"] == "dumb"
    return isRefused ? .plain : .ansi
  }

  /// One line of JSON for each row that is to be replaced; those left out stay as the host draws them.
  private func rows(of payload: JSONValue?, _ row: (String) -> SubagentRow?) -> String {
    (payload?["tasks"]?.array ?? []).prefix(200).compactMap { task -> String? in
      guard let id = task["id"]?.string, let row = row(id) else { return nil }
      let content = row.text(
        description: task["description"]?.string, start: task["startTime"]?.integer,
        tokens: task["tokenCount"]?.integer)
      let line: JSONValue = ["id": .string(id), "content": .string(content)]
      return line.text(.compact) + "\n"
    }.joined()
  }
}
