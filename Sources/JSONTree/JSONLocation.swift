/// The place of one value in a tree: the keys and indexes that lead to it from the root.
package struct JSONLocation: Equatable, Sendable {
  /// One way down.
  package enum Step: Equatable, Sendable {
    case key(String)
    /// From 0.
    case index(Int)

    package static func == (left: Step, right: Step) -> Bool {
      switch (left, right) {
      case (.key(let left), .key(let right)): left.hasSameBytes(as: right)
      case (.index(let left), .index(let right)): left == right
      default: false
      }
    }
  }

  package var steps: [Step]

  /// The root, or the place `steps` lead to.
  package init(_ steps: [Step] = []) { self.steps = steps }

  /// The place one step further down.
  package func appending(_ step: Step) -> JSONLocation { JSONLocation(steps + [step]) }

  /// The location as a JSON Pointer (RFC 6901): `/tasks/0/content`; the root is the empty string.
  package var pointer: String {
    steps.reduce(into: "") { pointer, step in
      pointer += "/"
      switch step {
      case .index(let index):
        pointer += String(index)
      case .key(let key):
        for scalar in key.unicodeScalars {
          switch scalar {
          case "~": pointer += "~0"
          case "/": pointer += "~1"
          default: pointer.unicodeScalars.append(scalar)
          }
        }
      }
    }
  }
}

extension JSONLocation: CustomStringConvertible {
  /// The location as a ``JSONPath`` that finds it again: `tasks[0].content`, `["odd key"]`; the root is `.`.
  package var description: String {
    var path = ""
    for step in steps {
      switch step {
      case .index(let index):
        path += "[\(index)]"
      case .key(let key) where JSONPath.isPlainName(key):
        path += path.isEmpty ? key : ".\(key)"
      case .key(let key):
        path += "[\(JSONValue.string(key).text(.compact))]"
      }
    }
    return path.isEmpty ? "." : path
  }
}
