import DurableFiles
import JSONTree
import ProgressModel
import ProgressStore
import Rendering
import SchemaMigration

extension ProgressStore {
  /// Lists the backups with what is in them, each read to the end.
  func examinedBackups() throws(StoreError) -> [MigrationBackup] {
    let entries = try migrationHistory()
    var backups: [MigrationBackup] = []
    for stored in try self.backups() {
      var backup = MigrationBackup(
        name: stored.name, time: Timestamp(stored.time), size: stored.size, content: .unreadable(""))
      do {
        let bytes = try self.backup(named: stored.name)
        backup.content = MigrationBackup.Content(of: bytes)
        // Its name does not say when it was made, and the time of the file is that of the last copy.
        let checksum = Checksum(of: bytes)
        if stored.version == nil, let entry = entries.last(where: { $0.before == checksum }) {
          backup.time = Timestamp(entry.time)
        }
      } catch {
        backup.content = .unreadable(Failure(error).message)
      }
      backups.append(backup)
    }
    return backups
  }
}

extension MigrationBackup.Content {
  init(of bytes: [UInt8]) {
    do {
      switch RecognizedVersion(of: try JSONValue(parsing: bytes)) {
      case .known(let version): self = .version(version.rawValue)
      case .newer(let version): self = .odd("written by version \(version)")
      case .foreign: self = .odd("JSON, but no progress file")
      }
    } catch {
      self = .odd("\(error.sentence) at byte \(error.offset)")
    }
  }
}
