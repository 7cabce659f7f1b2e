import TestSupport
import Testing

/// Whatever is typed, the next line can be typed.
@Suite struct RandomKeysTests {
  private static let keys = [
    Key.up, Key.down, Key.left, Key.right, Key.home, Key.end, Key.delete, Key.backspace, Key.wordLeft,
    Key.wordRight,
    "\t", "\t\t", "\r", "\u{1B}", "\u{03}", "\u{07}", "\u{12}", "\u{13}", "\u{17}", "\u{15}", "\u{0B}",
    "\u{19}", "\u{0C}",
    "設計", "👩‍💻", "か\u{3099}", "\u{301}", "st", "start ", "evil x", "many ", "y", "n",
    "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx",
    "\u{1B}[200~a\nb\tc\u{1B}[201~", "dd", "D", "X", "cw", "p", "u", ".", "fa", "0", "$", "3", "R", "~", "/",
    "%", "s", "\u{1B}[",
  ]

  @Test(arguments: ["", "bind -v\n"], [1, 2, 3])
  func `random keys do not bring the editor down`(settings: String, seed: Int) throws {
    var generator = SeededGenerator(seed: UInt64(seed))
    let probe = try LineProbe(rows: 12, settings: settings)
    for _ in 0..<40 {
      probe.terminal.resize(columns: Int.random(in: 2...120, using: &generator), rows: 12)
      for _ in 0..<20 { probe.terminal.send(Self.keys.randomElement(using: &generator) ?? "") }
      probe.terminal.send([UInt8.random(in: 0x80...0xFF, using: &generator)])
    }
    probe.terminal.resize(columns: 80, rows: 12)
    // Out of a search and of a question, then a line of its own.
    probe.terminal.send("\u{07}n\u{03}\u{03}")
    try probe.terminal.wait(for: "the last interrupt", within: 60) { screen in
      screen.text.hasSuffix("interrupt\nprobe>" + String(repeating: " ", count: 67) + "3 open")
    }
    try probe.type("hello", shows: "hello")
    try probe.enter(gives: "hello")
  }
}
