import Rendering
import SchemaMigration

extension MigrationAccount {
  /// Whether it leads, or led, to an older version.
  var isDown: Bool { action == "down" }
}

/// What a migration did or would do, in words.
///
/// What comes from the file is cleaned here.
struct MigrationSentences {
  private let account: MigrationAccount

  init(_ account: MigrationAccount) {
    self.account = account
  }

  private var name: String { Self.name(of: account.project) }

  /// The last part of the project's path, as people call it.
  static func name(of path: String) -> String {
    "'\(VisibleText.of(path.split(separator: "/").last.map(String.init) ?? path))'"
  }

  private var from: String { account.from.map { VisibleText.of($0) } ?? "no version" }

  /// `12 tasks, 3 values rewritten, 2 carried`.
  var counts: String {
    var parts = [MigrationText.count(account.taskCount, "task")]
    let kinds = Dictionary(grouping: account.notes, by: \.kind).mapValues(\.count)
    for kind in ["rewritten", "carried", "supplied"] {
      guard let count = kinds[kind] else { continue }
      parts.append(parts.count == 1 ? "\(MigrationText.count(count, "value")) \(kind)" : "\(count) \(kind)")
    }
    return parts.joined(separator: ", ")
  }

  /// What was done, in one line.
  var done: String {
    guard account.isNeeded else { return nothing }
    let took = account.entry.map { " in \(MigrationText.duration($0.duration))" } ?? ""
    let backup = account.backup.map { "; backup 'backups/\(VisibleText.of($0))'" } ?? ""
    let what =
      switch account.action {
      case "down": "Took \(name) down from \(from) to \(account.to)"
      case "restore": "Restored \(name) from \(from) to \(account.to)"
      case "baseline": "Recorded that \(name) is at \(account.to)"
      case "force": "Forced \(name) from \(from) to \(account.to)"
      default: "Migrated \(name) from \(from) to \(account.to)"
      }
    return what + took + ": " + counts + backup
  }

  var nothing: String {
    "Nothing to do: \(name) is at \(account.to) already" + (isOldest ? ", and there is no older version" : "")
  }

  private var isOldest: Bool { account.to == SchemaVersion.allCases.first?.rawValue }

  /// What would be done, in one line.
  var planned: String {
    guard account.isNeeded else { return nothing }
    let steps = account.steps.isEmpty ? "" : " in \(MigrationText.count(account.steps.count, "step"))"
    let what =
      switch account.action {
      case "down": "Would take \(name) down from \(from) to \(account.to)"
      case "restore": "Would restore \(name) from \(from) to \(account.to)"
      case "baseline": "Would record that \(name) is at \(account.to)"
      case "force": "Would force \(name) from \(from) to \(account.to)"
      default: "Would migrate \(name) from \(from) to \(account.to)"
      }
    return "\(what)\(steps): \(counts)"
  }

  /// What somebody may not expect of an older version, with the way on.
  var hint: String? {
    guard account.isNeeded, account.to != SchemaVersion.current.rawValue else { return nil }
    if ["baseline", "force"].contains(account.action) {
      return "The next hook or command migrates it on to \(SchemaVersion.current.rawValue)"
    }
    return
      "It stays at \(account.to): hooks put events aside and commands change nothing until 'orchestra migrate up'"
  }
}
