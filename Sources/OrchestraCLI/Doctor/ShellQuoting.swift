import HostSettings

extension String {
  /// The text as one word of a POSIX shell, whatever is in it: remedies are pasted, and paths may come from a stranger's file.
  var inShell: String { ShellWord.quoted(self) }
}
