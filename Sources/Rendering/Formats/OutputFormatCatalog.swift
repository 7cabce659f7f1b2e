/// All formats, in the order of the help.
package enum OutputFormatCatalog {
  package static let all: [any OutputFormat] = [
    TableFormat(),
    JSONFormat(),
    JSONLinesFormat(),
    CSVFormat(),
    TSVFormat(),
    MarkdownFormat(),
    PlainFormat(),
  ]

  /// Returns the format called `name`, or nil.
  package static func format(named name: String) -> (any OutputFormat)? {
    all.first { $0.name == name }
  }
}
