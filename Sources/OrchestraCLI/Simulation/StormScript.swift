/// What a storm is made of: how often a hook meets which fate.
struct StormScript: Equatable, Sendable {
  /// What happens to one hook.
  enum Fate: Hashable, Sendable {
    /// Nothing goes wrong.
    case served
    /// It is killed from outside, at any moment.
    case killed
    /// By the word of the fault.
    case fault(String)

    var word: String {
      switch self {
      case .served: "served"
      case .killed: "killed"
      case .fault(let word): word
      }
    }

    var simulated: SimulationFault? {
      guard case .fault(let word) = self else { return nil }
      return SimulationFault(argument: word)
    }
  }

  let shares: [(fate: Fate, weight: Int)]

  /// Reads a script: a weight and a fate on each line, `#` begins a comment.
  ///
  /// - Throws: `Failure` of usage that names the line.
  init(name: String, text: String) throws(Failure) {
    var shares: [(Fate, Int)] = []
    for (index, line) in text.split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
      let words = line.prefix { $0 != "#" }.split { $0 == " " || $0 == "\t" || $0 == "\r" }
      if words.isEmpty { continue }
      guard words.count == 2, let weight = Int(words[0]), (0...1_000_000).contains(weight),
        let fate = Self.fate(String(words[1]))
      else {
        throw Failure(
          .usage, "Cannot read '\(name)', line \(index + 1): it is not a weight and a fate",
          hint: "For example: 40 killed; fates are served, killed and the faults of 'simulate'")
      }
      shares.append((fate, weight))
    }
    guard shares.contains(where: { $0.1 > 0 }) else {
      throw Failure(.usage, "Cannot read '\(name)': there are no fates in it")
    }
    self.shares = shares.map { (fate: $0.0, weight: $0.1) }
  }

  private static func fate(_ word: String) -> Fate? {
    if word == "served" { return .served }
    if word == "killed" { return .killed }
    switch SimulationFault(argument: word) {
    // Order and absence mean nothing where everything comes at once.
    case nil, .swapped, .missing: return nil
    default: return .fault(word)
    }
  }

  /// Draws a fate.
  func draw(_ random: inout SplitMix64) -> Fate {
    let total = shares.reduce(0) { $0 + $1.weight }
    var number = Int.random(in: 0..<max(1, total), using: &random)
    for share in shares {
      number -= share.weight
      if number < 0 { return share.fate }
    }
    return .served
  }

  static func == (left: StormScript, right: StormScript) -> Bool {
    left.shares.map(\.fate) == right.shares.map(\.fate)
      && left.shares.map(\.weight) == right.shares.map(\.weight)
  }
}
