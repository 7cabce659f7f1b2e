/// What a terminal shows: enough of an xterm to look at what a program has drawn.
///
/// Feed it the bytes the program wrote. No scroll regions, no alternate screen, no folding of rows on resize.
package struct PseudoTerminalScreen: Sendable {
  package private(set) var columns: Int
  package private(set) var rows: Int
  /// From 0, as the program sees them.
  package private(set) var cursor = (row: 0, column: 0)
  package private(set) var bellCount = 0
  package private(set) var isPasteBracketed = false
  /// Rows that have left at the top.
  package private(set) var scrolledLines: [String] = []
  /// Escape sequences that are not understood, or dangerous: titles, device control, insane parameters.
  package private(set) var strangeSequences: [String] = []

  /// One Character each; a wide one is followed by an empty text.
  private var cells: [[String]]
  private var wrapsNext = false
  private var isInserting = false
  private var parser = PseudoTerminalParser()

  package init(columns: Int, rows: Int) {
    self.columns = columns
    self.rows = rows
    cells = Array(repeating: Array(repeating: " ", count: columns), count: rows)
  }

  /// The rows as text, without blanks at their ends.
  package var lines: [String] { cells.map(Self.text) }

  /// The rows down to the last that is not empty, one a line.
  package var text: String {
    lines.reversed().drop(while: \.isEmpty).reversed().joined(separator: "\n")
  }

  /// The row the cursor is in.
  package var currentLine: String { lines[cursor.row] }

  private static func text(_ row: [String]) -> String {
    let text = row.joined()
    return String(text.reversed().drop { $0 == " " }.reversed())
  }

  package mutating func resize(columns: Int, rows: Int) {
    cells = cells.map { row in Array((row + Array(repeating: " ", count: columns)).prefix(columns)) }
    while cells.count > rows {
      if cursor.row > 0, cells.count > cursor.row + 1 {
        cells.removeLast()
      } else {
        scroll(keepingCount: false)
      }
    }
    while cells.count < rows { cells.append(blankRow(columns)) }
    (self.columns, self.rows) = (columns, rows)
    cursor = (min(cursor.row, rows - 1), min(cursor.column, columns - 1))
    wrapsNext = false
  }

  package mutating func feed(_ bytes: some Sequence<UInt8>) {
    for byte in bytes {
      if let token = parser.take(byte) { apply(token) }
    }
  }

  private mutating func apply(_ token: PseudoTerminalParser.Token) {
    switch token {
    case .character(let scalar): put(scalar)
    case .control(let byte): control(byte)
    case .sequence(let parameters, let final, let mark): sequence(parameters, final, mark)
    case .strange(let text): strangeSequences.append(text)
    }
  }

  private mutating func control(_ byte: UInt8) {
    switch byte {
    case 0x07: bellCount += 1
    case 0x08: move(column: cursor.column - 1)
    case 0x09: move(column: (cursor.column / 8 + 1) * 8)
    case 0x0A: lineFeed()
    case 0x0D: move(column: 0)
    default: strangeSequences.append("control \(byte)")
    }
  }

  private mutating func lineFeed() {
    wrapsNext = false
    if cursor.row + 1 < rows { cursor.row += 1 } else { scroll(keepingCount: true) }
  }

  private mutating func scroll(keepingCount: Bool) {
    scrolledLines.append(Self.text(cells.removeFirst()))
    if keepingCount { cells.append(blankRow(columns)) } else { cursor.row = max(0, cursor.row - 1) }
  }

  private func blankRow(_ columns: Int) -> [String] { Array(repeating: " ", count: columns) }

  private mutating func move(row: Int? = nil, column: Int? = nil) {
    wrapsNext = false
    if let row { cursor.row = max(0, min(rows - 1, row)) }
    if let column { cursor.column = max(0, min(columns - 1, column)) }
  }

  private mutating func put(_ scalar: Unicode.Scalar) {
    if joinToPrevious(scalar) { return }
    let width = PseudoTerminalWidth.columns(of: scalar)
    if width == 0 { return }
    if wrapsNext || cursor.column + width > columns {
      lineFeed()
      cursor.column = 0
    }
    if isInserting { shift { row, column in row.insert(contentsOf: [" ", " "].prefix(width), at: column) } }
    place(String(scalar), width: width)
    cursor.column += width
    if cursor.column >= columns {
      cursor.column = columns - 1
      wrapsNext = true
    }
  }

  private mutating func place(_ text: String, width: Int) {
    erase(cursor.column..<cursor.column + width)
    cells[cursor.row][cursor.column] = text
    if width == 2, cursor.column + 1 < columns { cells[cursor.row][cursor.column + 1] = "" }
  }

  /// Joins marks, selectors and parts of emoji to the Character before the cursor.
  private mutating func joinToPrevious(_ scalar: Unicode.Scalar) -> Bool {
    guard scalar.value >= 0x80 else { return false }
    var column = wrapsNext ? cursor.column : cursor.column - 1
    if column >= 0, cells[cursor.row][column].isEmpty { column -= 1 }
    guard column >= 0 else { return false }
    var text = cells[cursor.row][column]
    text.unicodeScalars.append(scalar)
    guard text.count == 1 else { return false }
    cells[cursor.row][column] = text
    let isNarrow = column + 1 >= columns || !cells[cursor.row][column + 1].isEmpty
    if isNarrow, PseudoTerminalWidth.widens(scalar), column + 1 < columns {
      erase(column + 1..<column + 2)
      cells[cursor.row][column + 1] = ""
      if !wrapsNext { cursor.column = min(columns - 1, column + 2) }
    }
    return true
  }

  /// Blanks a range of the cursor's row, and the other halves of wide characters it cuts.
  private mutating func erase(_ range: Range<Int>, row: Int? = nil) {
    let row = row ?? cursor.row
    let range = range.clamped(to: 0..<columns)
    if range.isEmpty { return }
    if cells[row][range.lowerBound].isEmpty, range.lowerBound > 0 { cells[row][range.lowerBound - 1] = " " }
    if range.upperBound < columns, cells[row][range.upperBound].isEmpty { cells[row][range.upperBound] = " " }
    for column in range { cells[row][column] = " " }
  }

  private mutating func sequence(_ parameters: [Int], _ final: Character, _ mark: String) {
    let count = max(1, parameters.first ?? 1)
    switch final {
    case "m" where mark.isEmpty: break
    case "A": move(row: cursor.row - count)
    case "B": move(row: cursor.row + count)
    case "C": move(column: cursor.column + count)
    case "D": move(column: cursor.column - count)
    case "G": move(column: count - 1)
    case "H", "f": move(row: count - 1, column: max(1, parameters.dropFirst().first ?? 1) - 1)
    case "J": eraseScreen(parameters.first ?? 0)
    case "K": eraseLine(parameters.first ?? 0)
    case "P": shift { row, column in row[column...].removeFirst(min(count, row.count - column)) }
    case "@": shift { row, column in row.insert(contentsOf: Array(repeating: " ", count: count), at: column) }
    case "h" where mark == "?" && parameters == [2004]: isPasteBracketed = true
    case "l" where mark == "?" && parameters == [2004]: isPasteBracketed = false
    case "h" where mark.isEmpty && parameters == [4]: isInserting = true
    case "l" where mark.isEmpty && parameters == [4]: isInserting = false
    default: strangeSequences.append("CSI \(mark)\(parameters) \(final)")
    }
  }

  private mutating func shift(_ change: (inout [String], Int) -> Void) {
    wrapsNext = false
    var row = cells[cursor.row]
    change(&row, cursor.column)
    cells[cursor.row] = Array((row + blankRow(columns)).prefix(columns))
  }

  private mutating func eraseLine(_ which: Int) {
    switch which {
    case 0: erase(cursor.column..<columns)
    case 1: erase(0..<cursor.column + 1)
    default: erase(0..<columns)
    }
  }

  private mutating func eraseScreen(_ which: Int) {
    switch which {
    case 0:
      erase(cursor.column..<columns)
      for row in cursor.row + 1..<max(cursor.row + 1, rows) { cells[row] = blankRow(columns) }
    case 1:
      for row in 0..<cursor.row { cells[row] = blankRow(columns) }
      erase(0..<cursor.column + 1)
    case 3: break
    default: cells = Array(repeating: blankRow(columns), count: rows)
    }
  }
}
