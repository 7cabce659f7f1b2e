import DurableFiles
import ProgressStore

/// Finds the projects below some folders: each folder that has an `.orchestra/cache`.
///
/// Links are never followed, hidden folders and those that hold other people's code or caches are passed by, and every folder is
/// looked into once, whatever names lead to it. The way down is bounded in depth and in the number of folders.
struct ProjectFinder: Sendable {
  /// What was found.
  struct Findings: Sendable {
    /// Absolute paths, in the order of the folders given and then of their names.
    var projects: [String] = []
    /// Folders that could not be looked into, and why.
    var unreadable: [(path: String, error: FileError)] = []
    /// Whether there were more folders than the bound allows, so that projects may be missing.
    var isCut = false
  }

  /// Folders that no project of one's own lies in.
  static let passedBy: Set<String> = [
    "node_modules", "bower_components", "vendor", "target", "Pods", "Carthage", "DerivedData", "__pycache__",
    "venv",
    "site-packages", "cache", "caches", "Cache", "Caches",
  ]

  let calls: any FileSystemCalls
  var maximumDepth = 8
  var maximumFolders = 500_000
  var crossesFileSystems = false

  /// Looks through `folders`, absolute paths, and what lies below.
  ///
  /// - Throws: `missingInput` for a folder given that is none: most likely mistyped.
  func find(in folders: [String]) throws(Failure) -> Findings {
    var walk = Walk(finder: self)
    for path in folders {
      let folder: Directory
      do { folder = try Directory.open(path, calls: calls) } catch {
        throw Failure(
          error.systemError == nil || error.isAbsence ? .missingInput : .inputOutput,
          "Cannot look for projects: \(error.sentence)")
      }
      walk.begin(at: folder, path)
    }
    return walk.findings
  }

  private struct Walk {
    let finder: ProjectFinder
    var findings = Findings()
    var seen: Set<[UInt64]> = []

    /// A folder that a person named is looked into whatever its name.
    mutating func begin(at folder: Directory, _ path: String) {
      do {
        let status = try folder.status()
        try visit(folder, path, status, depth: 0, device: status.device)
      } catch {
        findings.unreadable.append((path, error))
      }
    }

    mutating func visit(
      _ folder: Directory, _ path: String, _ status: FileStatus, depth: Int, device: UInt64
    ) throws(FileError) {
      guard seen.insert([status.device, status.inode]).inserted else { return }
      guard seen.count <= finder.maximumFolders else {
        findings.isCut = true
        return
      }
      let names = try folder.entryNames()
      if names.contains(StoreName.orchestra), isProject(folder) { findings.projects.append(path) }
      guard depth < finder.maximumDepth else { return }
      for name in names where !name.hasPrefix(".") && !ProjectFinder.passedBy.contains(name) {
        let child = ProjectDiscovery.join(path, name)
        // What vanished meanwhile, or has a name that cannot be opened, is no project.
        guard let status = try? folder.status(of: name), status.kind == .directory,
          finder.crossesFileSystems || status.device == device
        else { continue }
        do {
          let inner = try folder.subdirectory(name, trust: .anybody)
          try visit(inner, child, status, depth: depth + 1, device: device)
        } catch {
          if !error.isAbsence { findings.unreadable.append((child, error)) }
        }
      }
    }

    /// A state folder that we may not look into is one all the same: it is reported with the others.
    private func isProject(_ folder: Directory) -> Bool {
      guard (try? folder.status(of: StoreName.orchestra))?.kind == .directory else { return false }
      do {
        let state = try folder.subdirectory(StoreName.orchestra, trust: .anybody)
        return try state.status(of: StoreName.cache)?.kind == .directory
      } catch {
        return !error.isAbsence
      }
    }
  }
}
