import DurableFiles
import Foundation
import Testing

@Suite struct SystemErrorTests {
  @Test func `the reason is in the system's words`() {
    #expect(SystemError(.write, path: "/a/b", code: ENOSPC).reason == "No space left on device")
  }

  @Test func `the system call behind an error can be asked for`() {
    let cause = SystemError(.write, path: "/a", code: EIO)
    #expect(FileError.system(cause).systemError == cause)
    #expect(FileError.lockUnavailable(cause).systemError == cause)
    #expect(FileError.replacementFailed(step: .write, cause: cause).systemError == cause)
    #expect(FileError.appendFailed(cause: cause, rollback: nil).systemError == cause)
    #expect(FileError.notADirectory(path: "/a").systemError == nil)
  }

  @Test func `only ENOENT is absence`() {
    #expect(FileError.system(SystemError(.openat, code: ENOENT)).isAbsence)
    for code in [EACCES, EIO, EMFILE, ENOTDIR, ELOOP] {
      #expect(!FileError.system(SystemError(.openat, code: code)).isAbsence)
    }
  }
}
