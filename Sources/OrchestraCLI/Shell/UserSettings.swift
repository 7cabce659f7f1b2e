import DurableFiles
import JSONTree
import Shell

/// A person's own settings, `$XDG_CONFIG_HOME/orchestra/config.json`: the aliases of the shell.
///
/// Other keys are kept as they are. What cannot be read is never written over.
struct UserSettings {
  let context: ProgramContext

  static let fileName = "config.json"
  private static let largest = 1 << 20

  /// The folder of the settings and the startup file; nil when the environment names no home.
  static func folder(_ environment: [String: String]) -> String? {
    // The base directory specification: what is not absolute is to be ignored.
    if let path = environment["XDG_CONFIG_HOME"], path.hasPrefix("/") { return path + "/orchestra" }
    guard let home = environment["HOME"], home.hasPrefix("/") else { return nil }
    return home + "/.config/orchestra"
  }

  private var path: String? { Self.folder(context.environment).map { $0 + "/" + Self.fileName } }

  /// Returns the aliases; none when there is no file.
  ///
  /// - Throws: `Failure` when the file is there but cannot be used, or an alias in it.
  func aliasTable() throws(Failure) -> AliasTable {
    var aliases = AliasTable()
    for member in try read()["aliases"]?.object ?? [:] {
      guard let text = member.value.string else { continue }
      do { try aliases.set(member.key, to: text) } catch {
        throw Failure(.damagedData, error.sentence, hint: path.map { "It is one of '\($0)'" })
      }
    }
    return aliases
  }

  /// Sets or, with nil, removes one alias.
  func setAlias(_ name: String, to text: String?) throws(Failure) {
    var settings = try read()
    var aliases = settings["aliases"]?.object ?? [:]
    aliases[name] = text.map(JSONValue.string)
    settings["aliases"] = .object(aliases)
    try write(settings)
  }

  private func read() throws(Failure) -> JSONObject {
    guard let path else { return [:] }
    let bytes: [UInt8]
    do { bytes = try PlainFile(path, calls: context.calls).read(maximumBytes: Self.largest) } catch {
      if error.isAbsence { return [:] }
      throw Failure(.inputOutput, "Cannot read '\(path)': \(error.cause)")
    }
    do {
      if let object = try JSONValue(parsing: bytes).object { return object }
    } catch {
      throw Failure(.damagedData, "Cannot read '\(path)': \(error.sentence) at byte \(error.offset)")
    }
    throw Failure(.damagedData, "Cannot read '\(path)': it is not a JSON object")
  }

  private func write(_ settings: JSONObject) throws(Failure) {
    guard let folder = Self.folder(context.environment) else {
      throw Failure(.cannotCreate, "Cannot keep the alias: neither XDG_CONFIG_HOME nor HOME is set")
    }
    do {
      let directory = try Directory.creating(folder, calls: context.calls)
      var writer = JSONWriter(.pretty)
      writer.value(.object(settings))
      writer.newLine()
      try AtomicReplacement(of: Self.fileName, in: directory, mode: .privateFile)
        .write(writer.finish(), synchronizing: false)
    } catch {
      throw Failure(.cannotCreate, "Cannot write '\(folder)/\(Self.fileName)': \(error.cause)")
    }
  }
}

extension Directory {
  /// Opens the folder at an absolute path, making those of its parents that are missing (0700).
  ///
  /// - Throws: `FileError` of the step that failed.
  static func creating(_ path: String, calls: any FileSystemCalls) throws(FileError) -> Directory {
    var missing: [String] = []
    var present = path
    while true {
      do {
        var directory = try Directory.open(present, calls: calls)
        for name in missing.reversed() {
          directory = try directory.subdirectory(
            name, creating: .privateDirectory, synchronizing: false, trust: .anybody)
        }
        return directory
      } catch {
        guard error.isAbsence, let parent = ProjectDiscovery.parent(of: present),
          let name = present.split(separator: "/").last
        else { throw error }
        missing.append(String(name))
        present = parent
      }
    }
  }
}
