import ArgumentParser

/// Measures the program itself.
struct BenchCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "bench", abstract: "Measure the program on this machine.",
    subcommands: [BenchHookCommand.self, BenchUpdateCommand.self, BenchLockCommand.self])
}
