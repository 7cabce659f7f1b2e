import LineEditing

#if canImport(Darwin)
import Darwin
#else
import Glibc
#endif

/// A loop of lines with a completer of fixed candidates.
struct ProbeSession {
  /// `silent`: no right prompt; `ticking`: the right prompt is what a file holds; `colored`: prompts in colours.
  let words: Set<String>

  func run() {
    // As a shell does: between two lines Ctrl-C is not for it.
    signal(SIGINT, SIG_IGN)
    let reader = LineSource.reader(program: "probe", completer: ProbeCompleter.answer)
    for line in ["first command", "show 設計 plan", "second Command", "task list"] { reader.remember(line) }
    let prompt = self.prompt
    while true {
      switch reader.readLine(prompt) {
      case .end:
        say("end")
        return
      case .interrupt: say("interrupt")
      case .line(let line):
        reader.remember(line)
        if line.hasPrefix("tear ") {
          say(String(line.dropFirst(5)), ending: "")
          continue
        }
        say("line: \(line)")
        if line == "quit" { return }
        if line == "run" {
          run(
            "/bin/sh", "-c",
            "stty -a | tr ' ;' '\\n\\n' | grep -c -x -E 'icanon|echo|isig'; read x; echo got $x")
        }
      }
    }
  }

  private func say(_ text: String, ending: String = "\n") {
    fflush(nil)
    var bytes = Array((text + ending).utf8)
    write(STDOUT_FILENO, &bytes, bytes.count)
  }

  private var prompt: LinePrompt {
    let left = words.contains("colored") ? "\u{1B}[1;32mprobe\u{1B}[0m\u{1B}[34m> \u{1B}[0m" : "probe> "
    if words.contains("silent") { return LinePrompt(left) }
    guard words.contains("ticking") else {
      return LinePrompt(left, right: words.contains("colored") ? "\u{1B}[33m3 open\u{1B}[0m" : "3 open")
    }
    // Changes with a file, so that tests decide when.
    let path = getenv("PROBE_FILE").map { String(cString: $0) } ?? ""
    let shown = Box(ProbeSession.text(of: path))
    return LinePrompt(
      left: { left }, right: { shown.value },
      hasChanged: {
        let text = ProbeSession.text(of: path)
        defer { shown.value = text }
        return text != shown.value
      })
  }

  private final class Box {
    var value: String
    init(_ value: String) { self.value = value }
  }

  private static func text(of path: String) -> String {
    let descriptor = open(path, O_RDONLY)
    defer { close(descriptor) }
    let reader = StreamLineReader(descriptor: descriptor)
    if case .line(let line) = reader.readLine(LinePrompt("")) { return line }
    return ""
  }

  private func run(_ words: String...) {
    var process: pid_t = 0
    var arguments = words.map { strdup($0) } + [nil]
    posix_spawn(&process, words[0], nil, nil, &arguments, environ)
    var status: Int32 = 0
    waitpid(process, &status, 0)
    for argument in arguments { free(argument) }
  }
}
