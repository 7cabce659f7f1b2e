import ArgumentParser

/// A step as people write it: `3`, or `3/5` with the number of all steps.
struct StepArgument: ExpressibleByArgument, Decodable, Equatable, Sendable {
  let step: Int
  let total: Int?

  init?(argument: String) {
    let parts = argument.split(separator: "/", omittingEmptySubsequences: false)
    guard parts.count <= 2, let step = Int(parts[0]) else { return nil }
    self.step = step
    guard parts.count == 2 else {
      total = nil
      return
    }
    guard let total = Int(parts[1]) else { return nil }
    self.total = total
  }
}
