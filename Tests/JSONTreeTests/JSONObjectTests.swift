import JSONTree
import Testing

struct JSONObjectTests {
  /// Small objects are searched, large ones hashed; everything is to hold for both and across the border.
  static let sizes = [0, 1, 2, 15, 16, 17, 18, 31, 32, 33, 100, 1_000]

  private func object(_ count: Int) -> JSONObject {
    var object = JSONObject()
    for index in 0..<count { object["key \(index)"] = .integer(index) }
    return object
  }

  @Test(arguments: sizes)
  func `every member is found and none that is not there`(_ count: Int) {
    let object = object(count)
    #expect(object.count == count)
    #expect(object.map(\.key) == (0..<count).map { "key \($0)" })
    #expect((0..<count).allSatisfy { object["key \($0)"] == .integer($0) })
    #expect((0..<count).allSatisfy { object.index(of: "key \($0)") == $0 })
    #expect(object["key \(count)"] == nil)
    #expect(object[""] == nil)
  }

  @Test(arguments: sizes.dropFirst())
  func `a changed member keeps its place`(_ count: Int) {
    var object = object(count)
    object["key 0"] = "changed"
    #expect(object.keys == (0..<count).map { "key \($0)" })
    #expect(object["key 0"] == "changed")
  }

  @Test(arguments: sizes.dropFirst())
  func `a removed member leaves the others in order and can come back at the end`(_ count: Int) {
    var object = object(count)
    let middle = "key \(count / 2)"
    object[middle] = nil
    let rest = (0..<count).filter { $0 != count / 2 }.map { "key \($0)" }
    #expect(object.keys == rest)
    #expect(object[middle] == nil)
    #expect(rest.allSatisfy { object[$0] != nil })
    object[middle] = "back"
    #expect(object.keys == rest + [middle])
    #expect(object[middle] == "back")
  }

  @Test func `removing what is not there changes nothing`() {
    var object = object(3)
    object["absent"] = nil
    #expect(object.keys == ["key 0", "key 1", "key 2"])
  }

  @Test(arguments: [3, 30])
  func `composed and decomposed letters are two keys`(_ count: Int) {
    var object = object(count)
    object["\u{E9}"] = "composed"
    object["e\u{301}"] = "decomposed"
    #expect(object.count == count + 2)
    #expect(object["\u{E9}"] == "composed")
    #expect(object["e\u{301}"] == "decomposed")
  }

  @Test func `a copy does not change with its original`() {
    var original = object(40)
    let copy = original
    original["key 1"] = nil
    original["new"] = 1
    #expect(copy == object(40))
    #expect(copy["new"] == nil)
  }

  @Test func `of a key written twice in a literal the last value stands in the first place`() {
    let object: JSONObject = ["a": 1, "b": 2, "a": 3]
    #expect(object.keys == ["a", "b"])
    #expect(object["a"] == 3)
  }
}
