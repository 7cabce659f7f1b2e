extension SyntaxFault {
  /// What could not be done, without "Error: ".
  package var sentence: String {
    switch kind {
    case .openQuote(let quote): "Cannot find the end of the quoted text: its closing \(quote) is missing"
    case .trailingBackslash: "Cannot end with '\\': the line it continues on is missing"
    case .nothingAfterPipe: "Cannot send output to a command: nothing follows '|'"
    case .nothingAfterRedirection(let sign): "Cannot write output to a file: no name follows '\(sign)'"
    case .emptyFileName: "Cannot write output to a file: its name is empty"
    case .commandMissing(let sign): "Cannot find a command: nothing stands before '\(sign)'"
    case .secondRedirection(let sign): "Cannot use a second '\(sign)': the output goes to a file already"
    case .fileAndPipe: "Cannot use '|': the output goes to a file already"
    case .systemCommandMissing: "Cannot run a system command: nothing follows '!'"
    case .historyReference(let text):
      "Cannot use '\(text)': it names an earlier line only at the start of a prompt"
    case .unsupported(let sign): "Cannot use '\(sign)': not supported here"
    case .controlCharacter(let number): "Cannot read \(Self.name(of: number)): commands are plain text"
    }
  }

  /// The sentence as a cause behind a colon.
  package var clause: String { "c" + sentence.dropFirst() }

  /// What leads out of it.
  package var hint: String {
    switch kind {
    case .openQuote(let quote): "Close it, or write \\\(quote) for the character itself"
    case .trailingBackslash: "Write \\\\ for a backslash"
    case .nothingAfterPipe: "For example: tasks | less"
    case .nothingAfterRedirection(let sign): Self.example(of: sign)
    case .commandMissing(let sign): Self.example(of: sign)
    case .emptyFileName: "For example: tasks > tasks.txt"
    case .secondRedirection: "Send it on with a command: tasks | tee first.txt > second.txt"
    case .fileAndPipe: "Send it on with a command: tasks | tee tasks.txt | less"
    case .systemCommandMissing: "For example: !ls"
    case .historyReference: "Write the command out"
    case .unsupported(let sign):
      "Write '\(sign)' in quotes to use it as text, or !command for the system shell"
    case .controlCharacter: "Remove it; it may have come with pasted text"
    }
  }

  private static func example(of sign: String) -> String {
    let target = sign == "|" ? "less" : "tasks.txt"
    return "For example: tasks \(sign) \(target); write '\(sign)' in quotes to use it as text"
  }

  private static func name(of control: UInt32) -> String {
    switch control {
    case 0x00: "a NUL character"
    case 0x0D: "a carriage return (U+000D)"
    case 0x1B: "an escape character (U+001B)"
    default: "a control character (U+\(hexadecimal(control)))"
    }
  }

  private static func hexadecimal(_ number: UInt32) -> String {
    let digits = String(number, radix: 16, uppercase: true)
    return String(repeating: "0", count: max(0, 4 - digits.count)) + digits
  }
}
