import JSONTree
import Testing
import TestSupport

@testable import Rendering

/// What each format does with text that tries to break out of it.
struct OutputFormatTests {
  private let nasty = "a,\"b\"\n=c\t|d\\ \u{1B}[2J<i>"

  private func report(_ values: [JSONValue], layout: Report.Layout = .list) -> Report {
    Report(
      layout, fields: ["id", "text"],
      columns: [Report.Column("id", "ID", .key, alignment: .right), Report.Column("text", "Text", .text)],
      rows: values.enumerated().map { index, value in
        Report.Row(
          payload: ["id": .integer(index), "text": value],
          cells: [Report.Cell(String(index)), Report.Cell(value.string ?? "-")])
      })
  }

  private func text(
    _ format: some OutputFormat, _ values: [JSONValue], _ setting: OutputSetting = OutputSetting()
  ) -> String {
    format.text(of: report(values), in: setting)
  }

  @Test
  func `every format has a name of its own and is found by it`() {
    #expect(
      OutputFormatCatalog.all.map(\.name) == ["table", "json", "jsonl", "csv", "tsv", "markdown", "plain"])
    #expect(
      OutputFormatCatalog.all.allSatisfy { OutputFormatCatalog.format(named: $0.name)?.summary == $0.summary }
    )
    #expect(OutputFormatCatalog.format(named: "xml") == nil)
  }

  @Test
  func `nothing to write is a header or an empty list for machines and nothing for people`() {
    #expect(text(TableFormat(), []) == "")
    #expect(text(JSONFormat(), []) == "[]\n")
    #expect(text(JSONLinesFormat(), []) == "")
    #expect(text(CSVFormat(), []) == "id,text\r\n")
    #expect(text(TSVFormat(), []) == "id\ttext\n")
    #expect(text(MarkdownFormat(), []) == "| ID | Text |\n| ---: | --- |\n")
    #expect(text(PlainFormat(), []) == "")
  }

  @Test
  func `the JSON formats keep text whole and escape what a terminal would obey`() throws {
    let json = text(JSONFormat(), [.string(nasty)])
    #expect(try JSONValue(parsing: json)[0]?["text"]?.string == nasty)
    #expect(!json.unicodeScalars.contains("\u{1B}"))
    let lines = text(JSONLinesFormat(), [.string(nasty), .null])
    #expect(lines.split(separator: "\n").count == 2)
    #expect(lines.hasSuffix("{\"id\":1,\"text\":null}\n"))
  }

  @Test
  func `a record is one JSON object`() {
    let record = report(["x"], layout: .record)
    #expect(JSONFormat().text(of: record, in: OutputSetting()) == "{\n  \"id\": 0,\n  \"text\": \"x\"\n}\n")
  }

  static let fields: [(value: JSONValue, csv: String, tsv: String)] = [
    ("plain", "plain", "plain"), ("", "", ""), (.null, "", ""), (true, "true", "true"), (-5, "-5", "-5"),
    ("a,b", "\"a,b\"", "a,b"), ("say \"hi\"", "\"say \"\"hi\"\"\"", "say \"hi\""),
    ("a\nb", "\"a\nb\"", "a\\nb"),
    ("a\r\nb", "\"a\r\nb\"", "a\\r\\nb"), ("a\tb", "a\tb", "a\\tb"), ("a\\nb", "a\\nb", "a\\\\nb"),
    (" a", "\" a\"", " a"),
    ("=1+1", "'=1+1", "=1+1"), ("+1", "'+1", "+1"), ("-1", "'-1", "-1"), ("@x", "'@x", "@x"),
    ("\tx", "'\tx", "\\tx"),
    ("\rx", "\"'\rx\"", "\\rx"), ("\u{0}x", "'␀x", "␀x"), ("＝1", "'＝1", "＝1"), ("=a,b", "\"'=a,b\"", "=a,b"),
    ("'=1", "'=1", "'=1"),
    ("\u{1B}[2J", "␛[2J", "␛[2J"), ("a\u{2028}b\u{85}c\u{B}d", "a b c d", "a b c d"),
    (["a", "b"], "a;b", "a;b"), ([], "", ""), (["=a"], "'=a", "=a"),
    ([1, "b"], "\"[1,\"\"b\"\"]\"", "[1,\"b\"]"),
    (["k": 1], "\"{\"\"k\"\":1}\"", "{\"k\":1}"),
  ]

  @Test(arguments: fields)
  func `a field of CSV or TSV stays one field`(_ row: (value: JSONValue, csv: String, tsv: String)) {
    #expect(CSVFormat.field(MachineCell(row.value)) == row.csv)
    #expect(TSVFormat.escaped(MachineCell(row.value).text) == row.tsv)
  }

  static let markdown: [(text: String, escaped: String)] = [
    ("plain text.", "plain text."), ("a|b", "a\\|b"), ("`code`", "\\`code\\`"),
    ("*b* _i_ ~s~", "\\*b\\* \\_i\\_ \\~s\\~"),
    ("<script>&amp;", "&lt;script&gt;&amp;amp;"), ("[x](y)", "\\[x\\](y)"), ("![x](y)", "!\\[x\\](y)"),
    ("a\\b", "a\\\\b"),
    ("# title", "\\# title"), ("- item", "\\- item"), ("+ item", "\\+ item"), ("=====", "\\====="),
    ("> quote", "&gt; quote"),
    ("  - item", "  \\- item"), ("1. one", "1\\. one"), ("12) twelve", "12\\) twelve"), ("v1.2", "v1.2"),
    ("1.2", "1\\.2"), ("a - b # c", "a - b # c"),
    ("$x$", "\\$x\\$"), ("a\nb\u{1B}", "a b␛"),
  ]

  @Test(arguments: markdown)
  func `Markdown renders text as itself`(_ row: (text: String, escaped: String)) {
    #expect(MarkdownFormat.escaped(row.text) == row.escaped)
  }

  @Test
  func `plain output is for grep`() {
    #expect(text(PlainFormat(), ["a\nb", .null]) == "id: 0\ntext: a b\n\nid: 1\ntext:\n")
    let single = Report(
      fields: ["id"], columns: [Report.Column("id", "ID", .key)],
      rows: ["t-1", "t-2"].map { Report.Row(payload: ["id": .string($0)], cells: [Report.Cell($0)]) })
    #expect(PlainFormat().text(of: single, in: OutputSetting()) == "t-1\nt-2\n")
  }

  @Test
  func `random text never breaks a row of CSV or TSV out of its columns`() throws {
    var generator = SeededGenerator(seed: SeededGenerator.seed(of: "OutputFormatTests"))
    for _ in 0..<500 {
      let value = RandomText.hostile(&generator)
      let tsv = text(TSVFormat(), [.string(value)])
      #expect(tsv.utf8.count { $0 == 0x0A } == 2, "\(value.debugDescription)")
      #expect(tsv.utf8.count { $0 == 0x09 } == 2, "\(value.debugDescription)")
      let csv = text(CSVFormat(), [.string(value)])
      let rows = try #require(CSVReader.rows(of: csv), "\(value.debugDescription)")
      #expect(rows.map(\.count) == [2, 2], "\(value.debugDescription)")
      let first = try #require(rows.last?.last).unicodeScalars.first
      #expect(!["=", "+", "-", "@", "\t", "\r", "\u{0}"].contains(first), "\(value.debugDescription)")
      let rest = csv.replacing("\t", with: "").replacing("\r", with: "").replacing("\n", with: "")
        .replacing("\r\n", with: "")
      #expect(RandomText.isHarmless(rest), "\(value.debugDescription)")
    }
  }
}

/// The least reader of RFC 4180, to read back what was written.
private enum CSVReader {
  /// Returns the fields of each row; nil for text that is not CSV.
  static func rows(of text: String) -> [[String]]? {
    var rows: [[String]] = []
    var row: [String] = []
    var field = ""
    var isQuoted = false
    var scalars = Array(text.unicodeScalars)[...]
    while let scalar = scalars.popFirst() {
      if isQuoted {
        if scalar != "\"" { field.unicodeScalars.append(scalar) }
        if scalar == "\"", scalars.first == "\"" {
          field.unicodeScalars.append(scalars.removeFirst())
        } else if scalar == "\"" {
          isQuoted = false
        }
      } else if scalar == "\"" {
        if !field.isEmpty { return nil }
        isQuoted = true
      } else if scalar == "," {
        row.append(field)
        field = ""
      } else if scalar == "\r", scalars.first == "\n" {
        scalars.removeFirst()
        rows.append(row + [field])
        row = []
        field = ""
      } else {
        field.unicodeScalars.append(scalar)
      }
    }
    return isQuoted || !row.isEmpty || !field.isEmpty ? nil : rows
  }
}
