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
  /// Whether it means something only where several commands share a session: in the shell and in scripts.
  static var isForSessions: Bool { get }

  /// Runs the command.
  ///
  /// - Throws: `Failure`.
  func run(in context: ProgramContext) throws
}

extension ContextCommand {
  static var isForSessions: Bool { false }

  /// Commands run in a context; the parser's own way of running them would leave it out.
  func run() throws {
    try run(in: .live())
  }
}

/// How a command ended: the one form that the command line, the shell and scripts show in their own ways.
enum CommandEnding: Equatable, Sendable {
  case done
  /// It said what was wrong.
  case failed(Failure)
  /// The arguments were wrong; `whole` is the argument parser's message with the usage.
  case misused(Failure, whole: String)
  /// An exit status without words.
  case status(Int32)

  var status: Int32 {
    switch self {
    case .done: 0
    case .failed(let failure), .misused(let failure, _): failure.status.rawValue
    case .status(let status): status
    }
  }
}

/// Parses the arguments, runs the command and puts into words how it ended: the one funnel for every ending.
struct CommandRunner {
  let context: ProgramContext

  /// Runs a command line's command and returns the exit status.
  func run(_ arguments: [String]) -> Int32 {
    let ending = ending(of: arguments)
    switch ending {
    case .done, .status: break
    case .failed(let failure): context.output.complain(failure.text)
    case .misused(_, let whole): context.output.complain(whole)
    }
    return ending.status
  }

  /// Runs a command and returns how it ended; only answers have been shown.
  func ending(of arguments: [String]) -> CommandEnding {
    do {
      let words = try CommandNames.resolved(arguments)
      if let refusal = TravelRule.refusal(of: words, in: context) { return .failed(refusal) }
      let command = try OrchestraCommand.parseAsRoot(AtCommand.readable(words))
      guard let command = command as? any ContextCommand else {
        // Help and version requests run themselves by throwing what is to be shown.
        var command = command
        try command.run()
        return .done
      }
      try command.run(in: context)
      return .done
    } catch let failure as Failure {
      return .failed(failure)
    } catch let error as StoreError {
      return .failed(Failure(error))
    } catch {
      return finish(error)
    }
  }

  /// Shows what the argument parser has to say if it is an answer (help, version); else it is a complaint.
  private func finish(_ error: any Error) -> CommandEnding {
    let text = OrchestraCommand.fullMessage(for: error, columns: context.width)
    let code = OrchestraCommand.exitCode(for: error)
    if code.isSuccess {
      let isVersion = text == Orchestra.version
      context.output.answer((isVersion ? Orchestra.versionText(context.calls) : text) + "\n")
      return .done
    }
    if text.isEmpty { return .status(code.rawValue) }
    let status = code == .validationFailure ? Failure.Status.usage : Failure.Status(rawValue: code.rawValue)
    let message = OrchestraCommand.message(for: error)
    return .misused(Failure(status ?? .usage, message), whole: text)
  }
}
