import OrchestraCLI

#if canImport(Darwin)
import Darwin
#else
import Glibc
#endif

exit(Orchestra.run(arguments: Array(CommandLine.arguments.dropFirst())))
