import DurableFiles
import Testing

@testable import OrchestraCLI

@Suite struct RunningProcessTests {
  @Test func `a program gets its input and its status comes back`() throws {
    let process = try RunningProcess(
      "/bin/sh", ["-c", "read word; exit \"$word\""], environment: [:], input: Array("7\n".utf8))
    #expect(process.end(within: .seconds(60)) == 7)
  }

  @Test func `what keeps its input open waits until it is closed`() throws {
    let process = try RunningProcess(
      "/bin/cat", [], environment: [:], input: Array("here".utf8), staysOpen: true)
    #expect(RunningProcess.waitForOutput(of: [process], .seconds(60)) == [0])
    #expect(process.readOutput() == Array("here".utf8))
    process.closeInput()
    #expect(process.end(within: .seconds(60)) == 0)
  }

  @Test func `a killed program says so, and one that goes on too long is killed`() throws {
    let first = try RunningProcess("/bin/cat", [], environment: [:], staysOpen: true)
    first.kill()
    #expect(first.wait() == 128 + 9)
    let second = try RunningProcess("/bin/cat", [], environment: [:], staysOpen: true)
    #expect(second.end(within: .zero) == 128 + 9)
  }

  @Test func `nobody is left behind`() throws {
    var process: RunningProcess? = try RunningProcess("/bin/cat", [], environment: [:], staysOpen: true)
    let id = try #require(process?.id)
    process = nil
    // Taken leave of: there is no such process any more, not even a dead one.
    #expect(!(try LiveFileSystem().exists(process: id)))
  }

  @Test func `a program that is not there is an error`() {
    #expect(throws: Failure.self) {
      _ = try RunningProcess("/nowhere/at/all", [], environment: [:])
    }
  }
}

extension LiveFileSystem {
  fileprivate func exists(process id: Int32) throws -> Bool {
    try Directory.open("/").subdirectory("proc", trust: .anybody).exists(String(id))
  }
}
