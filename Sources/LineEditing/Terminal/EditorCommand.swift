import CLibEdit

/// What this module adds to libedit's commands; people may bind them in `~/.editrc`.
enum EditorCommand: String, CaseIterable {
  case redraw = "line-redraw"
  case insert = "line-insert"
  case merge = "line-merge"
  case complete = "line-complete"
  case searchHistory = "line-search-history"
  case interrupt = "line-interrupt"
  case endOrDelete = "line-end-or-delete"
  case suspend = "line-suspend"

  /// What libedit does when a command has run.
  enum Effect: UInt8 {
    case none = 0  // CC_NORM
    case draw = 4  // CC_REFRESH
    case beep = 6  // CC_ERROR
  }

  /// The C function behind it: finds the reader by its editor.
  var function: @convention(c) (OpaquePointer?, wint_t) -> UInt8 {
    switch self {
    case .redraw: { editor, _ in TerminalLineReader.run(.redraw, editor) }
    case .insert: { editor, _ in TerminalLineReader.run(.insert, editor) }
    case .merge: { editor, _ in TerminalLineReader.run(.merge, editor) }
    case .complete: { editor, _ in TerminalLineReader.run(.complete, editor) }
    case .searchHistory: { editor, _ in TerminalLineReader.run(.searchHistory, editor) }
    case .interrupt: { editor, _ in TerminalLineReader.run(.interrupt, editor) }
    case .endOrDelete: { editor, _ in TerminalLineReader.run(.endOrDelete, editor) }
    case .suspend: { editor, _ in TerminalLineReader.run(.suspend, editor) }
    }
  }
}
