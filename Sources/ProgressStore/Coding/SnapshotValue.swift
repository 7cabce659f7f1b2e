package import JSONTree
package import ProgressModel

/// Returns the state as a tree with the members `progress.json` has, in their order, for paths to lead into.
///
/// Of where it came from only `journal.sequence` is known: the place in the journal file and the checksum belong to a file, not to
/// a state. With `member` the tree has that member only, if the state has it: a count then costs no tree of ten thousand tasks.
package func snapshotValue(of state: ProgressState, only member: String? = nil) -> JSONValue {
  var writer = JSONWriter(.compact, reserving: SnapshotCoding.room(forTasks: state.tasks.count))
  writer.beginObject()
  SnapshotCoding.writeMembers(of: state, to: &writer)
  writer.key("journal")
  writer.beginObject()
  writer.member("sequence", state.sequence)
  writer.endObject()
  writer.endObject()
  let bytes = writer.finish()
  guard let member else { return (try? JSONValue(parsing: bytes)) ?? .null }
  return (try? value(of: [member], in: bytes)) ?? .null
}

/// Reads some members of an object and skips the others.
private func value(of members: Set<String>, in bytes: [UInt8]) throws(JSONSyntaxError) -> JSONValue {
  try JSONReader.withReader(of: bytes, limits: .store) { reader throws(JSONSyntaxError) in
    try value(of: members, &reader)
  }
}

private func value(of members: Set<String>, _ reader: inout JSONReader) throws(JSONSyntaxError) -> JSONValue {
  var object = JSONObject()
  try reader.beginObject()
  while let key = try reader.nextKey() {
    let name = key.string
    if members.contains(name) {
      object[name] = try reader.readValue()
    } else {
      _ = try reader.skipValue()
    }
  }
  return .object(object)
}

/// Returns a task as the object `progress.json` would have of it, its duration up to its own last update.
///
/// With `members` it has at most those.
package func snapshotValue(of task: TrackedTask, only members: Set<String>? = nil) -> JSONValue {
  var writer = JSONWriter(.compact, reserving: 1_024)
  TaskCoding.write(task, at: task.updatedAt, to: &writer)
  let bytes = writer.finish()
  guard let members else { return (try? JSONValue(parsing: bytes)) ?? .null }
  return (try? value(of: members, in: bytes)) ?? .null
}
