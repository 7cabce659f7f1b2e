import JSONTree
import ProgressModel

extension SnapshotCoding {
  /// Tells the version of a file without reading more of it than its top level.
  ///
  /// A file that is no JSON object at all, or has neither a version nor tasks, has none.
  static func version(of bytes: [UInt8]) -> Version {
    var version: String?
    var schemaVersion: String?
    var hasTodos = false
    let isObject: Void? = try? JSONReader.withReader(of: bytes) { reader throws(JSONSyntaxError) in
      try reader.beginObject()
      while let key = try reader.nextKey() {
        switch key {
        case "version" where try reader.peekKind() == .string: version = try reader.readString()
        case "schemaVersion" where try reader.peekKind() == .string: schemaVersion = try reader.readString()
        case "todos":
          hasTodos = true
          try reader.skipValue()
        default: try reader.skipValue()
        }
        // Ours is the first key: no need to look through the tasks.
        if version != nil { return }
      }
    }
    if isObject == nil && version == nil { return .none }
    if let version { return compare(version) }
    if let schemaVersion { return schemaVersion.hasPrefix("2") ? .older("2.0") : .newer(schemaVersion) }
    return hasTodos ? .older("1.0") : .none
  }

  private static func compare(_ version: String) -> Version {
    if version == ProgressState.version { return .current }
    let parts = version.split(separator: ".", omittingEmptySubsequences: false).map { Int($0) }
    let ours = [2, 0, 0]
    for (index, own) in ours.enumerated() {
      guard index < parts.count, let part = parts[index] else { break }
      if part != own { return part > own ? .newer(version) : .older(version) }
    }
    // A patch level or a word behind our own numbers: written by something later.
    return parts.count >= ours.count ? .newer(version) : .older(version)
  }
}
