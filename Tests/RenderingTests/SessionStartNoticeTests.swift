import ProgressModel
import Testing

@testable import Rendering

struct SessionStartNoticeTests {
  private func notice(_ state: ProgressState, _ language: Language = .en, width: Int = 400) -> String? {
    SessionStartNotice(state, from: Samples.viewpoint(language, width: width)).text()
  }

  @Test
  func `nothing left over means no notice`() {
    #expect(notice(Samples.busy) == nil)
    #expect(notice(ProgressState()) == nil)
  }

  @Test
  func `begun work is named first, and no more than three tasks are`() {
    #expect(
      notice(Samples.leftOver)
        == "4 tasks left over from earlier sessions: \"Design API\" (in progress), "
        + "\"Write the migration guide\" (pending), \"Ask for review\" (pending), …")
  }

  @Test
  func `the notice speaks Japanese`() {
    #expect(
      notice(Samples.leftOver, .ja)
        == "以前のセッションから持ち越したタスクが 4 件あります: 「Design API」（進行中）、「Write the migration guide」（未着手）、"
        + "「Ask for review」（未着手）、…")
  }

  @Test
  func `one task of one session is told in the singular`() {
    let state = Samples.state(
      [Samples.task("t", "Design\u{1B}[2J API", .inProgress, session: "old")],
      sessions: [Samples.session("old", started: 900, ended: 500), Samples.session()])
    #expect(notice(state) == "1 task left over from an earlier session: \"Design␛[2J API\" (in progress)")
  }

  @Test
  func `the notice keeps to the width`() {
    #expect(notice(Samples.leftOver, width: 30) == "4 tasks left over from earlie…")
  }
}
