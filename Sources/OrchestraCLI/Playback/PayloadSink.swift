import ProgressModel

/// Where played payloads go: memory, the sandbox of a session, or a project on disk.
protocol PayloadSink {
  /// The state as it is now.
  var state: ProgressState { get }

  /// Takes one payload in through the same steps as `hook`, at the time it carries.
  ///
  /// A payload that means nothing to us is no error; it records nothing.
  /// - Throws: what a change by hand throws.
  mutating func serve(_ payload: ArrivedPayload) throws(Failure) -> PlayedPayload
}

/// What one played payload came to.
struct PlayedPayload: Sendable {
  /// The event's name; nil for a payload without one.
  var event: String?
  /// What it recorded; empty when it said nothing new.
  var events: [ProgressEvent] = []
}
