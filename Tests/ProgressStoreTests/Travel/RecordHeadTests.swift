import ProgressModel
import Testing

@testable import ProgressStore

@Suite struct RecordHeadTests {
  private static func head(_ line: String) -> RecordHead? {
    Array(line.utf8).withUnsafeBytes { RecordHead(line: $0) }
  }

  @Test func `number and time are read off the beginning of a line`() {
    let head = Self.head(#"{"sequence":57,"time":1762252225000,"type":"note","data":{}}"#)
    #expect(head?.sequence == 57)
    #expect(head?.time == Timestamp(1_762_252_225_000))
    #expect(Self.head(#"{"sequence":1,"time":-5,"type""#)?.time == Timestamp(-5))
  }

  @Test(arguments: [
    "", "{", #"{"sequence":"#, #"{"sequence":x,"time":1"#, #"{"sequence":1,"type":"note"}"#,
    #"{"time":1,"sequence":1}"#,
    #"{"sequence":99999999999999999999,"time":1}"#,
  ])
  func `what is no record has none`(_ line: String) {
    #expect(Self.head(line) == nil)
  }

  @Test func `the last record not later than a time is found, whole lines only`() {
    let lines = [10, 30, 20].enumerated().map {
      #"{"sequence":\#($0 + 1),"time":\#($1),"type":"note"}"# + "\n"
    }
    let bytes = Array((lines.joined() + #"{"sequence":4,"time":15,"ty"#).utf8)
    #expect(RecordHead.last(in: bytes, upTo: Timestamp(9)) == nil)
    #expect(RecordHead.last(in: bytes, upTo: Timestamp(10))?.sequence == 1)
    #expect(RecordHead.last(in: bytes, upTo: Timestamp(20))?.sequence == 3)
    #expect(RecordHead.last(in: bytes, upTo: Timestamp(.max))?.sequence == 3)
    #expect(RecordHead.last(in: [], upTo: Timestamp(.max)) == nil)
  }
}
