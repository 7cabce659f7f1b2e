#if canImport(Darwin)
import Darwin
#else
import Glibc
#endif

/// The order in which processes wait for a lock file: nobody passes one who was there before.
///
/// `flock` alone lets a process that comes just after a release take the lock before the one that was woken for it has run: those that
/// are running starve those that wait. So who wants the lock takes a place first, a record lock of the open file (`F_OFD_SETLK`) on one
/// byte far behind what is in it. The byte's number is twice the monotonic clock, which all processes of a machine share.
///
/// Who finds no place taken locks all bytes up to its own and is in front. Everybody else locks its own byte, reads which place was taken
/// last, writes its own there, and waits for that one byte: for the process right before it. Places are given up by closing the file.
///
/// 1. Nobody is in front while one who came before is in the queue, woken already or not.
/// 2. Waiting is the kernel's, and a release wakes the next one alone. That is why each waits for a byte of its own: where many wait for
///    overlapping bytes, half of them are woken every time, to find that it is not their turn.
/// 3. A process that dies leaves its place in the same instant.
/// 4. Nobody waits here longer than `patience`: one that is suspended while it waits would else keep all others out of a lock that is
///    free. Who has run out of patience goes on to `flock` without a place.
/// 5. Order is all it gives; that there is one holder is for `flock` to see to. So it does no harm when two read the same last place,
///    when the one in between dies, when the number there is nonsense, or when there are no record locks to be had (another system, a
///    file that was opened for reading): then somebody is in front too early, and waits in `flock` itself.
struct LockQueue {
  private enum Answer {
    case granted, refused, unavailable
  }

  /// Where the last place is written: behind the holder's note.
  private static let lastPlaceOffset = off_t(LockHolder.maximumBytes)
  /// A clock that ran into somebody later has to be read again so often at most; one time is rare.
  private static let attempts = 8
  private static let longestPatience = Duration.seconds(1)

  private let descriptor: Int32

  init(of descriptor: Int32) { self.descriptor = descriptor }

  /// Returns how long to wait here, of the time up to `deadline`: half of it, and a second at most.
  static func patience(until deadline: Deadline) -> Deadline {
    .after(min(deadline.remaining / 2, longestPatience))
  }

  /// Steps in front if nobody has a place; false when somebody has.
  func stepInFront() -> Bool { call(F_WRLCK, 0...Self.now(), waiting: false) != .refused }

  /// Gives up the place, for one who cannot go on from the front.
  func leave() { _ = call(F_UNLCK, 0...(Int64.max - 1), waiting: false) }

  /// Takes a place and waits until it is in front; false when `deadline` passed first.
  ///
  /// A signal must end the wait: run a `WakingTimer` meanwhile.
  func waitInFront(until deadline: Deadline) -> Bool {
    guard let place = join() else { return true }
    let before = placeBefore(place)
    while !deadline.hasPassed {
      if call(F_WRLCK, before...before, waiting: true) != .refused { return true }
    }
    return false
  }

  /// Takes a place behind all others; nil where there are none to be had.
  private func join() -> Int64? {
    for _ in 0..<Self.attempts {
      let place = Self.now()
      switch call(F_WRLCK, place...place, waiting: false) {
      case .granted: return place
      // Between reading the clock and asking, somebody who read it later came to the front.
      case .refused: continue
      case .unavailable: return nil
      }
    }
    return nil
  }

  /// Returns the place that was taken last before this one, which is the last from now on.
  ///
  /// A place that nobody has any more is among the bytes of whoever is in front without having waited. So is 0, which stands for a number
  /// that cannot be: of another boot, where the clock was further on, or none at all.
  private func placeBefore(_ place: Int64) -> Int64 {
    var last: Int64 = 0
    let count = pread(descriptor, &last, MemoryLayout<Int64>.size, Self.lastPlaceOffset)
    var own = place
    // A full disk must not keep anybody from waiting: the next one then goes on too early.
    _ = pwrite(descriptor, &own, MemoryLayout<Int64>.size, Self.lastPlaceOffset)
    return count == MemoryLayout<Int64>.size && (0..<place).contains(last) ? last : 0
  }

  /// Refused stands for a wait that a signal ended, too.
  private func call(_ kind: Int32, _ bytes: ClosedRange<Int64>, waiting: Bool) -> Answer {
    #if canImport(Darwin)
    // There a record lock and `flock` of one file exclude each other.
    return .unavailable
    #else
    // <fcntl.h> names them only for _GNU_SOURCE; the numbers are part of the kernel's interface.
    let command: Int32 = waiting ? 38 : 37
    var request = flock()
    request.l_type = Int16(kind)
    request.l_whence = Int16(SEEK_SET)
    request.l_start = off_t(bytes.lowerBound)
    request.l_len = off_t(bytes.upperBound - bytes.lowerBound + 1)
    if withUnsafeMutablePointer(to: &request, { fcntl(descriptor, command, $0) }) == 0 { return .granted }
    return [EAGAIN, EACCES, EINTR].contains(errno) ? .refused : .unavailable
    #endif
  }

  /// The place of this moment: an even number, so that the bytes of one process never touch and are joined to one lock.
  private static func now() -> Int64 { max(2, Deadline.after(.zero).nanoseconds * 2) }
}
