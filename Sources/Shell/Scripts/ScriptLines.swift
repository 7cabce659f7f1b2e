/// The lines of a source by their numbers.
struct ScriptLines {
  private let lines: [Substring.UTF8View.SubSequence]
  private let firstLine: Int

  init(_ source: ScriptSource) {
    // Bytes, since a CR LF is a Character of its own.
    var bytes = source.text.utf8[...]
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { bytes = bytes.dropFirst(3) }
    lines = bytes.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
    firstLine = source.firstLine
  }

  /// The line without its line break; empty where there is none.
  subscript(number: Int) -> String {
    guard lines.indices.contains(number - firstLine) else { return "" }
    var line = lines[number - firstLine]
    if line.last == UInt8(ascii: "\r") { line.removeLast() }
    return String(Substring(line))
  }
}
