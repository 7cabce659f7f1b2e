import DurableFiles
import ProgressModel
import ProgressStore
import Rendering

/// The sizes of the files below `.orchestra`, by what they are for.
///
/// Files come and go while it looks, and some may be out of bounds: what cannot be looked at counts as not there.
struct StoredFiles {
  /// The store's folders are as deep as this.
  private static let deepest = 3

  private let project: Project
  private var sizes: [String: (path: String, files: Int, bytes: Int64)] = [:]

  init(of project: Project) {
    self.project = project
    let trust = project.settings.access.trust
    guard let orchestra = try? project.root.subdirectoryIfPresent(StoreName.orchestra, trust: trust) else {
      return
    }
    for name in names(in: orchestra) where name != StoreName.cache {
      let path = "\(StoreName.orchestra)/\(name)"
      let isLogs = name == StoreName.logs
      add(name, in: orchestra, to: isLogs ? "logs" : "other", isLogs ? path : StoreName.orchestra)
    }
    guard let cache = try? orchestra.subdirectoryIfPresent(StoreName.cache, trust: trust) else { return }
    let folder = "\(StoreName.orchestra)/\(StoreName.cache)"
    for name in names(in: cache) {
      let kind = Self.kind(of: name)
      add(name, in: cache, to: kind, kind == "other" || kind == "backups" ? folder : "\(folder)/\(name)")
    }
  }

  /// The kinds of files that there are, the largest first.
  var entries: [CostEntry] {
    sizes.sorted { (-$0.value.bytes, $0.key) < (-$1.value.bytes, $1.key) }.map { kind, size in
      var entry = CostEntry(.files, id: size.path, name: kind)
      entry.bytes = size.bytes
      entry.count = size.files
      return entry
    }
  }

  private static func kind(of name: String) -> String {
    switch name {
    case StoreName.snapshot: "snapshot"
    case StoreName.journal: "journal"
    case "journal": "segments"
    case "spool", "quarantine", "backups": name
    case "history": "archive"
    case "progress.json.backup": "backups"
    default: "other"
    }
  }

  private func names(in directory: Directory) -> [String] {
    (try? directory.entryNames()) ?? []
  }

  private mutating func add(_ name: String, in directory: Directory, to kind: String, _ path: String) {
    let (files, bytes) = size(of: name, in: directory, depth: 0)
    if files == 0 { return }
    let known = sizes[kind] ?? (path, 0, 0)
    sizes[kind] = (known.path, known.files + files, known.bytes.addingClamped(bytes))
  }

  private func size(of name: String, in directory: Directory, depth: Int) -> (files: Int, bytes: Int64) {
    guard let status = try? directory.status(of: name) else { return (0, 0) }
    switch status.kind {
    case .regular: return (1, status.size)
    case .directory where depth < Self.deepest:
      guard let inner = try? directory.subdirectoryIfPresent(name, trust: project.settings.access.trust)
      else {
        return (0, 0)
      }
      return names(in: inner).map { size(of: $0, in: inner, depth: depth + 1) }.reduce((0, 0)) {
        ($0.0 + $1.files, $0.1.addingClamped($1.bytes))
      }
    default: return (0, 0)
    }
  }
}
