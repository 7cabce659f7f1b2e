#if canImport(Darwin)
import Darwin
#else
import Glibc
#endif

/// A step of replacing a file, in order.
package enum ReplacementStep: String, CaseIterable, Sendable {
  case create, write, synchronize, close, rename
}

/// Replaces a file as a whole: whoever reads the name gets the old bytes or the new ones, never a mixture.
///
/// The bytes go to `.NAME.<pid>.tmp` beside the file, which is then renamed over it. Death at any moment
/// leaves at most that temporary file, for `removeLeftovers`. Call under the lock: two threads of one process
/// would share the name. After a power cut the new file may be empty or full of zeros unless it was
/// synchronized: check what you read.
package struct AtomicReplacement: Sendable {
  private let directory: Directory
  private let name: String
  private let mode: FileMode

  package init(of name: String, in directory: Directory, mode: FileMode = .privateFile) {
    self.name = name
    self.directory = directory
    self.mode = mode
  }

  /// Puts `bytes` in the file's place.
  ///
  /// `synchronizing` flushes the bytes before the rename; the rename itself survives a power cut only after
  /// `directory.synchronize()`.
  /// - Throws: `replacementFailed`, with the old file untouched; `invalidName`.
  package func write(_ bytes: [UInt8], synchronizing: Bool) throws(FileError) {
    try write(ByteSequence([bytes[...]]), synchronizing: synchronizing)
  }

  /// Puts bytes in several pieces in the file's place, as `write` does with one.
  package func write(_ bytes: ByteSequence, synchronizing: Bool) throws(FileError) {
    try directory.checkName(name)
    let file = try createTemporary()
    var step = ReplacementStep.write
    do throws(SystemError) {
      // Each step is checked: publishing what an unnoticed full disk cut short is how snapshots get lost.
      for piece in bytes.pieces { try file.write(piece) }
      step = .synchronize
      if synchronizing { try file.synchronizeData(flushingDrive: false) }
      step = .close
      try file.close()
    } catch {
      removeTemporary()
      throw .replacementFailed(step: step, cause: error)
    }
    do {
      try directory.rename(temporaryName, to: name)
    } catch {
      removeTemporary()
      throw failure(.rename, error)
    }
  }

  /// Removes temporary files that killed processes left behind; returns how many.
  ///
  /// Call it under the lock: a living process that holds it may have such a file open.
  /// - Throws: `system` when the directory cannot be listed. A file that cannot be removed is left for the
  ///   next sweep.
  @discardableResult
  package func removeLeftovers() throws(FileError) -> Int {
    var removed = 0
    for entry in try directory.entryNames() where isTemporary(entry) {
      if (try? directory.remove(entry)) == true { removed += 1 }
    }
    return removed
  }

  private var temporaryName: String { ".\(name).\(directory.calls.processIdentifier()).tmp" }

  /// `.NAME.<digits>.tmp`, so that files of other names and of other programs stay.
  private func isTemporary(_ entry: String) -> Bool {
    let (prefix, suffix) = (".\(name).", ".tmp")
    guard entry.hasPrefix(prefix), entry.hasSuffix(suffix) else { return false }
    let identifier = entry.utf8.dropFirst(prefix.utf8.count).dropLast(suffix.utf8.count)
    return !identifier.isEmpty && identifier.allSatisfy { (0x30...0x39).contains($0) }
  }

  private func createTemporary() throws(FileError) -> OpenFile {
    do {
      return try openTemporary()
    } catch {
      // Created, but then not to be examined; or a dead process had our number; or somebody planted a link to
      // make us write elsewhere: they all just go.
      removeTemporary()
      guard error.systemError?.code == EEXIST else { throw failure(.create, error) }
    }
    do {
      return try openTemporary()
    } catch {
      removeTemporary()
      throw failure(.create, error)
    }
  }

  /// O_EXCL: never open what is there already, be it a leftover that someone still reads or a planted link.
  private func openTemporary() throws(FileError) -> OpenFile {
    try OpenFile.open(temporaryName, in: directory, flags: O_WRONLY | O_CREAT | O_EXCL, mode: mode)
  }

  private func removeTemporary() { _ = try? directory.remove(temporaryName) }

  private func failure(_ step: ReplacementStep, _ error: FileError) -> FileError {
    guard case .system(let cause) = error else { return error }
    return .replacementFailed(step: step, cause: cause)
  }
}
