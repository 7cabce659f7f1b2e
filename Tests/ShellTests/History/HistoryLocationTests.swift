import Shell
import Testing

@Suite struct HistoryLocationTests {
  @Test(
    arguments: [
      ([:], nil), (["HOME": "/home/a"], "/home/a/.local/state/orchestra/history"),
      (["HOME": "/home/a/"], "/home/a/.local/state/orchestra/history"),
      (["HOME": "/"], "/.local/state/orchestra/history"),
      (["HOME": ""], nil), (["HOME": "a"], nil),
      (["HOME": "/h", "XDG_STATE_HOME": "/state/"], "/state/orchestra/history"),
      (["XDG_STATE_HOME": "/state"], "/state/orchestra/history"),
      (["HOME": "/h", "XDG_STATE_HOME": "state"], "/h/.local/state/orchestra/history"),
      (["HOME": "/h", "XDG_STATE_HOME": ""], "/h/.local/state/orchestra/history"),
      (["HOME": "/h", "XDG_STATE_HOME": "/s", "ORCHESTRA_HISTORY": "/x/y"], "/x/y"),
      (["HOME": "/h", "ORCHESTRA_HISTORY": ""], nil),
      (["HOME": "/h", "ORCHESTRA_HISTORY": "off"], nil),
      (["HOME": "/h", "ORCHESTRA_HISTORY": "~/x"], "/h/x"),
      (["ORCHESTRA_HISTORY": "~/x"], nil), (["ORCHESTRA_HISTORY": "x"], "x"),
    ] as [([String: String], String?)])
  func `the environment says where the history is`(environment: [String: String], path: String?) {
    #expect(HistoryLocation.path(environment: environment) == path)
  }
}
