import JSONTree
import Rendering

/// A path into the state, as `get` and `expect` take it: its text, its steps, and what it finds.
struct StatePath: Equatable, Sendable {
  let text: String
  let path: JSONPath

  init(_ text: String) throws(JSONPathError) {
    self.text = text
    path = try JSONPath(text)
  }

  /// Whether it asks for all there are of something, so that even one match is one of a list.
  var asksForMany: Bool {
    path.steps.contains { step in
      switch step {
      case .all, .filter: true
      case .name, .index: false
      }
    }
  }

  /// The member of the root it leads through; nil for the root itself and for `[*]`.
  var firstMember: String? {
    guard case .name(let name)? = path.steps.first else { return nil }
    return name
  }

  func matches(in root: JSONValue) -> [JSONPath.Match] { path.matches(in: root) }

  /// Says why the path leads nowhere in `root`.
  func absence(in root: JSONValue, named rootName: String = "the state") -> PathAbsence {
    PathAbsence(of: path, in: root, named: rootName)
  }
}

extension Failure {
  /// A path that cannot be read, with a mark under the place.
  init(_ error: JSONPathError, in path: String) {
    self.init(
      .usage, "Cannot read the path '\(VisibleText.of(path))': \(error.sentence)\n\(error.mark(in: path))",
      hint: "Paths look like stats.overallProgress, tasks[0].content or tasks[status=in_progress].agent")
  }
}

extension JSONPathError {
  /// What is wrong, with the place for those who cannot see the mark.
  var sentence: String { "\(cause), at character \(offset + 1)" }

  private var cause: String {
    switch kind {
    case .nameExpected: "a name is missing"
    case .selectorExpected: "a number, '*' or a comparison such as status=pending belongs into the brackets"
    case .closingBracketExpected: "']' is missing"
    case .stepExpected: "'.' or '[' is missing"
    case .invalidString: "the quoted text has no end or is no JSON string"
    case .indexTooLarge: "the number is too large"
    }
  }

  /// The path on a line of its own with a caret below the place.
  func mark(in path: String) -> String {
    var before = String.UnicodeScalarView()
    before.append(contentsOf: path.unicodeScalars.prefix(offset))
    let columns = TextWidth.columns(of: VisibleText.of(String(before)))
    return "  \(VisibleText.of(path))\n  " + String(repeating: " ", count: columns) + "^"
  }
}
