import DurableFiles
import ProgressModel
import ProgressStore
import Shell

extension StateValues {
  /// What exists in a state that has been read already, as in the interactive shell.
  ///
  /// `snapshot` makes the JSON that paths lead into.
  init(
    state: ProgressState, project: Project, lists: Lists, snapshot: @escaping @Sendable () -> [UInt8]
  ) {
    let roster = project.roster
    self.init(
      work: { _ in KnownWork(state) }, snapshot: snapshot, roster: { roster },
      files: FileValues(context: project.context), now: project.context.now, lists: lists)
  }

  /// What exists in the project that a command line with this `--root` would be about.
  ///
  /// Everything is read when it is needed, without a lock; a project that cannot be read has nothing in it.
  init(root: String?, in context: ProgramContext) {
    let open: @Sendable () -> Project? = {
      let files = FileValues(context: context)
      let path = ProjectDiscovery(context: context).root(option: root.map { files.expanded($0) })
      return try? Project.open(path, in: context, isHook: true)
    }
    self.init(
      work: { kind in open().map { Self.work(in: $0, for: kind) } ?? KnownWork() },
      snapshot: { open().flatMap { Self.snapshot(of: $0) } ?? [] },
      roster: { open()?.roster ?? .standard }, now: context.now)
  }

  /// Reads the snapshot by itself, which all but the last moment is in; only where it is damaged, the journal too.
  private static func work(in project: Project, for kind: ValueKind) -> KnownWork {
    if let snapshot = snapshot(of: project), let work = try? KnownWork(snapshot: snapshot, for: kind) {
      return work
    }
    guard let state = try? project.store(for: "complete").read() else { return KnownWork() }
    return KnownWork(state)
  }

  private static func snapshot(of project: Project) -> [UInt8]? {
    let trust = project.settings.access.trust
    guard let orchestra = try? project.root.subdirectoryIfPresent(StoreName.orchestra, trust: trust),
      let cache = try? orchestra.subdirectoryIfPresent(StoreName.cache, trust: trust)
    else { return nil }
    return try? cache.readFile(StoreName.snapshot, maximumBytes: 256 << 20)
  }
}
