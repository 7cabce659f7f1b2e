import JSONTree
import ProgressModel

/// The `data` of `state.restored`: what is taken back, then whole entities by the name of their list in the snapshot.
extension EventCoding {
  /// Tasks are written up to no moment at all, so that `duration` is what finished spans add up to.
  private static let noMoment = Timestamp(.min)

  static func write(_ restoration: Restoration, to writer: inout JSONWriter) {
    switch restoration.kind {
    case .undo: writer.key("undoes")
    case .redo: writer.key("redoes")
    }
    writer.beginArray()
    for span in restoration.spans {
      writer.beginArray()
      writer.integer(span.first)
      writer.integer(span.last)
      writer.endArray()
    }
    writer.endArray()
    write("sessions", restoration.sessions, to: &writer) { SessionCoding.write($1, to: &$0) }
    write("tasks", restoration.tasks, to: &writer) { TaskCoding.write($1, at: noMoment, to: &$0) }
    write("activeAgents", restoration.activeAgents, to: &writer) { AgentCoding.write($1, to: &$0) }
    write("finishedAgents", restoration.finishedAgents, to: &writer) { AgentCoding.write($1, to: &$0) }
    write("openCalls", restoration.openCalls, to: &writer) { AgentCoding.write($1, to: &$0) }
  }

  static func readRestoration(_ reader: inout JSONReader) throws(JSONSyntaxError) -> Restoration {
    var restoration = Restoration(kind: .undo, spans: [])
    try reader.beginObject()
    while let key = try reader.nextKey() {
      switch key {
      case "undoes": restoration.spans = try readSpans(&reader)
      case "redoes":
        restoration.kind = .redo
        restoration.spans = try readSpans(&reader)
      case "sessions": restoration.sessions = try readEdit(&reader, SessionCoding.read)
      case "tasks": restoration.tasks = try readEdit(&reader, readTask)
      case "activeAgents": restoration.activeAgents = try readEdit(&reader, AgentCoding.read)
      case "finishedAgents": restoration.finishedAgents = try readEdit(&reader, AgentCoding.read)
      case "openCalls": restoration.openCalls = try readEdit(&reader, AgentCoding.readCall)
      default: try reader.skipValue()
      }
    }
    return restoration
  }

  private static func write<Entity>(
    _ key: StaticString, _ edit: ListEdit<Entity>, to writer: inout JSONWriter,
    _ write: (inout JSONWriter, Entity) -> Void
  ) {
    if edit.isEmpty { return }
    writer.key(key)
    writer.beginObject()
    if !edit.removed.isEmpty { writer.member("removed", edit.removed) }
    if !edit.put.isEmpty {
      writer.key("put")
      writer.beginArray()
      for put in edit.put {
        writer.beginObject()
        writer.member("index", ifPresent: put.index.map(Int64.init))
        writer.key("value")
        write(&writer, put.entity)
        writer.endObject()
      }
      writer.endArray()
    }
    writer.endObject()
  }

  private static func readEdit<Entity>(
    _ reader: inout JSONReader, _ read: (inout JSONReader) throws(JSONSyntaxError) -> Entity
  ) throws(JSONSyntaxError) -> ListEdit<Entity> {
    var edit = ListEdit<Entity>()
    try reader.beginObject()
    while let key = try reader.nextKey() {
      switch key {
      case "removed": edit.removed = try reader.readStrings()
      case "put":
        try reader.beginArray()
        while try reader.nextElement() {
          if let put = try readPut(&reader, read) { edit.put.append(put) }
        }
      default: try reader.skipValue()
      }
    }
    return edit
  }

  private static func readPut<Entity>(
    _ reader: inout JSONReader, _ read: (inout JSONReader) throws(JSONSyntaxError) -> Entity
  ) throws(JSONSyntaxError) -> ListEdit<Entity>.Put? {
    var index: Int?
    var entity: Entity?
    try reader.beginObject()
    while let key = try reader.nextKey() {
      switch key {
      case "index": index = try reader.readOptionalCount()
      case "value": entity = try read(&reader)
      default: try reader.skipValue()
      }
    }
    return entity.map { ListEdit<Entity>.Put(index: index, entity: $0) }
  }

  private static func readTask(_ reader: inout JSONReader) throws(JSONSyntaxError) -> TrackedTask {
    var task = TaskCoding.blank
    var neighbour = TaskCoding.Neighbour()
    try TaskCoding.read(&reader, at: noMoment, beside: &neighbour, into: &task)
    return task
  }

  private static func readSpans(_ reader: inout JSONReader) throws(JSONSyntaxError) -> [EventSpan] {
    var spans: [EventSpan] = []
    try reader.beginArray()
    while try reader.nextElement() {
      var ends: [Int64] = []
      try reader.beginArray()
      while try reader.nextElement() { ends.append(try reader.readInteger()) }
      if ends.count == 2 { spans.append(EventSpan(first: ends[0], last: ends[1])) }
    }
    return spans
  }
}
