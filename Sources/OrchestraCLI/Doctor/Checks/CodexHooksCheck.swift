import HostSettings
import Rendering

/// Whether Codex calls orchestra, where Codex is used at all.
enum CodexHooksCheck: DoctorCheck {
  static let name = "codex-hooks"
  static let topic = DoctorTopic.nothingShown
  static let summary = "whether hooks.json or config.toml of Codex name orchestra"

  static func findings(in context: DoctorContext) -> [DoctorFinding] {
    let wiring = context.wiring
    let handlers = wiring.serving(.codex)
    if !handlers.isEmpty {
      let places = Set(handlers.map(\.origin.path)).sorted()
      return [
        .fine(
          "Codex calls orchestra for \(counted(Set(handlers.map(\.event)).count, "event")), by \(places.map { "'\($0)'" }.listed())"
        ),
        .note(
          "Codex skips hooks that were not reviewed, without a word",
          remedy: "Type /hooks in Codex to review them"),
      ]
    }
    guard wiring.codexFiles.contains(where: \.exists) else {
      return [.skipped("There are no settings of Codex")]
    }
    if let notify = wiring.codexFiles.lazy.compactMap({ $0.lines?.value("notify") }).first,
      notify.contains("orchestra")
    {
      return [.note("Codex tells orchestra of the end of each turn only, by 'notify'")]
    }
    let sentence = "No hook of orchestra in the settings of Codex"
    if let session = HostActivity.newestSession(of: "codex", in: context) {
      return [.note("\(sentence), yet a session was seen \(context.age(since: session))")]
    }
    return [.note(sentence, remedy: context.command("install --host codex --scope user"))]
  }
}
