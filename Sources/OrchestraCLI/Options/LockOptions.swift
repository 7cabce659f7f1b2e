import ArgumentParser
import DurableFiles

/// How long a writing command waits for the lock.
struct LockOptions: ParsableArguments {
  @Option(
    name: .long, help: ArgumentHelp("How long to wait for other writers at most.", valueName: "seconds"))
  var lockTimeout = LockTimeout.standard

  var deadline: Deadline { .after(lockTimeout.duration) }
}
