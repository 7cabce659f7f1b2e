import JSONTree
import Rendering

/// What a path found, for formats made of rows: objects by their members, anything else as path and value.
enum MatchReport {
  private typealias Found = (path: String, value: JSONValue)

  static func report(of matches: [JSONPath.Match], from viewpoint: Viewpoint) -> Report {
    let found = elements(of: matches)
    let objects = found.compactMap(\.value.object)
    if !found.isEmpty, objects.count == found.count { return report(of: objects) }
    let phrases = Phrases(viewpoint.language)
    return Report(
      fields: ["path", "value"],
      columns: [
        Report.Column("path", phrases.pathTitle, .key), Report.Column("value", phrases.valueTitle, .text),
      ],
      rows: found.map { path, value in
        Report.Row(
          payload: ["path": .string(path), "value": value],
          cells: [Report.Cell(path), Report.Cell(MatchText.bare(value))])
      })
  }

  /// The elements of the one list that was found, else the matches themselves.
  private static func elements(of matches: [JSONPath.Match]) -> [Found] {
    guard let only = matches.first, matches.count == 1, let elements = only.value.array else {
      return matches.map { ($0.location.description, $0.value) }
    }
    return elements.enumerated().map { (only.location.appending(.index($0)).description, $1) }
  }

  /// A column for each member that any of them has, in the order they first appear.
  private static func report(of objects: [JSONObject]) -> Report {
    var members = JSONObject()
    for object in objects {
      for member in object where members[member.key] == nil { members[member.key] = .null }
    }
    let fields = members.keys
    return Report(
      fields: fields, columns: fields.map { Report.Column($0, $0, .text) },
      rows: objects.map { object in
        var payload = members
        for member in object { payload[member.key] = member.value }
        return Report.Row(
          payload: payload,
          cells: payload.map { Report.Cell($0.value.isNull ? "" : MatchText.bare($0.value)) })
      })
  }
}
