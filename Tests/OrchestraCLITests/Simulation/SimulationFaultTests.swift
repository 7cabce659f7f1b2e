import Testing

@testable import OrchestraCLI

@Suite struct SimulationFaultTests {
  @Test func `every fault is known by its word`() {
    let all: [SimulationFault] =
      [.swapped, .repeated, .missing, .hostile, .torn, .stalled, .heldLock, .fullDisk, .futureSnapshot]
      + [.clock(90_000), .clock(-90_000)] + UpdatePoint.allCases.map { .kill($0) }
    for fault in all { #expect(SimulationFault(argument: fault.word) == fault, "\(fault.word)") }
  }

  @Test(arguments: [
    ("clock=+2h", SimulationFault.clock(7_200_000)), ("clock=-90m", .clock(-5_400_000)),
    ("clock=1d", .clock(86_400_000)), ("kill=half-append", .kill(.halfAppend)),
  ])
  func `values are read`(_ word: String, _ fault: SimulationFault) {
    #expect(SimulationFault(argument: word) == fault)
  }

  @Test(arguments: [
    "", "kill", "kill=", "kill=never", "clock", "clock=", "clock=+", "clock=--2h", "clock=99999999d",
    "swapped=1", "Torn",
  ])
  func `what is no fault is refused`(_ word: String) {
    #expect(SimulationFault(argument: word) == nil)
  }
}
