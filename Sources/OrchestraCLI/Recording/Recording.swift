import DurableFiles
import JSONTree
import ProgressModel
import ProgressStore
import Rendering

/// The recording of a project: begun, ended and looked at by hand.
struct Recording {
  let project: Project

  private var context: ProgramContext { project.context }

  /// What `begin` came to.
  enum Beginning {
    case begun
    /// The file was a recording already, and goes on.
    case resumed
  }

  /// Begins to record into a file, or goes on in one that is a recording already.
  ///
  /// - Throws: `cannotCreate` for a file that is something else.
  func begin(
    _ file: String?, isRaw: Bool, maximumBytes: Int64, keptFiles: Int?
  ) throws(Failure) -> (order: RecordingOrder, beginning: Beginning) {
    try makeState()
    let path = file.map { context.path($0) } ?? standardPath
    let isInside = file == nil
    let known = try header(of: path)
    let newID = try identifier()
    var order = RecordingOrder(
      file: isInside ? Self.standardFile : path, id: known?.id ?? newID, startedAt: context.now)
    order.isRaw = isRaw
    order.maximumBytes = maximumBytes
    order.keptFiles = keptFiles
    let recording = RecordingFile(path: path, order: order, calls: context.calls)
    do {
      if known == nil { try recording.create(at: context.now) } else { try recording.resume(at: context.now) }
      try order.write(to: project)
    } catch let fault as RecordingFault {
      throw Failure(.inputOutput, "Cannot record: \(fault.sentence)")
    } catch let error as FileError {
      throw Failure(.cannotCreate, "Cannot record: \(error.sentence)")
    } catch {
      throw Failure(.internalFault, "Cannot record: \(error)")
    }
    return (order, known == nil ? .begun : .resumed)
  }

  /// Ends recording; nil when nothing was recorded.
  func end() throws(Failure) -> Bool {
    do { return try RecordingOrder.remove(from: project) } catch { throw Failure(error) }
  }

  /// Returns what there is.
  func status() -> RecordReport {
    let order: RecordingOrder?
    do throws(RecordingFault) {
      order = try RecordingOrder.read(of: project)
    } catch {
      var report = RecordReport(isOn: true)
      report.fault = error.sentence
      return report
    }
    let path = order?.path(in: project) ?? standardPath
    var report = RecordReport(isOn: order != nil)
    if let order {
      report.isRaw = order.isRaw
      report.maximumBytes = order.maximumBytes
      report.keptFiles = order.keptFiles
      report.startedAt = order.startedAt
      report.fault = fault(of: order, at: path)
    }
    let files = [path] + (1...99).map { "\(path).\($0)" }.prefix { exists($0) }
    for file in files where exists(file) { add(file, to: &report) }
    if report.bytes != nil || order != nil { report.file = path }
    report.olderFiles = max(0, files.count - 1)
    return report
  }

  private static let standardFile = "\(StoreName.orchestra)/\(StoreName.cache)/\(RecordingOrder.standardFile)"

  private var standardPath: String { ProjectDiscovery.join(project.path, Self.standardFile) }

  private func exists(_ path: String) -> Bool { PathNames(calls: context.calls).exists(path) }

  private func fault(of order: RecordingOrder, at path: String) -> String? {
    do {
      let file = try OwnFile.open(path, for: .reading, calls: context.calls)
      let prefix = RecordingHeader.prefix(ofID: order.id)
      return try file.read(prefix.count) == prefix ? nil : RecordingFault.notTheRecording(path).sentence
    } catch {
      return error.sentence
    }
  }

  private func add(_ path: String, to report: inout RecordReport) {
    guard let bytes = try? OwnFile.open(path, for: .reading, calls: context.calls).readAll() else { return }
    let marker = Array(#"{"time":"#.utf8)
    let lines = bytes.split(separator: UInt8(ascii: "\n")).filter { $0.starts(with: marker) }
    report.bytes = (report.bytes ?? 0) + Int64(bytes.count)
    report.payloads = (report.payloads ?? 0) + lines.count
  }

  /// Makes the folders where no hook has been served yet.
  private func makeState() throws(Failure) {
    do {
      let outcome = try project.store(for: "record").update(
        until: .after(.seconds(10)), policy: project.policy
      ) {
        project.name(&$0, at: context.now)
      }
      ProjectLog(project: project).write(outcome.notes)
    } catch {
      throw Failure(error)
    }
  }

  /// The header of a file that is a recording; nil when there is no file.
  private func header(of path: String) throws(Failure) -> RecordingHeader? {
    let start: [UInt8]
    let mode: FileMode
    do throws(FileError) {
      let file = try OwnFile.open(path, for: .reading, calls: context.calls)
      start = try file.read(RecordingHeader.longest)
      mode = file.status.mode
    } catch {
      if error.isAbsence { return nil }
      throw Failure(.cannotCreate, "Cannot record into '\(VisibleText.of(path))': \(error.cause)")
    }
    guard let header = RecordingHeader(startOf: start) else {
      throw Failure(
        .cannotCreate, "Cannot record into '\(VisibleText.of(path))': it exists and is no recording",
        hint: "Name a file that does not exist yet")
    }
    if mode.rawValue & 0o077 != 0 {
      throw Failure(
        .cannotCreate, "Cannot record into '\(VisibleText.of(path))': others may read it",
        hint: "Run 'chmod 600 \(path.inShell)'")
    }
    return header
  }

  private func identifier() throws(Failure) -> String {
    do {
      return try project.root.randomBytes(8).map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
    } catch {
      throw Failure(error)
    }
  }
}
