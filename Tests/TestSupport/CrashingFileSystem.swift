package import DurableFiles

/// A file system in which the process "dies" before a chosen system call.
///
/// That call and every later one does nothing and throws `death`; only descriptors are closed, as the kernel
/// does, so that locks come free. Whatever the code under test does after its death leaves no trace. Then
/// open the files anew with the live system: that is what the next process finds.
package struct CrashingFileSystem: InterceptingFileSystem {
  /// How much of a write lands when death comes in the middle of it (a kill tears even one small write).
  package enum Tear: Hashable, Sendable {
    case nothing
    case bytes(Int)
  }

  /// The error number of a call that a dead process made; no system has it.
  package static let death: Int32 = 99_999

  package let wrapped: any FileSystemCalls
  private let number: Int
  private let tear: Tear
  private let log = CallLog()

  /// Makes a process that dies before its call `number`, counted from 1.
  package init(
    dyingAt number: Int, tearing tear: Tear = .nothing,
    wrapping wrapped: any FileSystemCalls = LiveFileSystem()
  ) {
    self.number = number
    self.tear = tear
    self.wrapped = wrapped
  }

  /// The calls so far, in order, those after death included.
  package var calls: [SystemCall] { log.calls }

  /// Whether the process got as far as its death.
  package var isDead: Bool { log.calls.count >= number }

  package func intercept(_ call: SystemCall, name: String) -> Interception {
    let position = log.note(call).overall
    if position < number { return .proceed }
    let error = SystemError(call, path: name, code: CrashingFileSystem.death)
    if position == number, case .bytes(let count) = tear { return .tear(count, error) }
    return .fail(error)
  }
}
