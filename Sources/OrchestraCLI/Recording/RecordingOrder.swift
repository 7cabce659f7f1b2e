import DurableFiles
import JSONTree
import ProgressModel
import ProgressStore

/// What hooks are told to record, in `.orchestra/cache/recording.json`; without that file they record nothing.
struct RecordingOrder: Equatable, Sendable {
  static let name = "recording.json"
  /// The recording itself, unless another file was named.
  static let standardFile = "recording.jsonl"
  static let largestFile: Int64 = 32_000_000
  static let smallestFile: Int64 = 10_000
  private static let longest = 16_384

  /// The absolute path of the recording, or one below the project's folder.
  var file: String
  /// The id in the recording's first line.
  var id: String
  var isRaw = false
  /// Bytes a file may have.
  var maximumBytes = Self.largestFile
  /// Files that are full and stay; nil when recording ends with the first full one.
  var keptFiles: Int? = 1
  var startedAt: Timestamp

  /// Where a project keeps the order.
  static func path(in project: Project) -> String {
    "\(project.path)/\(StoreName.orchestra)/\(StoreName.cache)/\(name)"
  }

  /// The recording's path.
  func path(in project: Project) -> String {
    file.hasPrefix("/") ? file : ProjectDiscovery.join(project.path, file)
  }

  /// Reads the order; nil when the project records nothing, which costs one open that fails.
  ///
  /// In a project of several people each order is for the hooks of whoever gave it.
  /// - Throws: `damaged` when it cannot be understood.
  static func read(of project: Project) throws(RecordingFault) -> RecordingOrder? {
    let path = path(in: project)
    do {
      let file = try OwnFile.open(path, for: .reading, calls: project.context.calls)
      guard let order = RecordingOrder(try file.read(longest)) else {
        throw RecordingFault.damagedOrder(path)
      }
      return order
    } catch let error as FileError {
      if error.isAbsence || error.isSomebodyElses { return nil }
      throw .file(error)
    } catch {
      throw .damagedOrder(path)
    }
  }

  /// Writes the order into the folder of the project's state, which is there.
  func write(to project: Project) throws(FileError) {
    let access = project.settings.access
    let orchestra = try project.root.subdirectory(StoreName.orchestra, trust: access.trust)
    let cache = try orchestra.subdirectory(StoreName.cache, trust: access.trust)
    try AtomicReplacement(of: Self.name, in: cache).write(bytes(), synchronizing: false)
  }

  /// Takes the order back; false when there was none.
  @discardableResult
  static func remove(from project: Project) throws(FileError) -> Bool {
    let trust = project.settings.access.trust
    guard let orchestra = try project.root.subdirectoryIfPresent(StoreName.orchestra, trust: trust),
      let cache = try orchestra.subdirectoryIfPresent(StoreName.cache, trust: trust)
    else { return false }
    return try cache.remove(name)
  }

  init(file: String, id: String, startedAt: Timestamp) {
    self.file = file
    self.id = id
    self.startedAt = startedAt
  }

  init?(_ bytes: [UInt8]) {
    guard let value = try? JSONValue(parsing: bytes), let file = value["file"]?.string, !file.isEmpty,
      let id = value["id"]?.string, !id.isEmpty
    else { return nil }
    self.init(file: file, id: id, startedAt: Timestamp(value["startedAt"]?.integer ?? 0))
    isRaw = value["raw"]?.bool ?? false
    maximumBytes = max(Self.smallestFile, value["maximumBytes"]?.integer ?? Self.largestFile)
    keptFiles = value["keptFiles"]?.integer.map { Int(min(max(0, $0), 99)) }
  }

  func bytes() -> [UInt8] {
    var writer = JSONWriter()
    writer.beginObject()
    writer.key("file")
    writer.string(file)
    writer.key("id")
    writer.string(id)
    writer.key("raw")
    writer.bool(isRaw)
    writer.key("maximumBytes")
    writer.integer(maximumBytes)
    writer.key("keptFiles")
    writer.integer(keptFiles.map { Int64($0) })
    writer.key("startedAt")
    writer.integer(startedAt.milliseconds)
    writer.endObject()
    writer.newLine()
    return writer.finish()
  }
}

/// Why a payload was not recorded, or recording could not begin.
enum RecordingFault: Error, Equatable, Sendable {
  case file(FileError)
  /// The order at this path cannot be understood.
  case damagedOrder(String)
  /// The file at this path is not the recording that was begun.
  case notTheRecording(String)
  /// One payload alone is longer than a file may be, in bytes.
  case tooLong(Int)

  var sentence: String {
    switch self {
    case .file(let error): error.sentence
    case .damagedOrder(let path): "'\(path)' is damaged; 'orchestra record off' removes it"
    case .notTheRecording(let path):
      "'\(path)' does not begin as the recording that was switched on; 'orchestra record on' begins a new one"
    case .tooLong(let bytes): "the payload has \(bytes) bytes, more than the recording may have"
    }
  }
}
