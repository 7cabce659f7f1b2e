import DurableFiles
import JSONTree
import ProgressModel

/// What one verified line of the journal holds.
enum JournalEntry {
  case event(ProgressEvent)
  case checkpoint(Checkpoint)

  var sequence: Int64 {
    switch self {
    case .event(let event): event.sequence
    case .checkpoint(let checkpoint): checkpoint.state.sequence
    }
  }

  /// How many records of the same update follow.
  var remaining: Int {
    switch self {
    case .event(let event): event.remaining
    case .checkpoint: 0
    }
  }

  /// Why a line that verifies cannot be used.
  enum Fault: Error {
    case syntax(JSONSyntaxError)
    /// A later version's event.
    case unknownType(String, sequence: Int64)
  }

  /// Reads a line, without its newline, whose checksum is right.
  init(line: UnsafeRawBufferPointer) throws(Fault) {
    var header = Header()
    do throws(JSONSyntaxError) {
      var reader = try JSONReader(line.bindMemory(to: UInt8.self))
      self = try header.read(&reader)
    } catch {
      if let unknown = header.unknownType { throw .unknownType(unknown, sequence: header.sequence) }
      throw .syntax(error)
    }
  }

  /// The members before `data`.
  private struct Header {
    var sequence: Int64 = 0
    var time = Timestamp(0)
    var type = ""
    var session: String?
    var agent: String?
    var agentID: String?
    var remaining = 0
    var unknownType: String?

    mutating func read(_ reader: inout JSONReader) throws(JSONSyntaxError) -> JournalEntry {
      var entry: JournalEntry?
      try reader.beginObject()
      while let key = try reader.nextKey() {
        switch key {
        case "sequence": sequence = try reader.readInteger()
        case "time": time = Timestamp(try reader.readInteger())
        case "type": type = try reader.readString()
        case "session": session = try reader.readString()
        case "agent": agent = try reader.readString()
        case "agentId": agentID = try reader.readString()
        case "more": remaining = try reader.readOptionalCount() ?? 0
        case "data": entry = try readData(&reader)
        default: try reader.skipValue()
        }
      }
      guard let entry else { throw JSONSyntaxError(.unexpectedWord(type), offset: 0) }
      return entry
    }

    private mutating func readData(_ reader: inout JSONReader) throws(JSONSyntaxError) -> JournalEntry {
      if type == JournalRecord.checkpointType { return try readCheckpoint(&reader) }
      guard let change = try EventCoding.read(&reader, type: type) else {
        unknownType = type
        throw JSONSyntaxError(.unexpectedWord(type), offset: reader.offset)
      }
      return .event(
        ProgressEvent(
          sequence: sequence, time: time, session: session, agent: agent, agentID: agentID,
          remaining: remaining, change: change))
    }

    private func readCheckpoint(_ reader: inout JSONReader) throws(JSONSyntaxError) -> JournalEntry {
      var checkpoint = Checkpoint(state: ProgressState(), reason: nil)
      try reader.beginObject()
      while let key = try reader.nextKey() {
        switch key {
        case "reason": checkpoint.reason = CheckpointReason(rawValue: try reader.readString())
        case "source": checkpoint.source = Checksum(hexadecimal: try reader.readString())
        case "state": checkpoint.state = try SnapshotCoding.readState(&reader)
        case "chain": checkpoint.chain = Checksum(hexadecimal: try reader.readString()) ?? .empty
        default: try reader.skipValue()
        }
      }
      checkpoint.state.sequence = sequence
      return .checkpoint(checkpoint)
    }
  }
}

extension JournalEntry {
  /// Applies the entry to `state`.
  func apply(to state: inout ProgressState) {
    switch self {
    case .event(let event): ProgressReducer.apply(event, to: &state)
    case .checkpoint(let checkpoint): state = checkpoint.state
    }
  }
}
