/// One pass over a line that may end anywhere.
struct PartialReading {
  let source: SourceText
  let expressionCommands: Set<String>
  private(set) var words: [String] = []
  private(set) var current = ""
  /// In scalars.
  private(set) var currentStart = 0
  private(set) var place = PartialLine.Place.command
  private(set) var style = ShellQuoting.Style.plain
  private var offset = 0
  /// Whether no word, sign or quote of the statement has been read yet.
  private var isAtStart = true
  /// Whether the last word read reaches to the cursor.
  private var endsInWord = false

  init(source: SourceText, expressionCommands: Set<String>) {
    self.source = source
    self.expressionCommands = expressionCommands
  }

  private var isExpression: Bool {
    place == .command && words.first.map { expressionCommands.contains($0) } ?? false
  }

  mutating func run() {
    while offset < source.count { step() }
    if !endsInWord { currentStart = source.count }
  }

  private mutating func step() {
    offset = source.endOfGap(at: offset)
    endsInWord = false
    guard let scalar = source[offset] else { return }
    if source.isLineBreak(at: offset) || scalar == ";" {
      beginStatement()
    } else if scalar == "#" {
      skipComment()
    } else if scalar == "!", isAtStart {
      offset += 1
      takeSystem(SystemScan.line(source, from: offset).end)
    } else if scalar == "|", source[offset + 1] != "|", source[offset + 1] != "&" {
      offset += 1
      takeSystem(SystemScan.pipe(source, from: offset).end)
    } else if scalar == ">", !isExpression {
      offset += source[offset + 1] == ">" ? 2 : 1
      place = .file
      isAtStart = false
    } else if source.endsWord(at: offset, isExpression: isExpression) {
      // A sign the parser refuses; what follows it is completed as if it were a gap.
      offset += 1
      isAtStart = false
    } else {
      takeWord()
    }
  }

  private mutating func beginStatement() {
    offset += 1
    words = []
    place = .command
    isAtStart = true
  }

  private mutating func skipComment() {
    offset = source.endOfLine(at: offset)
    if offset == source.count { place = .comment }
  }

  private mutating func takeWord() {
    let scan = WordScan(source, at: offset, isExpression: isExpression)
    isAtStart = false
    offset = scan.end
    if offset == source.count {
      keep(scan)
      return
    }
    if place == .file { place = .command } else { words.append(String(scan.text)) }
  }

  /// Makes a word the one being typed.
  private mutating func keep(_ scan: WordScan) {
    endsInWord = true
    current = String(scan.text)
    currentStart = scan.start
    switch scan.opening {
    case .quote("'", _): style = .single
    case .quote: style = .double
    default: style = .plain
    }
  }

  /// Reads a command for the system shell; when the cursor is in it, its last word is the one being typed.
  private mutating func takeSystem(_ end: Int) {
    isAtStart = false
    if end < source.count {
      offset = end
      return
    }
    place = .system
    while offset < source.count {
      offset = source.endOfGap(at: offset)
      if offset == source.count { return }
      if source.endsWord(at: offset, isExpression: false) {
        offset += 1
        continue
      }
      let scan = WordScan(source, at: offset, isExpression: false)
      offset = scan.end
      if offset == source.count { keep(scan) }
    }
  }
}
