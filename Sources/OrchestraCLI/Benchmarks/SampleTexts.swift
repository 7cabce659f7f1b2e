/// Texts of tasks as agents write them: 20 to 120 characters, every fourth Japanese; the same ones every time.
struct SampleTexts {
  /// Shortest and longest text, in characters.
  static let lengths = 20...120
  /// Agents that work on the tasks; nil for one that names nobody.
  static let agents: [String?] = ["Alex", "Eden", nil, "Iris", "Leo", nil, "Nova", "Skye"]

  private var random = SplitMix64(state: 0x6F72_6368)

  /// Returns the next text; `number` makes it one of a kind, as lines of real lists mostly are.
  mutating func next(_ number: Int) -> String {
    number % 4 == 3 ? japanese(number) : english(number)
  }

  private mutating func english(_ number: Int) -> String {
    var text = "\(pick(Self.verbs)) \(pick(Self.objects)) \(number)"
    while random.next() % 3 > 0 {
      let longer = text + " " + pick(Self.reasons)
      if longer.count > Self.lengths.upperBound { break }
      text = longer
    }
    return text
  }

  private mutating func japanese(_ number: Int) -> String {
    var text = "\(pick(Self.japaneseObjects))\(number)を\(pick(Self.japaneseVerbs))"
    repeat { text += pick(Self.japaneseReasons) } while text.count < Self.lengths.lowerBound
    return text
  }

  private mutating func pick(_ words: [String]) -> String {
    words[Int(random.next() % UInt64(words.count))]
  }

  private static let verbs = [
    "Write", "Review", "Design", "Test", "Document", "Measure", "Simplify", "Extract", "Port", "Replace",
  ]
  private static let objects = [
    "the index layout", "the tokenizer", "the search box", "the session store", "the lock protocol",
    "the status display", "the import of notes", "the \"quick open\" dialog", "src/search/ranking.swift",
  ]
  private static let reasons = [
    "so that edits keep their history", "before the next release", "with ten thousand notes",
    "on slow disks", "and say why in the log", "without breaking old files", "for teams",
  ]
  private static let japaneseObjects = ["索引の設計", "検索画面の表示", "セッションの保存", "ロックの取り扱い", "通知の文面"]
  private static let japaneseVerbs = ["見直す", "実装する", "テストする", "文書にまとめる", "計測する"]
  private static let japaneseReasons = ["（次のリリースまで）", "、既存のファイルを壊さないこと", "。遅いディスクでも確認", "、理由も記録する"]
}

/// The SplitMix64 generator: numbers that look random and are the same every time.
struct SplitMix64 {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }
}
