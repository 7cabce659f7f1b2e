import JSONTree
import Rendering

/// How many bytes of the snapshot each of its members takes, and which tasks take the most.
enum SnapshotSizes {
  static func entries(of state: JSONValue, limit: Int) -> [CostEntry] {
    let members = (state.object ?? JSONObject()).map { member -> CostEntry in
      let path = JSONLocation([.key(member.key)]).description
      var entry = CostEntry(.snapshot, id: path, name: path)
      entry.bytes = size(of: member.value, depth: 1)
      entry.count = member.value.array?.count ?? member.value.object?.count
      return entry
    }
    return largest(members, limit) + largest(tasks(of: state["tasks"]?.array ?? []), limit)
  }

  private static func tasks(of tasks: [JSONValue]) -> [CostEntry] {
    tasks.map { task in
      var entry = CostEntry(.largest, id: task["id"]?.string ?? "", name: task["content"]?.string ?? "")
      entry.agent = task["agent"]?.string
      entry.status = task["status"]?.string
      entry.bytes = size(of: task, depth: 2)
      return entry
    }
  }

  private static func largest(_ entries: [CostEntry], _ limit: Int) -> [CostEntry] {
    entries.enumerated().sorted {
      (-($0.element.bytes ?? 0), $0.offset) < (-($1.element.bytes ?? 0), $1.offset)
    }.prefix(limit).map(\.element)
  }

  /// The bytes as they stand in the file: laid out in lines, `depth` levels in.
  private static func size(of value: JSONValue, depth: Int) -> Int64 {
    let bytes = value.bytes(.pretty)
    let lines = bytes.count { $0 == UInt8(ascii: "\n") }
    return Int64(bytes.count + lines * depth * 2)
  }
}
