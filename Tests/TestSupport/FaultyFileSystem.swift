package import DurableFiles

/// One thing that goes wrong, at a certain call.
package struct Fault: Hashable, Sendable, CustomStringConvertible {
  package enum Effect: Hashable, Sendable {
    /// The call fails with this error number.
    case failure(code: Int32)
    /// A write takes only this many bytes, as a nearly full disk does.
    case shortWrite(bytes: Int)
  }

  /// Which calls count; nil counts all.
  package let call: SystemCall?
  /// The number of the call among those that count, from 1.
  package let number: Int
  package let effect: Effect
  /// Whether all later calls that count are hit as well: a disk stays full, a signal comes once.
  package let isLasting: Bool

  package init(_ call: SystemCall?, number: Int = 1, _ effect: Effect, isLasting: Bool = false) {
    self.call = call
    self.number = number
    self.effect = effect
    self.isLasting = isLasting
  }

  package var description: String {
    let what =
      switch effect {
      case .failure(let code): SystemError(call ?? .openat, code: code).reason
      case .shortWrite(let bytes): "only \(bytes) bytes"
      }
    return "\(call?.rawValue ?? "call") \(number)\(isLasting ? " and later" : ""): \(what)"
  }
}

/// A file system in which chosen calls fail.
package struct FaultyFileSystem: InterceptingFileSystem {
  package let wrapped: any FileSystemCalls
  private let faults: [Fault]
  private let log = CallLog()

  package init(_ faults: Fault..., wrapping wrapped: any FileSystemCalls = LiveFileSystem()) {
    self.faults = faults
    self.wrapped = wrapped
  }

  /// The calls so far, in order, the failed ones included.
  package var calls: [SystemCall] { log.calls }

  package func intercept(_ call: SystemCall, name: String) -> Interception {
    let position = log.note(call)
    for fault in faults where fault.call == nil || fault.call == call {
      let number = fault.call == nil ? position.overall : position.ofItsKind
      guard number == fault.number || fault.isLasting && number > fault.number else { continue }
      switch fault.effect {
      case .failure(let code): return .fail(SystemError(call, path: name, code: code))
      case .shortWrite(let bytes): return .shorten(bytes)
      }
    }
    return .proceed
  }
}
