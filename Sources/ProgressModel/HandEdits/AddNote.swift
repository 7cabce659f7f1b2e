/// Puts a remark into the journal.
package struct AddNote: HandEdit, Equatable {
  package var text: String

  package init(_ text: String) {
    self.text = text
  }

  package func apply(to transaction: inout ProgressTransaction, at moment: Timestamp) throws(HandEditError) {
    guard let text = HandText.lines(text) else { throw .textMissing(.note) }
    transaction.enterByHand(at: moment)
    transaction.record(.note(text))
  }
}
