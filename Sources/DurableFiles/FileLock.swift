#if canImport(Darwin)
import Darwin
#else
import Glibc
#endif

/// A lock between processes (and threads): `flock` on a file of its own that is never renamed and never
/// removed.
///
/// Calling order: make one, `acquire`, work, `release`. Readers need no lock.
///
/// 1. At most one holder at a time, also when somebody removes the lock file while it is held.
/// 2. The holder's death frees the lock within a millisecond; nothing needs cleaning up. No lock is ever
///    taken away from a holder that lives, however long it has been silent.
/// 3. Waiting processes get it roughly in the order they came.
/// 4. No wait outlasts its deadline by more than the timer's 20 ms.
package struct FileLock: Sendable {
  private let directory: Directory
  private let name: String
  private let command: String
  private let clock: any WallClock

  /// Names a lock; touches nothing yet.
  ///
  /// `command` says what this process is doing; it is shown to those who wait in vain.
  package init(
    _ name: String, in directory: Directory, command: String, clock: any WallClock = SystemClock()
  ) {
    self.name = name
    self.directory = directory
    self.command = command
    self.clock = clock
  }

  /// Takes the lock, waiting up to `deadline`; creates the lock file when it is missing.
  ///
  /// - Throws: `lockTimedOut`; `lockUnavailable` when the file system has no locks to give;
  ///   `notARegularFile`; `system`.
  package func acquire(until deadline: Deadline) throws(FileError) -> HeldLock {
    while true {
      let file = try openLockFile()
      var isHeld = try attempt(file)
      if !isHeld { isHeld = try wait(file, until: deadline) }
      if !isHeld { throw .lockTimedOut(path: file.path, holder: noteIn(file)) }
      if try isCurrent(file) { return leaveNote(file) }
      // Somebody removed or replaced the file: whoever opens it now locks another one. Take part in that one.
      if deadline.hasPassed { throw .lockTimedOut(path: file.path, holder: nil) }
    }
  }

  /// Takes the lock if nobody has it, else returns nil.
  ///
  /// - Throws: as `acquire`, but never `lockTimedOut`.
  package func acquireIfFree() throws(FileError) -> HeldLock? {
    while true {
      let file = try openLockFile()
      if !(try attempt(file)) { return nil }
      if try isCurrent(file) { return leaveNote(file) }
    }
  }

  /// Reports who has the lock, without creating the file.
  ///
  /// Asking takes the lock itself for an instant.
  package func state() throws(FileError) -> LockState {
    let file: OpenFile
    do {
      file = try OpenFile.open(name, in: directory, flags: O_RDONLY)
    } catch {
      if error.isAbsence { return .free(lastHolder: nil) }
      throw error
    }
    return try attempt(file) ? .free(lastHolder: noteIn(file)) : .held(by: noteIn(file))
  }

  private func openLockFile() throws(FileError) -> OpenFile {
    try OpenFile.open(name, in: directory, flags: O_RDWR | O_CREAT, mode: .privateFile)
  }

  private func attempt(_ file: borrowing OpenFile) throws(FileError) -> Bool {
    do {
      try file.lock(.exclusive)
      return true
    } catch {
      if error.code == EWOULDBLOCK { return false }
      throw .lockUnavailable(error)
    }
  }

  /// A waiting `flock` has no business answering `EWOULDBLOCK`; such a system cannot be waited for at all.
  private func wait(_ file: borrowing OpenFile, until deadline: Deadline) throws(FileError) -> Bool {
    if deadline.hasPassed { return false }
    do { return try file.waitForLock(until: deadline) } catch { throw .lockUnavailable(error) }
  }

  /// Whether the name still leads to the file that is locked (invariant 1).
  private func isCurrent(_ file: borrowing OpenFile) throws(FileError) -> Bool {
    guard let named = try directory.status(of: name) else { return false }
    return named.isSameFile(as: file.status)
  }

  /// Says who has the lock.
  ///
  /// A full disk must not keep us from holding it: the note is a courtesy.
  private func leaveNote(_ file: consuming OpenFile) -> HeldLock {
    let holder = LockHolder(
      processIdentifier: directory.calls.processIdentifier(), since: clock.now(), command: command)
    try? file.write(holder.note, at: 0)
    return HeldLock(file: file)
  }

  private func noteIn(_ file: borrowing OpenFile) -> LockHolder? {
    (try? file.read(count: LockHolder.maximumBytes, at: 0)).flatMap(LockHolder.init(note:))
  }
}

/// A lock that is held: released by `release`, at the end of the scope, or by the death of the process.
package struct HeldLock: ~Copyable, Sendable {
  private let file: OpenFile

  fileprivate init(file: consuming OpenFile) { self.file = file }

  /// Lets the next one in, by closing the file.
  package consuming func release() {}
}

/// Who has a lock.
package enum LockState: Hashable, Sendable {
  /// Nobody. The note of the last holder is still there, unless there never was one.
  case free(lastHolder: LockHolder?)
  /// Somebody; nil when there is no readable note.
  case held(by: LockHolder?)
}
