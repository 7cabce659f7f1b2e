import JSONTree
import SchemaMigration

/// A file of the shell scripts as the rules look at it: as it is, since the migration takes in whatever there is.
struct TodosView {
  /// One line of the list that is an object.
  struct Todo {
    let location: JSONLocation
    let object: JSONObject

    /// The id as text, whichever way it is written.
    var id: String? { Self.name(object["id"]) }
    var parentID: String? { Self.name(object["parentId"]) }

    static func name(_ value: JSONValue?) -> String? { value?.string ?? value?.number?.text }

    func location(of key: String) -> JSONLocation { location.appending(.key(key)) }
  }

  let document: JSONValue
  let version: SchemaVersion
  /// Now, in Unix milliseconds.
  let moment: Int64
  let todos: [Todo]
  let metadata: JSONObject?

  init(_ document: JSONValue, version: SchemaVersion, moment: Int64) {
    self.document = document
    self.version = version
    self.moment = moment
    metadata = document["metadata"]?.object
    let list = JSONLocation([.key("todos")])
    todos = (document["todos"]?.array ?? []).enumerated().compactMap { index, value in
      value.object.map { Todo(location: list.appending(.index(index)), object: $0) }
    }
  }

  /// Every time there is, with its place.
  var times: [(location: JSONLocation, value: JSONNumber)] {
    var times: [(JSONLocation, JSONNumber)] = []
    func take(_ object: JSONObject, _ keys: [String], _ location: JSONLocation) {
      for key in keys {
        if let number = object[key]?.number { times.append((location.appending(.key(key)), number)) }
      }
    }
    for todo in todos { take(todo.object, ["startTime", "lastUpdateTime"], todo.location) }
    if let metadata {
      take(metadata, ["sessionStartTime", "lastUpdateTime"], JSONLocation([.key("metadata")]))
    }
    for (index, entry) in (document["history"]?.array ?? []).enumerated() {
      guard let entry = entry.object else { continue }
      take(entry, ["timestamp"], JSONLocation([.key("history"), .index(index)]))
    }
    return times
  }
}
