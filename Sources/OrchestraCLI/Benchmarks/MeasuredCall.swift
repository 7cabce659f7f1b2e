import DurableFiles

/// One program run with its input, and what must come of it for the time to count.
struct MeasuredCall: Sendable {
  enum Answer: Sendable {
    case some
    case none
    case anything
  }

  var program: ChildProcess
  var input: [UInt8] = []
  var answer = Answer.anything

  /// Whether the run did what is measured: a hook that fails is fast.
  func isFulfilled(by ending: ChildProcess.Ending) -> Bool {
    guard ending.status == 0 else { return false }
    return switch answer {
    case .some: !ending.output.isEmpty
    case .none: ending.output.isEmpty
    case .anything: true
    }
  }
}

/// How programs are run: replaced in tests.
struct ProgramRunner: Sendable {
  var run: @Sendable (MeasuredCall) throws(ChildProcess.Fault) -> ChildProcess.Ending
  /// Whether somebody pressed Ctrl-C.
  var isInterrupted: @Sendable () -> Bool

  /// Runs a call.
  ///
  /// - Throws: `inputOutput` when it could not be run, did not do what it should, or everything is to end.
  func callAsFunction(_ call: MeasuredCall) throws(Failure) -> ChildProcess.Ending {
    let ending: ChildProcess.Ending
    do {
      ending = try run(call)
    } catch {
      throw Failure(.inputOutput, "Cannot run '\(call.program.program)': \(error.words)")
    }
    if isInterrupted() { throw Failure(.inputOutput, "Cannot measure: interrupted") }
    guard call.isFulfilled(by: ending) else {
      let words = ([call.program.program] + call.program.arguments).joined(separator: " ")
      throw Failure(
        .inputOutput,
        "Cannot measure '\(words)': it ended with status \(ending.status) and \(ending.output.count) bytes of output"
      )
    }
    return ending
  }
}

extension ChildProcess.Fault {
  fileprivate var words: String {
    switch self {
    case .inputTooLarge(let bytes): "its input of \(bytes) bytes is larger than a pipe"
    case .system(let call, _): "\(call): \(reason)"
    }
  }
}
