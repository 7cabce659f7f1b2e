import JSONTree
import Testing

@Suite struct ManyPositionsTests {
  @Test(arguments: ["", "a", "é\n語\t💥x\n\nend\n", "\u{FEFF}{\n1}", "\n\n\n"])
  func `many places are the same as each found alone`(text: String) {
    let bytes = Array(text.utf8)
    // Only the starts of characters: inside one, there is no column.
    let offsets = bytes.indices.filter { bytes[$0] & 0xC0 != 0x80 } + [bytes.count]
    let shuffled = offsets.reversed() + offsets
    let found = JSONPosition.positions(of: shuffled, in: bytes)
    #expect(found == shuffled.map { JSONPosition(offset: $0, in: bytes) })
  }

  @Test func `offsets outside the text are held within it`() {
    let bytes = Array("ab\nc".utf8)
    let found = JSONPosition.positions(of: [-5, 99], in: bytes)
    #expect(found == [JSONPosition(offset: 0, in: bytes), JSONPosition(offset: 4, in: bytes)])
  }
}
