import DurableFiles
import Foundation
import Shell
import TestSupport
import Testing

/// Tests cite the invariants of `HistoryFile`.
@Suite struct HistoryFileTests {
  private let temporary: TemporaryDirectory

  init() throws { temporary = try TemporaryDirectory() }

  private var path: String { temporary.path(of: "history") }
  private var text: String? { temporary.bytes("history").map { String(decoding: $0, as: UTF8.self) } }

  private func history(
    _ name: String = "history", limit: Int = 10_000, calls: any FileSystemCalls = LiveFileSystem(),
    patience: Duration = .seconds(20)
  ) -> HistoryFile {
    var history = HistoryFile(path: temporary.path(of: name), limit: limit, patience: patience, calls: calls)
    history.load()
    return history
  }

  private func mode(of name: String) throws -> FileMode? { try temporary.open().status(of: name)?.mode }

  @Test func `the file and its folders are made with the first line, for the owner alone`() throws {
    var history = history("state/orchestra/history")
    #expect(try temporary.names().isEmpty)
    history.append("tasks")
    let folder = try Directory.open(temporary.path(of: "state/orchestra"))
    #expect(try folder.status().mode == .privateDirectory)
    #expect(try Directory.open(temporary.path(of: "state")).status().mode == .privateDirectory)
    #expect(try folder.status(of: "history")?.mode == .privateFile)
    #expect(try folder.status(of: "history.lock")?.mode == .privateFile)
    #expect(try folder.entryNames() == ["history", "history.lock"])
    #expect(temporary.bytes("state/orchestra/history") == Array("tasks\n".utf8))
    let fault = history.takeFault()
    #expect(fault == nil)
  }

  @Test func `another session finds the lines, newest last`() {
    var first = history()
    for line in ["tasks", "agents", "status"] { first.append(line) }
    #expect(history().lines.texts == ["tasks", "agents", "status"])
    #expect(history().lines.newest == "status")
  }

  @Test(arguments: [
    "one\ntwo", "a\\nb", "a\\", "\\", "\\040", "tab\there", "\u{1B}[31m", "日本語 👩‍👩‍👧", "#1762252225",
    "_HiStOrY_V2_",
    ": 1762252225:0;x", ": 1", "#", "a\r", "x\u{2028}y", "!ls | x; y", "\u{7F}",
  ])
  func `any line comes back as it was, on one line of the file`(line: String) throws {
    var first = history()
    first.append("before")
    first.append(line)
    first.append("after")
    #expect(text?.split(separator: "\n", omittingEmptySubsequences: false).count == 4)
    #expect(history().lines.texts == ["before", line, "after"])
  }

  @Test func `some lines are not kept (invariant 3)`() {
    var history = history()
    for line in ["a", "", " secret", "\tb", "　c", "a", String(repeating: "x", count: 65537), "b", "b", "a"] {
      history.append(line)
    }
    #expect(history.lines.texts == ["a", "b", "a"])
    #expect(text == "a\nb\na\n")
  }

  @Test func `of equal lines the newest one is loaded`() throws {
    try temporary.write("history", "a\nb\na\nc\nb\n".utf8)
    #expect(history().lines.texts == ["a", "c", "b"])
  }

  @Test func `two sessions never write equal lines in a row`() {
    var first = history()
    var second = history()
    first.append("a")
    second.append("a")
    #expect(text == "a\n")
    second.append("b")
    first.append("b")
    first.append("a")
    #expect(text == "a\nb\na\n")
  }

  @Test func `lines of other sessions arrive with reload, also those met while writing`() {
    var first = history()
    var second = history()
    first.append("a")
    second.append("b")
    #expect(second.lines.texts == ["b"])
    let arrived = [second.reload(), first.reload(), first.reload(), second.reload()]
    #expect(arrived == [["a"], ["b"], [], []])
    #expect(second.lines.texts == ["b", "a"])
    #expect(first.lines.texts == ["a", "b"])
  }

  @Test func `a line somebody is still writing waits for its end`() throws {
    var history = history()
    try temporary.write("history", "a\nhal".utf8)
    let first = history.reload()
    #expect(first == ["a"])
    try temporary.write("history", "a\nhalf\n".utf8)
    let second = history.reload()
    #expect(second == ["half"])
  }

  @Test func `a line that a killed process left unfinished does not spoil the next`() throws {
    try temporary.write("history", "a\ntor".utf8)
    var history = history()
    history.append("b")
    #expect(text == "a\ntor\nb\n")
  }

  @Test func `numbers stay as they are as long as the session lasts`() {
    var history = history(limit: 8)
    for number in 1...20 { history.append("line \(number)") }
    #expect(history.lines.lastNumber == 20)
    #expect(history.lines.firstNumber > 1)
    #expect(history.lines[20] == "line 20")
    #expect(history.lines[15] == "line 15")
    #expect(history.lines[history.lines.firstNumber - 1] == nil)
    #expect(history.lines[21] == nil)
    #expect(history.lines.count <= 10)
  }

