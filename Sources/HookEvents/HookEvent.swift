package import AgentDetection
package import HookProtocol
import JSONTree
package import ProgressModel

/// One event of a host: turns its payload into facts.
///
/// Pure; needs no state.
///
/// To add an event, write its file in `Events/` and add one line to `HookEventCatalog`.
package protocol HookEvent: Sendable {
  /// The names on the wire, `hook_event_name`.
  static var names: [String] { get }

  /// Returns what the payload says.
  ///
  /// Missing and malformed fields say nothing; they are never an error.
  static func facts(in payload: HookEnvelope, _ context: HookContext) -> [Fact]
}

/// What translating a payload depends on besides the payload.
package struct HookContext: Sendable {
  package var time: Timestamp
  package var detector: AgentDetector
  /// The machine's name, recorded with session starts.
  package var host: String?

  package init(time: Timestamp, detector: AgentDetector, host: String?) {
    self.time = time
    self.detector = detector
    self.host = host
  }

  /// Returns the name to show for an agent type or a teammate's name; nil for none.
  func displayName(_ type: String?) -> String? {
    type.flatMap { detector.displayName(ofType: $0) }
  }
}
