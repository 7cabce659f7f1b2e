package import DurableFiles

/// One line of `migrations.jsonl`: what was done to the shape of `progress.json`, by whom, when.
package struct MigrationEntry: Equatable, Sendable {
  package enum Action: String, CaseIterable, Sendable {
    /// By the first hook or command that met the old file.
    case auto
    case up, down, restore, baseline, force, repair
  }

  package enum Result: String, Sendable {
    case done
    /// The process ended before the file was replaced: nothing came of it.
    case interrupted
  }

  /// From 1.
  package var number: Int64
  /// Unix milliseconds.
  package var time: Int64
  package var action: Action
  /// The user's name, or number where it has none.
  package var actor: String
  package var host: String
  /// The command, such as `migrate up` or `hook PostToolUse`.
  package var command: String
  /// The version before; nil when it had none.
  package var from: String?
  package var to: String
  /// How long the work took until the entry was written, in milliseconds.
  package var duration: Int64
  /// CRC-32 of the file before; nil when there was none.
  package var before: Checksum?
  /// CRC-32 of the file after.
  package var after: Checksum
  /// The name in `backups/` of the bytes before; nil when there were none.
  package var backup: String?
  package var result: Result
}
