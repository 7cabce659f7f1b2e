import HookProtocol
import JSONTree
import ProgressModel

/// Where simulated sessions act: what they do becomes payloads, one after the other, each at its time.
///
/// Pure: the same seed and the same calls give the same payloads.
struct SimulationStage: Sendable {
  /// The folder that simulated sessions work in.
  let directory: String
  /// Where the hosts would keep their files.
  let home: String
  let seed: UInt64
  /// Milliseconds since the simulation began; the next payload happens here.
  var moment: Int64 = 0
  private(set) var deliveries: [SimulatedDelivery] = []
  private var sessions: [String: SimulatedSession] = [:]
  /// Faults of the payloads of the present action.
  private var faults: [SimulationFault] = []

  /// Payloads of one action follow each other this closely, as those of a host do.
  private static let between: Int64 = 20

  init(directory: String, home: String, seed: UInt64) {
    self.directory = directory
    self.home = home
    self.seed = seed
  }

  /// The session called `name`, begun without a payload when it is new.
  func session(_ name: String, of host: SimulatedHost) -> SimulatedSession {
    if let session = sessions[name] { return session }
    var identities = SimulatedIdentities(seed: seed, name: name)
    let id = identities.universal(of: host)
    return newSession(name, id: id, of: host, identities)
  }

  private func newSession(
    _ name: String, id: String, of host: SimulatedHost, _ identities: SimulatedIdentities
  ) -> SimulatedSession {
    var session = SimulatedSession(
      name: name, id: id, host: host, directory: directory, transcripts: transcripts(of: host),
      model: host.model, identities: identities)
    // In the midst of a turn, as long as nothing is heard of its beginning.
    if host == .codex {
      session.turnID = session.identities.universal(of: host)
    } else {
      session.promptID = session.identities.universal(of: host)
    }
    return session
  }

  private func transcripts(of host: SimulatedHost) -> String {
    if host == .codex { return home + "/.codex/sessions/2026/11/09" }
    // As Claude Code names the folder: whatever is no letter or digit becomes a dash.
    let mangled = directory.utf16.map { unit -> Character in
      let isPlain = (48...57).contains(unit) || (65...90).contains(unit) || (97...122).contains(unit)
      return isPlain ? Character(UnicodeScalar(UInt8(unit))) : "-"
    }
    return home + "/.claude/projects/" + String(mangled)
  }

  /// Whether a session of this name has acted.
  func knows(_ name: String) -> Bool { sessions[name] != nil }

  mutating func keep(_ session: SimulatedSession) { sessions[session.name] = session }

  mutating func forget(_ name: String) { sessions[name] = nil }

  /// Lets a session of another id act under a name: a fork, or one the project knows already.
  mutating func adopt(_ name: String, id: String, host: SimulatedHost) {
    let identities = SimulatedIdentities(seed: seed, name: name + "/" + id)
    sessions[name] = newSession(name, id: id, of: host, identities)
  }

  /// Sends a payload of `session`, and keeps the session as it is now.
  mutating func send(_ payload: JSONObject, of session: SimulatedSession) {
    keep(session)
    var environment = HookEnvironment()
    environment.isClaudeCode = session.host == .claudeCode
    deliveries.append(
      SimulatedDelivery(
        payload: ArrivedPayload(time: Timestamp(moment), payload: payload, environment: environment),
        faults: faults))
    moment += Self.between
  }

  /// Lets `action` happen with faults: each of its payloads meets them.
  ///
  /// The clock jumps once, before the first payload. Of several payloads the last two change places, of a single one it and the
  /// one behind it.
  mutating func perform(with faults: [SimulationFault], _ action: (inout SimulationStage) -> Void) {
    let first = deliveries.count
    self.faults = faults
    action(&self)
    self.faults = []
    let swapped = max(first, deliveries.count - 2)
    for index in deliveries.indices[first...] {
      deliveries[index].faults.removeAll { fault in
        switch fault {
        case .clock: index != first
        case .swapped: index != swapped
        default: false
        }
      }
    }
  }
}

/// A payload on its way, with what is to go wrong with it.
struct SimulatedDelivery: Sendable {
  /// Its time counts from the beginning of the simulation.
  var payload: ArrivedPayload
  var faults: [SimulationFault] = []
}
