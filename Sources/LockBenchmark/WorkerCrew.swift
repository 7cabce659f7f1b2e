import DurableFiles

#if canImport(Darwin)
import Darwin
#else
import Glibc
#endif

/// Worker processes that are started, let go at one moment and listened to.
///
/// Whatever happens, none outlives the crew.
final class WorkerCrew {
  /// How to start a worker.
  struct Launch: Sendable {
    /// The program that has the hidden entry for workers.
    var program: String
    /// The words in front of the order.
    var arguments: [String]
    var environment: [String: String]
    /// Whether somebody pressed Ctrl-C.
    var isInterrupted: @Sendable () -> Bool
  }

  /// Signals are looked for so often (milliseconds).
  private static let look: Int32 = 50

  private let launch: Launch
  private let strategy: String
  private var workers: [WorkerProcess] = []
  private let barrier: (reader: OpenDescriptor, writer: OpenDescriptor)

  /// - Throws: `system`.
  init(_ launch: Launch, strategy: String) throws(LockBenchmarkError) {
    self.launch = launch
    self.strategy = strategy
    barrier = try OpenDescriptor.pipe()
  }

  deinit {
    for worker in workers { worker.kill() }
    for worker in workers { worker.end() }
  }

  /// Starts a worker for each of the orders and waits until each has said `word`.
  ///
  /// - Throws: `system`, `workerDied`, `interrupted`.
  func start(_ orders: [WorkerOrder], until word: String) throws(LockBenchmarkError) {
    var added: [WorkerProcess] = []
    for order in orders {
      added.append(
        try WorkerProcess(
          launch.program, launch.arguments + [order.text], environment: launch.environment,
          input: barrier.reader))
      workers.append(added[added.count - 1])
    }
    let greeting = Array((word + "\n").utf8)
    try listen(to: added) { $0.said.starts(with: greeting) }
  }

  /// Lets everybody go at once, by closing the pipe all of them read, and returns when that was.
  func dropBarrier() -> Int64 {
    let moment = Deadline.monotonicNow().wholeNanoseconds
    barrier.writer.close()
    return moment
  }

  /// Kills the first worker and returns when that was.
  func killFirst() -> Int64 {
    let moment = Deadline.monotonicNow().wholeNanoseconds
    workers.first?.kill()
    return moment
  }

  /// Waits for the accounts of all workers but the first `skipped`.
  ///
  /// - Throws: `workerDied`, `unreadable`, `interrupted`.
  func accounts(skipping skipped: Int = 0) throws(LockBenchmarkError) -> [WorkerAccount] {
    let asked = Array(workers.dropFirst(skipped))
    try listen(to: asked) { $0.isSilent }
    var accounts: [WorkerAccount] = []
    for worker in asked {
      let status = worker.status()
      if status != 0 { throw .workerDied(strategy: strategy, status: status) }
      // The first line is the greeting.
      let text = String(decoding: worker.said.drop { $0 != UInt8(ascii: "\n") }.dropFirst(), as: UTF8.self)
      guard let account = WorkerAccount(text: text) else { throw .unreadable(text) }
      accounts.append(account)
    }
    return accounts
  }

  /// Takes in what workers say until `isDone` says so of each.
  private func listen(
    to workers: [WorkerProcess], until isDone: (WorkerProcess) -> Bool
  ) throws(LockBenchmarkError) {
    while true {
      if launch.isInterrupted() { throw .interrupted }
      let rest = workers.filter { !isDone($0) }
      if rest.isEmpty { return }
      if let dead = rest.first(where: \.isSilent) {
        throw .workerDied(strategy: strategy, status: dead.status())
      }
      var requests = rest.map { pollfd(fd: $0.output.number, events: Int16(POLLIN), revents: 0) }
      if poll(&requests, nfds_t(requests.count), Self.look) < 0, errno != EINTR { throw .last("poll") }
      for (worker, request) in zip(rest, requests) where request.revents != 0 { worker.listen() }
    }
  }
}
