import DurableFiles
import JSONTree
import ProgressModel
import SchemaMigration

/// In what condition the bytes of a snapshot are.
enum SnapshotCondition {
  case missing
  case empty
  /// Readable; intact when its checksum is right.
  case current(SnapshotCoding.Parsed, isIntact: Bool)
  /// Of an older version, salvaged where it was damaged.
  case older(SchemaVersion, JSONValue, losses: [JSONSalvage.Loss])
  case newer(String)
  case foreign(JSONValue)
  /// Not to be read as it is; nothing could be had of it when there is no mending.
  case damaged(JSONSalvage, SnapshotMending?)

  init(_ bytes: [UInt8]?) {
    guard let bytes else {
      self = .missing
      return
    }
    if bytes.isEmpty {
      self = .empty
      return
    }
    if let parsed = try? SnapshotCoding.read(bytes), SnapshotCoding.isCurrent(bytes) || Self.isCurrent(bytes)
    {
      self = .current(parsed, isIntact: parsed.isUnchanged(bytes))
      return
    }
    switch ExaminedVersion(of: bytes) {
    case .newer(let version): self = .newer(version)
    case .known(let version, let document) where version < .current:
      self = .older(version, document, losses: [])
    case .foreign(let document): self = .foreign(document)
    case .known, .unreadable: self = Self.salvaged(bytes)
    }
  }

  private static func isCurrent(_ bytes: [UInt8]) -> Bool {
    if case .known(.current, _) = ExaminedVersion(of: bytes) { true } else { false }
  }

  private static func salvaged(_ bytes: [UInt8]) -> SnapshotCondition {
    let salvage = JSONSalvage(bytes)
    guard let value = salvage.value else { return .damaged(salvage, nil) }
    switch RecognizedVersion(of: value) {
    case .newer(let version): return .newer(version)
    case .known(let version) where version < .current && isOfScripts(value):
      return .older(version, value, losses: salvage.losses)
    case .known, .foreign:
      let mending = SnapshotMending(value)
      let isEmpty = mending.state.tasks.count == 0 && mending.state.sessions.isEmpty
      return .damaged(salvage, isEmpty ? nil : mending)
    }
  }

  /// Whether something in it says that the shell scripts wrote it: an empty object could be anything.
  private static func isOfScripts(_ value: JSONValue) -> Bool {
    ["todos", "schemaVersion", "metadata"].contains { value[$0] != nil }
  }

  /// The document as far as it can be read; nil where it cannot.
  var document: JSONValue? {
    switch self {
    case .missing, .empty, .newer: nil
    case .current(let parsed, _): try? JSONValue(parsing: parsed.source.bytes)
    case .older(_, let document, _), .foreign(let document): document
    case .damaged(let salvage, _): salvage.value
    }
  }
}

extension SnapshotCoding.Parsed {
  /// Whether the bytes are exactly those that were once written.
  func isUnchanged(_ bytes: [UInt8]) -> Bool {
    guard let checksum, checksum.coveredBytes <= bytes.count else { return false }
    return Checksum(of: bytes[..<checksum.coveredBytes]) == checksum.value
  }
}

extension RepairInputs {
  /// Whether the journal holds the record a snapshot says it ends with.
  func fits(_ position: JournalPosition?) -> Bool {
    guard let position, let journal, position.offset <= journal.count else { return false }
    if position.offset == 0 { return position.chain == .empty }
    let suffix = Array(",\"crc\":\"\(position.chain.hexadecimal)\"}\n".utf8)
    return position.offset >= suffix.count
      && journal[..<Int(position.offset)].suffix(suffix.count).elementsEqual(suffix)
  }
}
