import JSONTree
import Testing

@Suite struct JSONPlacesTests {
  private let text = Array(#"{"a": [1, {"b": "é", "c": null}], "d~/": {"": [[]]}}"#.utf8)

  private func at(_ steps: JSONLocation.Step...) throws -> JSONPlaces.Place? {
    try JSONPlaces.find([JSONLocation(steps)], in: text)[0]
  }

  private func slice(_ place: JSONPlaces.Place?) -> String? {
    place.map { String(decoding: text[$0.value..<$0.end], as: UTF8.self) }
  }

  @Test func `a value is found with its key`() throws {
    let place = try at(.key("a"), .index(1), .key("b"))
    #expect(slice(place) == "\"é\"")
    #expect(place?.key == 11)
  }

  @Test func `the root and elements have no key`() throws {
    #expect(try at()?.key == nil)
    #expect(slice(try at())?.utf8.count == text.count)
    #expect(try at(.key("a"), .index(0))?.key == nil)
  }

  @Test func `odd keys lead on`() throws {
    #expect(slice(try at(.key("d~/"), .key(""), .index(0))) == "[]")
  }

  @Test func `what is not there has no place`() throws {
    #expect(try at(.key("x")) == nil)
    #expect(try at(.key("a"), .index(2)) == nil)
    #expect(try at(.key("a"), .key("b")) == nil)
    #expect(try at(.index(0)) == nil)
  }

  @Test func `many locations keep their order, also when asked for twice`() throws {
    let wanted = [
      JSONLocation([.key("d~/")]), JSONLocation(), JSONLocation([.key("a")]), JSONLocation([.key("d~/")]),
    ]
    let places = try JSONPlaces.find(wanted, in: text)
    #expect(places.map { $0?.value } == [42, 0, 6, 42])
  }

  @Test func `of a key that stands twice the last counts`() throws {
    let places = try JSONPlaces.find([JSONLocation([.key("a")])], in: Array(#"{"a":1,"a":22}"#.utf8))
    #expect(places[0]?.value == 11)
  }

  @Test func `a fault of syntax is thrown`() {
    #expect(throws: JSONSyntaxError.self) { try JSONPlaces.find([JSONLocation()], in: Array("{".utf8)) }
  }
}
