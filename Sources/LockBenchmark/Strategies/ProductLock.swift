import DurableFiles

/// The product's own lock, through the very type that updates use.
final class ProductLock: LockStrategy {
  static let name = "flock"
  static let summary = "the lock of orchestra itself: flock, waited for in the system's queue"

  private let lock: FileLock
  private var held: HeldLock?

  init(in folder: Directory) throws(LockBenchmarkError) {
    lock = FileLock("progress.lock", in: folder, command: "bench lock")
  }

  func take(until deadline: Deadline) throws(LockBenchmarkError) -> Bool {
    do {
      held = try lock.acquire(until: deadline)
      return true
    } catch {
      if case .lockTimedOut = error { return false }
      throw .file(error)
    }
  }

  func release() { held = nil }
}
