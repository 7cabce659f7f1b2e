import ArgumentParser

/// Something that goes wrong with a payload, on demand.
///
/// Those above `torn` happen to the payloads and can be played anywhere. The others happen to processes and files: they are played
/// by real processes in a project of their own.
enum SimulationFault: Equatable, Sendable {
  /// It arrives after the payload behind it.
  case swapped
  /// It arrives twice.
  case repeated
  /// It never arrives.
  case missing
  /// Its texts hold what could harm a terminal, a table or a file.
  case hostile
  /// From here on the clock is off by so many milliseconds.
  case clock(Int64)

  /// Standard input ends in the midst of it.
  case torn
  /// Half of it arrives, and then nothing more.
  case stalled
  /// The hook is killed at a point of its update.
  case kill(UpdatePoint)
  /// Somebody holds the lock and does nothing.
  case heldLock
  /// Nothing can be written any more.
  case fullDisk
  /// `progress.json` was written by a later version.
  case futureSnapshot

  /// Whether it takes real processes.
  var needsProcesses: Bool {
    switch self {
    case .swapped, .repeated, .missing, .hostile, .clock: false
    case .torn, .stalled, .kill, .heldLock, .fullDisk, .futureSnapshot: true
    }
  }
}

extension SimulationFault: ExpressibleByArgument {
  init?(argument: String) {
    let parts = argument.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false).map(
      String.init)
    guard parts.count == 2 else {
      guard let fault = Self.plain[argument] else { return nil }
      self = fault
      return
    }
    switch parts[0] {
    case "kill":
      guard let point = UpdatePoint(rawValue: parts[1]) else { return nil }
      self = .kill(point)
    case "clock":
      let sign: Int64 = parts[1].hasPrefix("-") ? -1 : 1
      let bare = parts[1].first.map { "+-".contains($0) } == true ? String(parts[1].dropFirst()) : parts[1]
      // A century is more than any clock is off by, and adding it overflows nothing.
      guard let age = Age(argument: bare), age.milliseconds <= 3_155_760_000_000 else { return nil }
      self = .clock(sign * age.milliseconds)
    default: return nil
    }
  }

  private static let plain: [String: SimulationFault] = [
    "swapped": .swapped, "repeated": .repeated, "missing": .missing, "hostile": .hostile, "torn": .torn,
    "stalled": .stalled, "lock-held": .heldLock, "full-disk": .fullDisk, "future-snapshot": .futureSnapshot,
  ]

  /// The word on the command line.
  var word: String {
    switch self {
    case .kill(let point): return "kill=" + point.rawValue
    case .clock(let milliseconds):
      return "clock=\(milliseconds < 0 ? "-" : "+")\(abs(milliseconds) / 1000)s"
    default: return Self.plain.first { $0.value == self }?.key ?? ""
    }
  }

  var defaultValueDescription: String { word }

  static var allValueStrings: [String] {
    ["swapped", "repeated", "missing", "hostile", "clock=+2h", "clock=-2h", "torn", "stalled"]
      + UpdatePoint.allCases.map { "kill=" + $0.rawValue } + ["lock-held", "full-disk", "future-snapshot"]
  }
}
