import DurableFiles
import JSONTree
import ProgressModel

/// One line of the journal.
///
/// `{"sequence":57,"time":…,"type":"task.changed","session":"…","agent":"Kai","agentId":"…","more":2,"data":{…},"crc":"5e597020"}`
///
/// `crc` is the CRC-32 of every byte of the line before `,"crc"`, continued from the record before it. `more` counts the
/// records of the same update that follow; it is left out when there are none. A `checkpoint` holds a whole state.
enum JournalRecord {
  /// Bytes of `,"crc":"`, eight digits and `"}`.
  static let suffixLength = 8 + 8 + 2
  static let checkpointType = "checkpoint"
  private static let opening: StaticString = ",\"crc\":\""

  /// Appends an event's line to `writer` and returns the chain behind it.
  static func write(_ event: ProgressEvent, chain: Checksum, to writer: inout JSONWriter) -> Checksum {
    seal(&writer, chain: chain) { writer in
      writer.member("sequence", event.sequence)
      writer.member("time", event.time)
      writer.member("type", event.change.type)
      writer.member("session", ifPresent: event.session)
      writer.member("agent", ifPresent: event.agent)
      writer.member("agentId", ifPresent: event.agentID)
      if event.remaining > 0 { writer.member("more", Int64(event.remaining)) }
      writer.key("data")
      EventCoding.write(event.change, to: &writer)
    }
  }

  /// Appends a checkpoint: from here on a replay starts with its state as it is.
  static func write(
    _ checkpoint: Checkpoint, sequence: Int64, chain: Checksum, to writer: inout JSONWriter
  ) -> Checksum {
    seal(&writer, chain: chain) { writer in
      writer.member("sequence", sequence)
      writer.member("time", checkpoint.state.updatedAt)
      writer.member("type", checkpointType)
      writer.key("data")
      writer.beginObject()
      writer.member("reason", checkpoint.reason?.rawValue ?? "")
      writer.member("source", ifPresent: checkpoint.source?.hexadecimal)
      // The record before may be in another file by now: the chain goes on all the same.
      writer.member("chain", chain.hexadecimal)
      writer.key("state")
      writer.beginObject()
      SnapshotCoding.writeMembers(of: checkpoint.state, to: &writer)
      writer.endObject()
      writer.endObject()
    }
  }

  private static func seal(
    _ writer: inout JSONWriter, chain: Checksum, _ body: (inout JSONWriter) -> Void
  ) -> Checksum {
    let start = writer.count
    writer.beginObject()
    body(&writer)
    let next = writer.withBytes {
      Checksum(of: UnsafeRawBufferPointer(rebasing: UnsafeRawBufferPointer($0)[start...]), continuing: chain)
    }
    writer.member("crc", next.hexadecimal)
    writer.endObject()
    writer.newLine()
    return next
  }

  /// Returns the checksum a line (without its newline) claims, and the bytes it covers; nil when it ends in none.
  static func claim(of line: UnsafeRawBufferPointer) -> (covered: UnsafeRawBufferPointer, crc: Checksum)? {
    guard line.count > suffixLength else { return nil }
    // By index: taking slices of the buffer would cost more than the checksum of the whole line.
    let start = line.count - suffixLength
    let opens = opening.withUTF8Buffer { opening in
      opening.indices.allSatisfy { line[start + $0] == opening[$0] }
    }
    guard opens, line[line.count - 2] == UInt8(ascii: "\""), line[line.count - 1] == UInt8(ascii: "}") else {
      return nil
    }
    var value: UInt32 = 0
    for index in start + opening.utf8CodeUnitCount..<line.count - 2 {
      switch line[index] {
      case UInt8(ascii: "0")...UInt8(ascii: "9"): value = value << 4 | UInt32(line[index] - UInt8(ascii: "0"))
      case UInt8(ascii: "a")...UInt8(ascii: "f"):
        value = value << 4 | UInt32(line[index] - UInt8(ascii: "a") + 10)
      default: return nil
      }
    }
    let crc = Checksum(value: value)
    return (UnsafeRawBufferPointer(rebasing: line[..<start]), crc)
  }
}
