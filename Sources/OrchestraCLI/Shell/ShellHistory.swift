import DurableFiles
import Shell
import Synchronization

/// The lines of a session and of those before it.
final class ShellHistory: Sendable {
  private let file: Mutex<HistoryFile>

  /// A history in memory.
  init() { file = Mutex(HistoryFile(path: nil)) }

  /// The history of the person whose environment this is.
  init(context: ProgramContext) {
    var history = HistoryFile(
      path: HistoryLocation.path(environment: context.environment), calls: context.calls)
    history.load()
    file = Mutex(history)
  }

  /// The lines, oldest first.
  var lines: HistoryLines { file.withLock { $0.lines } }

  /// Adds a line that was run; returns what is to be said when it cannot be kept on disk, once.
  func add(_ line: String) -> String? {
    file.withLock {
      $0.append(line)
      return $0.takeFault().map { fault in fault.sentence { $0.cause } + "\nHint: " + fault.hint }
    }
  }

  /// Returns the lines other sessions have added since.
  func reload() -> [String] { file.withLock { $0.reload() } }

  /// Returns the line that `!!` and its like stand for; nil when there is none of them in it.
  func expanding(_ line: String) throws(HistoryExpansion.Fault) -> String? {
    try HistoryExpansion.expand(line, in: lines)
  }

  func entries(containing part: String?, limit: Int?) -> [HistoryLine] {
    HistorySearch.lines(in: lines, holding: part ?? "", limit: limit ?? .max)
  }
}
