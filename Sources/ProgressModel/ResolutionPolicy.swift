/// The settings and facts from outside that resolving an observation depends on.
package struct ResolutionPolicy: Sendable {
  /// How long an ended session stays in the snapshot, in milliseconds.
  package var keepEndedSessions: Int64 = 24 * 3_600_000
  /// How long a session may be silent before the start of another counts it as lost, in milliseconds.
  package var sessionSilence: Int64 = 24 * 3_600_000
  /// Deliveries this close together, in milliseconds, may have been swapped: handlers of one host run at once.
  package var swapWindow: Int64 = 5_000
  /// Returns whether the process of a session is known to be gone; called for live sessions only.
  package var isGone: @Sendable (TrackedSession) -> Bool = { _ in false }

  /// Mixed into the ids of new tasks, so that those made in a sandbox never meet those that hooks make meanwhile.
  ///
  /// Empty outside sandboxes.
  package var salt = ""

  package init() {}
}
