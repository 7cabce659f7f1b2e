import DurableFiles
import JSONTree
import ProgressModel

/// The snapshot `progress.json` as bytes, schema 2.0.0.
///
/// `docs/file-formats.md` describes it for other tools.
enum SnapshotCoding {
  /// A snapshot that was read, with its bytes: unchanged tasks are copied from them when it is written again.
  struct Parsed: Sendable {
    var state: ProgressState
    var position: JournalPosition?
    /// The value of `checksum` and where the bytes it covers end; nil when the member is missing.
    var checksum: (value: Checksum, coveredBytes: Int)?
    var source: SnapshotSource
    /// Whether `updatedAt` stood behind the tasks, as in a file with sorted keys: their durations count from it.
    var wasOutOfOrder: Bool
  }

  /// What can be seen of a file before its shape is known to be ours.
  enum Version: Equatable {
    case current
    case newer(String)
    /// A file of the shell scripts: `1.0` or `2.0`.
    case older(String)
    case none
  }

  /// Writes the snapshot of `state` at `position`; long runs of untouched tasks are pieces of the source's own bytes.
  static func write(
    _ state: ProgressState, at position: JournalPosition, copyingFrom source: SnapshotSource?
  ) -> ByteSequence {
    // What is copied takes no room.
    let room = source == nil ? Self.room(forTasks: state.tasks.count) : 16_384
    var image = SnapshotImage(source: source, writer: JSONWriter(.pretty, reserving: room))
    image.writer.beginObject()
    writeMembers(of: state, to: &image)
    image.writer.key("journal")
    image.writer.beginObject()
    image.writer.member("sequence", position.sequence)
    image.writer.member("offset", position.offset)
    image.writer.member("chain", position.chain.hexadecimal)
    image.writer.member("base", position.base)
    image.writer.endObject()
    image.writer.member("checksum", image.checksum().hexadecimal)
    image.writer.endObject()
    image.writer.newLine()
    return image.finish()
  }

  /// Returns the bytes that most states with so many tasks need; what is too much is never touched and so costs nothing.
  static func room(forTasks count: Int) -> Int { 1_024 * (count + 16) }

  /// Writes the members that are the state itself: all of the snapshot but where it came from.
  static func writeMembers(of state: ProgressState, to writer: inout JSONWriter) {
    var image = SnapshotImage(source: nil, writer: writer)
    writeMembers(of: state, to: &image)
    writer = image.writer
  }

  private static func writeMembers(of state: ProgressState, to image: inout SnapshotImage) {
    writeHead(of: state, to: &image.writer)
    writeTasks(of: state, to: &image)
    writeTail(of: state, to: &image.writer)
  }

  private static func writeHead(of state: ProgressState, to writer: inout JSONWriter) {
    writer.member("version", ProgressState.version)
    if let project = state.project {
      writer.key("project")
      writer.beginObject()
      writer.member("id", project.id)
      writer.member("name", project.name)
      writer.endObject()
    }
    writer.member("updatedAt", state.updatedAt)
    writer.array("sessions", state.sessions) { SessionCoding.write($1, to: &$0) }
  }

  private static func writeTail(of state: ProgressState, to writer: inout JSONWriter) {
    writer.array("activeAgents", state.activeAgents) { AgentCoding.write($1, to: &$0) }
    StatisticsCoding.write(state.statistics, to: &writer)
    writer.array("history", state.history) { HistoryCoding.write($1, to: &$0) }
    writer.array("finishedAgents", state.finishedAgents) { AgentCoding.write($1, to: &$0) }
    writer.array("openCalls", state.openCalls) { AgentCoding.write($1, to: &$0) }
    if !state.takenSpool.isEmpty { writer.member("takenSpool", state.takenSpool) }
    writer.members(state.unknown)
  }

  /// Untouched tasks are copied, neighbours in one go.
  ///
  /// A running task is written anew: its duration has grown.
  private static func writeTasks(of state: ProgressState, to image: inout SnapshotImage) {
    image.writer.key("tasks")
    image.writer.beginArray()
    let (tasks, origins) = (state.tasks.tasks, state.tasks.origins)
    var index = 0
    while index < tasks.count {
      if let source = image.source, origins[index] >= 0, tasks[index].runningSince == nil {
        var end = index + 1
        while end < tasks.count, origins[end] == origins[end - 1] + 1, tasks[end].runningSince == nil {
          end += 1
        }
        image.copy(source.bytes(ofTasks: Int(origins[index])..<Int(origins[end - 1]) + 1))
        index = end
      } else {
        TaskCoding.write(tasks[index], at: state.updatedAt, to: &image.writer)
        index += 1
      }
    }
    image.writer.endArray()
  }
}

/// The bytes a state was read from, with the place of each task in them.
struct SnapshotSource: Sendable {
  /// Where one task stands.
  ///
  /// No `Range`: looking up its type at run time would cost a hook more than reading three tasks.
  struct Extent: Sendable {
    let start: Int
    let end: Int
  }

  let bytes: [UInt8]
  /// By the task's index as read.
  let tasks: [Extent]

  /// The bytes of neighbouring tasks with the commas and white space between them.
  func bytes(ofTasks range: Range<Int>) -> ArraySlice<UInt8> {
    bytes[tasks[range.lowerBound].start..<tasks[range.upperBound - 1].end]
  }
}

extension JSONWriter {
  fileprivate mutating func array<Element>(
    _ key: StaticString, _ elements: [Element], _ write: (inout JSONWriter, Element) -> Void
  ) {
    self.key(key)
    beginArray()
    for element in elements { write(&self, element) }
    endArray()
  }
}
