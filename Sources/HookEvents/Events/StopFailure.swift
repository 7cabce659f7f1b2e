import HookProtocol
import ProgressModel

/// An API error ended the turn, instead of `Stop`.
enum StopFailure: HookEvent {
  static let names = ["StopFailure"]

  static func facts(in payload: HookEnvelope, _ context: HookContext) -> [Fact] {
    [.turn(.idle), .activity(tool: nil, failed: true)]
  }
}
