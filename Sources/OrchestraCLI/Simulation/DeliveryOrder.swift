import JSONTree
import ProgressModel

/// Lets happen to payloads what can happen on their way: they change places, come twice or never, and carry hostile text.
enum DeliveryOrder {
  /// Returns the payloads as they arrive.
  ///
  /// Arrival times stay where they are: of two that change places the later one has the earlier time. What is left of the faults
  /// is for the processes that serve them.
  static func arriving(_ sent: [SimulatedDelivery]) -> [SimulatedDelivery] {
    var arriving: [SimulatedDelivery] = []
    var late: SimulatedDelivery?
    var shift: Int64 = 0
    for var delivery in sent {
      let faults = delivery.faults
      delivery.faults = faults.filter(\.needsProcesses)
      for case .clock(let milliseconds) in faults { shift += milliseconds }
      delivery.payload.time = Timestamp(delivery.payload.time.milliseconds.addingClamped(shift))
      if faults.contains(.missing) { continue }
      if faults.contains(.hostile) {
        delivery.payload.payload = HostileText.added(to: delivery.payload.payload)
      }
      if faults.contains(.swapped), late == nil {
        late = delivery
        continue
      }
      if var waiting = late {
        late = nil
        swap(&waiting.payload.time, &delivery.payload.time)
        arriving += [delivery, waiting]
      } else {
        arriving.append(delivery)
      }
      if faults.contains(.repeated) {
        delivery.faults = []
        arriving.append(delivery)
      }
    }
    if let late { arriving.append(late) }
    return arriving
  }
}
