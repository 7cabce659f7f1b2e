/// What `Package.swift` says of the modules under `Sources`.
struct Manifest {
  /// The modules of other packages, by their names in the manifest.
  private static let products: [Substring: String] = [
    "argumentParser": "ArgumentParser", "histogram": "Histogram",
  ]

  /// The modules each one may import, from `module("Name", ["Other", …])` and the executable.
  let dependencies: [String: Set<String>]

  init() throws {
    var dependencies: [String: Set<String>] = [:]
    let text = try SourceFile("Package.swift").text
    let target =
      /(?:module\(\s*|executableTarget\(name: |systemLibrary\(name: )"(\w+)"(?:,\s*(?:dependencies: )?\[([^\]]*)\])?/
    for match in text.matches(of: target) {
      let list = match.2.map { $0.split { ",\n ".contains($0) } } ?? []
      dependencies[String(match.1)] = Set(
        list.map { Self.products[$0] ?? $0.trimming("\"") })
    }
    self.dependencies = dependencies
  }
}

extension Substring {
  fileprivate func trimming(_ character: Character) -> String {
    String(drop { $0 == character }.prefix { $0 != character })
  }
}
