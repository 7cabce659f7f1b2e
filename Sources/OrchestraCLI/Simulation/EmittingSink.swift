import JSONTree
import ProgressModel

/// Writes payloads as a host would send them, one JSON object a line.
struct EmittingSink: PayloadSink {
  let context: ProgramContext
  /// Which of them end in the midst, in order.
  let torn: [Bool]
  private var count = 0

  init(context: ProgramContext, torn: [Bool]) {
    self.context = context
    self.torn = torn
  }

  var state: ProgressState { ProgressState() }

  mutating func serve(_ payload: ArrivedPayload) throws(Failure) -> PlayedPayload {
    let bytes = payload.hostBytes
    let isTorn = torn.indices.contains(count) && torn[count]
    count += 1
    let isTaken = context.output.answer(isTorn ? Array(bytes.prefix(bytes.count / 2)) + [10] : bytes)
    context.output.flush()
    // Whoever read them has had enough, as `head` has.
    if !isTaken { throw Failure(.inputOutput, "Cannot write the payloads: nobody reads them any more") }
    return PlayedPayload()
  }
}

extension ArrivedPayload {
  /// The payload alone, as the host writes it: one line.
  var hostBytes: [UInt8] {
    var writer = JSONWriter(.compact)
    writer.value(.object(payload))
    writer.newLine()
    return writer.finish()
  }
}
