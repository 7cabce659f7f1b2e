import JSONTree
import SchemaMigration

/// What the bytes of a file turn out to be, read as a whole.
enum ExaminedVersion {
  case known(SchemaVersion, JSONValue)
  case newer(String)
  /// JSON, but no progress file.
  case foreign(JSONValue)
  case unreadable(JSONSyntaxError)

  init(of bytes: [UInt8]) {
    let document: JSONValue
    do {
      document = try JSONValue(parsing: bytes)
    } catch {
      // A later version may write what this one cannot read to the end: its word counts all the same.
      let stated = SnapshotCoding.statedVersion(of: bytes).map { JSONValue.object(["version": .string($0)]) }
      if let stated, case .newer(let version) = RecognizedVersion(of: stated) {
        self = .newer(version)
      } else {
        self = .unreadable(error)
      }
      return
    }
    switch RecognizedVersion(of: document) {
    case .known(let version): self = .known(version, document)
    case .newer(let version): self = .newer(version)
    case .foreign: self = .foreign(document)
    }
  }
}
