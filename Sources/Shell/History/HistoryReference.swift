/// The words `!!`, `!12` and `!-2` that name an earlier line.
package struct HistoryReference: Equatable, Sendable {
  package enum Target: Equatable, Sendable {
    /// How many lines back; 1 is the last one.
    case back(Int)
    case number(Int)
  }

  package let target: Target
  /// The reference as it was written.
  package let text: String

  /// Reads a line's first word, which must be the reference alone; anything else behind `!` is for the
  /// system shell.
  package init?(_ line: some StringProtocol) {
    let scalars = Array(line.unicodeScalars)
    guard scalars.first == "!" else { return nil }
    let word = scalars.prefix { !Self.ends.contains($0) && $0.properties.generalCategory != .spaceSeparator }
    text = Self.string(word)
    let name = word.dropFirst()
    if name.elementsEqual(["!"]) {
      target = .back(1)
      return
    }
    let digits = name.first == "-" ? name.dropFirst() : name
    guard !digits.isEmpty, digits.allSatisfy({ ("0"..."9").contains($0) }) else { return nil }
    // A number too long for an integer names no line either.
    let number = Int(Self.string(digits)) ?? .max
    target = name.first == "-" ? .back(number) : .number(number)
  }

  private static func string(_ scalars: some Sequence<Unicode.Scalar>) -> String {
    var view = String.UnicodeScalarView()
    view.append(contentsOf: scalars)
    return String(view)
  }

  private static let ends: Set<Unicode.Scalar> = ["\t", "\n", "\r", ";", "|", "&", "<", ">"]
}
