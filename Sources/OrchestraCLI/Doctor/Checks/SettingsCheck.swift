import DurableFiles
import JSONTree
import ProgressStore
import Rendering

/// Whether `.orchestra/config.json` says what its author meant.
enum SettingsCheck: DoctorCheck {
  static let name = "settings"
  static let topic = DoctorTopic.wrongShown
  static let summary = ".orchestra/config.json: no JSON, unknown or misspelt keys, values of the wrong kind"

  /// The keys of `docs/configuration.md`; a test compares them.
  static let keys = [
    "enabled", "verbose", "language", "agents", "durability", "sharing", "keepEndedSessionsHours",
    "sessionSilenceHours", "journalBytes", "journalSegments", "logBytes", "logFiles", "autoMigrate",
    "keepBackups", "selfTiming",
  ]
  private static let largest = 1 << 20
  private static let mostShown = 10

  static func findings(in context: DoctorContext) -> [DoctorFinding] {
    guard let orchestra = context.orchestra else { return [.skipped("There is no .orchestra")] }
    let path = "\(context.place.path)/.orchestra/config.json"
    let bytes: [UInt8]
    do {
      guard let found = try orchestra.readFile(StoreName.settings, maximumBytes: largest) else {
        return [.fine("There is no config.json: the defaults count")]
      }
      bytes = found
    } catch {
      return [.problem("'\(path)' cannot be read: \(error.sentence)", remedy: "ls -l \(path.inShell)")]
    }
    do { return judge(try JSONValue(parsing: bytes), path, context) } catch {
      let position = JSONPosition(offset: error.offset, in: bytes)
      return [
        .problem(
          "'\(path)' is no JSON: \(error.sentence) at line \(position.line), column \(position.column)",
          remedy: "Mend that place: commands refuse the file, hooks use the defaults")
      ]
    }
  }

  private static func judge(_ document: JSONValue, _ path: String, _ context: DoctorContext)
    -> [DoctorFinding]
  {
    guard let object = document.object else {
      return [
        .warning(
          "'\(path)' is JSON but no object: the defaults count", remedy: "Put { \"progress\": { … } } into it"
        )
      ]
    }
    guard let progress = object["progress"] else { return [misplaced(object, path)] }
    guard let settings = progress.object else {
      return [
        .warning(
          "'progress' in '\(path)' is no object: the defaults count", remedy: "Write { \"progress\": { … } }")
      ]
    }
    var findings = settings.keys.filter { !keys.contains($0) }.prefix(mostShown).map { key in
      let near = NearMatch.closest(to: key, among: keys)
      return DoctorFinding.warning(
        "'\(path)' has the setting '\(key)', which there is none of",
        remedy: near.map { "Did you mean '\($0)'?" } ?? "docs/configuration.md lists the settings")
    }
    findings += (context.project?.settings.ignoredKeys ?? []).prefix(mostShown).map { key in
      .warning(
        "'\(path)' gives the setting '\(key)' a value of the wrong kind: the default counts",
        remedy: "docs/configuration.md says what '\(key)' may be")
    }
    return findings.isEmpty
      ? [.fine("config.json has \(counted(settings.count, "setting")), all understood")] : findings
  }

  /// Settings that were written beside `progress` instead of into it.
  private static func misplaced(_ object: JSONObject, _ path: String) -> DoctorFinding {
    let own = object.keys.filter(keys.contains)
    if own.isEmpty { return .fine("config.json has no settings of orchestra: the defaults count") }
    return .warning(
      "'\(path)' has \(own.map { "'\($0)'" }.listed()) at the top, where it counts for nothing",
      remedy: "Put it into \"progress\": { … }")
  }
}
