/// Replaces `!!`, `!12` and `!-2` at the start of a line by the line they name.
package enum HistoryExpansion {
  /// Why a line cannot be named.
  package struct Fault: Error, Equatable, Sendable {
    package var reference: String
    /// The numbers there are; nil when the history is empty.
    package var numbers: ClosedRange<Int>?

    package var sentence: String {
      guard let numbers else { return "Cannot run '\(reference)': the history is empty" }
      return numbers.count == 1
        ? "Cannot run '\(reference)': the history has line \(numbers.lowerBound) only"
        : "Cannot run '\(reference)': the history has lines \(numbers.lowerBound) to \(numbers.upperBound)"
    }

    package var hint: String? { numbers == nil ? nil : "'history' lists them" }
  }

  /// Returns the line to run, to be shown first and remembered instead of what was typed.
  ///
  /// Nil when the line names none: `!text` is for the system shell and no search. What stands behind the
  /// reference is kept as it is (`!! --all`).
  package static func expand(_ line: String, in history: HistoryLines) throws(Fault) -> String? {
    let typed = line.drop(while: \.isWhitespace)
    guard let reference = HistoryReference(typed) else { return nil }
    let number: Int? =
      switch reference.target {
      case .number(let number): number
      case .back(let count): count > 0 && count <= history.count ? history.lastNumber + 1 - count : nil
      }
    guard let number, let text = history[number] else {
      throw Fault(
        reference: reference.text,
        numbers: history.isEmpty ? nil : history.firstNumber...history.lastNumber)
    }
    return text + String(typed.unicodeScalars.dropFirst(reference.text.unicodeScalars.count))
  }
}
