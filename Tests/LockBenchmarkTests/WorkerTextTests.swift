import LockBenchmark
import Testing

/// What parent and worker say to each other.
@Suite struct WorkerTextTests {
  private func order(_ work: WorkerOrder.Work, folder: String = "/tmp/a b") -> WorkerOrder {
    WorkerOrder(
      strategy: "flock", work: work, hold: .microseconds(500), deadline: .seconds(2), parent: 77,
      folder: folder)
  }

  @Test(arguments: [
    WorkerOrder.Work.single, .keep, .follow, .loop(.milliseconds(300), untilCount: nil),
    .loop(.seconds(60), untilCount: 2_000),
  ])
  func `an order is read as it was given, whatever the folder's name`(work: WorkerOrder.Work) {
    for folder in ["/tmp/x", "/tmp/a  b ", ""] {
      let order = order(work, folder: folder)
      #expect(WorkerOrder(text: order.text) == order)
    }
  }

  @Test(arguments: [
    "", "flock", "flock single 0 - 0 0 7", "flock dance 0 - 0 0 7 /tmp", "flock single -1 - 0 0 7 /tmp",
    "flock single 0 - x 0 7 /tmp",
  ])
  func `anything else is no order`(_ text: String) { #expect(WorkerOrder(text: text) == nil) }

  @Test func `an account is read as it was given`() {
    var account = WorkerAccount()
    #expect(WorkerAccount(text: account.text) == account)
    account.turns = 3
    account.failed = 1
    account.firstHeldAt = 12
    account.endedAt = 99
    account.waits.add(nanoseconds: 5)
    account.handovers.add(nanoseconds: 6)
    #expect(WorkerAccount(text: account.text) == account)
  }

  @Test func `an account that was cut off anywhere is none`() {
    var account = WorkerAccount()
    account.waits.add(nanoseconds: 5)
    let text = account.text
    for end in text.indices { #expect(WorkerAccount(text: text[..<end]) == nil) }
  }
}
