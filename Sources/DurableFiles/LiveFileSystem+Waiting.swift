#if canImport(Darwin)
import Darwin
#else
import Glibc
#endif

/// Waiting with a deadline: for a lock, for a stream.
extension LiveFileSystem {
  package func waitForLock(_ descriptor: Int32, until deadline: Deadline) throws(SystemError) -> Bool {
    // flock() has no timeout, and trying again between sleeps starves: the kernel's queue is fair, sleepers
    // are not in it. So the call blocks, and a signal ends it.
    try takeTurn(descriptor, until: deadline)
    let timer = try WakingTimer(firstAt: deadline)
    defer { timer.cancel() }
    while !deadline.hasPassed {
      if flock(descriptor, LOCK_EX) == 0 { return true }
      if errno != EINTR { throw .last(.flockWaiting) }
    }
    return false
  }

  /// Waits behind those who came before, but not for ever: one that is suspended in the queue must not keep the others out.
  private func takeTurn(_ descriptor: Int32, until deadline: Deadline) throws(SystemError) {
    let queue = LockQueue(of: descriptor)
    let patience = LockQueue.patience(until: deadline)
    let timer = try WakingTimer(firstAt: patience)
    defer { timer.cancel() }
    if !queue.waitInFront(until: patience) { queue.leave() }
  }

  package func waitUntilReady(
    _ descriptor: Int32, for direction: StreamDirection, until deadline: Deadline
  ) throws(SystemError) -> Bool {
    // poll() skips negative descriptors and would wait for nothing.
    if descriptor < 0 { throw SystemError(.poll, code: EBADF) }
    let events =
      switch direction {
      case .reading: Int16(POLLIN)
      case .writing: Int16(POLLOUT)
      }
    while true {
      var request = pollfd(fd: descriptor, events: events, revents: 0)
      let ready = poll(&request, 1, deadline.remainingPollMilliseconds)
      if ready > 0 {
        if request.revents & Int16(POLLNVAL) != 0 { throw SystemError(.poll, code: EBADF) }
        return true
      }
      if ready < 0, errno != EINTR { throw .last(.poll) }
      if deadline.hasPassed { return false }
    }
  }

  package func fileSystemKind(of descriptor: Int32) throws(SystemError) -> FileSystemKind? {
    #if canImport(Darwin)
    var information = statfs()
    if fstatfs(descriptor, &information) != 0 { throw .last(.fstatfs) }
    let name = withUnsafePointer(to: &information.f_fstypename) { field in
      field.withMemoryRebound(to: CChar.self, capacity: 16) { String(cString: $0) }
    }
    return FileSystemKind(name: name, isLocal: information.f_flags & UInt32(MNT_LOCAL) != 0)
    #else
    // The C library's Swift module leaves fstatfs() out; the kernel's mount table says the same, with names.
    do {
      let path = try linkTarget("/proc/self/fd/\(descriptor)", in: AT_FDCWD)
      return FileSystemKind.holding(path: path, mountTable: try mountTable())
    } catch {
      throw SystemError(.fstatfs, path: error.path, code: error.code)
    }
    #endif
  }

  #if !canImport(Darwin)
  private func mountTable() throws(SystemError) -> [UInt8] {
    let path = "/proc/self/mountinfo"
    let descriptor = try openEntry(
      path, in: AT_FDCWD, flags: O_RDONLY | O_CLOEXEC, mode: FileMode(rawValue: 0))
    defer { close(descriptor) }
    var table: [UInt8] = []
    while true {
      let chunk = try [UInt8](unsafeUninitializedCapacity: 16384) { buffer, count throws(SystemError) in
        count = try readBytes(descriptor, into: UnsafeMutableRawBufferPointer(buffer))
      }
      if chunk.isEmpty { return table }
      table += chunk
    }
  }
  #endif
}
