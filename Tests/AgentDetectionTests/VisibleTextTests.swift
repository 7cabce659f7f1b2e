import Testing

@testable import AgentDetection

struct VisibleTextTests {
  private func folded(_ text: String) -> String {
    var text = text
    return text.withUTF8 { String(decoding: VisibleText.folded($0), as: UTF8.self) }
  }

  @Test(arguments: [
    ("plain text, 日本語、😐", "plain text, 日本語、😐"), ("\u{1B}[1;31mKai\u{1B}[0m", "Kai"), ("\u{9B}31mKai", "Kai"),
    ("\u{1B}]0;title\u{7}Kai", "Kai"), ("\u{1B}]8;;x\u{1B}\\Kai", "Kai"), ("\u{1B}]0;no end", "0;no end"),
    ("\u{1B}", ""),
    ("\u{1B}[", ""), ("K\u{200B}a\u{AD}i\u{202E}\u{2066}\u{FEFF}", "Kai"), ("☀\u{FE0F}", "☀"),
    ("Ｋａｉ２：（）", "Kai2：（）"),
    ("a\u{0}b\u{7F}c\u{85}d", "a b c d"), ("a\tb\nc\r", "a\tb\nc\r"),
  ])
  func `text is folded to what is seen`(text: String, seen: String) {
    #expect(folded(text) == seen)
  }

  @Test func `broken bytes are kept`() {
    let bytes: [UInt8] = [0xE2, 0x80, 0xC2, 0xEF, 0xBC]
    #expect(bytes.withUnsafeBufferPointer { VisibleText.folded($0) }.count <= bytes.count)
  }
}
