#if canImport(Darwin)
import Darwin
#else
import Glibc
#endif

import Synchronization

/// Numbered pieces of work, done by several threads at once.
///
/// Nothing in the work may wait for a lock: on some systems the signal that ends such a wait goes to the process and not to the
/// thread. Whoever wants to wait does that afterwards, on the main thread.
enum WorkerThreads {
  /// Work on JSON recurses as deep as the text; the threads of some systems have half a megabyte.
  private static let stackBytes = 8 << 20

  private final class Work: Sendable {
    let count: Int
    let next = Atomic<Int>(0)
    let body: @Sendable (Int) -> Bool

    init(count: Int, body: @escaping @Sendable (Int) -> Bool) {
      self.count = count
      self.body = body
    }

    func run() {
      while true {
        let (index, _) = next.add(1, ordering: .relaxed)
        guard index < count, body(index) else { return }
      }
    }
  }

  /// Calls `body` with 0 ..< `count`, on at most `jobs` threads, this one included; returns when all are done.
  ///
  /// A thread whose `body` answers false takes no more work.
  static func run(_ count: Int, jobs: Int, _ body: @escaping @Sendable (Int) -> Bool) {
    let work = Work(count: count, body: body)
    var threads: [pthread_t] = []
    var attributes = pthread_attr_t()
    pthread_attr_init(&attributes)
    pthread_attr_setstacksize(&attributes, stackBytes)
    for _ in 0..<max(0, min(jobs, count) - 1) {
      guard let thread = start(work, &attributes) else { break }
      threads.append(thread)
    }
    pthread_attr_destroy(&attributes)
    work.run()
    for thread in threads { pthread_join(thread, nil) }
  }

  /// Returns what `body` answers to 0 ..< `count`, in that order, worked out on at most `jobs` threads.
  static func map<Outcome: Sendable>(
    _ count: Int, jobs: Int, _ body: @escaping @Sendable (Int) -> Outcome
  ) -> [Outcome] {
    let answers = Answers<Outcome>()
    run(count, jobs: jobs) { index in
      let answer = body(index)
      answers.found.withLock { $0[index] = answer }
      return true
    }
    return answers.found.withLock { found in (0..<count).compactMap { found[$0] } }
  }

  private final class Answers<Outcome: Sendable>: Sendable {
    let found = Mutex<[Int: Outcome]>([:])
  }

  /// A thread the system refuses is work for the others.
  private static func start(_ work: Work, _ attributes: inout pthread_attr_t) -> pthread_t? {
    let context = Unmanaged.passRetained(work)
    #if canImport(Darwin)
    var thread: pthread_t?
    let code = pthread_create(
      &thread, &attributes,
      { context in
        Unmanaged<Work>.fromOpaque(context).takeRetainedValue().run()
        return nil
      }, context.toOpaque())
    #else
    var thread = pthread_t()
    let code = pthread_create(
      &thread, &attributes,
      { context in
        if let context { Unmanaged<Work>.fromOpaque(context).takeRetainedValue().run() }
        return nil
      }, context.toOpaque())
    #endif
    if code == 0 { return thread }
    context.release()
    return nil
  }
}