  @Test func `the file is written anew before it is a quarter over its bound`() throws {
    var history = history(limit: 100)
    for number in 1...1000 {
      history.append("line \(number % 150)")
      let count = try #require(temporary.bytes("history")).count { $0 == 0x0A }
      try #require(count <= 125)
    }
    #expect(try temporary.names() == ["history", "history.lock"])
    #expect(try mode(of: "history") == .privateFile)
    #expect(self.history(limit: 100).lines.texts.last == "line 100")
    #expect(self.history(limit: 100).lines.count == 100)
  }

  @Test func `a file that others wrote anew is followed`() throws {
    var small = history(limit: 4)
    var other = history()
    for number in 1...5 { other.append("other \(number)") }
    small.append("small 1")
    #expect(text?.hasPrefix("other 3\n") == true)
    other.append("other 6")
    let small1 = other.reload()
    #expect(small1 == ["small 1"])
    #expect(text?.hasSuffix("small 1\nother 6\n") == true)
    try temporary.write("history", "somebody's\nother 6\n".utf8)
    let arrived = other.reload()
    #expect(arrived == ["somebody's"])
  }

  @Test func `a file that others may read becomes private at once`() throws {
    try temporary.write("history", "# mine\na\\x\n".utf8)
    #expect(chmod(path, 0o644) == 0)
    let history = history()
    #expect(try mode(of: "history") == .privateFile)
    #expect(text == "# mine\na\\x\n")
    #expect(history.lines.texts == ["# mine", "a\\x"])
    #expect(try temporary.names() == ["history", "history.lock"])
  }

  @Test func `files of other programs are read as far as they are lines`() throws {
    var bytes = Array(
      "_HiStOrY_V2_\nshow\\040all\n#1762252225\nls -l\n: 1762252225:0;zsh line\n  when: 12\n\n".utf8)
    bytes += [0x00, 0x00, 0x41, 0x0A, 0xFF, 0x42, 0x0A]
    bytes += Array("last\n".utf8)
    try temporary.write("history", bytes)
    #expect(history().lines.texts == ["show all", "ls -l", "zsh line", "\u{FFFD}B", "last"])
  }

  @Test func `of a huge file the end is read, and the file is cut down`() throws {
    let line = String(repeating: "x", count: 500)
    try temporary.write("history", (0..<300).map { "\($0) \(line)\n" }.joined().utf8)
    var history = HistoryFile(path: path, maximumBytes: 100_000, patience: .seconds(20))
    history.load()
    #expect((190..<200).contains(history.lines.count))
    #expect(history.lines.texts.allSatisfy { $0.hasSuffix(" " + line) && !$0.hasPrefix(" ") })
    #expect(history.lines.newest == "299 " + line)
    history.append("end")
    let size = try #require(temporary.bytes("history")).count
    #expect(size < 75_100)
    #expect(size > 70_000)
    #expect(text?.hasSuffix("x\nend\n") == true)
  }

  // MARK: What goes wrong

