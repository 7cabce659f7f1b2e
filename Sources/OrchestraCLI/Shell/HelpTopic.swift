/// A page of help that is about no single command.
struct HelpTopic: Sendable {
  let name: String
  let abstract: String
  let text: String

  static let all = [syntax, keys]

  static let syntax = HelpTopic(
    name: "syntax", abstract: "How commands, quotes, pipes and scripts are written",
    text: """
      One command a line, or several with ';' between them. A '#' at the start of a word begins a comment.

        tasks --status in_progress     words are separated by blanks
        task add 'Write the tests'     quotes keep blanks together: 'as it is' or "with \\" inside"
        task add Write\\ the\\ tests     a backslash keeps one character; at the end of a line it joins the next
        tasks --format json | jq .     the output to a program of the system's shell
        tasks > tasks.txt              to a file; '>>' adds to it
        !git log -1                    the rest of the line for the system's shell
        !!                             the last line again; '!12' the line with that number in 'history'
        ta                             the beginning of a command's name is enough while it is clear
        t-3f                           so is the beginning of a task's id

      A script is a file of such lines: 'orchestra run FILE', 'read FILE' in the shell, 'orchestra -c TEXT', or standard input.
      It stops at the first command that fails. 'expect' makes it a test.

      """)

  static let keys = HelpTopic(
    name: "keys", abstract: "The keys at the prompt",
    text: """
        Tab                 completes; a second Tab lists what is possible
        Up, Down            earlier and later lines
        Ctrl-R              searches the earlier lines; Ctrl-R again goes further back
        Left, Right         one character; with Ctrl or Alt (Alt-B, Alt-F) one word
        Home, End           the start and the end of the line (Ctrl-A, Ctrl-E)
        Ctrl-W, Ctrl-U      delete the word before the cursor, the whole line
        Ctrl-K, Ctrl-Y      cut to the end of the line, put back
        Ctrl-L              clears the screen
        Ctrl-C              drops the line, or ends the command that runs
        Ctrl-D              leaves the shell, on an empty line

      ~/.editrc changes the keys; a line 'bind -v' in it gives those of vi.

      """)
}
