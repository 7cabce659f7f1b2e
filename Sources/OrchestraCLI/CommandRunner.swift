import ArgumentParser
import DurableFiles
import ProgressStore
import Rendering

/// A command of the program: asks, does, shows.
///
/// It prints only through its context.
///
/// To add one, write its file in `Commands/` and add one line to `OrchestraCommand.configuration`.
protocol ContextCommand: ParsableCommand {
  /// Runs the command.
  ///
  /// - Throws: `Failure`.
  func run(in context: ProgramContext) throws
}

extension ContextCommand {
  /// Commands run in a context; the parser's own way of running them would leave it out.
  func run() throws {
    try run(in: .live())
  }
}

/// Parses the arguments, runs the command and puts into words how it ended: the one funnel for every ending.
struct CommandRunner {
  let context: ProgramContext

  /// Returns the exit status.
  func run(_ arguments: [String]) -> Int32 {
    do {
      let command = try OrchestraCommand.parseAsRoot(arguments)
      guard let command = command as? any ContextCommand else {
        // Help and version requests run themselves by throwing what is to be shown.
        var command = command
        try command.run()
        return 0
      }
      try command.run(in: context)
      return 0
    } catch let failure as Failure {
      context.output.complain(failure.text)
      return failure.status.rawValue
    } catch let error as StoreError {
      let failure = Failure(error)
      context.output.complain(failure.text)
      return failure.status.rawValue
    } catch {
      return finish(error)
    }
  }

  /// Shows what the argument parser has to say: an answer (help, version) or a complaint.
  private func finish(_ error: any Error) -> Int32 {
    let text = OrchestraCommand.fullMessage(for: error, columns: context.width)
    let code = OrchestraCommand.exitCode(for: error)
    if code.isSuccess {
      context.output.answer(text + "\n")
      return 0
    }
    context.output.complain(text)
    return code == .validationFailure ? Failure.Status.usage.rawValue : code.rawValue
  }
}
