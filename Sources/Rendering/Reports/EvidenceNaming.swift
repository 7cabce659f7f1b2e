import ProgressModel

/// Where the name of a task's agent stands in the task's own text.
struct EvidenceNaming: Equatable, Sendable {
  /// The member of the task that holds it: `activeForm` or `content`.
  let member: String
  let text: String
  /// The place of the name in the text, in Unicode scalars.
  let place: Range<Int>

  /// Looks for the name in the text that the evidence is about; nil where the evidence is no text.
  init?(of task: TrackedTask) {
    let candidates: [(String, String?)] =
      switch task.agentSource {
      case .activeForm: [("activeForm", task.activeForm)]
      case .mention, .assignment, .text: [("content", task.content), ("activeForm", task.activeForm)]
      case .hand, .payload, .teammate, .owner, .session, .unknown: []
      }
    for case (let member, let text?) in candidates {
      guard let place = Self.place(of: task.agent, in: text) else { continue }
      (self.member, self.text, self.place) = (member, text, place)
      return
    }
    return nil
  }

  /// The text made harmless, with the name between marks that need no colour.
  var marked: String {
    let scalars = Array(text.unicodeScalars)
    func part(_ range: Range<Int>) -> String {
      var view = String.UnicodeScalarView()
      view.append(contentsOf: scalars[range])
      return VisibleText.of(String(view))
    }
    return part(0..<place.lowerBound) + "«" + part(place) + "»" + part(place.upperBound..<scalars.count)
  }

  /// Finds `name` as a whole word in any case, else anywhere.
  private static func place(of name: String, in text: String) -> Range<Int>? {
    let letters = Array(text.unicodeScalars)
    let wanted = name.unicodeScalars.map(folded)
    guard !wanted.isEmpty, letters.count >= wanted.count else { return nil }
    var loose: Range<Int>?
    for start in 0...(letters.count - wanted.count) {
      let range = start..<start + wanted.count
      guard zip(letters[range], wanted).allSatisfy({ folded($0) == $1 }) else { continue }
      let isWord =
        (start == 0 || !isLatin(letters[start - 1]))
        && (range.upperBound == letters.count || !isLatin(letters[range.upperBound]))
      if isWord { return range }
      loose = loose ?? range
    }
    return loose
  }

  /// Lower case, and full-width Latin letters as plain ones: detection reads them alike.
  private static func folded(_ scalar: Unicode.Scalar) -> Unicode.Scalar {
    let isFullWidth = (0xFF01...0xFF5E).contains(scalar.value)
    let plain = isFullWidth ? Unicode.Scalar(scalar.value - 0xFEE0) ?? scalar : scalar
    return plain.properties.lowercaseMapping.unicodeScalars.first ?? plain
  }

  private static func isLatin(_ scalar: Unicode.Scalar) -> Bool {
    scalar.isASCII && (scalar.properties.isAlphabetic || scalar.properties.numericType != nil)
  }
}
