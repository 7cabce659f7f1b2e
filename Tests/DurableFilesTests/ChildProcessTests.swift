import DurableFiles
import Foundation
import TestSupport
import Testing

@Suite struct ChildProcessTests {
  @Test func `input comes in, output comes out`() throws {
    let ending = try ChildProcess("/bin/cat").run(input: Array("payload\n".utf8))
    #expect(ending.output == Array("payload\n".utf8))
    #expect(ending.status == 0)
    #expect(ending.elapsed > .zero)
    #expect(ending.peakMemory > 100_000)
  }

  @Test func `arguments and environment are those given, and no others`() throws {
    let ending = try ChildProcess(
      "/bin/sh", ["-c", "echo \"$1\"; env | grep -c '^HOME='; echo \"$NAME\""] + ["name", "two words"],
      environment: ["NAME": "Kai", "PATH": "/usr/bin:/bin"]
    ).run()
    #expect(String(decoding: ending.output, as: UTF8.self) == "two words\n0\nKai\n")
  }

  @Test(arguments: [("exit 3", 3), ("kill -TERM $$", 143), ("true", 0)])
  func `the status tells how it ended`(script: String, status: Int32) throws {
    #expect(try ChildProcess("/bin/sh", ["-c", script]).run().status == status)
  }

  @Test func `a program that reads nothing and one that writes much both end`() throws {
    #expect(
      try ChildProcess("/bin/sh", ["-c", "exit 0"]).run(input: Array(repeating: 0, count: 16_384)).status == 0
    )
    let script =
      "i=0; while [ $i -lt 4000 ]; do echo 0123456789012345678901234567890123456789; i=$((i+1)); done"
    #expect(try ChildProcess("/bin/sh", ["-c", script]).run().output.count == 4_000 * 41)
  }

  @Test func `the time covers the whole run`() throws {
    let ending = try ChildProcess("/bin/sleep", ["0.05"]).run()
    #expect(ending.elapsed >= .milliseconds(50))
  }

  @Test func `what cannot be started or given is an error`() throws {
    #expect(throws: ChildProcess.Fault.system(call: "posix_spawn", code: ENOENT)) {
      try ChildProcess("/nonexistent/program").run()
    }
    #expect(throws: ChildProcess.Fault.inputTooLarge(bytes: 16_385)) {
      try ChildProcess("/bin/cat").run(input: Array(repeating: 0, count: 16_385))
    }
  }

  @Test func `a child starts with its signals in their first state`() throws {
    let signals = HeldSignals()
    defer { signals.release() }
    let ending = try ChildProcess("/bin/sh", ["-c", "kill -INT $$; echo survived"]).run()
    #expect(ending.status == 128 + SIGINT)
    #expect(ending.output.isEmpty)
  }

  @Test func `the own program is this one`() throws {
    let path = try #require(ChildProcess.ownProgram())
    #expect(FileManager.default.isExecutableFile(atPath: path))
    #expect(ChildProcess.processorCount() >= 1)
  }
}
