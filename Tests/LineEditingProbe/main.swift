import LineEditing

#if canImport(Darwin)
import Darwin
#else
import Glibc
#endif

// Reads lines as the shell does and says what it got; the tests drive it through a pseudo-terminal.
// Arguments: words that switch something on, see ProbeSession.

ProbeSession(words: Set(CommandLine.arguments.dropFirst())).run()
