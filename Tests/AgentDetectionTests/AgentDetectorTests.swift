import AgentDetection
import Foundation
import ProgressModel
import Testing
import TestSupport

struct AgentDetectorTests {
  private let detector = AgentDetector(roster: .standard)

  private func name(in content: String) -> String? {
    detector.detect(AgentEvidence(content: content))?.name
  }

  @Test func `the answer carries the kind of evidence`() {
    let answer = detector.detect(AgentEvidence(content: "[Nova] Build"))
    #expect(answer == DetectedAgent(name: "Nova", source: .mention))
  }

  @Test func `no evidence gives no agent`() {
    #expect(detector.detect(AgentEvidence()) == nil)
  }

  @Test func `an empty roster names only what fields name`() {
    let nobody = AgentDetector(roster: AgentRoster(entries: []))
    #expect(nobody.detect(AgentEvidence(content: "[Nova] Build")) == nil)
    #expect(nobody.detect(AgentEvidence(agentType: "orchestra:nova"))?.name == "nova")
  }

  @Test func `a roster entry with emoji in its name is found without them`() {
    let roster = AgentRoster(entries: [
      AgentRoster.Entry(name: "🦊 Rey", emoji: "🦊"), AgentRoster.Entry(name: " ", emoji: ""),
    ])
    #expect(AgentDetector(roster: roster).detect(AgentEvidence(content: "[rey] fix"))?.name == "🦊 Rey")
  }

  @Test func `a roster of common words needs clear marks`() {
    let entries = ["Test", "Review", "Plan"].map { AgentRoster.Entry(name: $0, emoji: "🧪") }
    let common = AgentDetector(roster: AgentRoster(entries: entries))
    for text in ["Test the parser", "Review and merge", "Plan, then build", "Fix Test", "Write Review"] {
      #expect(common.detect(AgentEvidence(content: text)) == nil, "\(text)")
    }
    #expect(common.detect(AgentEvidence(content: "[Test] the parser"))?.name == "Test")
    #expect(common.detect(AgentEvidence(content: "owner: Review"))?.name == "Review")
  }

  @Test func `the longest of several names that fit is taken`() {
    let roster = AgentRoster.standard.adding([AgentRoster.Entry(name: "Nova Prime", emoji: "🚀")])
    let detector = AgentDetector(roster: roster)
    #expect(detector.detect(AgentEvidence(content: "[Nova Prime] fly"))?.name == "Nova Prime")
    #expect(detector.detect(AgentEvidence(content: "[Nova Primer] fly")) == nil)
  }

  @Test(arguments: AgentRoster.standard.entries.map(\.name))
  func `every agent is found in every clear place, in any case`(agent: String) {
    let places = ["[@] x", "x (@)", "【@】x", "owner: @", "assigned to @", "@: x", "担当：@", "@に依頼", "@さんが設計"]
    for place in places {
      for spelling in [agent, agent.lowercased(), agent.uppercased()] {
        let text = place.replacingOccurrences(of: "@", with: spelling)
        #expect(name(in: text) == agent, "\(text)")
      }
    }
  }

  @Test func `a name that is part of a longer word is never found`() {
    var random = SeededGenerator(seed: SeededGenerator.seed(of: "random names"))
    let letters = Array("abcdefgijkmopqrtuvwxyz0123456789_é")
    for _ in 0..<3000 {
      guard let agent = AgentRoster.standard.entries.randomElement(using: &random)?.name,
        let before = letters.randomElement(using: &random), let after = letters.randomElement(using: &random)
      else { continue }
      for word in ["\(before)\(agent)", "\(agent)\(after)", "\(before)\(agent)\(after)"] {
        for text in ["[\(word)] x", "owner: \(word)", "\(word): x", "@\(word)", word, "担当：\(word)"] {
          let isOtherName = AgentRoster.standard.entry(named: word) != nil
          #expect(isOtherName || name(in: text) == nil, "\(text)")
        }
      }
    }
  }

  @Test func `random text gives a name of the roster or nothing`() {
    var random = SeededGenerator(seed: SeededGenerator.seed(of: "random names"))
    let pieces = [
      "Kai", "leo", "NOVA", " ", " ", "\n", "\t", "[", "]", "(", ")", "【", "】", "@", ":", "：", "=", "->", "→",
      "'s", "’s", "\"",
      "`", "<", ">", "{", "}", "*", "-", "—", "/", "\\", ".", "...", ",", "、", "。", "|", "&", "+", "・", "#",
      "$", "%", "~", "://",
      "owner", "to", "by", "for", "assigned", "ask", "the", "designs", "担当", "が", "に", "さん", "依頼", "は", "と",
      "😐", "\u{1B}[31m",
      "\u{1B}]", "\u{7}", "\u{200B}", "\u{FE0F}", "\u{0}", "Ｋａｉ", "é", "\u{301}", "2", "v3", "i", "x",
    ]
    for _ in 0..<20000 {
      let text = (0..<Int.random(in: 1...12, using: &random)).compactMap { _ in
        pieces.randomElement(using: &random)
      }.joined()
      let evidence = AgentEvidence(activeForm: text, content: text)
      guard let found = detector.detect(evidence) else { continue }
      #expect(["Kai", "Leo", "Nova"].contains(found.name), "\(text.debugDescription)")
    }
  }

  @Test func `a broken end of a cut text is read without harm`() {
    for length in 2000..<2060 {
      #expect(name(in: String(repeating: "設", count: length / 3) + " x [Kaizen]") == nil)
    }
  }

  @Test func `a name is read only in the first two thousand bytes`() {
    let long = String(repeating: "read it ", count: 250)
    #expect(name(in: long + "(Kai)") == "Kai")
    #expect(name(in: long + long + "(Kai)") == nil)
  }

  @Test(arguments: [
    "kai/", "Kai,", "[Kai ", "Kaiに", "\u{1B}]", "'", "Kai's ", "「Kai", "https://", "`", "to Kai ",
  ])
  func `hostile text is read in time that its length bounds`(piece: String) {
    let text = String(repeating: piece, count: 100_000)
    let spent = ContinuousClock().measure { _ = detector.detect(AgentEvidence(content: text)) }
    // Milliseconds without optimisation; a reading that grew with the square of the length would take
    // minutes.
    #expect(spent < .seconds(60))
  }

  @Test(
    arguments: [
      ("orchestra:skye", "Skye"), ("orchestra:😎 Blake", "Blake"), ("general-purpose", "general-purpose"),
      ("my-plugin:code-reviewer", "code-reviewer"), ("", nil), ("  ", nil), ("unknown", nil), ("😎", "😎"),
      ("@kai", "Kai"),
    ] as [(String, String?)])
  func `a type is shown by its name`(type: String, shown: String?) {
    #expect(detector.displayName(ofType: type) == shown)
  }
}
