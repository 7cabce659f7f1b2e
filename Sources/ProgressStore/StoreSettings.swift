package import DurableFiles
import JSONTree
package import ProgressModel

/// What a project's `.orchestra/config.json` says under `progress`.
///
/// Other keys belong to others and are left alone.
///
/// `docs/configuration.md` lists the keys. A missing file or key means the default; a value of the wrong type is reported and
/// the default used, since a slip in a settings file must not cost an event.
package struct StoreSettings: Sendable {
  package var isEnabled = true
  package var durability = Durability.journal
  package var access = StoreAccess.ownerOnly
  /// Growth of the journal in bytes before it is rotated.
  package var journalBytes: Int64 = 4 << 20
  package var journalSegments = 4
  package var keepEndedSessions: Int64 = 24 * 3_600_000
  package var sessionSilence: Int64 = 24 * 3_600_000
  /// `en` or `ja`; nil when not set.
  package var language: String?
  package var isVerbose = false
  /// Agents the project adds to the roster.
  package var agents: [AgentRoster.Entry] = []
  /// Whether the first hook or command that meets a `progress.json` of an older version migrates it.
  package var migratesByItself = true
  /// How many dated backups stay.
  package var keptBackups = 10
  package var logBytes: Int64 = 1 << 20
  package var logFiles = 3
  /// Whether hooks keep how long they took, for `stats --self`.
  package var timesHooks = true
  /// Keys whose values were of the wrong kind, for the log.
  package private(set) var ignoredKeys: [String] = []

  package init() {}

  /// Reads the settings of the project at `root`.
  ///
  /// - Throws: `settingsInvalid` when the file is no JSON; `file` when it cannot be read.
  package static func read(root: Directory) throws(StoreError) -> StoreSettings {
    do {
      guard
        let orchestra = try root.subdirectoryIfPresent(StoreName.orchestra, trust: StoreAccess.group.trust),
        let bytes = try orchestra.readFile(StoreName.settings, maximumBytes: 1 << 20)
      else { return StoreSettings() }
      return try parse(bytes)
    } catch let error as FileError {
      throw StoreError(error)
    } catch let error as JSONSyntaxError {
      throw .settingsInvalid(path: "\(StoreName.orchestra)/\(StoreName.settings)", error)
    } catch {
      return StoreSettings()
    }
  }

  static func parse(_ bytes: [UInt8]) throws(JSONSyntaxError) -> StoreSettings {
    var settings = StoreSettings()
    guard let progress = try JSONValue(parsing: bytes)["progress"]?.object else { return settings }
    for member in progress where !settings.take(member.key, member.value) {
      settings.ignoredKeys.append(member.key)
    }
    return settings
  }

  /// Takes one setting over; false when its value is of the wrong kind.
  ///
  /// Unknown keys are left to later versions.
  private mutating func take(_ key: String, _ value: JSONValue) -> Bool {
    switch key {
    case "enabled": set(&isEnabled, value.bool)
    case "verbose": set(&isVerbose, value.bool)
    case "durability": set(&durability, value.string.flatMap(Durability.init(rawValue:)))
    case "sharing": set(&access, value.string.flatMap(Self.access))
    case "journalBytes": set(&journalBytes, value.positive)
    case "journalSegments": set(&journalSegments, value.positive.map { Int(min($0, 10_000)) })
    case "keepEndedSessionsHours": set(&keepEndedSessions, value.hours)
    case "sessionSilenceHours": set(&sessionSilence, value.hours)
    case "language": set(&language, value.string.map(Optional.some))
    case "agents": set(&agents, value.array.map { $0.compactMap(AgentRoster.Entry.init) })
    case "autoMigrate": set(&migratesByItself, value.bool)
    case "keepBackups": set(&keptBackups, value.positive.map { Int(min($0, 1000)) })
    case "logBytes": set(&logBytes, value.positive)
    case "logFiles": set(&logFiles, value.positive.map { Int(min($0, 100)) })
    case "selfTiming": set(&timesHooks, value.bool)
    default: true
    }
  }

  private func set<Value>(_ target: inout Value, _ value: Value?) -> Bool {
    guard let value else { return false }
    target = value
    return true
  }

  private static func access(_ word: String) -> StoreAccess? {
    switch word {
    case "owner": .ownerOnly
    case "group": .group
    default: nil
    }
  }
}

extension JSONValue {
  fileprivate var positive: Int64? {
    integer.flatMap { $0 > 0 ? $0 : nil }
  }

  /// Hours as milliseconds, up to a century.
  fileprivate var hours: Int64? {
    integer.flatMap { (0...876_600).contains($0) ? $0 * 3_600_000 : nil }
  }
}

extension AgentRoster.Entry {
  /// Reads `"Name"` or `{"name": "Name", "emoji": "🦊"}`.
  fileprivate init?(_ value: JSONValue) {
    guard let name = value.string ?? value["name"]?.string, !name.isEmpty else { return nil }
    self.init(name: name, emoji: value["emoji"]?.string ?? AgentRoster.unknownEmoji)
  }
}
