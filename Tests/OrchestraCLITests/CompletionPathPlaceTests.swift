import Testing

@testable import OrchestraCLI

@Suite struct CompletionPathPlaceTests {
  @Test(arguments: [
    ("", "", "", PathPlace.Part.name("")), ("sta", "", "", .name("sta")), ("stats.", "stats", ".", .name("")),
    ("stats.ov", "stats", ".", .name("ov")), ("tasks[", "tasks", "", .selector("")),
    ("tasks[sta", "tasks", "", .selector("sta")),
    ("tasks[status=in", "tasks", "", .filter(name: "status", value: "in")),
    ("tasks[0]", "tasks[0]", "", .none),
    ("tasks[0].x", "tasks[0]", ".", .name("x")), ("tasks[a=b.c].d", "tasks[a=b.c]", ".", .name("d")),
    ("a.b[1].c[", "a.b[1].c", "", .selector("")),
  ])
  func `a path is cut where the cursor's step begins`(
    typed: String, base: String, separator: String, part: PathPlace.Part
  ) {
    let place = PathPlace(typed)
    #expect(place.base == base)
    #expect(place.separator == separator)
    #expect(place.part == part)
  }
}
