import DurableFiles
import Foundation
import TestSupport
import Testing

@Suite struct DirectoryTrustTests {
  private let temporary: TemporaryDirectory

  init() throws {
    temporary = try TemporaryDirectory()
    mkdir(temporary.path(of: "cache"), 0o700)
  }

  @Test(
    arguments: [
      (0o700, DirectoryTrust.ours, true), (0o755, .ours, true), (0o770, .ours, false), (0o702, .ours, false),
      (0o770, .sharedWithGroup, true), (0o2775, .sharedWithGroup, true), (0o777, .sharedWithGroup, false),
      (0o777, .anybody, true),
    ] as [(mode_t, DirectoryTrust, Bool)])
  func `who else may write decides`(mode: mode_t, trust: DirectoryTrust, isTrusted: Bool) throws {
    let path = temporary.path(of: "cache")
    chmod(path, mode)
    let directory = try temporary.open()
    if isTrusted {
      _ = try directory.subdirectory("cache", trust: trust)
    } else {
      let mode = FileMode(rawValue: UInt32(mode))
      #expect(throws: FileError.writableByOthers(path: path, mode: mode)) {
        try directory.subdirectory("cache", trust: trust)
      }
    }
  }

  @Test func `somebody else's directory is refused unless the project is shared`() throws {
    let path = temporary.path(of: "cache")
    let owner = try temporary.open().subdirectory("cache").status().owner
    let directory = try temporary.open(OtherUser())
    #expect(throws: FileError.foreignOwner(path: path, owner: owner)) { try directory.subdirectory("cache") }
    _ = try directory.subdirectory("cache", trust: .sharedWithGroup)
  }

  /// The live system, asked by a user who owns nothing here.
  private struct OtherUser: InterceptingFileSystem {
    let wrapped: any FileSystemCalls = LiveFileSystem()

    func intercept(_ call: SystemCall, name: String) -> Interception { .proceed }

    func effectiveUser() -> UInt32 { 54_321 }
  }
}
