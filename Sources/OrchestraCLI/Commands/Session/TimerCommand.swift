import ArgumentParser

/// Shows how long commands take, or stops doing so.
struct TimerCommand: ContextCommand {
  static let isForSessions = true
  static let configuration = CommandConfiguration(
    commandName: "timer", abstract: "Show how long each command takes: on or off.",
    discussion: """
      The time goes to standard error, so that it disturbs no pipe. Without an argument: says which it is.
      Example: timer on
      """)

  @Argument(help: "on or off.", completion: .list(["on", "off"]))
  var state: String?

  func run(in context: ProgramContext) throws {
    let session = try context.requireSession(for: "timer")
    guard let state else {
      context.output.answer((session.options.showsTime ? "on" : "off") + "\n")
      return
    }
    var options = session.options
    try SessionOption.timer.set(state, in: &options)
    session.options = options
  }
}
