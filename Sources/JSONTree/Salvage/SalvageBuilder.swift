/// Makes a value of tokens, good ones and guessed ones.
struct SalvageBuilder {
  typealias Loss = JSONSalvage.Loss

  /// An open container.
  private struct Frame {
    /// Nil in an array.
    var members: JSONObject?
    var elements: [JSONValue] = []
    /// The key whose value comes next.
    var key: (name: String, offset: Int)?
    /// Whether bytes were lost in it.
    var hasGap = false

    init(object isObject: Bool) { members = isObject ? JSONObject() : nil }

    var isObject: Bool { members != nil }
    var value: JSONValue { members.map { .object($0) } ?? .array(elements) }
  }

  /// More losses than these are only counted.
  private static let mostLosses = 1_000

  private let source: SalvageSource
  private var frames: [Frame] = []
  private(set) var root: JSONValue?
  private(set) var losses: [Loss] = []
  private var omitted = 0

  init(_ source: SalvageSource) { self.source = source }

  /// Whether the container around the innermost one is an array.
  private var isElement: Bool { frames.count > 1 && !frames[frames.count - 2].isObject }

  mutating func apply(_ token: SalvageToken) {
    switch token.kind {
    case .openObject: push(object: true)
    case .openArray: push(object: false)
    case .close: pop(at: token.range.lowerBound)
    case .key: take(key: text(token), at: token.range.lowerBound)
    case .string: put(.string(text(token)))
    case .scalar: put(scalar(token.range))
    case .colon, .comma: break
    }
  }

  mutating func push(object isObject: Bool) {
    if let frame = frames.last, frame.isObject, frame.key == nil {
      frames[frames.count - 1].key = ("", source.end)
    }
    frames.append(Frame(object: isObject))
  }

  mutating func pop(at offset: Int) {
    dropKey(at: offset)
    guard let frame = frames.popLast() else { return }
    put(frame.value)
  }

  /// Puts containers around what there is.
  mutating func wrap(in containers: [Bool]) {
    frames = containers.map { Frame(object: $0) }
    for index in frames.indices.dropLast() where frames[index].isObject {
      frames[index].key = ("", source.end)
    }
    guard let value = root, let last = containers.indices.last else { return }
    if containers[last] {
      frames[last].members?[""] = value
    } else {
      frames[last].elements = [value]
    }
    root = nil
  }

  /// Opens the finished document again: what closed it was not its end.
  mutating func reopen() {
    guard frames.isEmpty, let value = root else { return }
    var frame = Frame(object: value.kind == .object)
    if let members = value.object { frame.members = members } else { frame.elements = value.array ?? [] }
    frames = [frame]
    root = nil
  }

  /// Makes an object of the innermost array, or the other way round, which is new.
  mutating func flip() {
    guard let frame = frames.popLast() else { return }
    frames.append(Frame(object: !frame.isObject))
  }

  /// Lets go of a key whose value is lost.
  mutating func dropKey(at offset: Int) {
    guard let key = frames.last?.key else { return }
    note(.brokenValue, min(key.offset, offset)..<offset)
    frames[frames.count - 1].key = nil
  }

  /// Notes that bytes were lost here.
  ///
  /// After a long gap nobody knows whose member comes next, only that it is not one of the element before it.
  mutating func noteGap(isLong: Bool) {
    guard !frames.isEmpty else { return }
    frames[frames.count - 1].hasGap = true
    if isLong { splitElement() }
  }

  private mutating func splitElement() {
    guard let frame = frames.last, frame.isObject, isElement, frame.members?.isEmpty == false else { return }
    frames.removeLast()
    put(frame.value)
    frames.append(Frame(object: true))
  }

  private mutating func take(key: String, at offset: Int) {
    guard let frame = frames.last, frame.isObject else { return }
    // The same key once more behind a gap: the next element has begun in there.
    if frame.hasGap, frame.members?[key] != nil { splitElement() }
    frames[frames.count - 1].key = (key, offset)
  }

  private mutating func put(_ value: JSONValue) {
    guard let frame = frames.last else {
      root = value
      return
    }
    guard frame.isObject else { return frames[frames.count - 1].elements.append(value) }
    guard let key = frame.key else { return }
    if frame.members?[key.name] != nil { note(.duplicateKey(key.name), key.offset..<key.offset) }
    frames[frames.count - 1].members?[key.name] = value
    frames[frames.count - 1].key = nil
  }

  private func text(_ token: SalvageToken) -> String { SalvagedText.decode(source.bytes(token.text)) }

  private func scalar(_ range: Range<Int>) -> JSONValue {
    switch source[range.lowerBound] {
    case Byte.t: .bool(true)
    case Byte.f: .bool(false)
    case Byte.n: .null
    default: .number(JSONNumber(validText: String(decoding: source.bytes(range), as: UTF8.self)))
    }
  }

  mutating func note(_ kind: Loss.Kind, _ range: Range<Int>) {
    if kind == .garbage, let last = losses.last, last.kind == .garbage,
      last.range.upperBound == range.lowerBound
    {
      losses[losses.count - 1] = Loss(kind, last.range.lowerBound..<range.upperBound, at: last.location)
      return
    }
    if losses.count < Self.mostLosses { return losses.append(Loss(kind, range, at: location)) }
    omitted += 1
    losses[Self.mostLosses - 1] = Loss(.more(omitted), losses[Self.mostLosses - 1].range)
  }

  /// The way to what is being read.
  private var location: JSONLocation {
    var steps: [JSONLocation.Step] = []
    for frame in frames {
      if !frame.isObject {
        steps.append(.index(frame.elements.count))
      } else if let key = frame.key {
        steps.append(.key(key.name))
      }
    }
    return JSONLocation(steps)
  }
}
