import JSONTree
import TestSupport

/// Settings files as nobody would write them: any keys, any hooks, any white space that JSON allows.
struct RandomSettings {
  private var generator: SeededGenerator
  private var newline = "\n"

  init(seed: UInt64) { generator = SeededGenerator(seed: seed) }

  private mutating func number(_ range: ClosedRange<Int>) -> Int { Int.random(in: range, using: &generator) }

  private mutating func pick<Element>(_ elements: [Element]) -> Element {
    elements[number(0...(elements.count - 1))]
  }

  /// A text; `hasOurs` puts entries of ours and of the old scripts among the others.
  mutating func text(hasOurs: Bool) -> String {
    newline = pick(["\n", "\r\n"])
    var members: [(String, String)] = []
    for key in ["model", "env", "permissions", "日本", "x\\n"] where number(0...2) == 0 {
      members.append((key, plain(depth: 2)))
    }
    if number(0...4) > 0 { members.insert(("hooks", hooks(hasOurs)), at: number(0...members.count)) }
    return pick(["", "\u{FEFF}"]) + gap() + object(members) + gap()
  }

  private mutating func gap() -> String {
    pick(["", "", " ", "\t", newline, newline + "  ", newline + newline + "\t"])
  }

  private mutating func object(_ members: [(String, String)]) -> String {
    var parts: [String] = []
    for (key, value) in members { parts.append("\(gap())\"\(key)\"\(gap()):\(gap())\(value)\(gap())") }
    return "{" + (parts.isEmpty ? gap() : parts.joined(separator: ",")) + "}"
  }

  private mutating func array(_ elements: [String]) -> String {
    var parts: [String] = []
    for element in elements { parts.append(gap() + element + gap()) }
    return "[" + (parts.isEmpty ? gap() : parts.joined(separator: ",")) + "]"
  }

  private mutating func plain(depth: Int) -> String {
    switch number(0...(depth > 0 ? 5 : 3)) {
    case 0: return pick(["1.50", "-0", "1e9", "true", "null"])
    case 1...3: return pick(["\"opus\"", "\"a, b: {}[]\"", "\"\\u00e9\\\\\\\"\"", "\"絵🙂\""])
    case 4:
      var elements: [String] = []
      for _ in 0..<number(0...3) { elements.append(plain(depth: depth - 1)) }
      return array(elements)
    default:
      var members: [(String, String)] = []
      for key in ["a", "hooks", "c"] where number(0...1) == 0 {
        members.append((key, plain(depth: depth - 1)))
      }
      return object(members)
    }
  }

  private mutating func hooks(_ hasOurs: Bool) -> String {
    var events: [(String, String)] = []
    for event in ["Stop", "PostToolUse", "SessionStart", "WorktreeCreate", "FutureEvent"]
    where number(0...2) > 0 {
      var groups: [String] = []
      for _ in 0..<number(0...3) { groups.append(group(hasOurs)) }
      events.append((event, array(groups)))
    }
    return object(events)
  }

  private mutating func group(_ hasOurs: Bool) -> String {
    var handlers: [String] = []
    for _ in 0..<number(0...3) { handlers.append(handler(hasOurs)) }
    var members = [("hooks", array(handlers))]
    if number(0...1) == 0 {
      members.insert(("matcher", pick(["\"*\"", "\"Write\"", "\"TodoWrite\""])), at: number(0...1))
    }
    if number(0...5) == 0 { members.append(("note", "\"mine\"")) }
    return object(members)
  }

  private mutating func handler(_ hasOurs: Bool) -> String {
    var commands = ["\"say done\"", "\"npx prettier --write\"", "\"echo orchestra\""]
    if hasOurs {
      commands += [
        "\"orchestra hook\"", "\"/old/orchestra hook || true\"", "\"hooks/progress-tracker-update.sh\"",
      ]
    }
    var members = [("type", "\"command\""), ("command", pick(commands))]
    if hasOurs, number(0...2) == 0 {
      members = [
        ("type", "\"command\""), ("command", "\"orchestra\""), ("args", "[\"hook\"]"), ("timeout", "5"),
      ]
    }
    if number(0...2) == 0 { members.append(("statusMessage", "\"…\"")) }
    return object(members)
  }
}
