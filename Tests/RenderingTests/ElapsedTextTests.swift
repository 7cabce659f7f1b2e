import Testing

@testable import Rendering

struct ElapsedTextTests {
  static let lengths: [(milliseconds: Int64, english: String, japanese: String)] = [
    (-5, "0 s", "0秒"), (0, "0 s", "0秒"), (999, "0 s", "0秒"), (45_000, "45 s", "45秒"), (59_999, "59 s", "59秒"),
    (60_000, "1 m 00 s", "1分0秒"), (222_000, "3 m 42 s", "3分42秒"), (3_599_999, "59 m 59 s", "59分59秒"),
    (7_500_000, "2 h 05 m", "2時間5分"), (86_399_000, "23 h 59 m", "23時間59分"), (273_600_000, "3 d 4 h", "3日4時間"),
    (Int64.max, "106751991167 d 7 h", "106751991167日7時間"),
  ]

  @Test(arguments: lengths)
  func `a length is told in its two largest units`(
    _ row: (milliseconds: Int64, english: String, japanese: String)
  ) {
    #expect(ElapsedText(.en).length(row.milliseconds) == row.english)
    #expect(ElapsedText(.ja).length(row.milliseconds) == row.japanese)
  }

  static let ages: [(milliseconds: Int64, english: String, japanese: String)] = [
    (Int64.min, "just now", "たった今"), (4_999, "just now", "たった今"), (12_000, "12 s ago", "12秒前"),
    (222_000, "3 m ago", "3分前"),
    (7_500_000, "2 h ago", "2時間前"), (273_600_000, "3 d ago", "3日前"),
  ]

  @Test(arguments: ages)
  func `an age is told in one unit`(_ row: (milliseconds: Int64, english: String, japanese: String)) {
    #expect(ElapsedText(.en).age(row.milliseconds) == row.english)
    #expect(ElapsedText(.ja).age(row.milliseconds) == row.japanese)
  }

  static let estimates: [(milliseconds: Int64, english: String, japanese: String)] = [
    (1, "1 m", "1分"), (60_000, "1 m", "1分"), (60_001, "2 m", "2分"), (3_540_001, "1 h 00 m", "1時間0分"),
    (7_470_000, "2 h 05 m", "2時間5分"),
    (Int64.max, "106751991167 d 7 h", "106751991167日7時間"),
  ]

  @Test(arguments: estimates)
  func `an estimate is rounded up to minutes`(_ row: (milliseconds: Int64, english: String, japanese: String))
  {
    #expect(ElapsedText(.en).estimate(row.milliseconds) == row.english)
    #expect(ElapsedText(.ja).estimate(row.milliseconds) == row.japanese)
  }
}
