package import JSONTree
package import ProgressModel

/// Returns the state as a tree with the members `progress.json` has, in their order, for paths to lead into.
///
/// Of where it came from only `journal.sequence` is known: the place in the journal file and the checksum belong to a file, not to
/// a state. With `member` the tree has that member only, if the state has it: a count then costs no tree of ten thousand tasks.
package func snapshotValue(of state: ProgressState, only member: String? = nil) -> JSONValue {
  var writer = JSONWriter(.compact, reserving: 512 * (state.tasks.count + 8))
  writer.beginObject()
  SnapshotCoding.writeMembers(of: state, to: &writer)
  writer.key("journal")
  writer.beginObject()
  writer.member("sequence", state.sequence)
  writer.endObject()
  writer.endObject()
  let bytes = writer.finish()
  guard let member else { return (try? JSONValue(parsing: bytes)) ?? .null }
  let found = try? bytes.withUnsafeBufferPointer { buffer throws(JSONSyntaxError) in
    try value(of: member, in: buffer)
  }
  return found ?? .null
}

/// Reads one member of an object and skips the others.
private func value(
  of member: String, in bytes: UnsafeBufferPointer<UInt8>
) throws(JSONSyntaxError) -> JSONValue {
  var reader = try JSONReader(bytes, limits: .store)
  var object = JSONObject()
  try reader.beginObject()
  while let key = try reader.nextKey() {
    if key.string.utf8.elementsEqual(member.utf8) {
      object[member] = try reader.readValue()
    } else {
      _ = try reader.skipValue()
    }
  }
  return .object(object)
}

/// Returns a task as the object `progress.json` would have of it, its duration up to its own last update.
package func snapshotValue(of task: TrackedTask) -> JSONValue {
  var writer = JSONWriter(.compact)
  TaskCoding.write(task, at: task.updatedAt, to: &writer)
  return (try? JSONValue(parsing: writer.finish())) ?? .null
}
