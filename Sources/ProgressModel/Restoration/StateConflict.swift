/// A value that cannot go to what is wanted without losing a change that was made since.
///
/// Facts; the words are made where it is shown. For an undo, `expected` is what the update made, `wanted` what was before it and
/// `found` what is there now; for a sandbox they are the base, mine and theirs.
package struct StateConflict: Hashable, Sendable {
  package enum Reason: Hashable, Sendable {
    /// Somebody changed the value since; what is wanted can replace it where that is asked for.
    case changed
    /// The task, agent, session or call is not there any more: nothing is left to change.
    case gone
    /// There is another one with the id by now.
    case exists
    /// It would have to run in a session that has ended or is not known.
    case sessionEnded
    /// Agents came to run in the session since; ending it ends them too.
    case inUse
  }

  package var entity: EntityReference
  /// The key in `progress.json`; nil when it is about the whole entity.
  package var field: String?
  package var reason: Reason
  package var expected: FieldValue
  package var wanted: FieldValue
  package var found: FieldValue
  /// The last event of the update that made it what it is now; nil when that was not looked for or is not recorded.
  package var changedBy: Int64?

  package init(
    _ entity: EntityReference, field: String?, _ reason: Reason, expected: FieldValue = .null,
    wanted: FieldValue = .null, found: FieldValue = .null
  ) {
    self.entity = entity
    self.field = field
    self.reason = reason
    self.expected = expected
    self.wanted = wanted
    self.found = found
  }

  /// Whether the wanted value can be had by overwriting what was found.
  package var canBeForced: Bool { reason == .changed || reason == .exists || reason == .inUse }
}
