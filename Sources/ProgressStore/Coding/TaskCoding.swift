import JSONTree
import ProgressModel

/// A task as an object of `progress.json` and of the journal.
///
/// Keys come in a fixed order; times are Unix milliseconds.
enum TaskCoding {
  /// Writes a task.
  ///
  /// `moment` is the one up to which `duration` counts a running task: the newest event's.
  static func write(_ task: TrackedTask, at moment: Timestamp, to writer: inout JSONWriter) {
    writer.beginObject()
    writer.member("id", task.id)
    writer.member("session", task.session)
    writer.member("list", task.list)
    writer.member("content", task.content)
    writer.member("activeForm", orNull: task.activeForm)
    writer.member("description", ifPresent: task.detail)
    writer.member("status", task.status.rawValue)
    writer.member("agent", task.agent)
    writer.member("agentSource", task.agentSource.rawValue)
    writer.member("progress", orNull: task.knownProgress.map(Int64.init))
    writer.member("currentStep", orNull: task.currentStep.map(Int64.init))
    writer.member("totalSteps", orNull: task.totalSteps.map(Int64.init))
    writer.member("createdAt", task.createdAt)
    writer.member("startedAt", orNull: task.startedAt?.milliseconds)
    writer.member("updatedAt", task.updatedAt)
    writer.member("completedAt", orNull: task.completedAt?.milliseconds)
    writer.member("statusSince", task.statusSince)
    writer.member("runningSince", ifPresent: task.runningSince)
    writer.member("duration", task.duration(at: moment))
    writer.member("pendingDuration", task.pendingDuration)
    writer.member("estimatedDuration", orNull: task.estimatedDuration)
    writer.member("parentId", orNull: task.parentID)
    writer.member("blockedBy", task.blockedBy)
    writer.member("tags", task.tags)
    writer.member("externalId", ifPresent: task.externalID)
    writer.member("position", ifPresent: task.position.map(Int64.init))
    write(task.hostWord, to: &writer)
    writer.members(task.unknown)
    writer.endObject()
  }

  private static func write(_ word: HostWord, to writer: inout JSONWriter) {
    guard case .said(let fields) = word else { return }
    writer.key("hostSaid")
    writer.beginObject()
    EventCoding.writeMembers(of: fields, to: &writer)
    writer.endObject()
  }

  /// What the task read last lends to the next, where it is the same: in a list it mostly is.
  struct Neighbour {
    var session = ""
    var list = ""
    var agent = ""
    var agentSource = AgentSource.unknown
  }

  /// What reading begins with: a task that nothing is known of.
  static let blank = TrackedTask(id: "", session: "", list: "", content: "", createdAt: Timestamp(0))

  /// Reads a task into `task`, which must be `blank`; it is the next one's neighbour then.
  ///
  /// In place: a task has hundreds of bytes, and handing over ten thousand of them takes as long as reading some.
  static func read(
    _ reader: inout JSONReader, at moment: Timestamp, beside neighbour: inout Neighbour,
    into task: inout TrackedTask
  ) throws(JSONSyntaxError) {
    var statusSince: Int64?
    var updatedAt: Int64?
    var duration: Int64 = 0
    try reader.beginObject()
    while let key = try reader.nextKey() {
      switch key {
      case "id": task.id = try reader.readString()
      case "session": task.session = try reader.readText(reusing: &neighbour.session)
      case "list": task.list = try reader.readText(reusing: &neighbour.list)
      case "content": task.content = try reader.readString()
      case "activeForm": task.activeForm = try reader.readOptionalString()
      case "description": task.detail = try reader.readOptionalString()
      case "status": task.status = try reader.readStatus()
      case "agent": task.agent = try reader.readText(reusing: &neighbour.agent)
      case "agentSource": task.agentSource = try reader.readSource(reusing: &neighbour.agentSource)
      case "progress": task.progress = try reader.readOptionalCount()
      case "currentStep": task.currentStep = try reader.readOptionalCount()
      case "totalSteps": task.totalSteps = try reader.readOptionalCount()
      case "createdAt": task.createdAt = Timestamp(try reader.readInteger())
      case "startedAt": task.startedAt = try reader.readOptionalTimestamp()
      case "updatedAt": updatedAt = try reader.readOptionalInteger()
      case "completedAt": task.completedAt = try reader.readOptionalTimestamp()
      case "statusSince": statusSince = try reader.readOptionalInteger()
      case "runningSince": task.runningSince = try reader.readOptionalTimestamp()
      case "duration": duration = try reader.readOptionalInteger() ?? 0
      case "pendingDuration": task.pendingDuration = max(0, try reader.readOptionalInteger() ?? 0)
      case "estimatedDuration": task.estimatedDuration = try reader.readOptionalInteger()
      case "parentId": task.parentID = try reader.readOptionalString()
      case "blockedBy": task.blockedBy = try reader.readStrings()
      case "tags": task.tags = try reader.readStrings()
      case "externalId": task.externalID = try reader.readOptionalString()
      case "position": task.position = try reader.readOptionalCount()
      case "hostSaid": task.hostWord = HostWord(try EventCoding.readTaskChanges(&reader).changes)
      default: try reader.keepUnknown(key, in: &task.unknown)
      }
    }
    task.updatedAt = Timestamp(updatedAt ?? task.createdAt.milliseconds)
    task.statusSince = Timestamp(statusSince ?? task.createdAt.milliseconds)
    task.normalizeProgress()
    // The stored duration includes the running span up to `moment`; the model keeps the spans apart.
    let running = task.runningSince.map { moment.elapsed(since: $0) } ?? 0
    task.finishedDuration = max(0, duration - running)
  }
}

/// Words of which a snapshot holds thousands, read without making a string of each.
extension JSONReader {
  fileprivate mutating func readText(reusing previous: inout String) throws(JSONSyntaxError) -> String {
    previous = try readText().string(reusing: previous)
    return previous
  }

  fileprivate mutating func readStatus() throws(JSONSyntaxError) -> TaskStatus {
    let start = offset
    let text = try readText()
    return switch text {
    case "completed": .completed
    case "pending": .pending
    case "in_progress": .inProgress
    case "cancelled": .cancelled
    case "failed": .failed
    default: throw JSONSyntaxError(.unexpectedWord(text.string), offset: start)
    }
  }

  fileprivate mutating func readSource(
    reusing previous: inout AgentSource
  ) throws(JSONSyntaxError) -> AgentSource {
    let start = offset
    let text = try readText()
    if text.isSame(as: previous.rawValue) { return previous }
    guard let source = AgentSource(rawValue: text.string) else {
      throw JSONSyntaxError(.unexpectedWord(text.string), offset: start)
    }
    previous = source
    return source
  }
}
