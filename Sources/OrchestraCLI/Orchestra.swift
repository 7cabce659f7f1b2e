import DurableFiles

/// The program.
package enum Orchestra {
  package static let version = "2.0.0"

  /// Runs one invocation in the real world and returns its exit status.
  package static func run(arguments: [String]) -> Int32 {
    StandardStreams().ignoreSignalsOfFailedWrites()
    return run(arguments: arguments, in: .live())
  }

  /// Runs one invocation in `context`.
  ///
  /// `hook` is answered before the argument parser is set up: it runs thousands of times a day and takes two words at most.
  package static func run(arguments: [String], in context: ProgramContext) -> Int32 {
    if arguments.first == "hook", let options = HookOptions(arguments.dropFirst()) {
      return HookRunner(context: context, options: options).run()
    }
    // So is `complete`, which runs while somebody holds a key down.
    if arguments.first == "complete", CompletionCall(context: context).answer(Array(arguments.dropFirst())) {
      return 0
    }
    // And so is the host's status line, which is drawn all the time.
    if arguments.first == "statusline", StatusLineCall(context: context).answer(Array(arguments.dropFirst()))
    {
      return 0
    }
    return CommandRunner(context: context).run(arguments)
  }
}
