import Testing

/// Rules for sources that no compiler checks.
@Suite struct SourceRulesTests {
  static let longest = 400

  @Test func `no source file is longer than 400 lines`() throws {
    for folder in ["Sources", "Tests"] {
      for file in try SourceFile.all(below: folder, ending: ".swift") {
        #expect(file.lines.count - 1 <= Self.longest, "\(file.path) has \(file.lines.count - 1) lines")
      }
    }
  }

  /// Input from outside must never end the program in mid-air.
  @Test(arguments: ["fatalError(", "try!", "preconditionFailure(", " as! "])
  func `nothing in the sources gives up on purpose`(phrase: String) throws {
    for file in try SourceFile.all(below: "Sources", ending: ".swift") {
      for (index, line) in file.lines.enumerated() where line.contains(phrase) {
        let code = line.drop { $0 == " " }
        #expect(code.hasPrefix("//"), "\(file.path):\(index + 1)")
      }
    }
  }

  /// Packages across which `public` would be needed there are none.
  @Test func `nothing is public`() throws {
    for file in try SourceFile.all(below: "Sources", ending: ".swift") {
      for (index, line) in file.lines.enumerated() {
        #expect(!line.drop { $0 == " " }.hasPrefix("public "), "\(file.path):\(index + 1)")
      }
    }
  }

  @Test func `no file is named after what it might be good for`() throws {
    let vague = /(Utils|Utilities|Helper|Helpers|Manager|Core|Info|Misc|Common)(\+\w+)?\.swift$/
    for file in try SourceFile.all(below: "Sources", ending: ".swift") {
      #expect(!file.name.contains(vague), "\(file.path)")
    }
  }
}
