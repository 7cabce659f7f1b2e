import CLibEdit

/// Which key does what before a person's own settings.
enum KeyBindings {
  /// Emacs and vi while inserting.
  private static let inserting: [(key: String, command: String)] = [
    ("\u{09}", EditorCommand.complete.rawValue),
    ("\u{0C}", "ed-clear-screen"),
    ("\u{12}", EditorCommand.searchHistory.rawValue),
    ("\u{17}", "ed-delete-prev-word"),
    // As readline has it: libedit's own Ctrl-U takes the whole line.
    ("\u{15}", "vi-kill-line-prev"),
  ]

  /// In the command mode of vi too.
  private static let everywhere: [(key: String, command: String)] =
    [
      ("\u{03}", EditorCommand.interrupt.rawValue),
      ("\u{04}", EditorCommand.endOrDelete.rawValue),
      ("\u{1A}", EditorCommand.suspend.rawValue),
      (key(.redraw), EditorCommand.redraw.rawValue),
      (key(.leave), "ed-newline"),
      (key(.insert), EditorCommand.insert.rawValue),
      (key(.merge), EditorCommand.merge.rawValue),
      (key(.up), "ed-prev-history"),
      (key(.down), "ed-next-history"),
      (key(.left), "ed-prev-char"),
      (key(.right), "ed-next-char"),
      (key(.home), "ed-move-to-beg"),
      (key(.end), "ed-move-to-end"),
      (key(.delete), "ed-delete-next-char"),
      (key(.wordLeft), "ed-prev-word"),
      (key(.wordRight), "em-next-word"),
      (key(.deleteWord), "em-delete-next-word"),
    ]

  private static func key(_ key: EditorKey) -> String {
    String(Unicode.Scalar(key.rawValue).map(Character.init) ?? " ")
  }

  static func apply(to editor: OpaquePointer) {
    for (key, command) in inserting + everywhere {
      _ = WideText(key).lend { key in WideText(command).lend { edit_bind(editor, key, $0) } }
    }
    guard edit_is_vi(editor) != 0 else { return }
    // It would give the line to an editor as libedit holds it, placeholders and all.
    _ = WideText("v").lend { key in
      WideText("ed-unassigned").lend { edit_bind_in_command_mode(editor, key, $0) }
    }
    // Searching and clearing are wanted between two commands of vi too.
    for (key, command) in everywhere + inserting where key != "\u{09}" && key != "\u{15}" {
      _ = WideText(key).lend { key in
        WideText(command).lend { edit_bind_in_command_mode(editor, key, $0) }
      }
    }
  }
}
