import ArgumentParser
import ProgressModel

/// Ends sessions whose end was never reported.
struct SessionEndCommand: ContextCommand {
  static let configuration = CommandConfiguration(
    commandName: "end", abstract: "End sessions, and with them their agents.",
    discussion: """
      For sessions whose end was never reported; a host that still lives takes its session up again with its next event.
      Example: orchestra session end 3f0c --reason crashed
      """)

  @OptionGroup var change: ChangeOptions

  @Argument(
    help: ArgumentHelp("The sessions' ids, or the beginnings of them.", valueName: "id"),
    completion: .liveSession)
  var ids: [String] = []

  @Flag(name: .long, help: "All sessions that have not ended.")
  var all = false

  @Option(
    name: .long, help: ArgumentHelp("Why (default: \(EndSessions.byHand)).", valueName: "text"))
  var reason: String?

  func validate() throws {
    if all != ids.isEmpty { throw ValidationError("Give either ids of sessions or --all") }
  }

  func run(in context: ProgramContext) throws {
    try change.make(.sessions, for: "session end", in: context) { _ in
      EndSessions(all ? nil : ids, reason: reason)
    }
  }
}
