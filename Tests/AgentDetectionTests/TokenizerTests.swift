import ProgressModel
import Testing

@testable import AgentDetection

struct TokenizerTests {
  /// The tokens of the text, names marked with "*".
  private func tokens(_ text: String) -> [String] {
    let bytes = Array(text.utf8)
    var tokenizer = Tokenizer(bytes, with: RosterIndex(roster: .standard))
    return tokenizer.read().map {
      ($0.isName ? "*" : "") + String(decoding: bytes[$0.start..<$0.end], as: UTF8.self)
    }
  }

  @Test(arguments: [
    ("Kai designs", ["*Kai", "designs"]), ("Kai's task", ["*Kai", "'s", "task"]),
    ("Kai/Leo", ["*Kai", "/", "*Leo"]),
    ("Kai->Leo", ["*Kai", "->", "*Leo"]), ("[Kai]：x", ["[", "*Kai", "]", "：", "x"]),
    ("Kaiが設計", ["*Kai", "が設計"]),
    ("Kai. x", ["*Kai", ".", "x"]), ("(Kai)", ["(", "*Kai", ")"]), ("**Kai**", ["*", "*", "*Kai", "*", "*"]),
  ])
  func `names are tokens of their own`(text: String, expected: [String]) {
    #expect(tokens(text) == expected)
  }

  @Test(arguments: [
    "kai.example.com", "/home/kai/x", "./kai", "../kai/x", "~/kai", "kai_design", "kai-service",
    "kai@example.com", "$kai", "#kai",
    "--kai", "v.kai", "https://x.y/Kai?a=Kai&b,Kai;(Kai)", "`Kai`", "<Kai/>", "{kai}", "%kai%", "Nova2",
    "KaiService", "x/Kai",
    "éKai", "Kai\u{301}", "kai/x", "nova/", "Kai’x", "Kai‑x",
  ])
  func `a path, a host, an address or an identifier is one word`(text: String) {
    #expect(!tokens(text).contains { $0.hasPrefix("*") }, "\(tokens(text))")
    #expect(tokens("see \(text) x").last == "x")
  }

  @Test func `an address ends where Japanese text begins`() {
    #expect(tokens("https://x.y/KaiをKaiが") == ["https://x.y/Kai", "を", "*Kai", "が"])
  }
}
