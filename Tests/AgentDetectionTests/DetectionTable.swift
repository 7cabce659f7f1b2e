/// What a person would say of each piece of evidence.
///
/// The cases came in five rounds, each written before the rules had been tried on it: the groups of fields,
/// marks, assignments, names alone and traps; `everyday`; `namesakes` with `doers`; `mixed`; and `heldOut`,
/// after which the rules were left alone. Where the rules and the person disagree, the person stays in the
/// table and the case goes to `knownMisses`. Where only the kind of evidence was arguable, the case follows
/// `docs/agent-detection.md`.
enum DetectionTable {
  static let groups: [(name: String, cases: [DetectionCase])] = [
    ("payload", payload),
    ("teammates", teammates),
    ("owners", owners),
    ("precedence", precedence),
    ("agents of a project", projectAgents),
    ("active forms", activeForms),
    ("not at the start of an active form", notActiveForms),
    ("mentions", mentions),
    ("not mentions", notMentions),
    ("assignments", assignments),
    ("Japanese assignments", japaneseAssignments),
    ("not assignments", notAssignments),
    ("alone", alone),
    ("alone in Japanese", japaneseAlone),
    ("not alone", notAlone),
    ("not alone in Japanese", japaneseNotAlone),
    ("everyday", everyday),
    ("everyday in Japanese", everydayJapanese),
    ("namesakes", namesakes),
    ("doers", doers),
    ("mixed", mixed),
    ("held out", heldOut),
    ("longer words", longerWords),
    ("identifiers", identifiers),
    ("hostile", hostile),
  ]

  static let all = groups.flatMap(\.cases)

  /// The cases the rules get wrong, each with what they say instead: the same list is in
  /// `docs/agent-detection.md`.
  ///
  /// A line that is no longer wrong must be taken out, here and there.
  static let knownMisses: [String: String?] = [
    // Nothing is found.
    "Kai-led redesign of the API": nil,
    "Iris security review of payments": nil,
    "__Nova__: polish": nil,
    "Design the API <Kai>": nil,
    "Design the API {Kai}": nil,
    "Design API (Kai <kai@example.com>)": nil,
    "Pass the finished UI to Finn for testing": nil,
    "Alex kicks off the sprint": nil,
    // A name is found where nobody is named.
    "Skyeへ引き継ぐ資料を作成": "Skye",
    "Kaiが設計したAPIを実装": "Kai",
    "Finn and Jake stickers": "Finn",
    "Mina is the default wallet": "Mina",
    "Leo: zodiac icon": "Leo",
    "Skye's the limit campaign": "Skye",
    "Polish empty states w/ Nova": "Nova",
    "Show agent name (Kai, Leo, …) in the header": "Kai",
    "Leoがスキーマを変更したら再デプロイ": "Leo",
    "activeForm=Nova docs site building": "Nova",
  ]
}
