import JSONTree
import ProgressModel
import Testing

@testable import OrchestraCLI

@Suite struct DeliveryOrderTests {
  private func sent(_ faults: [SimulationFault]...) -> [SimulatedDelivery] {
    faults.enumerated().map { index, faults in
      SimulatedDelivery(
        payload: ArrivedPayload(
          time: Timestamp(Int64(index) * 1_000),
          payload: ["hook_event_name": "Stop", "number": .integer(index), "prompt": "Hello"]),
        faults: faults)
    }
  }

  private func arrived(_ faults: [SimulationFault]...) -> [SimulatedDelivery] {
    DeliveryOrder.arriving(
      faults.enumerated().flatMap { index, faults in
        var one = sent(faults)
        one[0].payload.time = Timestamp(Int64(index) * 1_000)
        one[0].payload.payload["number"] = .integer(index)
        return one
      })
  }

  private func numbers(_ deliveries: [SimulatedDelivery]) -> [Int64] {
    deliveries.compactMap { $0.payload.payload["number"]?.integer }
  }

  private func times(_ deliveries: [SimulatedDelivery]) -> [Int64] {
    deliveries.map(\.payload.time.milliseconds)
  }

  @Test func `without faults everything arrives as it was sent`() {
    #expect(numbers(arrived([], [], [])) == [0, 1, 2])
  }

  @Test func `what is swapped arrives behind its neighbour, and times stay in order`() {
    let deliveries = arrived([], [.swapped], [], [])
    #expect(numbers(deliveries) == [0, 2, 1, 3])
    #expect(times(deliveries) == [0, 1_000, 2_000, 3_000])
  }

  @Test func `a swapped last one arrives all the same`() {
    #expect(numbers(arrived([], [.swapped])) == [0, 1])
  }

  @Test func `two swapped neighbours change places once`() {
    #expect(numbers(arrived([.swapped], [.swapped], [])) == [1, 0, 2])
  }

  @Test func `what is repeated arrives twice and what is missing never`() {
    #expect(numbers(arrived([.repeated], [.missing], [])) == [0, 0, 2])
  }

  @Test func `a clock that jumps stays where it is until it jumps again`() {
    let deliveries = arrived([], [.clock(3_600_000)], [], [.clock(-3_600_000)])
    #expect(times(deliveries) == [0, 3_601_000, 3_602_000, 3_000])
  }

  @Test func `what happens to processes is left for them`() {
    let deliveries = arrived([.torn, .repeated], [.kill(.append)])
    #expect(deliveries.map(\.faults) == [[.torn], [], [.kill(.append)]])
  }

  @Test func `hostile text is put behind words and nothing else`() throws {
    let delivery = try #require(arrived([.hostile]).first)
    #expect(delivery.payload.payload["prompt"]?.string == "Hello" + HostileText.tail)
    #expect(delivery.payload.payload["hook_event_name"]?.string == "Stop")
  }
}
