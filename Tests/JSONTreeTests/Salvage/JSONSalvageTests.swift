import JSONTree
import Testing
import TestSupport

struct JSONSalvageTests {
  @Test(arguments: [JSONWriter.Layout.pretty, .compact])
  func `a text in good order is read as it is`(_ layout: JSONWriter.Layout) throws {
    let sample = SalvageSample(layout)
    let salvage = JSONSalvage(sample.bytes)
    #expect(salvage.isWhole)
    #expect(try salvage.value == JSONValue(parsing: sample.bytes))
    #expect(salvage.extent == 0..<sample.bytes.count)
  }

  @Test(arguments: [JSONWriter.Layout.pretty, .compact])
  func `of a text cut short anywhere every whole task is there`(_ layout: JSONWriter.Layout) {
    let sample = SalvageSample(layout)
    for length in stride(from: 0, to: sample.bytes.count - 2, by: 13) {
      let salvage = JSONSalvage(Array(sample.bytes[..<length]))
      #expect(!salvage.isWhole)
      let missing = sample.missing(in: salvage.value, untouchedBy: length..<sample.bytes.count)
      #expect(missing.isEmpty, "cut at \(length)")
    }
  }

  @Test(arguments: [JSONWriter.Layout.pretty, .compact])
  func `of a text whose beginning is lost every whole task is there`(_ layout: JSONWriter.Layout) {
    let sample = SalvageSample(layout)
    var failures: [String] = []
    for length in stride(from: 1, to: sample.tasks[4].range.lowerBound, by: 61) {
      let salvage = JSONSalvage(Array(sample.bytes[length...]))
      let missing = sample.missing(in: salvage.value, untouchedBy: 0..<length)
      if !missing.isEmpty { failures.append("without the first \(length): \(missing)") }
    }
    #expect(failures.isEmpty, "\(failures.count)\n\(failures.prefix(40).joined(separator: "\n"))")
  }

