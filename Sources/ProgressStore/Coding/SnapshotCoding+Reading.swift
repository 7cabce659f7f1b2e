import DurableFiles
import JSONTree
import ProgressModel

extension SnapshotCoding {
  /// Reads a snapshot of the current version.
  ///
  /// - Throws: The first fault of syntax or shape. The checksum is returned, not judged.
  static func read(_ bytes: [UInt8]) throws(JSONSyntaxError) -> Parsed {
    var parsed = try read(bytes, updatedAt: Timestamp(0))
    if parsed.wasOutOfOrder { parsed = try read(bytes, updatedAt: parsed.state.updatedAt) }
    ProgressReducer.settle(&parsed.state)
    return parsed
  }

  private static func read(_ bytes: [UInt8], updatedAt: Timestamp) throws(JSONSyntaxError) -> Parsed {
    try JSONReader.withReader(of: bytes) { reader throws(JSONSyntaxError) in
      let parsed = try readDocument(&reader, bytes, updatedAt: updatedAt)
      try reader.finish()
      return parsed
    }
  }

  private static func readDocument(
    _ reader: inout JSONReader, _ bytes: [UInt8], updatedAt: Timestamp
  ) throws(JSONSyntaxError) -> Parsed {
    var document = Document()
    document.state.updatedAt = updatedAt
    let fewestBytesOfATask = 560
    document.expectedTasks = bytes.count / fewestBytesOfATask
    try reader.beginObject()
    var end = reader.offset
    while let key = try reader.nextKey() {
      switch key {
      case "journal":
        document.position = try readPosition(&reader)
      case "checksum":
        let text = try reader.readString()
        if let value = Checksum(hexadecimal: text) { document.checksum = (value, end) }
      default:
        try document.readMember(key, &reader)
      }
      end = reader.offset
    }
    document.state.sequence = document.position?.sequence ?? document.state.sequence
    return Parsed(
      state: document.state, position: document.position, checksum: document.checksum,
      source: SnapshotSource(bytes: bytes, tasks: document.taskExtents),
      wasOutOfOrder: document.tasksReadAt.map { $0 != document.state.updatedAt } ?? false)
  }

  /// Reads the state inside a checkpoint record, which has neither position nor checksum of its own.
  static func readState(_ reader: inout JSONReader) throws(JSONSyntaxError) -> ProgressState {
    var document = Document()
    try reader.beginObject()
    while let key = try reader.nextKey() { try document.readMember(key, &reader) }
    // Tasks of a checkpoint stand in another layout: none of them can be copied.
    document.state.tasks.forgetOrigins()
    ProgressReducer.settle(&document.state)
    return document.state
  }

  private static func readPosition(_ reader: inout JSONReader) throws(JSONSyntaxError) -> JournalPosition? {
    var position = JournalPosition.start
    var isWhole = false
    try reader.beginObject()
    while let key = try reader.nextKey() {
      switch key {
      case "sequence": position.sequence = try reader.readInteger()
      case "offset": position.offset = try reader.readInteger()
      case "base": position.base = try reader.readInteger()
      case "chain":
        if let chain = Checksum(hexadecimal: try reader.readString()) {
          position.chain = chain
          isWhole = true
        }
      default: try reader.skipValue()
      }
    }
    return isWhole && position.offset >= 0 && position.sequence >= 0 ? position : nil
  }
}

/// A snapshot or checkpoint while it is being read.
private struct Document {
  var state = ProgressState()
  var position: JournalPosition?
  var checksum: (value: Checksum, coveredBytes: Int)?
  var taskExtents: [SnapshotSource.Extent] = []
  /// How many tasks there may be, so that the array need not grow by copying.
  var expectedTasks = 0
  /// The moment up to which the durations of the tasks were taken to count.
  var tasksReadAt: Timestamp?

  mutating func readMember(_ key: JSONText, _ reader: inout JSONReader) throws(JSONSyntaxError) {
    switch key {
    case "version": try reader.skipValue()
    case "project": state.project = try readProject(&reader)
    case "updatedAt": state.updatedAt = Timestamp(try reader.readInteger())
    case "sessions": state.sessions = try readArray(&reader, SessionCoding.read)
    case "tasks": try readTasks(&reader)
    case "activeAgents": state.activeAgents = try readArray(&reader, AgentCoding.read)
    case "stats": try reader.skipValue()
    case "history": state.history = try readArray(&reader, HistoryCoding.read)
    case "finishedAgents": state.finishedAgents = try readArray(&reader, AgentCoding.read)
    case "openCalls": state.openCalls = try readArray(&reader, AgentCoding.readCall)
    case "takenSpool": state.takenSpool = try reader.readStrings()
    default: try reader.keepUnknown(key, in: &state.unknown)
    }
  }

  private func readArray<Element>(
    _ reader: inout JSONReader, _ read: (inout JSONReader) throws(JSONSyntaxError) -> Element
  ) throws(JSONSyntaxError) -> [Element] {
    var elements: [Element] = []
    try reader.beginArray()
    while try reader.nextElement() { elements.append(try read(&reader)) }
    return elements
  }

  private mutating func readTasks(_ reader: inout JSONReader) throws(JSONSyntaxError) {
    var tasks: [TrackedTask] = []
    tasksReadAt = state.updatedAt
    try reader.beginArray()
    tasks.reserveCapacity(expectedTasks)
    taskExtents.reserveCapacity(expectedTasks)
    var neighbour = TaskCoding.Neighbour()
    while try reader.nextElement() {
      let start = reader.offset
      tasks.append(TaskCoding.blank)
      try TaskCoding.read(&reader, at: state.updatedAt, beside: &neighbour, into: &tasks[tasks.count - 1])
      taskExtents.append(SnapshotSource.Extent(start: start, end: reader.offset))
    }
    state.tasks = TaskTable(asRead: tasks)
  }

  private func readProject(_ reader: inout JSONReader) throws(JSONSyntaxError) -> ProgressState.Project? {
    if try reader.readNull() { return nil }
    var project = ProgressState.Project(id: "", name: "")
    try reader.beginObject()
    while let key = try reader.nextKey() {
      switch key {
      case "id": project.id = try reader.readString()
      case "name": project.name = try reader.readString()
      default: try reader.skipValue()
      }
    }
    return project
  }
}
