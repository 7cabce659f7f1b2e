import Foundation
import Shell
import Testing

#if canImport(FoundationXML)
import FoundationXML
#endif

@Suite struct ScriptReportTests {
  private func place(_ name: String, _ line: Int, _ column: Int = 1) -> ScriptLocation {
    ScriptLocation(name: name, position: SourcePosition(line: line, column: column))
  }

  private var report: ScriptReport {
    var report = ScriptReport()
    report.add(ScriptEntry(name: "tasks", location: place("deploy.orc", 3), milliseconds: 4))
    report.add(
      ScriptEntry(
        name: "expect stats.completedTasks == 3", location: place("deploy.orc", 4), milliseconds: 12,
        isAssertion: true))
    report.add(
      ScriptEntry(
        name: "expect task t-1 status is \"a & b\" # x", location: place("sub/b.orc", 5, 8),
        milliseconds: 1003, status: 1,
        message: "Cannot confirm 'x': it is <\u{1B}[31m>\nand \\more", actual: "a\t\u{0}]]>\"",
        isAssertion: true))
    report.add(ScriptEntry(name: "fail", location: place("deploy.orc", 6), milliseconds: 1, status: 65))
    report.add(ScriptEntry(name: "read b", location: place("deploy.orc", 7), status: 65, isReported: true))
    return report
  }

  @Test func `TAP has a plan, a line a test, and details of what failed`() {
    #expect(
      report.tap == ##"""
        TAP version 14
        1..3
        ok 1 - expect stats.completedTasks == 3 # deploy.orc:4
        not ok 2 - expect task t-1 status is "a & b" \# x # sub/b.orc:5
          ---
          message: "Cannot confirm 'x': it is <\u001B[31m>\nand \\more"
          at: "sub/b.orc:5:8"
          actual: "a\t\u0000]]>\""
          status: 1
          ...
        not ok 3 - fail # deploy.orc:6
          ---
          message: "The command ended with status 65"
          at: "deploy.orc:6:1"
          status: 65
          ...

        """##)
  }

  @Test(arguments: [
    ("expect x", "todo.orc", "ok 1 - expect x # ./todo.orc:1"),
    ("expect x", "SKIP", "ok 1 - expect x # ./SKIP:1"),
    ("expect # TODO", "a", "ok 1 - expect \\# TODO # a:1"),
    ("expect 'a\nok 2'", "a", "ok 1 - expect 'a ok 2' # a:1"),
    ("expect a\\b", "a#b", "ok 1 - expect a\\\\b # a\\#b:1"),
  ])
  func `no text is taken for a directive of TAP`(name: String, source: String, line: String) {
    var report = ScriptReport()
    report.add(ScriptEntry(name: name, location: place(source, 1), isAssertion: true))
    #expect(report.tap == "TAP version 14\n1..1\n\(line)\n")
  }

  @Test func `a script without tests is an empty plan`() {
    #expect(ScriptReport().tap == "TAP version 14\n1..0\n")
    #expect(
      ScriptReport().junit.contains("<testsuites tests=\"0\" failures=\"0\" errors=\"0\" time=\"0.000\">"))
  }

  @Test func `JUnit has a suite a source, with counts and seconds`() {
    #expect(
      report.junit == """
        <?xml version="1.0" encoding="UTF-8"?>
        <testsuites tests="3" failures="1" errors="1" time="1.020">
          <testsuite name="deploy.orc" tests="2" failures="0" errors="1" time="0.017">
            <testcase name="expect stats.completedTasks == 3" classname="deploy.orc" file="deploy.orc" line="4" time="0.012"/>
            <testcase name="fail" classname="deploy.orc" file="deploy.orc" line="6" time="0.001">
              <error message="The command ended with status 65" type="status 65">deploy.orc:6:1: The command ended with status 65</error>
            </testcase>
          </testsuite>
          <testsuite name="sub/b.orc" tests="1" failures="1" errors="0" time="1.003">
            <testcase name="expect task t-1 status is &quot;a &amp; b&quot; # x" classname="sub/b.orc" file="sub/b.orc" line="5" time="1.003">
              <failure message="Cannot confirm 'x': it is &lt;\u{FFFD}[31m&gt;&#10;and \\more" type="status 1">sub/b.orc:5:8: Cannot confirm 'x': it is &lt;\u{FFFD}[31m&gt;
        and \\more
        actual: a\t\u{FFFD}]]&gt;"</failure>
            </testcase>
          </testsuite>
        </testsuites>

        """)
  }

  /// A reader of the facts in an XML text, by a parser that is not ours.
  private final class Reading: NSObject, XMLParserDelegate {
    var names: [String] = []
    func parser(
      _ parser: XMLParser, didStartElement element: String, namespaceURI: String?, qualifiedName: String?,
      attributes: [String: String]
    ) {
      if element == "testcase" { names.append(attributes["name"] ?? "") }
    }
  }

  @Test func `an XML parser reads any name back`() {
    var report = ScriptReport()
    let names = ["a\"b'c<d>&amp;\n\té日本👩‍👩‍👧", "]]>", "&#0;", "x\u{FFFD}y"]
    for name in names {
      report.add(ScriptEntry(name: name, location: place("a<b", 1), status: 1, message: name, actual: name))
    }
    report.add(
      ScriptEntry(
        name: String((0..<0x100).compactMap { Unicode.Scalar($0).map(Character.init) }),
        location: place("\u{FFFE}", 1), status: 1))
    let parser = XMLParser(data: Data(report.junit.utf8))
    let reading = Reading()
    parser.delegate = reading
    #expect(parser.parse())
    #expect(Array(reading.names.prefix(4)) == names)
    #expect(reading.names.count == 5)
  }
}