  @Test(arguments: [JSONWriter.Layout.pretty, .compact])
  func `one wrong bit costs no task but the one it is in`(_ layout: JSONWriter.Layout) {
    let seed = SeededGenerator.seed(of: "JSONSalvageTests")
    var generator = SeededGenerator(seed: seed)
    let sample = SalvageSample(layout)
    var failures: [String] = []
    for _ in 0..<160 {
      let place = Int.random(in: sample.bytes.indices, using: &generator)
      var bytes = sample.bytes
      bytes[place] ^= 1 << UInt8.random(in: 0..<8, using: &generator)
      let missing = sample.missing(in: JSONSalvage(bytes).value, untouchedBy: place..<place + 1)
      if !missing.isEmpty { failures.append("byte \(place) \(context(bytes, place)): \(missing)") }
    }
    #expect(
      failures.isEmpty, "seed \(seed): \(failures.count)\n\(failures.prefix(40).joined(separator: "\n"))")
  }

  private func context(_ bytes: [UInt8], _ place: Int) -> String {
    String(decoding: bytes[max(0, place - 18)..<min(bytes.count, place + 18)], as: UTF8.self).debugDescription
  }

  @Test(arguments: [JSONWriter.Layout.pretty, .compact])
  func `a zeroed block costs no task it does not touch`(_ layout: JSONWriter.Layout) {
    let seed = SeededGenerator.seed(of: "JSONSalvageTests")
    var generator = SeededGenerator(seed: seed)
    let sample = SalvageSample(layout, tasks: 9)
    var failures: [String] = []
    for _ in 0..<40 {
      let start = Int.random(in: 0..<sample.bytes.count, using: &generator)
      let end = min(sample.bytes.count, start + Int.random(in: 1...700, using: &generator))
      var bytes = sample.bytes
      for place in start..<end { bytes[place] = 0 }
      let missing = sample.missing(in: JSONSalvage(bytes).value, untouchedBy: start..<end)
      if !missing.isEmpty { failures.append("\(start)..<\(end): \(missing)") }
    }
    #expect(
      failures.isEmpty, "seed \(seed): \(failures.count)\n\(failures.prefix(40).joined(separator: "\n"))")
  }

  @Test
  func `no text crashes it and no text takes long`() {
    let seed = SeededGenerator.seed(of: "JSONSalvageTests")
    var generator = SeededGenerator(seed: seed)
    let alphabet = Array(#"{}[]:,"\ 0az"#.utf8) + [0, 10, 0x80, 0xE3]
    for _ in 0..<100 {
      let bytes = (0..<Int.random(in: 0...200, using: &generator)).map { _ in generator.pick(alphabet) }
      let salvage = JSONSalvage(bytes)
      #expect(salvage.losses.allSatisfy { $0.range.upperBound <= bytes.count }, "seed \(seed): \(bytes)")
      if let value = salvage.value { #expect((try? JSONValue(parsing: value.bytes(.compact))) == value) }
    }
  }

  static let damages: [(text: String, value: String?, losses: [JSONSalvage.Loss.Kind])] = [
    ("", nil, [.empty]), (" \n", nil, [.empty]), ("\0\0\0", nil, [.empty]),
    (#"{"a":1,"a":2}"#, #"{"a":2}"#, [.duplicateKey("a")]),
    (#"{"a":1,}"#, #"{"a":1}"#, [.brokenKey]), ("[1,2,]", "[1,2]", [.brokenValue]),
    (#"{"a":[1,2}"#, #"{"a":[1,2]}"#, [.missing(UInt8(ascii: ","))]),
    (#"{"a":{"b":1,"c":2}"#, #"{"a":{"b":1,"c":2}}"#, [.cutShort]),
    (#"{"a":1}}"#, #"{"a":1}"#, [.trailingBytes]), (#"{"a":1} trailing"#, #"{"a":1}"#, [.trailingBytes]),
    (#"{"a":1 "b":2}"#, #"{"a":1,"b":2}"#, [.missing(UInt8(ascii: ","))]),
    (#"{"a" 1,"b":2}"#, #"{"a":1,"b":2}"#, [.missing(UInt8(ascii: ":"))]),
    (#"{"a":"x"#, #"{"a":"x"}"#, [.cutShort, .cutShort]),
    (#"{"a":12"#, "{}", [.garbage, .cutShort, .brokenValue]),
    (#"{"a":tru,"b":2}"#, #"{"b":2}"#, [.garbage, .brokenValue]),
    ("{\"a\":\"x\u{1}y\"}", "{\"a\":\"x\\u0001y\"}", [.brokenText]),
    (#"{"a":"\q"}"#, "{\"a\":\"\u{FFFD}q\"}", [.brokenText]),
  ]

  @Test(arguments: damages)
  func `what is lost is said and the rest is kept`(
    _ row: (text: String, value: String?, losses: [JSONSalvage.Loss.Kind])
  ) throws {
    let salvage = JSONSalvage(Array(row.text.utf8))
    #expect(salvage.value?.text(.compact) == row.value)
    #expect(salvage.losses.map(\.kind) == row.losses)
  }

  private static func snapshot(_ time: Int?, tasks: Int) -> String {
    let tasks = (0..<tasks).map { #"{"id":"t-\#($0)"}"# }.joined(separator: ",")
    return #"{"version":"2.0.0",\#(time.map { #""updatedAt":\#($0),"# } ?? "")"tasks":[\#(tasks)]}"#
  }

  @Test
  func `of several documents the one that was updated last is taken`() throws {
    let (old, new) = (Self.snapshot(100, tasks: 5), Self.snapshot(200, tasks: 1))
    for text in [old + "\n" + new, new + old, "\0\0" + old + "\0" + new + "tail"] {
      let salvage = JSONSalvage(Array(text.utf8))
      #expect(try salvage.value == JSONValue(parsing: new))
      #expect(salvage.losses.contains { $0.kind == .otherDocument && $0.range.count == old.utf8.count })
    }
    let undated = Self.snapshot(nil, tasks: 2)
    let both = JSONSalvage(Array((undated + Self.snapshot(nil, tasks: 1)).utf8))
    #expect(try both.value == JSONValue(parsing: undated))
  }

  @Test
  func `a short file written over a longer one is the short one`() throws {
    let old = Self.snapshot(100, tasks: 20)
    let new = Self.snapshot(200, tasks: 3) + "\n"
    for extra in 1..<150 {
      let tail = old.utf8.dropFirst(old.utf8.count - extra)
      let salvage = JSONSalvage(Array(new.utf8) + tail)
      #expect(try salvage.value == JSONValue(parsing: new), "\(String(decoding: tail, as: UTF8.self))")
      #expect(!salvage.isWhole)
    }
  }

  @Test
  func `a half-written document gives way to the whole one behind it`() throws {
    let new = Self.snapshot(200, tasks: 3)
    let half = Self.snapshot(100, tasks: 9).prefix(90)
    let salvage = JSONSalvage(Array((half + new).utf8))
    #expect(try salvage.value == JSONValue(parsing: new))
    #expect(salvage.losses.map(\.kind) == [.garbage])
  }

  @Test
  func `an object inside a damaged document is not taken for the document`() {
    let text =
      #"{"version":"2.0.0","plugin":{"version":"1","x":[1,2,3,4,5,6,7,8,9]},"tasks":[{"id":"t-1"},{"id":"t-2"}],"n":}"#
    #expect(JSONSalvage(Array(text.utf8)).value?["tasks"]?.array?.count == 2)
  }

  @Test
  func `a loss says where it is`() {
    let salvage = JSONSalvage(Array(#"{"tasks":[{"id":"t-1","n":1},{"id":"t-2","n":x1}]}"#.utf8))
    #expect(salvage.losses.last?.location?.description == "tasks[1].n")
    #expect(salvage.losses.allSatisfy { $0.costsContent })
  }

  @Test
  func `nesting has no end and reading it has one`() {
    for text in ["[", #"{"a":"#, #"[{"a":"#] {
      let salvage = JSONSalvage(Array(String(repeating: text, count: 20_000).utf8))
      #expect(salvage.value != nil)
      #expect(salvage.losses.contains { $0.kind == .tooDeep })
    }
    #expect(
      JSONSalvage([0x5B], limits: JSONLimits(maximumBytes: 0, maximumDepth: 4)).losses.map(\.kind) == [
        .tooLarge
      ])
  }
}
