import ArgumentParser
import LockBenchmark

/// Names of lock strategies, separated by commas.
struct StrategyList: ExpressibleByArgument, Decodable, Equatable, Sendable {
  let names: [String]

  init(_ names: [String]) { self.names = names }

  init?(argument: String) {
    names = argument.split(separator: ",", omittingEmptySubsequences: false).map { String($0) }
    if names.contains(where: { LockStrategyCatalog.strategy(named: $0) == nil }) { return nil }
  }

  var defaultValueDescription: String { names.joined(separator: ",") }
}
