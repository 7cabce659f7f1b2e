import ArgumentParser

/// One session: ends it by hand.
struct SessionCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "session", abstract: "End sessions by hand.",
    discussion: "'orchestra sessions' lists them.",
    subcommands: [SessionEndCommand.self])
}
