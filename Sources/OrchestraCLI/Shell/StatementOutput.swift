import DurableFiles
import Rendering
import Shell

/// Where the answer of one statement goes: the screen with its pager, a file, or another program.
struct StatementOutput {
  let context: ProgramContext
  let session: ShellSession
  let redirection: Statement.Redirection?

  /// The terminal a command sees: none when its answer goes elsewhere.
  var terminalWidth: Int? {
    redirection == nil ? context.surroundings.terminalSize()?.columns ?? context.terminalWidth : nil
  }

  /// Delivers the answer.
  ///
  /// - Returns: The exit status of the program it went to, else 0.
  /// - Throws: `Failure` when it could not be delivered.
  func deliver(_ output: SessionOutput) throws(Failure) -> Int32 {
    switch redirection {
    case .file(let word, let appends):
      do {
        try PlainFile(context.path(word.text), calls: context.calls).write(output.bytes, appends: appends)
        return 0
      } catch {
        throw Failure(.cannotCreate, "Cannot write '\(word.text)': \(error.cause)")
      }
    case .pipe(let command, _): return try run(command, input: output.bytes)
    case nil:
      let rest = output.rest
      if let pager = pager(for: rest) { return try run(pager, input: rest) }
      if !rest.isEmpty { context.output.answer(rest) }
      return 0
    }
  }

  /// Runs a command line of the system's shell in the session's folder.
  func run(_ command: String, input: [UInt8]?) throws(Failure) -> Int32 {
    context.output.flush()
    do {
      return try context.surroundings.systemShell.run(
        command, input: input, in: context.workingDirectory, environment: context.environment)
    } catch {
      throw Failure(.inputOutput, "Cannot run '\(command)': \(error.reason)")
    }
  }

  /// The pager when there is more than the screen takes, and somebody there to turn the pages.
  private func pager(for bytes: [UInt8]) -> String? {
    guard session.isInteractive, session.options.pager != .off,
      let size = context.surroundings.terminalSize(), size.rows > 2,
      context.environment["TERM"] != "dumb"
    else { return nil }
    var rows = 0
    for line in String(decoding: bytes, as: UTF8.self).split(
      separator: "\n", omittingEmptySubsequences: false)
    {
      rows += max(1, (TextWidth.columns(of: String(line)) + size.columns - 1) / size.columns)
      // One row is for the prompt.
      if rows > size.rows { break }
    }
    if rows <= size.rows { return nil }
    if case .command(let command) = session.options.pager { return command }
    if let pager = context.environment["PAGER"], !pager.isEmpty { return pager }
    // Colours as they are, out at once when it fits after all, and the text stays on the screen.
    return "less -RFX"
  }
}

extension ProgramContext {
  /// A path as a person wrote it: `~` is the home directory, what is relative starts at the session's folder.
  func path(_ text: String) -> String {
    var path = text
    if path == "~" || path.hasPrefix("~/"), let home = environment["HOME"], !home.isEmpty {
      path = home + path.dropFirst()
    }
    return path.hasPrefix("/") ? path : workingDirectory + (workingDirectory.hasSuffix("/") ? "" : "/") + path
  }
}
