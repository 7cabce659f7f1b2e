/// A line of the history with the number it has in this session.
package struct HistoryLine: Equatable, Sendable {
  package var number: Int
  package var text: String

  package init(number: Int, text: String) {
    self.number = number
    self.text = text
  }
}
