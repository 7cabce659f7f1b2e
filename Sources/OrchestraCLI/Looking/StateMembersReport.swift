import JSONTree
import Rendering

/// The members of the state with how much is in each, one a row.
enum StateMembersReport {
  static func report(of state: JSONValue, from viewpoint: Viewpoint) -> Report {
    let phrases = Phrases(viewpoint.language)
    return Report(
      fields: ["path", "type", "count", "bytes"],
      columns: [
        Report.Column("path", phrases.pathTitle, .key),
        Report.Column("type", phrases.kindTitle, .key),
        Report.Column("count", phrases.countTitle, .key, alignment: .right),
        Report.Column("bytes", phrases.bytesTitle, .detail, alignment: .right),
        Report.Column("value", phrases.valueTitle, .text),
      ],
      rows: (state.object ?? JSONObject()).map(row))
  }

  private static func row(_ member: JSONObject.Member) -> Report.Row {
    let value = member.value
    let path = JSONLocation([.key(member.key)]).description
    let count = value.array?.count ?? value.object?.count
    let bytes = value.bytes(.compact).count
    return Report.Row(
      payload: [
        "path": .string(path), "type": .string(value.kind.rawValue),
        "count": count.map { .integer($0) } ?? .null, "bytes": .integer(bytes),
      ],
      cells: [
        Report.Cell(path), Report.Cell(value.kind.rawValue, .faint),
        Report.Cell(count.map { String($0) } ?? ""), Report.Cell(String(bytes), .faint),
        Report.Cell(preview(of: value)),
      ])
  }

  /// A scalar itself, the members' names of an object, those of a list's first element.
  private static func preview(of value: JSONValue) -> String {
    switch value {
    case .array(let elements): elements.first?.object?.keys.joined(separator: " ") ?? ""
    case .object(let members): members.keys.joined(separator: " ")
    case .null, .bool, .number, .string: MatchText.bare(value)
    }
  }
}
