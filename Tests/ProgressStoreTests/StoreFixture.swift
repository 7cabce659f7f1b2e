import DurableFiles
import Foundation
import ProgressModel
import ProgressStore
import TestSupport

/// A project in a temporary folder, with the shortest ways to change it and to look at it past the store.
struct StoreFixture {
  let folder: TemporaryDirectory
  var settings = StoreSettings()
  let clock = SteppingClock(step: 1000)

  init() throws {
    folder = try TemporaryDirectory()
  }

  /// Copies the state of another project, so that many trials start from the same bytes.
  init(copying other: StoreFixture) throws {
    try self.init()
    settings = other.settings
    try FileManager.default.copyItem(
      atPath: other.folder.path(of: ".orchestra"), toPath: folder.path(of: ".orchestra"))
  }

  func store(_ calls: any FileSystemCalls = LiveFileSystem()) throws -> ProgressStore {
    ProgressStore(
      root: try folder.open(calls), settings: settings, clock: clock, command: "test",
      statusText: { "\($0.statistics.totalTasks) tasks\n" })
  }

  /// Records a task with the host's id `name`; the store returns once that is acknowledged.
  @discardableResult
  func add(
    _ name: String, through calls: any FileSystemCalls = LiveFileSystem(),
    spool: ProgressStore.SpoolReader? = nil
  ) throws -> ProgressStore.Outcome {
    let observation = Self.observation(of: name)
    return try store(calls).update(until: .after(.seconds(2)), policy: ResolutionPolicy(), spool: spool) {
      $0.nameProject(id: "p", name: "shop", host: "h", at: observation.time)
      $0.resolve(observation)
    }
  }

  static func observation(of name: String, at time: Int64 = 1_762_252_225_000) -> Observation {
    var report = TaskReport(list: .tasks(shared: nil), externalID: name)
    report.content = "Task \(name)"
    return Observation(
      time: Timestamp(time), session: SessionReference(id: "s", client: "claude-code"), facts: [.task(report)]
    )
  }

  /// The host's ids of the tasks a reader sees, in order.
  func tasks() throws -> [String] {
    try store().read()?.tasks.tasks.map { $0.externalID ?? "?" } ?? []
  }

  func cachePath(_ name: String) -> String { folder.path(of: ".orchestra/cache/" + name) }

  func bytes(_ name: String) -> [UInt8]? { folder.bytes(".orchestra/cache/" + name) }

  func write(_ name: String, _ bytes: some Sequence<UInt8>) throws {
    try folder.write(".orchestra/cache/" + name, bytes)
  }

  /// Makes the folders of a project that no program has served yet.
  func makeFolders() throws {
    try FileManager.default.createDirectory(
      atPath: folder.path(of: ".orchestra/cache"), withIntermediateDirectories: true,
      attributes: [.posixPermissions: 0o700])
  }

  func remove(_ name: String) throws {
    try FileManager.default.removeItem(atPath: cachePath(name))
  }

  func names(_ name: String = "") -> [String] {
    ((try? FileManager.default.contentsOfDirectory(atPath: cachePath(name))) ?? []).sorted()
  }

  /// The lines of the journal, each without its newline.
  func journal() -> [String] {
    String(decoding: bytes("events.jsonl") ?? [], as: UTF8.self).split(separator: "\n").map(String.init)
  }
}
