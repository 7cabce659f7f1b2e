import Foundation
import Testing

/// What is written about the program agrees with it, as far as a program can tell.
@Suite struct DocumentationTests {
  static var pages: [SourceFile] {
    get throws { try SourceFile.all(below: "", ending: ".md") }
  }

  @Test func `every relative link leads to a file`() throws {
    let pages = try Self.pages
    #expect(pages.contains { $0.path == "README.md" })
    for page in pages {
      let folder = page.path.split(separator: "/").dropLast().joined(separator: "/")
      for link in page.links where !link.contains(":") && !link.hasPrefix("#") {
        let target = link.prefix { $0 != "#" }
        #expect(SourceFile.exists((folder.isEmpty ? "" : folder + "/") + target), "\(page.path): \(link)")
      }
    }
  }

  @Test func `every link to a heading finds it`() throws {
    let pages = try Self.pages
    for page in pages {
      for link in page.links where !link.contains(":") && link.contains("#") {
        let parts = link.split(separator: "#", maxSplits: 1, omittingEmptySubsequences: false)
        let name = parts[0].split(separator: "/").last.map(String.init) ?? page.name
        let candidates = parts[0].isEmpty ? [page] : pages.filter { $0.name == name }
        guard let target = candidates.first else { continue }
        #expect(target.anchors.contains(String(parts[1])), "\(page.path): \(link)")
      }
    }
  }

  /// A name in code type that ends in `.swift` is a file somebody will look for.
  @Test func `every Swift file that is named exists`() throws {
    let names = Set(try SourceFile.all(below: "", ending: ".swift").map(\.name))
    for page in try Self.pages {
      for match in page.text.matches(of: /`(?:[\w\/+.-]*\/)?([\w+-]+\.swift)`/) {
        #expect(names.contains(String(match.1)), "\(page.path): \(match.1)")
      }
    }
  }

  @Test func `every environment variable the program reads is documented`() throws {
    let page = try SourceFile("docs/environment.md").text
    var variables: Set<String> = []
    for file in try SourceFile.all(below: "Sources", ending: ".swift") {
      // Most lines have neither, and looking for a pattern in all of them takes seconds.
      for line in file.lines where line.contains("[\"") || line.contains("isSet(\"") {
        for match in line.matches(of: /(?:environment|variables)\["([A-Z_]+)"\]|isSet\("([A-Z_]+)"\)/) {
          variables.insert(String(match.1 ?? match.2 ?? ""))
        }
      }
    }
    #expect(variables.count > 8)
    for variable in variables { #expect(page.contains("`\(variable)"), "\(variable)") }
  }

  @Test func `every setting is documented`() throws {
    let page = try SourceFile("docs/configuration.md").text
    let source = try SourceFile("Sources/ProgressStore/StoreSettings.swift").text
    let keys = source.matches(of: /case "(\w+)": set\(/).map { String($0.1) }
    #expect(keys.count > 8)
    for key in keys { #expect(page.contains("| `\(key)` |"), "\(key)") }
  }

  @Test func `every exit status is documented`() throws {
    let page = try SourceFile("docs/exit-codes.md").text
    let source = try SourceFile("Sources/OrchestraCLI/Failure.swift").text
    let statuses = source.matches(of: /case \w+ = (\d+)/).map { String($0.1) }
    #expect(statuses.count > 5)
    for status in statuses { #expect(page.contains("| \(status) |"), "\(status)") }
  }

  @Test func `every event the program understands is documented`() throws {
    let page = try SourceFile("docs/hooks.md").text
    for file in try SourceFile.all(below: "Sources/HookEvents/Events", ending: ".swift") {
      guard let match = file.text.firstMatch(of: /static let names = \["([\w-]+)"/) else { continue }
      #expect(page.contains("`\(match.1)`"), "\(match.1)")
    }
  }

  @Test func `every module is documented`() throws {
    let page = try SourceFile("docs/architecture.md").text
    for module in ModuleTests.allowed.keys { #expect(page.contains("| `\(module)` |"), "\(module)") }
  }

  @Test func `every page in docs is in its list of contents`() throws {
    let contents = try SourceFile("docs/README.md").links
    for page in try Self.pages where page.path.hasPrefix("docs/") && page.name != "README.md" {
      #expect(contents.contains(String(page.path.dropFirst("docs/".count))), "\(page.path)")
    }
  }
}

extension SourceFile {
  /// The targets of the page's links, without those inside code.
  fileprivate var links: [String] {
    var isCode = false
    var links: [String] = []
    for line in lines {
      if line.drop(while: { $0 == " " }).hasPrefix("```") { isCode.toggle() }
      if isCode || !line.contains("](") { continue }
      let prose = line.replacing(/`[^`]*`/, with: "")
      links += prose.matches(of: /\]\(([^)\s]+)\)/).map { String($0.1) }
    }
    return links
  }

  /// The names that headings get in links, as code forges make them.
  fileprivate var anchors: Set<String> {
    Set(
      lines.filter { $0.hasPrefix("#") }.map { line in
        let heading = line.drop { $0 == "#" }.drop { $0 == " " }.lowercased()
        let kept = heading.filter { $0 == " " || $0 == "-" || $0 == "_" || $0.isLetter || $0.isNumber }
        return kept.replacing(" ", with: "-")
      })
  }
}
