/// A regular expression of the simplest kind, from `^` to `$`: characters and classes, each with how often.
///
/// Taken: plain characters, `\` before a sign, classes such as `[0-9a-f_-]`, and behind each of them `?`, `*`, `+`, `{n}` or
/// `{n,m}`. Everything else (groups, alternatives, `.`) is refused. Matching takes time in proportion to the text times the
/// pattern, whatever the text.
struct AnchoredPattern: Equatable, Sendable {
  private static let mostAtoms = 512

  private struct Atom: Equatable, Sendable {
    var ranges: [ClosedRange<UInt32>]
    var isOptional = false
    var repeats = false

    func matches(_ scalar: Unicode.Scalar) -> Bool { ranges.contains { $0.contains(scalar.value) } }
  }

  let text: String
  private var atoms: [Atom] = []

  /// Reads a pattern; nil for one that asks for more than this type can do.
  init?(_ text: String) {
    self.text = text
    var rest = Substring(text).unicodeScalars
    guard rest.popFirst() == "^", rest.popLast() == "$" else { return nil }
    while let scalar = rest.popFirst() {
      guard let ranges = Self.ranges(from: scalar, &rest), let (least, most) = Self.repetition(&rest),
        least <= Self.mostAtoms, (most ?? 0) <= Self.mostAtoms
      else { return nil }
      atoms += Array(repeating: Atom(ranges: ranges), count: least)
      if let most {
        atoms += Array(repeating: Atom(ranges: ranges, isOptional: true), count: most - least)
      } else {
        atoms.append(Atom(ranges: ranges, isOptional: true, repeats: true))
      }
      if atoms.count > Self.mostAtoms { return nil }
    }
  }

  /// Whether all of `text` is of this form.
  func matches(_ text: String) -> Bool {
    // Every place in the pattern that could be reached so far, side by side: no going back, whatever the text.
    var places = reachable(from: [0])
    for scalar in text.unicodeScalars {
      var next: Set<Int> = []
      for place in places where place < atoms.count && atoms[place].matches(scalar) {
        next.insert(atoms[place].repeats ? place : place + 1)
      }
      if next.isEmpty { return false }
      places = reachable(from: next)
    }
    return places.contains(atoms.count)
  }

  private func reachable(from starts: Set<Int>) -> Set<Int> {
    var places = starts
    for start in starts {
      var place = start
      while place < atoms.count, atoms[place].isOptional {
        place += 1
        places.insert(place)
      }
    }
    return places
  }

  private static func ranges(
    from first: Unicode.Scalar, _ rest: inout Substring.UnicodeScalarView
  ) -> [ClosedRange<UInt32>]? {
    switch first {
    case "[": characterClass(&rest)
    case "\\":
      if let sign = rest.popFirst(), !sign.properties.isAlphabetic, !("0"..."9" ~= sign) {
        [sign.value...sign.value]
      } else {
        nil
      }
    case "(", ")", "{", "}", "]", ".", "*", "+", "?", "|", "^", "$": nil
    default: [first.value...first.value]
    }
  }

  private static func characterClass(_ rest: inout Substring.UnicodeScalarView) -> [ClosedRange<UInt32>]? {
    var ranges: [ClosedRange<UInt32>] = []
    guard rest.first != "^" else { return nil }
    while let scalar = rest.popFirst() {
      if scalar == "]" { return ranges.isEmpty ? nil : ranges }
      guard scalar != "[", scalar != "\\" else { return nil }
      var ahead = rest
      if ahead.popFirst() == "-", let end = ahead.popFirst(), end != "]" {
        guard end.value >= scalar.value, end != "\\" else { return nil }
        ranges.append(scalar.value...end.value)
        rest = ahead
      } else {
        ranges.append(scalar.value...scalar.value)
      }
    }
    return nil
  }

  /// Reads how often; without a word about it, once.
  ///
  /// Nil in `most` means any number of times.
  private static func repetition(_ rest: inout Substring.UnicodeScalarView) -> (least: Int, most: Int?)? {
    switch rest.first {
    case "?":
      rest.removeFirst()
      return (0, 1)
    case "*":
      rest.removeFirst()
      return (0, nil)
    case "+":
      rest.removeFirst()
      return (1, nil)
    case "{":
      rest.removeFirst()
      let body = String(String.UnicodeScalarView(rest.prefix { $0 != "}" }))
      rest = rest.dropFirst(body.unicodeScalars.count)
      guard rest.popFirst() == "}" else { return nil }
      let parts = body.split(separator: ",", omittingEmptySubsequences: false)
      guard parts.count <= 2, let least = Int(parts[0]), least >= 0 else { return nil }
      if parts.count == 1 { return (least, least) }
      if parts[1].isEmpty { return (least, nil) }
      guard let most = Int(parts[1]), most >= least else { return nil }
      return (least, most)
    default: return (1, 1)
    }
  }
}
