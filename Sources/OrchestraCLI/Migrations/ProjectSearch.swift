import DurableFiles
import Rendering

/// The search for projects that `--all` asks for, with what there is to say about it.
struct ProjectSearch {
  let options: ManyProjectsOptions
  let context: ProgramContext

  /// Finds the projects, and complains of folders that could not be looked into.
  ///
  /// - Throws: `missingInput` when a folder given is none.
  func paths() throws(Failure) -> [String] {
    let finder = ProjectFinder(
      calls: context.calls, maximumDepth: options.maxDepth, crossesFileSystems: options.crossFileSystems)
    let findings = try finder.find(
      in: options.all.map { ProjectDiscovery.resolve($0, from: context.workingDirectory) })
    for (path, error) in findings.unreadable {
      context.output.complain(
        "Cannot look into '\(VisibleText.of(path))': \(VisibleText.of(error.cause))")
    }
    if findings.isCut {
      context.output.complain(
        "There are more than \(finder.maximumFolders) folders: some were not looked into")
    }
    return findings.projects
  }

  /// Says how many projects came to what.
  func summarize(_ results: [MigrationResult]) { summarize(results.map(\.verdict)) }

  func summarize(_ verdicts: [MigrationVerdict]) {
    let counts = Dictionary(verdicts.map { ($0, 1) }, uniquingKeysWith: +)
    let words = counts.isEmpty ? "" : ": " + ManyProjects.words(counts)
    context.output.complain(MigrationText.count(verdicts.count, "project") + words)
  }
}
