import JSONTree
import LineEditing
import ProgressModel
import ProgressStore
import Rendering
import Shell

/// What Tab offers at the prompt: the engine of the system's shells, with the state this session sees.
final class ShellCompletion {
  private let context: ProgramContext
  private let session: ShellSession
  /// Read once, with the first Tab.
  private lazy var engine = CompletionEngine(table: .own, place: .shell)

  init(context: ProgramContext, session: ShellSession) {
    self.context = context
    self.session = session
  }

  /// Returns what the word at the cursor may become, as `Completer` wants it.
  func answer(_ line: String, _ cursor: Int) -> CompletionAnswer? {
    let typed = PartialLine(String(line.prefix(cursor)))
    let candidates: [CompletionCandidate]
    switch typed.place {
    case .command:
      candidates =
        engine.completion(after: expanded(typed.words), current: typed.current, values: values).candidates
    case .file: candidates = engine.completion(of: .file, current: typed.current, values: values).candidates
    case .system: candidates = engine.completion(of: .file, current: typed.current, values: values).candidates
    case .comment: candidates = []
    }
    return CompletionAnswer(
      start: typed.currentStart, candidates: candidates,
      quote: { typed.quoted($0, isFinal: $1) })
  }

  /// Words behind an alias complete as behind what it stands for.
  private func expanded(_ words: [String]) -> [String] {
    guard let first = words.first, let text = session.aliases.texts[first],
      let statement = try? StatementParser.parse(text).first
    else { return words }
    return statement.words.map(\.text) + words.dropFirst()
  }

  private var values: any LiveValues {
    let context = context.standing(in: session)
    let path = ProjectDiscovery(context: context).root(option: nil)
    guard let project = try? Project.open(path, in: context) else { return NoValues() }
    let state = (try? project.state(for: "complete")) ?? ProgressState()
    var lists = StateValues.Lists()
    lists.aliases = session.aliases.texts.sorted { $0.key < $1.key }.map {
      CompletionCandidate($0.key, summary: VisibleText.of($0.value))
    }
    lists.savepoints = (session.sandbox?.sandbox.savepointNames ?? []).map { CompletionCandidate($0) }
    return StateValues(state: state, project: project, lists: lists) {
      var writer = JSONWriter(.compact)
      writer.value(snapshotValue(of: state))
      return writer.finish()
    }
  }
}
