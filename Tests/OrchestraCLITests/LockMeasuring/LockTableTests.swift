import Testing

@testable import OrchestraCLI

@Suite struct LockTableTests {
  private static let table = """
    1: FLOCK  ADVISORY  WRITE 4121 08:01:123456 0 EOF
    1: -> FLOCK  ADVISORY  WRITE 4130 08:01:123456 0 EOF
    2: OFDLCK ADVISORY  WRITE -1 08:01:123456 0 9000
    2: -> OFDLCK ADVISORY  WRITE -1 08:01:123456 0 9100
    2:  -> OFDLCK ADVISORY  WRITE -1 08:01:123456 0 9200
    3: POSIX  ADVISORY  READ 77 08:01:123456 0 EOF
    4: FLOCK  ADVISORY  WRITE 5000 08:02:123456 0 EOF
    5: FLOCK  ADVISORY  WRITE 6000 08:01:99 0 EOF

    """

  @Test func `holders and those who wait are told apart, with and without a name`() {
    let table = LockTable(Self.table, inode: 123_456, device: 0x801)
    #expect(table.holders == [4121])
    #expect(table.namedWaiting == [4130])
    #expect(table.waitingCount == 3)
  }

  @Test func `a file system with a device of its own is known by its inode`() {
    #expect(LockTable(Self.table, inode: 99, device: 0x55).holders == [6000])
    #expect(LockTable(Self.table, inode: 123_456, device: 0x55).holders == [4121, 5000])
  }

  @Test func `another file has no locks`() {
    let table = LockTable(Self.table, inode: 7, device: 0x801)
    #expect(table.holders.isEmpty)
    #expect(table.waitingCount == 0)
  }

  @Test(arguments: [
    "", "\n\n", "1:", "1: FLOCK", "1: FLOCK ADVISORY WRITE x 08:01:7 0 EOF",
    "1: FLOCK ADVISORY WRITE 5 08:01 0 EOF", "1: -> -> 5 5 08:01:7", "garbage \u{1B}[2J",
  ])
  func `lines that say nothing are passed by`(_ text: String) {
    #expect(LockTable(text, inode: 7, device: 0x801).holders.isEmpty)
  }

  @Test func `a process the system does not name is no holder`() {
    let table = LockTable("1: FLOCK  ADVISORY  WRITE 0 08:01:7 0 EOF", inode: 7, device: 0x801)
    #expect(table.holders.isEmpty)
  }
}
