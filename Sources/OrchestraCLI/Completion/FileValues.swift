import DurableFiles
import LineEditing
import Rendering

/// Names of files, for the interactive shell; the shells of the system complete their own.
struct FileValues: Sendable {
  private static let limit = 1_000

  let context: ProgramContext

  /// Returns the entries that the typed path may become, in order of their names; hidden ones when the dot is typed.
  func candidates(matching typed: String, onlyDirectories: Bool) -> [CompletionCandidate] {
    let slash = typed.lastIndex(of: "/").map { typed.index(after: $0) } ?? typed.startIndex
    let (folder, beginning) = (String(typed[..<slash]), typed[slash...])
    if folder.isEmpty, beginning == "~" { return [CompletionCandidate("~/", isFinal: false)] }
    guard let directory = try? Directory.open(absolute(folder), calls: context.calls),
      let names = try? directory.entryNames()
    else { return [] }
    let wanted = names.sorted().lazy.filter { name in
      name.hasPrefix(beginning) && (beginning.hasPrefix(".") || !name.hasPrefix("."))
        && VisibleText.of(name) == name
    }
    var candidates: [CompletionCandidate] = []
    for name in wanted where candidates.count < Self.limit {
      let isDirectory = isDirectory(name, in: directory, folder)
      if onlyDirectories && !isDirectory { continue }
      let shown = isDirectory ? name + "/" : name
      candidates.append(CompletionCandidate(folder + shown, display: shown, isFinal: !isDirectory))
    }
    return candidates
  }

  /// Replaces `~` at the start by the home directory.
  func expanded(_ path: String) -> String {
    guard path == "~" || path.hasPrefix("~/"), let home = context.environment["HOME"] else { return path }
    return home + path.dropFirst()
  }

  private func absolute(_ folder: String) -> String {
    let path = expanded(folder)
    if path.isEmpty { return context.workingDirectory }
    return path.hasPrefix("/") ? path : ProjectDiscovery.join(context.workingDirectory, path)
  }

  /// A link counts as what it leads to.
  private func isDirectory(_ name: String, in directory: Directory, _ folder: String) -> Bool {
    switch (try? directory.status(of: name))?.kind {
    case .directory: true
    case .regular: false
    default: (try? Directory.open(ProjectDiscovery.join(absolute(folder), name), calls: context.calls)) != nil
    }
  }
}
