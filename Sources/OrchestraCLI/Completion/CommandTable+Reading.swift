import JSONTree
import Shell

extension CommandTable {
  /// The table the program carries.
  ///
  /// Read anew each time it is asked for, in a fraction of a millisecond; empty only if the text were damaged, which a test excludes.
  static var own: CommandTable {
    (try? CommandTable(text: CommandTableText.text)) ?? CommandTable(commands: [])
  }

  /// Reads what `text()` wrote.
  init(text: String) throws(JSONSyntaxError) {
    self.init(commands: [])
    let lines = try JSONReader.withReader(of: Array(text.utf8)) { reader throws(JSONSyntaxError) in
      try reader.list { reader throws(JSONSyntaxError) in try CommandEntry(&reader) }
    }
    for line in lines {
      if line.path.isEmpty { options = line.options } else { Self.insert(line, into: &commands, depth: 1) }
    }
  }

  /// Puts a command behind its neighbours; the one it belongs to is the last of those above.
  private static func insert(_ entry: CommandEntry, into commands: inout [CommandEntry], depth: Int) {
    if entry.path.count == depth || commands.isEmpty {
      commands.append(entry)
    } else {
      insert(entry, into: &commands[commands.count - 1].subcommands, depth: depth + 1)
    }
  }
}

extension CommandEntry {
  fileprivate init(_ reader: inout JSONReader) throws(JSONSyntaxError) {
    self.init(path: [])
    try reader.beginObject()
    while let key = try reader.nextKey() {
      switch key {
      case "path": path = try reader.words()
      case "aliases": aliases = try reader.words()
      case "group": group = try reader.readString()
      case "abstract": abstract = try reader.readString()
      case "discussion": discussion = try reader.readString()
      case "examples": examples = try reader.words()
      case "isHidden": isHidden = try reader.readBool()
      case "isShellOnly": isShellOnly = try reader.readBool()
      case "preferredOver": preferredOver = try reader.words()
      case "default": defaultSubcommand = try reader.readString()
      case "options":
        options = try reader.list { reader throws(JSONSyntaxError) in try OptionEntry(&reader) }
      case "arguments":
        arguments = try reader.list { reader throws(JSONSyntaxError) in try ArgumentEntry(&reader) }
      default: try reader.skipValue()
      }
    }
  }
}

extension OptionEntry {
  fileprivate init(_ reader: inout JSONReader) throws(JSONSyntaxError) {
    self.init(names: [])
    try reader.beginObject()
    while let key = try reader.nextKey() {
      switch key {
      case "names": names = try reader.words()
      case "value": valueName = try reader.readString()
      case "words": kind = .words(try reader.words())
      case "kind": kind = ValueKind(name: try reader.readString()) ?? .none
      case "default": defaultValue = try reader.readString()
      case "isRepeating": isRepeating = try reader.readBool()
      case "isHidden": isHidden = try reader.readBool()
      case "help": help = try reader.readString()
      default: try reader.skipValue()
      }
    }
  }
}

extension ArgumentEntry {
  fileprivate init(_ reader: inout JSONReader) throws(JSONSyntaxError) {
    self.init(name: "")
    try reader.beginObject()
    while let key = try reader.nextKey() {
      switch key {
      case "name": name = try reader.readString()
      case "words": kind = .words(try reader.words())
      case "kind": kind = ValueKind(name: try reader.readString()) ?? .none
      case "isOptional": isOptional = try reader.readBool()
      case "isRepeating": isRepeating = try reader.readBool()
      case "help": help = try reader.readString()
      default: try reader.skipValue()
      }
    }
  }
}

extension JSONReader {
  fileprivate mutating func list<Element>(
    _ read: (inout JSONReader) throws(JSONSyntaxError) -> Element
  ) throws(JSONSyntaxError) -> [Element] {
    var elements: [Element] = []
    try beginArray()
    while try nextElement() { elements.append(try read(&self)) }
    return elements
  }

  fileprivate mutating func words() throws(JSONSyntaxError) -> [String] {
    try list { reader throws(JSONSyntaxError) in try reader.readString() }
  }
}
