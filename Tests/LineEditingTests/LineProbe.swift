import DurableFiles
import Foundation
import TestSupport
import Testing

/// The program of `Tests/LineEditingProbe` on a pseudo-terminal.
struct LineProbe {
  let terminal: PseudoTerminal
  /// Its `HOME`, where `.editrc` may be.
  let home: TemporaryDirectory

  static let pasteStart = "\u{1B}[200~"
  static let pasteEnd = "\u{1B}[201~"

  /// Starts it and waits for its prompt.
  init(
    _ words: String..., columns: Int = 80, rows: Int = 24, environment: [String: String] = [:],
    settings: String? = nil
  ) throws {
    home = try TemporaryDirectory()
    if let settings { try home.write(".editrc", Array(settings.utf8)) }
    let runner = try #require(ChildProcess.ownProgram())
    let program = URL(filePath: runner).deletingLastPathComponent().appending(path: "LineEditingProbe")
    terminal = try PseudoTerminal(
      program.path(percentEncoded: false), words,
      environment: environment.merging(["HOME": home.path, "PROBE_FILE": home.path(of: "right")]) { $1 },
      columns: columns, rows: rows)
    try terminal.wait(for: "the prompt") { $0.currentLine.hasPrefix("probe>") && $0.cursor.column == 7 }
  }

  /// Types keys and waits for the line they make, with the cursor `column` columns behind the prompt.
  func type(_ keys: String, shows line: String, cursor column: Int? = nil) throws {
    terminal.send(keys)
    try terminal.wait(for: "'\(line)'" + (column.map { " with the cursor at \($0)" } ?? "")) { screen in
      let row = screen.currentLine
      let text = row.hasPrefix("probe> ") ? String(row.dropFirst(7)) : row
      // The right prompt, where it is shown, is not what was typed.
      let typed = text.hasSuffix("3 open") ? String(text.dropLast(6)) : text
      return typed.trimmingSuffix() == line && (column.map { screen.cursor.column == 7 + $0 } ?? true)
    }
  }

  /// Ends the line and waits for what the program got, in however many rows the window shows it, and for the next prompt.
  func enter(gives line: String) throws {
    terminal.send("\r")
    let answer = Array("line: \(line)\r\n".utf8)
    try terminal.wait(for: "line: \(line)") { screen in
      // Keys typed before the prompt would be the system's, which edits by rules of its own.
      terminal.transcript.contains(answer) && screen.currentLine.hasPrefix("probe>")
        && screen.cursor.column == 7
    }
  }
}

extension String {
  fileprivate func trimmingSuffix() -> String {
    String(reversed().drop { $0 == " " }.reversed())
  }
}

/// Keys as terminals send them.
enum Key {
  static let up = "\u{1B}[A"
  static let down = "\u{1B}[B"
  static let right = "\u{1B}[C"
  static let left = "\u{1B}[D"
  static let home = "\u{1B}[H"
  static let end = "\u{1B}[F"
  static let delete = "\u{1B}[3~"
  static let backspace = "\u{7F}"
  static let wordLeft = "\u{1B}[1;5D"
  static let wordRight = "\u{1B}[1;5C"

  /// Returns what a letter gives while Ctrl is held.
  static func control(_ letter: Character) -> String {
    String(decoding: [letter.asciiValue.map { $0 & 0x1F } ?? 0], as: UTF8.self)
  }
}
