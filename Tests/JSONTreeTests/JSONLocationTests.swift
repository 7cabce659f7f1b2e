import JSONTree
import Testing

struct JSONLocationTests {
  @Test(
    arguments: [
      ([], "", "."),
      ([.key("tasks"), .index(0), .key("content")], "/tasks/0/content", "tasks[0].content"),
      ([.index(12)], "/12", "[12]"),
      ([.key("")], "/", "[\"\"]"),
      ([.key("a/b"), .key("m~n"), .key("~1")], "/a~1b/m~0n/~01", "a/b.m~n.~1"),
      ([.key("a b"), .key("x")], "/a b/x", "[\"a b\"].x"),
      ([.key("dot.ted"), .index(1)], "/dot.ted/1", "[\"dot.ted\"][1]"),
      ([.key("設計"), .key("é")], "/設計/é", "設計.é"),
      ([.key("\"\\\u{1B}")], "/\"\\\u{1B}", "[\"\\\"\\\\\\u001b\"]"),
      ([.key("0"), .key("*"), .key("-1")], "/0/*/-1", "0.*.-1"),
    ] as [([JSONLocation.Step], String, String)])
  func `a location is shown as a pointer and as a path`(
    _ steps: [JSONLocation.Step], _ pointer: String, _ path: String
  ) {
    let location = JSONLocation(steps)
    #expect(location.pointer == pointer)
    #expect(location.description == path)
  }

  @Test func `going down keeps where one came from`() {
    let tasks = JSONLocation([.key("tasks")])
    #expect(tasks.appending(.index(3)).pointer == "/tasks/3")
    #expect(tasks.pointer == "/tasks")
  }

  @Test func `keys that differ in bytes lead to different places`() {
    #expect(JSONLocation([.key("\u{E9}")]) != JSONLocation([.key("e\u{301}")]))
    #expect(JSONLocation([.key("0")]) != JSONLocation([.index(0)]))
  }
}
