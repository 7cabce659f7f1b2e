import DurableFiles
import JSONTree
import ProgressModel

/// Ended sessions that left the snapshot: one file each in `history/`, with their tasks and agents.
struct SessionArchive: Sendable {
  let places: StorePlaces

  /// Writes the archive of `session` as it stands in `state`, before the snapshot lets go of it.
  func keep(_ id: String, of state: ProgressState) throws(FileError) {
    guard let session = state.session(id) else { return }
    var writer = JSONWriter(.pretty)
    writer.beginObject()
    writer.member("version", ProgressState.version)
    writer.key("session")
    SessionCoding.write(session, to: &writer)
    writer.key("tasks")
    writer.beginArray()
    for task in state.tasks.tasks where task.session == id {
      TaskCoding.write(task, at: state.updatedAt, to: &writer)
    }
    writer.endArray()
    writer.key("agents")
    writer.beginArray()
    for agent in state.finishedAgents where agent.session == id { AgentCoding.write(agent, to: &writer) }
    writer.endArray()
    writer.endObject()
    writer.newLine()
    let directory = try places.directory(StoreName.history)
    let name = Self.fileName(of: session)
    try AtomicReplacement(of: name, in: directory, mode: places.access.fileMode)
      .write(writer.finish(), synchronizing: true)
  }

  /// Names the file after the session where its id is harmless, else after a hash of it: ids come from outside.
  ///
  /// The end time tells archives of a session apart that was resumed after it had been archived.
  static func fileName(of session: TrackedSession) -> String {
    let isHarmless =
      (1...64).contains(session.id.utf8.count)
      && session.id.utf8.allSatisfy { byte in
        switch byte {
        case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "a")...UInt8(ascii: "z"),
          UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "-"), UInt8(ascii: "_"):
          true
        default: false
        }
      }
    var hash = FNV1a()
    hash.add(session.id)
    let name = isHarmless ? session.id : hash.hex(digits: 16)
    return "\(session.endedAt?.milliseconds ?? 0)-\(name).json"
  }
}
