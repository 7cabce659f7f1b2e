package import DurableFiles

/// The real file system with random bytes that are the same in every run, for goldens.
package struct PredictableFileSystem: InterceptingFileSystem {
  package let wrapped: any FileSystemCalls = LiveFileSystem()

  package init() {}

  package func intercept(_ call: SystemCall, name: String) -> Interception { .proceed }

  package func fillWithRandomBytes(_ buffer: UnsafeMutableRawBufferPointer) throws(SystemError) {
    for index in buffer.indices { buffer[index] = UInt8(truncatingIfNeeded: index &* 17) }
  }
}
