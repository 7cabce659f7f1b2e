import ArgumentParser

/// The lock that keeps updates apart.
struct LockCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "lock", abstract: "Look at the lock that keeps updates apart.",
    subcommands: [LockStatusCommand.self, LockWaitCommand.self])
}
