import DurableFiles
import Shell
import Synchronization

/// The lines of a session and of those before it, read when they are first wanted: the prompt does not wait for them.
final class ShellHistory: Sendable {
  private struct Kept: Sendable {
    var file: HistoryFile
    var isLoaded = false
  }

  private let kept: Mutex<Kept>

  /// A history in memory.
  init() { kept = Mutex(Kept(file: HistoryFile(path: nil))) }

  /// The history of the person whose environment this is.
  init(context: ProgramContext) {
    let path = HistoryLocation.path(environment: context.environment)
    kept = Mutex(Kept(file: HistoryFile(path: path, calls: context.calls)))
  }

  private func withFile<Result: Sendable>(_ body: (inout HistoryFile) -> Result) -> Result {
    kept.withLock { kept in
      if !kept.isLoaded {
        kept.file.load()
        kept.isLoaded = true
      }
      return body(&kept.file)
    }
  }

  /// The lines, oldest first.
  var lines: HistoryLines { withFile { $0.lines } }

  /// Adds a line that was run; returns what is to be said when it cannot be kept on disk, once.
  func add(_ line: String) -> String? {
    withFile {
      $0.append(line)
      return Self.complaint(of: $0.takeFault())
    }
  }

  /// Writes lines that had to wait for another session; returns what is to be said when they cannot be kept.
  func flush() -> String? {
    // Not read only to be left.
    kept.withLock {
      $0.file.flush()
      return Self.complaint(of: $0.file.takeFault())
    }
  }

  private static func complaint(of fault: HistoryFault?) -> String? {
    fault.map { fault in fault.sentence { $0.cause } + "\nHint: " + fault.hint }
  }

  /// Returns the lines other sessions have added since.
  func reload() -> [String] { withFile { $0.reload() } }

  /// Returns the line that `!!` and its like stand for; nil when there is none of them in it.
  func expanding(_ line: String) throws(HistoryExpansion.Fault) -> String? {
    try HistoryExpansion.expand(line, in: lines)
  }

  func entries(containing part: String?, limit: Int?) -> [HistoryLine] {
    HistorySearch.lines(in: lines, holding: part ?? "", limit: limit ?? .max)
  }
}
