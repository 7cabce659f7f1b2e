import HookProtocol
import ProgressModel

/// The session changed its directory: a sign of life.
///
/// The project stays the one its state was found in.
enum CwdChanged: HookEvent {
  static let names = ["CwdChanged"]

  static func facts(in payload: HookEnvelope, _ context: HookContext) -> [Fact] {
    [payload.activity()]
  }
}
