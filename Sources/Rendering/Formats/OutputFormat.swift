/// A way to write a report.
///
/// A new one is a file in this folder and a line in `OutputFormatCatalog`.
package protocol OutputFormat: Sendable {
  /// The word after `--format`.
  var name: String { get }
  /// What it is for, in one line of help.
  var summary: String { get }

  /// Returns the whole output, each line ended by a line feed; empty when there is nothing to write.
  func text(of report: Report, in setting: OutputSetting) -> String
}

/// Where output goes, as far as it changes the text; formats for machines ignore it.
package struct OutputSetting: Sendable {
  /// Columns no line of a table exceeds; nil when there is no limit, as in a pipe.
  package let width: Int?
  package let style: TextStyle

  package init(width: Int? = nil, style: TextStyle = .plain) {
    self.width = width
    self.style = style
  }
}
