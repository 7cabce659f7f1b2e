/// All strategies, in the order of the help.
package enum LockStrategyCatalog {
  package static let all: [any LockStrategy.Type] = [
    ProductLock.self,
    OpenFileDescriptionLock.self,
    FolderPolling.self,
    SleepingRetry.self,
    NoLock.self,
  ]

  /// Returns the strategy called `name`, or nil.
  package static func strategy(named name: String) -> (any LockStrategy.Type)? {
    all.first { $0.name == name }
  }
}
