import DurableFiles
import JSONTree
import ProgressModel
import ProgressStore
import Rendering
import SchemaMigration

/// One side of a comparison: a moment of the history, a backup, or a file of any version.
struct DiffSide {
  /// The state, settled.
  let state: ProgressState
  /// For people: what it is.
  let words: String

  /// Finds what `word` means: a moment first, then a backup as 'migrate backups' lists them, then a file.
  ///
  /// - Throws: `Failure`; status 66 for what is not there, 65 for a file that cannot be read as a state.
  init(_ word: String, of project: Project, at index: Int) throws(Failure) {
    if let moment = MomentText(argument: word) {
      do throws(Failure) { self = try Self(moment: moment, of: project) } catch {
        throw Failure(error.status, error.message, hint: error.hint, word: index)
      }
      return
    }
    if !word.contains("/"), let backup = try Self(backup: word, of: project) {
      self = backup
      return
    }
    guard let file = try Self(file: word, of: project) else {
      throw Self.unknown(word, of: project, at: index)
    }
    self = file
  }

  init(state: ProgressState, words: String) {
    self.state = state
    self.words = words
  }

  /// The state as it is now, that of an open sandbox included.
  static func present(of project: Project) throws(Failure) -> DiffSide {
    let isSandbox = project.context.session?.sandbox(of: project.path) != nil
    return DiffSide(
      state: try project.presentState(for: "diff"), words: isSandbox ? "now, in the sandbox" : "now")
  }

  private init(moment: MomentText, of project: Project) throws(Failure) {
    if moment.isNow {
      self = try Self.present(of: project)
      return
    }
    let past = try project.past(at: moment)
    self.init(state: past.state, words: past.words)
  }

  private init?(backup name: String, of project: Project) throws(Failure) {
    let store = project.store(for: "diff")
    do {
      guard let stored = try store.backups().first(where: { $0.name == name }) else { return nil }
      let bytes = try store.backup(named: name)
      try self.init(bytes, named: "the backup '\(VisibleText.of(name))'", modifiedAt: stored.time)
    } catch let error as StoreError {
      throw Failure(error)
    } catch let failure as Failure {
      throw failure
    } catch {
      throw Failure(.inputOutput, "Cannot read the backup '\(VisibleText.of(name))': \(error)")
    }
  }

  private init?(file name: String, of project: Project) throws(Failure) {
    let context = project.context
    let path = context.path(name)
    let bytes: [UInt8]
    do { bytes = try PlainFile(path, calls: context.calls).read(maximumBytes: 256 << 20) } catch {
      if error.isAbsence { return nil }
      throw Failure(.inputOutput, "Cannot read '\(VisibleText.of(name))': \(error.cause)")
    }
    let modified = Self.modificationTime(of: path, calls: context.calls) ?? context.presentNow.milliseconds
    try self.init(bytes, named: "'\(VisibleText.of(name))'", modifiedAt: modified)
  }

  private init(_ bytes: [UInt8], named name: String, modifiedAt moment: Int64) throws(Failure) {
    switch StoredState(of: bytes, modifiedAt: moment) {
    case .state(let state, let version):
      self.init(state: state, words: version == .current ? name : "\(name), of version \(version.rawValue)")
    case .newer(let version):
      throw Failure(
        .newerVersion, "Cannot compare \(name): written by version \(VisibleText.of(version)) of the program")
    case .foreign:
      throw Failure(.damagedData, "Cannot compare \(name): JSON, but no progress file")
    case .unreadable(let error):
      throw Failure(
        .damagedData, "Cannot compare \(name): \(error.sentence) at byte \(error.offset)",
        hint: "'orchestra validate' shows the place")
    case .notMigratable(let version):
      throw Failure(
        .damagedData, "Cannot compare \(name): it is of version \(version.rawValue) and cannot be migrated")
    }
  }

  private static func modificationTime(of path: String, calls: any FileSystemCalls) -> Int64? {
    guard let slash = path.lastIndex(of: "/") else { return nil }
    let folder = slash == path.startIndex ? "/" : String(path[..<slash])
    return (try? Directory.open(folder, calls: calls).status(of: String(path[path.index(after: slash)...])))??
      .modifiedMilliseconds
  }

  private static func unknown(_ word: String, of project: Project, at index: Int) -> Failure {
    let backups = (try? project.store(for: "diff").backups().map(\.name)) ?? []
    let near = NearMatch.closest(to: word, among: backups).map { "Did you mean '\($0)'? " } ?? ""
    return Failure(
      .missingInput, "Cannot find '\(VisibleText.of(word))': no moment, no backup, no file",
      hint: near + "Moments look like 57, -5m, now, 09:30; 'orchestra migrate backups' lists backups",
      word: index)
  }
}
