package import DurableFiles
import Foundation

/// A counter of system calls that several threads may share.
package final class CallLog: @unchecked Sendable {
  private let mutex = NSLock()
  private var recorded: [SystemCall] = []

  package init() {}

  /// The calls so far, in order.
  package var calls: [SystemCall] { mutex.withLock { recorded } }

  /// Notes a call; returns its number among all calls and among those of the same kind, both from 1.
  package func note(_ call: SystemCall) -> (overall: Int, ofItsKind: Int) {
    mutex.withLock {
      recorded.append(call)
      return (recorded.count, recorded.count { $0 == call })
    }
  }
}

/// Watches the system calls of a piece of code without changing any.
package struct RecordingFileSystem: InterceptingFileSystem {
  package let wrapped: any FileSystemCalls
  private let log = CallLog()

  package init(_ wrapped: any FileSystemCalls = LiveFileSystem()) { self.wrapped = wrapped }

  /// The calls so far, in order.
  package var calls: [SystemCall] { log.calls }

  package func intercept(_ call: SystemCall, name: String) -> Interception {
    _ = log.note(call)
    return .proceed
  }
}
