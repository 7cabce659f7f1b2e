/// Keys that are more than a character, each under a code that nobody can type: a C1 control.
///
/// libedit looks such a code up in its tables of keys like any other, so that people can bind them.
enum EditorKey: UInt32, CaseIterable {
  /// Draws what has changed; also stands for keys that mean nothing.
  case redraw = 0x80
  /// Leaves the line for its reader to act.
  case leave = 0x81
  /// Puts the waiting text before the cursor.
  case insert = 0x82
  /// Puts the waiting text in place of the character before the cursor.
  case merge = 0x83
  case up = 0x84
  case down = 0x85
  case left = 0x86
  case right = 0x87
  case home = 0x88
  case end = 0x89
  case delete = 0x8A
  case wordLeft = 0x8B
  case wordRight = 0x8C
  case deleteWord = 0x8D

  static let codes: ClosedRange<UInt32> = 0x80...0x9F

  var code: WideCharacter { WideCharacter(rawValue) }

  /// What terminals send, behind the escape character, for the keys that have a meaning here.
  static let sequences: [String: EditorKey] = [
    "[A": .up, "OA": .up, "[B": .down, "OB": .down,
    "[C": .right, "OC": .right, "[D": .left, "OD": .left,
    "[H": .home, "OH": .home, "[1~": .home, "[7~": .home,
    "[F": .end, "OF": .end, "[4~": .end, "[8~": .end,
    "[3~": .delete,
    "[1;5D": .wordLeft, "[1;3D": .wordLeft, "[5D": .wordLeft, "Od": .wordLeft,
    "[1;5C": .wordRight, "[1;3C": .wordRight, "[5C": .wordRight, "Oc": .wordRight,
    "[3;5~": .deleteWord, "[3;3~": .deleteWord, "[1;2D": .left, "[1;2C": .right,
  ]

  /// libedit's own names for the arrow keys (`bind -k`).
  static let names: [String: EditorKey] = [
    "up": .up, "down": .down, "left": .left, "right": .right, "home": .home, "end": .end, "delete": .delete,
  ]
}
