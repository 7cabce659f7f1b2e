import DurableFiles
import JSONTree

/// A settings file in which a host looks for hooks.
struct HookSettingsFile: Sendable {
  enum Condition: Sendable {
    case missing
    case unreadable(String)
    /// No JSON, at this place.
    case malformed(JSONSyntaxError, JSONPosition)
    /// JSON, but no object.
    case notAnObject
    case read(JSONObject)
    /// TOML: read line by line, and never refused.
    case lines(TOMLLines)
  }

  let origin: HookHandler.Origin
  let condition: Condition

  static let largest = 4 << 20

  init(_ origin: HookHandler.Origin, calls: any FileSystemCalls, machine: DoctorMachine) {
    self.origin = origin
    condition = Self.read(origin.path, calls, machine)
  }

  var object: JSONObject? {
    if case .read(let object) = condition { object } else { nil }
  }

  var lines: TOMLLines? {
    if case .lines(let lines) = condition { lines } else { nil }
  }

  var exists: Bool {
    if case .missing = condition { false } else { true }
  }

  private static func read(_ path: String, _ calls: any FileSystemCalls, _ machine: DoctorMachine)
    -> Condition
  {
    guard let entry = machine.entry(path) else { return .missing }
    // A pipe or a device could keep the reader waiting.
    if entry.kind != .regular { return .unreadable("it is no plain file") }
    let bytes: [UInt8]
    do { bytes = try PlainFile(path, calls: calls).read(maximumBytes: largest) } catch {
      return error.isAbsence ? .missing : .unreadable(error.cause)
    }
    if path.hasSuffix(".toml") { return .lines(TOMLLines(bytes)) }
    do {
      guard let object = try JSONValue(parsing: bytes, limits: .hookInput).object else { return .notAnObject }
      return .read(object)
    } catch {
      return .malformed(error, JSONPosition(offset: error.offset, in: bytes))
    }
  }
}
