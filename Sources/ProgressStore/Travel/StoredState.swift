package import JSONTree
package import ProgressModel
package import SchemaMigration

/// A progress file of any version, wherever it lies, as the state it stands for.
package enum StoredState: Sendable {
  case state(ProgressState, of: SchemaVersion)
  /// Written by a later program: its own word for its version.
  case newer(String)
  /// JSON, but no progress file.
  case foreign
  case unreadable(JSONSyntaxError)
  /// Of an older version, but what came of its migration cannot be read.
  case notMigratable(SchemaVersion)

  /// Reads bytes, migrating a copy in memory; nothing is written.
  ///
  /// `moment` stands in for times that an older file does not have: when it was last modified, in Unix milliseconds.
  package init(of bytes: [UInt8], modifiedAt moment: Int64) {
    let document: JSONValue
    do { document = try JSONValue(parsing: bytes, limits: .store) } catch {
      self = .unreadable(error)
      return
    }
    switch RecognizedVersion(of: document) {
    case .newer(let version): self = .newer(version)
    case .foreign: self = .foreign
    case .known(.current):
      do { self = .state(try SnapshotCoding.read(bytes).state, of: .current) } catch {
        self = .unreadable(error)
      }
    case .known(let version):
      let older = OlderSnapshot(version: version, document: document, bytes: bytes)
      do { self = .state(try older.migrated(at: moment).state, of: version) } catch {
        self = .notMigratable(version)
      }
    }
  }
}
