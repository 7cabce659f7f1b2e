import ArgumentParser
import DurableFiles
import Rendering

/// The word of whoever is at the keys that a step back is meant.
struct ConsentOptions: ParsableArguments {
  @Flag(name: .shortAndLong, help: "Do not ask before going to an older version.")
  var yes = false

  func requireForMany(isDryRun: Bool) throws(Failure) {
    if yes || isDryRun { return }
    throw Failure(
      .usage, "Cannot go to an older version in many projects without --yes",
      hint: "Nothing was changed; --dry-run shows what would be done")
  }

  /// Says what would be lost from sight, and asks.
  ///
  /// - Throws: `usage` where nobody can be asked, `no` for any answer but yes.
  func ask(about account: MigrationAccount, _ conduct: MigrationConduct) throws(Failure) {
    if yes { return }
    let context = conduct.context
    let sentences = MigrationSentences(account)
    guard context.surroundings.isInteractive(), context.session?.isInteractive != false else {
      throw Failure(
        .usage, "Cannot go to an older version without --yes where nobody can be asked",
        hint: "Nothing was changed; --dry-run shows what would be done")
    }
    context.output.complain(sentences.planned)
    let losses = MigrationPlanText.losses(of: account, width: context.width, style: .plain)
    if !losses.isEmpty { context.output.complain(losses) }
    if let hint = sentences.hint { context.output.complain(hint) }
    context.output.complain("Go on? [y/N]")
    guard Self.isYes(try? context.input.read(until: .never)) else {
      throw Failure(.no, "Not done: the answer was not yes", hint: "Nothing was changed")
    }
  }

  static func isYes(_ chunk: StandardStreams.Chunk?) -> Bool {
    guard case .bytes(let bytes)? = chunk else { return false }
    let word = String(decoding: bytes.prefix(8), as: UTF8.self).lowercased().filter { !$0.isWhitespace }
    return word == "y" || word == "yes"
  }
}
