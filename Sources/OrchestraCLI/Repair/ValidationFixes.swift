import JSONTree
import ProgressValidation

/// The faults of meaning that have a clear mend, as one patch.
enum ValidationFixes {
  /// Mending one fault can show another; more rounds than these would be a quarrel between two rules.
  private static let mostRounds = 6

  /// Returns what mends `document`; empty when nothing is wrong or nothing clear can be done.
  static func patch(for document: JSONValue, moment: Int64) -> JSONPatch {
    var mended = document
    for _ in 0..<mostRounds {
      let fixes = ProgressValidator.findings(in: mended, moment: moment).filter { $0.severity != .note }
        .compactMap(\.fix)
      if fixes.isEmpty { break }
      var next = mended
      // From the back: removing an element must not move the one another fix is about.
      for fix in fixes.reversed() { next = (try? fix.applied(to: next)) ?? next }
      if next == mended { break }
      mended = next
    }
    return JSONPatch(from: document, to: mended)
  }
}
