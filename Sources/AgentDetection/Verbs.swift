/// The verbs of task lists and their forms.
enum Verbs {
  enum Form {
    case base
    /// Third person: "designs".
    case finite
    case progressive
    case past
  }

  static let base = WordList(
    """
    add adopt agree align analyse analyze animate answer apply approve ask assess assign attach audit \
    automate benchmark bootstrap build bump calculate capture change check choose clarify clean close code \
    collect commit compare compile complete compute configure confirm connect continue convert coordinate \
    copy cover create cut debug decide define delete deliver deploy describe design develop diagnose disable \
    discuss do document download downgrade draft draw drive drop edit email embed enable encrypt ensure \
    enter establish estimate evaluate examine execute expand experiment explain explore export extend \
    extract fetch file fill filter finalise finalize find finish fix format gather generate get give group \
    guide handle harden help hook host identify implement import improve index initialise initialize inspect \
    install instrument integrate introduce investigate iterate join launch lead lint list load localise \
    localize log look maintain make manage map mark measure merge migrate mock model monitor move name \
    notify observe onboard open optimise optimize order organise organize outline oversee own pack package \
    pair parse patch perform pick pin plan polish port prepare present print process produce profile program \
    proofread propose prototype prove provide provision publish pull push put rank read rebase rebuild \
    record redesign reduce refactor refine register reject release remove rename render reopen reorganize \
    repair replace reply report reproduce request research resolve respond restart restore restructure \
    retest return revert review revise rewrite rework roll rotate run sanitize save scaffold scan schedule \
    scope score script search secure select send serve set setup shape ship show sign simplify simulate \
    sketch smoke-test solve sort specify split stabilise stabilize stage start stop store streamline \
    structure stub style submit suggest summarise summarize supervise support sweep switch sync take teach \
    tell test tidy track train transfer translate triage troubleshoot try tune turn type unify unassign \
    uninstall update upgrade upload use validate verify watch wire work wrap write
    """)

  /// Past forms that no rule makes.
  private static let irregularPast = WordList(
    """
    began built chose did drew drove felt found gave got held led left made met put ran read rewrote said \
    saw sent set sold taught told took went wrote written broke brought bought done
    """)

  /// Words in -ing that are nouns: "Nova string".
  private static let nounsInIng = WordList(
    """
    string strings thing things king ring spring wing bring sling ceiling evening morning nothing something \
    anything everything sibling pricing billing clothing wedding building's bearing bearings
    """)

  /// Returns the form of a verb the word has; nil when it is no verb of a task list.
  ///
  /// Any longer word in -ing counts: what an agent does is written so, whatever the verb.
  static func form(of word: ArraySlice<UInt8>) -> Form? {
    guard let packed = PackedWord(word) else { return nil }
    if base.contains(packed) { return .base }
    if irregularPast.contains(packed) { return .past }
    if word.count >= 5, hasSuffix("ing", word) { return nounsInIng.contains(packed) ? nil : .progressive }
    if hasSuffix("s", word), isStem(word, dropping: 1) || isStem(word, dropping: 2) || isIes(word) {
      return .finite
    }
    if hasSuffix("d", word),
      isStem(word, dropping: 1) || isStem(word, dropping: 2) || isStem(word, dropping: 3)
    {
      return .past
    }
    return nil
  }

  private static func hasSuffix(_ suffix: StaticString, _ word: ArraySlice<UInt8>) -> Bool {
    suffix.withUTF8Buffer { wanted in
      word.count > wanted.count && zip(word.suffix(wanted.count), wanted).allSatisfy { $0 | 0x20 == $1 }
    }
  }

  private static func isStem(_ word: ArraySlice<UInt8>, dropping count: Int) -> Bool {
    PackedWord(word.dropLast(count)).map(base.contains) ?? false
  }

  /// "tidies" is "tidy", "tries" is "try".
  private static func isIes(_ word: ArraySlice<UInt8>) -> Bool {
    guard hasSuffix("ies", word) else { return false }
    return PackedWord(ArraySlice(word.dropLast(3) + [UInt8(ascii: "y")])).map(base.contains) ?? false
  }
}
