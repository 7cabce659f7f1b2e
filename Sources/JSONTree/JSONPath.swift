/// A question to a tree: `stats.overallProgress`, `tasks[-1]`, `tasks[status=in_progress].content`.
///
/// A path is a row of steps, each applied to everything the one before it found:
///
/// | step | finds |
/// |---|---|
/// | `name` or `.name` | the member of that name |
/// | `["any name"]` | the same, as a JSON string, for names with `.[]"=!` or spaces in them |
/// | `[0]`, `[-1]` | an element, counted from the front or the back |
/// | `[*]` | all elements, or all members |
/// | `[name=text]`, `[name!=text]` | the elements whose member is, or is not, that value |
///
/// In a filter, `text` is compared with a string byte for byte, with a number as a number, and with the words
/// `true`, `false` and `null`; an absent member counts as null. In quotes it means a string only. What is not
/// there is simply not found. The empty path and `.` are the root.
package struct JSONPath: Equatable, Sendable {
  /// One step of a path.
  package enum Step: Equatable, Sendable {
    case name(String)
    /// Negative ones count from the back, -1 is the last.
    case index(Int)
    case all
    case filter(JSONPathFilter)
  }

  package let steps: [Step]

  /// Tells whether `name` can stand in a path without quotes.
  static func isPlainName(_ name: String) -> Bool {
    !name.isEmpty && name.unicodeScalars.allSatisfy { isPlain($0) }
  }

  /// Tells whether a name without quotes may have this character.
  static func isPlain(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar {
    case ".", "[", "]", "\"", "=", "!": false
    default: !scalar.properties.isWhitespace && scalar.properties.generalCategory != .control
    }
  }
}