  @Test func `with a full disk lines wait in memory and are written later (invariant 1)`() throws {
    let full = FaultyFileSystem(
      Fault(.write, number: 2, .shortWrite(bytes: 1)), Fault(.write, number: 3, .failure(code: ENOSPC)),
      Fault(.write, number: 4, .failure(code: ENOSPC)))
    var history = history(calls: full)
    history.append("first")
    #expect(history.lines.texts == ["first"])
    let fault = history.takeFault()
    #expect(fault == nil)
    #expect(text == "first\n")
    for line in ["second", "third"] { history.append(line) }
    #expect(text == "first\n")
    let told = history.takeFault()
    let shown = try #require(told)
    #expect(shown.sentence { _ in "cause" } == "Cannot keep the history in '\(path)': cause")
    #expect(
      shown.hint == "Lines are kept until this session ends; ORCHESTRA_HISTORY names another file, or 'off'")
    let later = history.takeFault()
    #expect(later == nil)
    history.append("fourth")
    #expect(text == "first\nsecond\nthird\nfourth\n")
    #expect(history.lines.texts == ["first", "second", "third", "fourth"])
  }

  @Test func `lines of others that were met by a failing write still arrive`() {
    var first = history(calls: FaultyFileSystem(Fault(.write, number: 2, .failure(code: ENOSPC))))
    var second = history()
    first.append("a")
    second.append("b")
    first.append("c")
    let arrived = first.reload()
    #expect(arrived == ["b"])
    first.append("d")
    #expect(text == "a\nb\nc\nd\n")
  }

  /// Any one call of any kind fails once; nothing is ever lost, torn or left behind.
  @Test(arguments: SystemCall.allCases) func `no failing call loses a line (invariants 1 and 2)`(
    call: SystemCall
  ) throws {
    for number in 1...12 {
      let folder = try TemporaryDirectory()
      try folder.write("history", "old\n".utf8)
      let faulty = FaultyFileSystem(Fault(call, number: number, .failure(code: EIO)))
      var history = HistoryFile(
        path: folder.path(of: "history"), limit: 3, patience: .seconds(20), calls: faulty)
      history.load()
      for line in ["a", "b", "c"] { history.append(line) }
      let isWritten = history.flush(waiting: .seconds(20))
      try #require(isWritten, "\(call) \(number)")
      let file = String(decoding: try #require(folder.bytes("history")), as: UTF8.self)
      try #require(file.hasSuffix("a\nb\nc\n"), "\(call) \(number): \(file)")
      try #require(history.lines.texts.suffix(3) == ["a", "b", "c"])
      let left = try folder.names().filter { $0.hasSuffix(".tmp") }
      try #require(left.isEmpty || call == .unlinkat, "\(call) \(number): \(left)")
    }
  }

  @Test func `a lock that is not to be had is waited for once and shortly (invariant 1)`() throws {
    var history = history(patience: .milliseconds(500))
    let lock = FileLock("history.lock", in: try temporary.open(), command: "test")
    let held = try lock.acquire(until: .after(.seconds(5)))
    let start = Deadline.monotonicMilliseconds()
    history.append("first")
    let first = Deadline.monotonicMilliseconds() - start
    for number in 0..<20 { history.append("more \(number)") }
    let all = Deadline.monotonicMilliseconds() - start
    #expect(first >= 499)
    #expect(all - first < 20 * 500)
    #expect(text == nil)
    // A busy lock is nobody's fault.
    let fault = history.takeFault()
    #expect(fault == nil)
    held.release()
    let isWritten = history.flush(waiting: .seconds(20))
    #expect(isWritten)
    #expect(text?.hasPrefix("first\nmore 0\n") == true)
  }

  @Test func `a file that cannot be read leaves a history in memory, and says so once`() throws {
    try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: false)
    var history = history()
    let told = history.takeFault()
    let fault = try #require(told)
    #expect(fault.cause == .notARegularFile(path: path, kind: .directory))
    history.append("a")
    history.append("b")
    #expect(history.lines.texts == ["a", "b"])
    let later = history.takeFault()
    #expect(later == nil)
    let isWritten = history.flush()
    #expect(!isWritten)
  }

  @Test func `without a path it lives in memory`() {
    var history = HistoryFile(path: nil)
    history.load()
    history.append("a")
    let arrived = history.reload()
    let isWritten = history.flush()
    #expect(history.lines.texts == ["a"])
    #expect(arrived.isEmpty)
    #expect(isWritten)
    let fault = history.takeFault()
    #expect(fault == nil)
  }

  // MARK: Links

  @Test(arguments: [true, false]) func `one's own link is followed, and the lock is beside the file`(
    isRelative: Bool
  ) throws {
    try FileManager.default.createDirectory(
      atPath: temporary.path(of: "dotfiles"), withIntermediateDirectories: false)
    let target = "dotfiles/real"
    try FileManager.default.createSymbolicLink(
      atPath: path, withDestinationPath: isRelative ? target : temporary.path(of: target))
    var history = history()
    history.append("a")
    #expect(temporary.bytes(target) == Array("a\n".utf8))
    #expect(try temporary.names() == ["dotfiles", "history"])
    #expect(try Directory.open(temporary.path(of: "dotfiles")).entryNames() == ["real", "real.lock"])
    #expect(try Directory.open(temporary.path(of: "dotfiles")).status(of: "real")?.mode == .privateFile)
    #expect(try temporary.open().status(of: "history")?.kind == .symbolicLink)
    let fault = history.takeFault()
    #expect(fault == nil)
  }

  @Test func `a link to itself is no history`() throws {
    try FileManager.default.createSymbolicLink(atPath: path, withDestinationPath: path)
    var history = history()
    let fault = history.takeFault()
    #expect(fault?.cause == .notARegularFile(path: path, kind: .symbolicLink))
  }

  @Test func `the file of another user is left alone`() throws {
    try temporary.write("history", "theirs\n".utf8)
    var history = history(calls: ForeignUser())
    #expect(history.lines.isEmpty)
    let fault = history.takeFault()
    #expect(fault?.cause == .foreignOwner(path: path, owner: geteuid()))
    history.append("mine")
    #expect(text == "theirs\n")
  }

  /// A file system on which this process acts for somebody else.
  private struct ForeignUser: InterceptingFileSystem {
    let wrapped: any FileSystemCalls = LiveFileSystem()
    func intercept(_ call: SystemCall, name: String) -> Interception { .proceed }
    func effectiveUser() -> UInt32 { geteuid() + 1 }
  }
}
