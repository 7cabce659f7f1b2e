/// Why a script may not read another one.
package enum ScriptNestingFault: Error, Equatable, Sendable {
  /// The file is being read already; the places lead from there back to it.
  case circle(String, [ScriptLocation])
  case tooDeep(String, limit: Int)

  /// What could not be done, without "Error: ".
  package var sentence: String {
    switch self {
    case .circle(let name, let places):
      "Cannot read '\(name)': it would read itself (\(Self.circle(places, name)))"
    case .tooDeep(let name, let limit): "Cannot read '\(name)': \(limit) files read one another already"
    }
  }

  package var hint: String { "Take the 'read' out of one of them" }

  private static func circle(_ places: [ScriptLocation], _ name: String) -> String {
    (places.map { "\($0.name):\($0.position.line)" } + [name]).joined(separator: " → ")
  }
}
