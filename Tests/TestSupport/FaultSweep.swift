package import DurableFiles
import Foundation

/// Lists all the places where an operation can be hurt, from one undisturbed run of it.
///
/// Run it once with a `RecordingFileSystem`, then once for each fault or crash below, from the same starting
/// point, and check what is left.
package enum FaultSweep {
  /// Every call failing in every way that is plausible for it, once and from then on; writes also cut short.
  package static func faults(in calls: [SystemCall]) -> [Fault] {
    var seen: [SystemCall: Int] = [:]
    return calls.flatMap { call -> [Fault] in
      let number = (seen[call] ?? 0) + 1
      seen[call] = number
      let effects = codes(for: call).map { Fault.Effect.failure(code: $0) } + cuts(of: call)
      return effects.flatMap { effect in
        [false, true].map { Fault(call, number: number, effect, isLasting: $0) }
      }
    }
  }

  /// Death before every call and after the last; before writes also with part of the bytes on disk.
  ///
  /// `tears` are the numbers of bytes that land.
  package static func crashes(in calls: [SystemCall], tears: [Int] = [1, 7]) -> [CrashPoint] {
    (1...(calls.count + 1)).flatMap { number -> [CrashPoint] in
      let call = number <= calls.count ? calls[number - 1] : nil
      let isWrite = call == .write || call == .pwrite
      return [CrashPoint(number: number, call: call, tear: .nothing)]
        + (isWrite ? tears : []).map { CrashPoint(number: number, call: call, tear: .bytes($0)) }
    }
  }

  /// Returns the error numbers a call may really end with.
  ///
  /// `EINTR` is missing: the live system handles it below.
  package static func codes(for call: SystemCall) -> [Int32] {
    switch call {
    case .openat: [EACCES, EMFILE, EIO, ENOSPC, EROFS]
    case .mkdirat: [EACCES, EEXIST, ENOSPC, EROFS]
    case .fstat, .fstatat: [EIO, ENOMEM]
    case .read, .pread: [EIO]
    case .write, .pwrite: [ENOSPC, EIO, EDQUOT, EFBIG]
    case .ftruncate: [EIO, EPERM]
    case .fdatasync, .fsync: [EIO, ENOSPC]
    case .close: [EIO, ENOSPC]
    case .renameat: [EIO, ENOSPC, EACCES]
    case .linkat: [EMLINK, EPERM, ENOSPC]
    case .unlinkat: [EIO, EACCES]
    case .readdir, .readlinkat, .fstatfs, .getentropy: [EIO]
    case .flock: [EWOULDBLOCK, ENOLCK, EOPNOTSUPP]
    case .flockWaiting: [ENOLCK]
    case .timerCreate: [EAGAIN]
    case .poll: [ENOMEM]
    }
  }

  private static func cuts(of call: SystemCall) -> [Fault.Effect] {
    call == .write ? [.shortWrite(bytes: 1), .shortWrite(bytes: 5)] : []
  }
}

/// A moment at which to die.
package struct CrashPoint: Hashable, Sendable, CustomStringConvertible {
  package let number: Int
  package let call: SystemCall?
  package let tear: CrashingFileSystem.Tear

  /// A file system that dies at this moment.
  package func fileSystem() -> CrashingFileSystem { CrashingFileSystem(dyingAt: number, tearing: tear) }

  package var description: String {
    let place = call.map { "before \($0.rawValue), call \(number)" } ?? "at the end"
    if case .bytes(let count) = tear { return "\(place), \(count) bytes written" }
    return place
  }
}
