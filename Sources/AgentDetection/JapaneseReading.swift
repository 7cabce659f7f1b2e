/// What Japanese text beside a name says of it.
enum JapaneseReading {
  /// What the text before a name ends with.
  enum Ending {
    /// 担当, アサイン: the name is the doer.
    case doerKey
    /// テーマは: the name is not the doer.
    case foreign
    /// は: something new is said.
    case topic
    /// と, や: a list.
    case joint
    /// を, に, の …
    case particle
    case noun
  }

  private static let doerKeys: [StaticString] = [
    "担当", "担当者", "担当エージェント", "実施者", "責任者", "作業者", "実装者", "対応者", "実行者", "アサイン", "アサイン先", "割り当て",
    "割り当て先", "割当", "割当先", "委譲先", "依頼先", "引き継ぎ先", "引継ぎ先", "エージェント", "オーナー",
  ]

  private static let foreignKeys: [StaticString] = [
    "レビュアー", "レビュワー", "確認者", "承認者", "依頼者", "報告者", "起票者", "作成者", "テーマ", "プロジェクト", "名前", "名称", "製品",
    "サーバ", "サーバー", "ライブラリ", "データセット", "バージョン", "ブランチ", "環境", "参考", "備考", "ホスト", "モデル", "アプリ",
  ]

  private static let honorifics: [StaticString] = ["さん", "くん", "ちゃん", "君", "様", "氏"]

  private static let assigning: [StaticString] = [
    "割り当て", "割当", "アサイン", "依頼", "任せ", "委譲", "委任", "引き継", "引継", "担当させ", "もらう", "もらい", "お願い", "振る", "振り分け",
  ]

  private static let tasks: [StaticString] = [
    "設計", "実装", "作成", "作る", "作業", "修正", "直す", "レビュー", "テスト", "調査", "対応", "確認", "更新", "追加", "準備", "検証", "執筆",
    "書く",
    "開発", "移行", "整理", "改善", "分析", "調整", "実施", "行う", "進め", "構築", "計画", "監視", "公開", "翻訳",
  ]

  /// Reads the key before a colon.
  static func key(_ text: TokenText, _ place: Int) -> NameLead {
    if foreignKeys.contains(where: { text.hasSuffix($0, place) }) { return .excluded }
    return doerKeys.contains { text.hasSuffix($0, place) } ? .doerKey : .key
  }

  /// Reads the end of the text before a name.
  static func ending(_ text: TokenText, _ place: Int) -> Ending {
    if doerKeys.contains(where: { text.hasSuffix($0, place) }) { return .doerKey }
    if text.hasSuffix("は", place) {
      let topic = TokenText(bytes: text.bytes, tokens: [shortened(text.tokens[place])])
      switch key(topic, 0) {
      case .doerKey: return .doerKey
      case .excluded: return .foreign
      default: return .topic
      }
    }
    if text.hasSuffix("と", place) || text.hasSuffix("や", place) { return .joint }
    let last = text.bytes.scalar(before: text.tokens[place].end) ?? 0
    return JapaneseScript(last) == .hiragana ? .particle : .noun
  }

  /// Returns whether the token is nothing but an honorific.
  static func isHonorific(_ text: TokenText, _ place: Int) -> Bool {
    let token = text.tokens[place]
    return lengthOfHonorific(text.bytes, at: token.start) == token.end - token.start
  }

  /// Returns whether the token only joins two names.
  static func isJoint(_ text: TokenText, _ place: Int) -> Bool {
    let joints: [StaticString] = ["と", "や", "か", "または", "および", "及び", "ならびに"]
    let length = text.tokens[place].end - text.tokens[place].start
    return joints.contains { $0.utf8CodeUnitCount == length && text.hasSuffix($0, place) }
  }

  static func lengthOfHonorific(_ bytes: [UInt8], at position: Int) -> Int {
    honorifics.first { bytes.has($0, at: position) }?.utf8CodeUnitCount ?? 0
  }

  /// Reads the Japanese text at `position`, which is in the token at `place` right after a name or its
  /// honorific.
  static func continuation(_ text: TokenText, at position: Int, inToken place: Int) -> NameContinuation {
    let token = text.tokens[place]
    func has(_ phrases: StaticString...) -> Bool { phrases.contains { text.bytes.has($0, at: position) } }
    guard position < token.end else { return .end }
    if has("が担当", "は担当", "の担当", "も担当", "担当", "主担当", "主導", "による", "によって") { return .inCharge }
    if has("を担当に", "を担当者に", "をアサイン") || (has("に変更", "へ変更") && isAboutDoer(text, before: position)) {
      return .inCharge
    }
    if has("が", "は", "も") { return .subject(doesTask: doesTask(text, after: position + 3)) }
    if has("のタスク", "の作業", "の仕事", "の番", "の分") { return .work }
    if has("に", "へ") {
      return text.clause(from: position, afterToken: place, has: assigning) ? .inCharge : .excluded
    }
    if has("です", "だ", "である", "でお願い", "がよい") { return .end }
    if has("で") { return .means }
    if has("を", "の", "と", "や", "から", "まで", "より", "用", "版", "待ち", "向け", "宛") { return .excluded }
    return token.isSpaced && position == token.start ? .nativeText : .excluded
  }

  /// Returns whether the text just before speaks of who is in charge: "担当をKaiからLeoに変更".
  private static func isAboutDoer(_ text: TokenText, before position: Int) -> Bool {
    (max(0, position - 60)..<position).contains {
      text.bytes.has("担当を", at: $0) || text.bytes.has("担当者を", at: $0)
    }
  }

  private static func doesTask(_ text: TokenText, after position: Int) -> Bool {
    let start = text.bytes.has("、", at: position) ? position + 3 : position
    return tasks.contains { text.bytes.has($0, at: start) }
  }

  /// The token without its last letter.
  private static func shortened(_ token: Token) -> Token {
    var token = token
    token.end -= 3
    return token
  }
}
