import JSONTree
import ProgressModel
import Shell

extension KnownWork {
  /// Reads from `progress.json` what completing a value of `kind` needs, passing by everything else.
  ///
  /// - Throws: The first fault of syntax. The checksum is not looked at: what is offered is only offered.
  init(snapshot: [UInt8], for kind: ValueKind) throws(JSONSyntaxError) {
    self.init()
    self = try JSONReader.withReader(of: snapshot) { reader throws(JSONSyntaxError) in
      var work = KnownWork()
      try work.read(&reader, kind)
      return work
    }
  }

  private mutating func read(_ reader: inout JSONReader, _ kind: ValueKind) throws(JSONSyntaxError) {
    try reader.beginObject()
    while let key = try reader.nextKey() {
      switch key {
      case "sessions" where kind == .session:
        try reader.eachElement { reader throws(JSONSyntaxError) in sessions.append(try Session(&reader)) }
        return
      case "tasks" where kind == .task || kind == .tag || kind == .agent:
        try reader.eachElement { reader throws(JSONSyntaxError) in tasks.append(try Task(&reader, kind)) }
        if kind != .agent { return }
      case "activeAgents" where kind == .agent: activeAgents = try Self.names(&reader)
      case "finishedAgents" where kind == .agent: finishedAgents = try Self.names(&reader)
      case "history" where kind == .moment:
        try reader.eachElement { reader throws(JSONSyntaxError) in events.append(try Event(&reader)) }
        return
      default: try reader.skipValue()
      }
    }
  }

  private static func names(_ reader: inout JSONReader) throws(JSONSyntaxError) -> [String] {
    var names: [String] = []
    try reader.eachElement { reader throws(JSONSyntaxError) in
      try reader.beginObject()
      while let key = try reader.nextKey() {
        if key == "name" { names.append(try reader.readString()) } else { try reader.skipValue() }
      }
    }
    return names
  }
}

extension KnownWork.Task {
  fileprivate init(_ reader: inout JSONReader, _ kind: ValueKind) throws(JSONSyntaxError) {
    try reader.beginObject()
    while let key = try reader.nextKey() {
      switch key {
      case "id" where kind == .task: id = try reader.readString()
      case "content" where kind == .task: content = try reader.readString()
      case "createdAt" where kind == .task: createdAt = try reader.readInteger()
      case "status" where kind == .task: status = try reader.readStatus()
      case "agent" where kind == .agent: agent = try reader.readText().string(reusing: agent)
      case "tags" where kind == .tag:
        try reader.eachElement { reader throws(JSONSyntaxError) in tags.append(try reader.readString()) }
      default: try reader.skipValue()
      }
    }
  }
}

extension KnownWork.Session {
  fileprivate init(_ reader: inout JSONReader) throws(JSONSyntaxError) {
    try reader.beginObject()
    while let key = try reader.nextKey() {
      switch key {
      case "id": id = try reader.readString()
      case "client": client = try reader.readString()
      case "title": title = try reader.readOptionalString()
      case "lastActivityAt": lastActivityAt = try reader.readInteger()
      case "endedAt": isLive = try reader.readOptionalInteger() == nil
      default: try reader.skipValue()
      }
    }
  }
}

extension KnownWork.Event {
  fileprivate init(_ reader: inout JSONReader) throws(JSONSyntaxError) {
    try reader.beginObject()
    while let key = try reader.nextKey() {
      switch key {
      case "sequence": sequence = try reader.readInteger()
      case "time": time = try reader.readInteger()
      case "event": type = try reader.readString()
      case "task": task = try reader.readOptionalString()
      case "details": details = try reader.readOptionalString()
      default: try reader.skipValue()
      }
    }
  }
}

extension JSONReader {
  /// Reads a status without making a string of it; a word that is not known counts as pending.
  fileprivate mutating func readStatus() throws(JSONSyntaxError) -> TaskStatus {
    switch try readText() {
    case "completed": .completed
    case "in_progress": .inProgress
    case "failed": .failed
    case "cancelled": .cancelled
    default: .pending
    }
  }

  fileprivate mutating func eachElement(
    _ body: (inout JSONReader) throws(JSONSyntaxError) -> Void
  ) throws(JSONSyntaxError) {
    try beginArray()
    while try nextElement() { try body(&self) }
  }
}
