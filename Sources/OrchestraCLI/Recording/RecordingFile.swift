import DurableFiles
import ProgressModel

/// The file of a recording: bounded, for the user alone, appended to by any number of hooks at once.
///
/// 1. A line is appended with one write, so that lines of several hooks do not mix.
/// 2. A line that a full disk has cut short is ended before the next one, so that it costs nobody else.
/// 3. No file grows beyond the bound by more than the lines of hooks that looked at the same moment.
/// 4. At every instant the name leads to a recording that can be appended to.
struct RecordingFile {
  /// What became of a line.
  enum Outcome: Equatable {
    case written
    /// It stands in a new file; the full one is put aside.
    case writtenToNewFile
    /// There was no more room, and recording is to end then.
    case full
  }

  let path: String
  let order: RecordingOrder
  let calls: any FileSystemCalls

  /// Appends a line at the time `now`.
  func append(_ line: [UInt8], at now: Timestamp) throws(RecordingFault) -> Outcome {
    do {
      let file = try open()
      let size = file.status.size
      if size + Int64(line.count) <= order.maximumBytes {
        try append(line, to: file)
        return .written
      }
      guard let keptFiles = order.keptFiles else { return .full }
      if line.count + RecordingHeader.longest > order.maximumBytes {
        throw RecordingFault.tooLong(line.count)
      }
      guard try file.tryLock(), file.isStillNamed() else {
        // Another hook is putting it aside, or has just done so: one line over the bound is better than a second time.
        try append(line, to: try open())
        return .written
      }
      try putAside(keptFiles, at: now)
      try append(line, to: try open())
      return .writtenToNewFile
    } catch let error as FileError {
      throw .file(error)
    } catch let fault as RecordingFault {
      throw fault
    } catch {
      throw .notTheRecording(path)
    }
  }

  /// Begins the file; it must not exist.
  func create(at now: Timestamp) throws(FileError) {
    try write(to: path, at: now)
  }

  /// Adds another header to a file that exists, for a stretch with other settings.
  func resume(at now: Timestamp) throws(RecordingFault) {
    do {
      try append(header(at: now), to: try open())
    } catch let error as FileError {
      throw .file(error)
    } catch {
      throw .notTheRecording(path)
    }
  }

  private func open() throws -> OwnFile {
    let file = try OwnFile.open(path, for: .appending, calls: calls)
    let prefix = RecordingHeader.prefix(ofID: order.id)
    guard try file.read(prefix.count) == prefix else { throw RecordingFault.notTheRecording(path) }
    return file
  }

  private func append(_ line: [UInt8], to file: borrowing OwnFile) throws(FileError) {
    let last = try file.read(1, at: max(0, file.status.size - 1))
    let isWhole = last.isEmpty || last == [UInt8(ascii: "\n")]
    try file.append(isWhole ? line : [UInt8(ascii: "\n")] + line)
  }

  /// Moves the full file on to `NAME.1` and older ones by one number; the new one is there before the name changes.
  private func putAside(_ keptFiles: Int, at now: Timestamp) throws(FileError) {
    let names = PathNames(calls: calls)
    let fresh = "\(path).\(calls.processIdentifier()).tmp"
    try names.remove(fresh)
    try write(to: fresh, at: now)
    do throws(FileError) {
      for number in stride(from: keptFiles - 1, to: 0, by: -1) where names.exists("\(path).\(number)") {
        try names.rename("\(path).\(number)", to: "\(path).\(number + 1)")
      }
      if keptFiles > 0 { try names.link(path, to: "\(path).1") }
      try names.rename(fresh, to: path)
    } catch {
      _ = try? names.remove(fresh)
      throw error
    }
  }

  private func write(to path: String, at now: Timestamp) throws(FileError) {
    let file = try OwnFile.open(path, for: .creating, calls: calls)
    try file.append(header(at: now))
  }

  private func header(at now: Timestamp) -> [UInt8] {
    RecordingHeader(id: order.id, startedAt: now, isRedacted: !order.isRaw).bytes()
  }
}
