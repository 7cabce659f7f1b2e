/// Where in a path the cursor stands: what is whole, and what has been begun.
struct PathPlace: Equatable {
  enum Part: Equatable {
    /// The name of a member.
    case name(String)
    /// What stands in brackets.
    case selector(String)
    /// The value behind `name=` in brackets.
    case filter(name: String, value: String)
    /// Nothing: the path ends with a bracket.
    case none
  }

  /// The steps in front, as they were typed.
  var base = ""
  /// What stands between the base and a name: a dot, or nothing at the start.
  var separator = ""
  var part = Part.none

  init(_ typed: String) {
    var isInBrackets = false
    var cut = typed.startIndex
    for index in typed.indices {
      switch typed[index] {
      case "[" where !isInBrackets:
        isInBrackets = true
        cut = index
      case "]" where isInBrackets:
        isInBrackets = false
        cut = typed.index(after: index)
      case "." where !isInBrackets: cut = index
      default: break
      }
    }
    base = String(typed[..<cut])
    let rest = typed[cut...]
    if isInBrackets {
      let inside = rest.dropFirst()
      if let equals = inside.firstIndex(of: "=") {
        part = .filter(name: String(inside[..<equals]), value: String(inside[inside.index(after: equals)...]))
      } else {
        part = .selector(String(inside))
      }
    } else if rest.hasPrefix(".") {
      separator = "."
      part = .name(String(rest.dropFirst()))
    } else if base.isEmpty || !rest.isEmpty {
      part = .name(String(rest))
    }
  }
}
