import ProgressModel
import Testing

struct FNV1aTests {
  /// Test vectors of the authors of the hash.
  static let vectors = [
    ("", "cbf29ce484222325"), ("a", "af63dc4c8601ec8c"), ("b", "af63df4c8601f1a5"),
    ("foobar", "85944171f73967e8"),
    ("chongo was here!\n", "46810940eff5f915"),
  ]

  @Test(arguments: vectors)
  func `the hash is the known one`(_ text: String, _ hash: String) {
    var fnv = FNV1a()
    fnv.add(text)
    #expect(fnv.hex(digits: 16) == hash)
    #expect(fnv.hex(digits: 6) == String(hash.suffix(6)))
    #expect(fnv.hex(digits: 1) == String(hash.suffix(1)))
  }

  @Test func `text may be added in parts`() {
    var fnv = FNV1a()
    fnv.add("foo")
    fnv.add("bar")
    #expect(fnv.hex(digits: 16) == "85944171f73967e8")
  }
}
