import Testing

@testable import OrchestraCLI

@Suite struct FaultOutcomeTests {
  private static let cases: [(SimulationFault?, Int32, FaultOutcome.Fate, Bool)] = [
    (nil, 0, .recorded, true), (nil, 0, .notRecorded, true), (nil, 74, .notRecorded, false),
    (.torn, 65, .notRecorded, true), (.torn, 0, .notRecorded, false), (.torn, 65, .recorded, false),
    (.stalled, 74, .notRecorded, true), (.fullDisk, 74, .notRecorded, true), (.fullDisk, 0, .recorded, false),
    (.kill(.append), 137, .notRecorded, true), (.kill(.append), 137, .recorded, false),
    (.kill(.appended), 137, .recorded, true), (.kill(.appended), 137, .notRecorded, false),
    (.kill(.flushed), 0, .notRecorded, true), (.kill(.flushed), 0, .recorded, false),
    (.heldLock, 75, .putAside, true), (.heldLock, 75, .notRecorded, false),
    (.futureSnapshot, 78, .putAside, true), (.futureSnapshot, 0, .recorded, false),
  ]

  @Test(arguments: cases)
  func `every fault has one right outcome`(
    _ fault: SimulationFault?, _ status: Int32, _ fate: FaultOutcome.Fate, _ isRight: Bool
  ) {
    let outcome = FaultOutcome(event: "Stop", fault: fault, status: status, fate: fate, milliseconds: 3)
    #expect(outcome.isAsPromised == isRight)
  }

  @Test func `one that changes a file of a later version breaks a promise`() {
    var outcome = FaultOutcome(
      event: "Stop", fault: .futureSnapshot, status: 78, fate: .putAside, milliseconds: 2)
    #expect(outcome.isAsPromised)
    outcome.leftTheFutureAlone = false
    #expect(!outcome.isAsPromised)
  }
}
