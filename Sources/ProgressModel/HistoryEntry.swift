/// One line of the snapshot's `history`: an event in short, for readers that do not open the journal.
package struct HistoryEntry: Equatable, Sendable {
  package var sequence: Int64
  package var time: Timestamp
  /// The event's type, such as `task.changed`.
  package var event: String
  package var session: String?
  package var agent: String?
  package var task: String?
  /// What happened, at most 120 characters; may hold agents' text, so it is hostile.
  package var details: String?

  package init(sequence: Int64, time: Timestamp, event: String) {
    self.sequence = sequence
    self.time = time
    self.event = event
  }
}
