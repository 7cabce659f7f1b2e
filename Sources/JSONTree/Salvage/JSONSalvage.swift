/// Gets what can be had out of a damaged JSON text: cut short, with flipped bits, zeroed blocks, or two files in one.
///
/// A text in good order is read as ``JSONReader`` reads it. In any other, damage costs the value it hit, not its neighbours: the
/// reading goes on at the next place that looks like the start of a member or element, or like the end of one. What is
/// missing there (a quote, a comma, a bracket) is supplied, and everything that was lost or supplied is a ``Loss``.
///
/// 1. No input crashes it or overflows the stack, and the time needed grows with the length of the text.
/// 2. Nothing is invented: every scalar it returns stands in the text, as a whole, or is the part of a string that is left.
///    A number of which a part may be missing is lost.
/// 3. Of a key written twice the last value counts, and that is a loss.
/// 4. Of several documents in one text whole ones come before damaged ones; of those the one that was updated last counts
///    (`updatedAt`, or `metadata.lastUpdateTime`); where no time says so, the longest; of the same length the last.
package struct JSONSalvage: Sendable {
  /// What could be had; nil when there is no value in the text.
  package let value: JSONValue?
  /// What was lost, in the order of the text; empty for a text in good order.
  package let losses: [Loss]
  /// The bytes the value was made of; the rest of the text is a loss.
  package let extent: Range<Int>

  /// The value and the losses.
  package var recovered: (value: JSONValue?, losses: [Loss]) { (value, losses) }

  /// Whether the text is whole: nothing was lost, and nothing had to be supplied.
  package var isWhole: Bool { value != nil && losses.isEmpty }

  /// Reads what there is.
  package init(_ bytes: [UInt8], limits: JSONLimits = .store) {
    if let value = try? JSONValue(parsing: bytes, limits: limits) {
      self.init(value: value, losses: [], extent: 0..<bytes.count)
      return
    }
    if bytes.count > limits.maximumBytes {
      self.init(value: nil, losses: [Loss(.tooLarge, 0..<bytes.count)], extent: 0..<0)
      return
    }
    self = bytes.withUnsafeBufferPointer { buffer in
      guard let base = buffer.baseAddress else {
        return JSONSalvage(value: nil, losses: [Loss(.empty, 0..<0)], extent: 0..<0)
      }
      let source = SalvageSource(SourceBytes(base: base, end: buffer.count))
      return SalvageChoice(source, limits: limits).best
    }
  }

  init(value: JSONValue?, losses: [Loss], extent: Range<Int>) {
    self.value = value
    self.losses = losses
    self.extent = extent
  }
}
