import DurableFiles
import JSONTree

/// What an installation did to one file, so that taking it back gives the bytes from before.
struct InstallRecord: Equatable, Sendable {
  enum Kind: String, Sendable {
    /// Settings of a host, in which there are things of others.
    case settings
    /// A file that is ours as a whole, for this user's shells.
    case file
    /// A file of a plugin that is ours as a whole.
    case plugin
  }

  /// Bytes that once were, without the bytes.
  struct Mark: Equatable, Sendable {
    let size: Int
    let checksum: Checksum

    init(of bytes: [UInt8]) {
      size = bytes.count
      checksum = Checksum(of: bytes)
    }

    init?(_ value: JSONValue?) {
      guard let size = value?["size"]?.integer, let text = value?["checksum"]?.string,
        let checksum = UInt32(text, radix: 16)
      else { return nil }
      self.size = Int(clamping: size)
      self.checksum = Checksum(value: checksum)
    }

    var json: JSONValue { ["size": .integer(size), "checksum": .string(checksum.hexadecimal)] }
  }

  /// Where the file is, as it was named.
  var path: String
  var kind: Kind
  /// Whether there was no file before.
  var wasMissing: Bool
  /// Whether the backup has what uninstalling brings back: there was nothing of ours in it.
  var isRestorable: Bool
  /// What was written.
  var after: Mark
  /// Folders that were made, the outermost first.
  var folders: [String]

  var json: JSONValue {
    [
      "path": .string(path), "kind": .string(kind.rawValue), "program": .string(Orchestra.version),
      "wasMissing": .bool(wasMissing), "isRestorable": .bool(isRestorable), "after": after.json,
      "folders": .array(folders.map { .string($0) }),
    ]
  }
}

extension InstallRecord {
  init?(_ value: JSONValue) {
    guard let path = value["path"]?.string, path.hasPrefix("/"),
      let kind = value["kind"]?.string.flatMap({ Kind(rawValue: $0) }), let after = Mark(value["after"])
    else { return nil }
    self.init(
      path: path, kind: kind, wasMissing: value["wasMissing"]?.bool ?? false,
      isRestorable: value["isRestorable"]?.bool ?? false, after: after,
      folders: value["folders"]?.array?.compactMap(\.string) ?? [])
  }
}
