import DurableFiles

#if canImport(Darwin)
import Darwin
#else
import Glibc
#endif

/// Locks of open file descriptions (`fcntl` with `F_OFD_SETLK` and `F_OFD_SETLKW`): the other lock the system frees by itself.
final class OpenFileDescriptionLock: LockStrategy {
  static let name = "ofd"
  static let summary = "a record lock of the open file (F_OFD_SETLKW), waited for in the system's queue"

  #if canImport(Darwin)
  private static let attempting: Int32 = 90
  private static let waiting: Int32 = 91
  #else
  // <fcntl.h> has them only for _GNU_SOURCE; the numbers are part of the system's interface.
  private static let attempting: Int32 = 37
  private static let waiting: Int32 = 38
  #endif

  private let file: OpenDescriptor

  init(in folder: Directory) throws(LockBenchmarkError) {
    file = try OpenDescriptor("\(folder.path)/ofd.lock", flags: O_RDWR | O_CREAT)
  }

  func take(until deadline: Deadline) throws(LockBenchmarkError) -> Bool {
    if set(F_WRLCK, Self.attempting) { return true }
    guard errno == EAGAIN || errno == EACCES else { throw .last("fcntl") }
    let alarm = AlarmTimer(endingWaitsAt: deadline)
    defer { alarm.cancel() }
    while !deadline.hasPassed {
      if set(F_WRLCK, Self.waiting) { return true }
      if errno != EINTR { throw .last("fcntl") }
    }
    return false
  }

  func release() { _ = set(F_UNLCK, Self.attempting) }

  /// Asks for all of the file; the failure is in `errno`.
  private func set(_ kind: Int32, _ command: Int32) -> Bool {
    var request = flock()
    request.l_type = Int16(kind)
    request.l_whence = Int16(SEEK_SET)
    return withUnsafeMutablePointer(to: &request) { fcntl(file.number, command, $0) } == 0
  }
}
