import ArgumentParser

/// Checks what a script expects, so that the script is a test.
struct ExpectCommand: ContextCommand {
  static let configuration = CommandConfiguration(
    commandName: "expect", abstract: "Check that something is so; the status is 1 when it is not.",
    usage: "orchestra expect [--root <folder>] <claim> [and <claim> ...]",
    discussion: """
      A claim is about a path into the state, a task, an agent, a session, or the command before it:
        expect stats.completedTasks == 3
        expect count tasks[status=failed] is 0
        expect task t-3f2a9c status is completed and agent Kai is not active
        expect output contains 'Design' and status is 0
      On the command line of another shell, write 'more than' and 'less than' for > and <, which are redirections there. \
      docs/expect.md has the rest.
      Example: orchestra expect stats.failedTasks == 0
      """)

  @OptionGroup var project: ProjectOptions

  @Argument(parsing: .captureForPassthrough, help: ArgumentHelp("What should be so.", valueName: "claim"))
  var words: [String] = []

  func run(in context: ProgramContext) throws {
    // Everything behind the first word is passed through, so the parser cannot see this.
    if words == ["--help"] || words == ["-h"] { throw CleanExit.helpRequest(self) }
    let expectation: Expectation
    do { expectation = try Expectation.parse(words) } catch {
      guard context.session != nil else { throw Failure(error, in: words) }
      // A session marks the word itself, in the line as it was written.
      throw Failure(
        .usage, "Cannot read the expectation: \(error.cause)", hint: error.hint, word: error.wordIndex + 1)
    }
    let previous = context.session?.previous.map {
      PreviousCommand(output: $0.output, errors: $0.errors, status: $0.status)
    }
    let subject = ExpectationSubject(
      state: { () throws(Failure) in try project.state(in: context, for: "expect").1 }, now: context.now,
      previous: previous)
    switch try expectation.evaluate(in: subject) {
    case .holds: return
    case .fails(let sentence, let hint): throw Failure(.no, sentence, hint: hint)
    }
  }
}
