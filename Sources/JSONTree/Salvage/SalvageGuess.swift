/// A guess at what the text said where it cannot be read on, and how the reading goes on then.
struct SalvageGuess {
  /// What to do with the last token before the fault, which may be where the damage is.
  enum Before {
    case keep
    /// Puts another in its place; nil for none.
    case replace(SalvageToken?)
  }

  var before = Before.keep
  /// A token in place of the bytes at the fault.
  var token: SalvageToken?
  /// Containers whose end is missing.
  var pops = 0
  /// Whether the innermost container is of the other kind.
  var isFlipped = false
  /// Containers whose beginning is missing, true for an object; those of `around` lie around all that is open.
  var pushes: [Bool] = []
  var around: [Bool] = []
  /// Whether the document that has just ended is opened again, instead of lying in something.
  var isReopening = false
  /// What comes next; nil for what follows from the above.
  var place: SalvageState.Place?
  /// Where the reading goes on.
  var at: Int
  let loss: JSONSalvage.Loss.Kind
  /// How much has to have gone wrong for it to be right: bytes that were passed over, brackets that are missing.
  var cost: Int

  init(_ loss: JSONSalvage.Loss.Kind, at offset: Int, cost: Int) {
    self.loss = loss
    at = offset
    self.cost = cost
  }

  /// The state the guess leads to; nil when it does not fit.
  ///
  /// `earlier` is the state before the last token, `present` the one behind it.
  func state(earlier: SalvageState, present: SalvageState, maximumDepth: Int) -> SalvageState? {
    var state = present
    if case .replace(let token) = before {
      state = earlier
      if let token { state.take(token) }
    }
    if !around.isEmpty {
      guard let wrapped = state.wrapped(in: around) else { return nil }
      state = wrapped
    }
    if let token { state.take(token) }
    guard pops < state.depth || pops == 0 else { return nil }
    for _ in 0..<pops { state.pop() }
    if isFlipped {
      guard state.depth > 0 else { return nil }
      let isObject = state.isInObject
      state.pop()
      state.push(object: !isObject)
    }
    guard state.depth + pushes.count <= maximumDepth else { return nil }
    for isObject in pushes { state.push(object: isObject) }
    if let place { state.place = place }
    guard state.isConsistent else { return nil }
    state.at = at
    return state
  }
}

extension SalvageState {
  /// Whether the innermost container can be at this place.
  var isConsistent: Bool {
    switch place {
    case .key, .firstKey, .colon: isInObject
    case .firstElement: depth > 0 && !isInObject
    case .value, .separator: true
    }
  }

  /// The same with more containers around it.
  func wrapped(in containers: [Bool]) -> SalvageState? {
    guard depth == 0 else { return nil }
    var state = self
    for isObject in containers { state.push(object: isObject) }
    state.place = place
    return state
  }
}
