import DurableFiles
import Synchronization

/// A file system in which a hook meets a fault on demand: it dies at a point of its update, or nothing can be written any more.
///
/// Only for processes of a simulation, in a project of its own.
struct InterruptedFileSystem: FileSystemCalls {
  /// What goes wrong.
  enum Interruption: Equatable, Sendable {
    case death(UpdatePoint)
    case fullDisk
  }

  /// What is known of the open files.
  private struct Known {
    var journal: Int32?
    var lock: Int32?
    var isDead = false
  }

  let wrapped: any FileSystemCalls
  let interruption: Interruption
  /// Ends the process; where it returns, as in tests, every further call fails.
  let die: @Sendable () -> Void
  private let known: SharedState

  /// The one thing that copies of the file system share.
  private final class SharedState: Sendable {
    let known = Mutex(Known())
  }

  /// `ENOSPC` and `EIO`, the same on every system this runs on.
  private static let noSpace: Int32 = 28
  private static let inputOutput: Int32 = 5

  init(
    _ interruption: Interruption, wrapping wrapped: any FileSystemCalls = LiveFileSystem(),
    die: @escaping @Sendable () -> Void
  ) {
    self.wrapped = wrapped
    self.interruption = interruption
    self.die = die
    known = SharedState()
  }

  private func isAt(_ point: UpdatePoint) -> Bool { interruption == .death(point) }

  /// Dies here when this is the point; else, or where death returns, goes on or fails.
  private func pass(_ point: UpdatePoint, _ call: SystemCall) throws(SystemError) {
    if isAt(point) { kill() }
    try live(call)
  }

  private func kill() {
    known.known.withLock { $0.isDead = true }
    die()
  }

  /// A dead process makes no calls.
  func live(_ call: SystemCall) throws(SystemError) {
    if known.known.withLock({ $0.isDead }) { throw SystemError(call, code: Self.inputOutput) }
  }

  /// Nothing new fits on a full disk.
  private func needRoom(_ call: SystemCall) throws(SystemError) {
    try live(call)
    if interruption == .fullDisk { throw SystemError(call, code: Self.noSpace) }
  }

  private func isJournal(_ descriptor: Int32) -> Bool { known.known.withLock { $0.journal == descriptor } }
}

// MARK: Calls at which something may happen

extension InterruptedFileSystem {
  func openEntry(
    _ name: String, in directory: Int32, flags: Int32, mode: FileMode
  ) throws(SystemError) -> Int32 {
    try live(.openat)
    let descriptor = try wrapped.openEntry(name, in: directory, flags: flags, mode: mode)
    known.known.withLock { known in
      if name == "events.jsonl" { known.journal = descriptor }
      if name == "progress.lock" { known.lock = descriptor }
    }
    return descriptor
  }

  func writeBytes(_ descriptor: Int32, _ bytes: UnsafeRawBufferPointer) throws(SystemError) -> Int {
    guard isJournal(descriptor) else {
      try needRoom(.write)
      return try wrapped.writeBytes(descriptor, bytes)
    }
    try pass(.append, .write)
    if isAt(.halfAppend) {
      _ = try wrapped.writeBytes(descriptor, UnsafeRawBufferPointer(rebasing: bytes.prefix(bytes.count / 2)))
      try pass(.halfAppend, .write)
    }
    try needRoom(.write)
    let written = try wrapped.writeBytes(descriptor, bytes)
    try pass(.appended, .write)
    return written
  }

  func writeBytes(
    _ descriptor: Int32, at offset: Int64, _ bytes: UnsafeRawBufferPointer
  ) throws(SystemError) -> Int {
    // The note in the lock file is a courtesy that needs no new block.
    if known.known.withLock({ $0.lock }) != descriptor { try needRoom(.pwrite) }
    try live(.pwrite)
    return try wrapped.writeBytes(descriptor, at: offset, bytes)
  }

  func renameEntry(
    _ name: String, in directory: Int32, to newName: String, in newDirectory: Int32
  ) throws(SystemError) {
    let isSnapshot = newName == "progress.json"
    if isSnapshot { try pass(.snapshot, .renameat) }
    try live(.renameat)
    try wrapped.renameEntry(name, in: directory, to: newName, in: newDirectory)
    if isSnapshot { try pass(.published, .renameat) }
  }

  func lock(_ descriptor: Int32, _ operation: LockOperation) throws(SystemError) {
    try live(.flock)
    try wrapped.lock(descriptor, operation)
    if operation == .exclusive { try pass(.locked, .flock) }
  }

  func waitForLock(_ descriptor: Int32, until deadline: Deadline) throws(SystemError) -> Bool {
    try live(.flockWaiting)
    let isHeld = try wrapped.waitForLock(descriptor, until: deadline)
    if isHeld { try pass(.locked, .flockWaiting) }
    return isHeld
  }

  func closeDescriptor(_ descriptor: Int32) throws(SystemError) {
    // Closes in any case, as the death of a process does.
    try wrapped.closeDescriptor(descriptor)
    let isLock = known.known.withLock { known in
      if known.journal == descriptor { known.journal = nil }
      guard known.lock == descriptor else { return false }
      known.lock = nil
      return true
    }
    if isLock { try pass(.unlocked, .close) }
  }

  func synchronizeData(_ descriptor: Int32, flushingDrive: Bool) throws(SystemError) {
    try live(.fdatasync)
    try wrapped.synchronizeData(descriptor, flushingDrive: flushingDrive)
    if isJournal(descriptor) { try pass(.flushed, .fdatasync) }
  }

  func makeDirectory(_ name: String, in directory: Int32, mode: FileMode) throws(SystemError) {
    try needRoom(.mkdirat)
    try wrapped.makeDirectory(name, in: directory, mode: mode)
  }

  func linkEntry(
    _ name: String, in directory: Int32, to newName: String, in newDirectory: Int32
  ) throws(SystemError) {
    try needRoom(.linkat)
    try wrapped.linkEntry(name, in: directory, to: newName, in: newDirectory)
  }
}
