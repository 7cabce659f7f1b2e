import JSONTree
import SchemaMigration

/// The one form the program gives a snapshot: keys in the order of the schema, those it does not know behind them.
enum CanonicalForm {
  /// The document as the program would write it; values are kept as they are.
  static func bytes(of document: JSONValue) -> [UInt8] {
    guard let root = document.object else { return document.bytes(.pretty) + [0x0A] }
    let orders = Self.orders
    var result = ordered(root, orders[""] ?? [], unknownBefore: "journal")
    for (list, kind) in [
      ("sessions", "session"), ("tasks", "task"), ("activeAgents", "agent"), ("finishedAgents", "agent"),
      ("openCalls", "call"), ("history", "historyEntry"),
    ] {
      guard let order = orders[kind], let elements = result[list]?.array else { continue }
      let isOrdered = elements.allSatisfy { element in element.object.map { isInOrder($0, order) } ?? true }
      if isOrdered { continue }
      result[list] = .array(elements.map { $0.object.map { .object(ordered($0, order)) } ?? $0 })
    }
    for (member, kind) in [("stats", "stats"), ("project", "project"), ("journal", "journal")] {
      if let order = orders[kind], let object = result[member]?.object {
        result[member] = .object(ordered(object, order))
      }
    }
    return JSONValue.object(result).bytes(.pretty) + [0x0A]
  }

  private static func ordered(
    _ object: JSONObject, _ order: [String], unknownBefore last: String? = nil
  ) -> JSONObject {
    if isInOrder(object, order) { return object }
    var result = JSONObject()
    let tail = last.flatMap { order.firstIndex(of: $0) } ?? order.count
    for key in order[..<tail] {
      if let value = object[key] { result[key] = value }
    }
    let known = Set(order)
    for member in object where !known.contains(member.key) { result[member.key] = member.value }
    for key in order[tail...] {
      if let value = object[key] { result[key] = value }
    }
    return result
  }

  /// Whether an object of known keys only has them in order, as nearly all have: then it need not be built anew.
  private static func isInOrder(_ object: JSONObject, _ order: [String]) -> Bool {
    var place = 0
    for member in object {
      while place < order.count, order[place] != member.key { place += 1 }
      if place == order.count { return false }
      place += 1
    }
    return true
  }

  /// The keys of each kind of object in their order, as the schema lists them; the root's under the empty word.
  private static let orders: [String: [String]] = {
    guard let schema = try? JSONValue(parsing: ShippedSchema.text(of: .v2)) else { return [:] }
    var orders = ["": schema["properties"]?.object?.keys ?? []]
    for member in schema["$defs"]?.object ?? [:] {
      orders[member.key] = member.value["properties"]?.object?.keys
    }
    for key in ["project", "journal"] {
      orders[key] = schema["properties"]?[key]?["properties"]?.object?.keys
    }
    return orders
  }()
}
