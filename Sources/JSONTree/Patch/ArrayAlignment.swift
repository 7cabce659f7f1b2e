/// Tells which elements of two arrays are the same ones.
enum ArrayAlignment {
  /// For each element of `new` the index of its partner in `old`, or nil for one that is new; the indexes ascend.
  ///
  /// Where all elements have an `id` of their own, partners are those with the same one. Elsewhere they are elements that say
  /// the same, if only one in each array does; and what lies between two pairs goes by its place.
  static func partners(of new: [JSONValue], in old: [JSONValue]) -> [Int?] {
    if let newIdentities = identities(of: new), let oldIdentities = identities(of: old) {
      return Pairing(old: oldIdentities, new: newIdentities).partners
    }
    var pairing = Pairing(old: old.map(\.fingerprint), new: new.map(\.fingerprint))
    pairing.fillGaps()
    return pairing.partners
  }

  /// The ids of the elements; nil when one has none or two have the same.
  private static func identities(of elements: [JSONValue]) -> [Identity]? {
    var identities: [Identity] = []
    var known = Set<Identity>(minimumCapacity: elements.count)
    identities.reserveCapacity(elements.count)
    for element in elements {
      guard let identity = Identity(of: element), known.insert(identity).inserted else { return nil }
      identities.append(identity)
    }
    return identities
  }

  /// What an element calls itself; the text `1` and the number 1 are two.
  private struct Identity: Hashable {
    let bytes: [UInt8]

    init?(of element: JSONValue) {
      switch element["id"] {
      case .string(let text)?: bytes = [0x22] + text.utf8
      case .number(let number)?: bytes = Array(number.text.utf8)
      default: return nil
      }
    }
  }

  private struct Pairing<Mark: Hashable> {
    let old: [Mark]
    let new: [Mark]
    private(set) var partners: [Int?]

    /// Pairs what stands at the front and the back of both, and in between what occurs once in each, as far as the order is
    /// the same.
    init(old: [Mark], new: [Mark]) {
      self.old = old
      self.new = new
      partners = Array(repeating: nil, count: new.count)
      let shorter = min(old.count, new.count)
      var front = 0
      while front < shorter, old[front] == new[front] {
        partners[front] = front
        front += 1
      }
      var back = 0
      while back < shorter - front, old[old.count - 1 - back] == new[new.count - 1 - back] {
        back += 1
        partners[new.count - back] = old.count - back
      }
      pairSingles(front..<old.count - back, front..<new.count - back)
    }

    private mutating func pairSingles(_ oldRange: Range<Int>, _ newRange: Range<Int>) {
      if oldRange.isEmpty || newRange.isEmpty { return }
      let places = singles(old, oldRange)
      let own = singles(new, newRange)
      let candidates = newRange.compactMap { index in
        own[new[index]] == index ? places[new[index]].flatMap { $0 >= 0 ? (index, $0) : nil } : nil
      }
      for index in Self.longestAscent(candidates.map(\.1)) {
        partners[candidates[index].0] = candidates[index].1
      }
    }

    /// The index of each mark that occurs once; -1 for one that occurs more than once.
    private func singles(_ marks: [Mark], _ range: Range<Int>) -> [Mark: Int] {
      var places: [Mark: Int] = [:]
      for index in range { places[marks[index]] = places[marks[index]] == nil ? index : -1 }
      return places
    }

    /// The places of a longest run of `values` that ascends, not necessarily neighbours.
    private static func longestAscent(_ values: [Int]) -> [Int] {
      var ends: [Int] = []
      var previous = Array(repeating: -1, count: values.count)
      for (place, value) in values.enumerated() {
        var low = 0
        var high = ends.count
        while low < high {
          let middle = (low + high) / 2
          if values[ends[middle]] < value { low = middle + 1 } else { high = middle }
        }
        if low > 0 { previous[place] = ends[low - 1] }
        if low == ends.count { ends.append(place) } else { ends[low] = place }
      }
      var ascent: [Int] = []
      var place = ends.last ?? -1
      while place >= 0 {
        ascent.append(place)
        place = previous[place]
      }
      return ascent.reversed()
    }

    /// Pairs what is left between two pairs: what says the same next to them, then one by one.
    mutating func fillGaps() {
      var oldStart = 0
      var newStart = 0
      for index in 0...new.count where index == new.count || partners[index] != nil {
        fill(oldStart..<(index < new.count ? partners[index] ?? old.count : old.count), newStart..<index)
        oldStart = index < new.count ? (partners[index] ?? old.count) + 1 : old.count
        newStart = index + 1
      }
    }

    private mutating func fill(_ oldRange: Range<Int>, _ newRange: Range<Int>) {
      var (oldEnd, newEnd) = (oldRange.upperBound, newRange.upperBound)
      while oldEnd > oldRange.lowerBound, newEnd > newRange.lowerBound, old[oldEnd - 1] == new[newEnd - 1] {
        oldEnd -= 1
        newEnd -= 1
        partners[newEnd] = oldEnd
      }
      for (oldIndex, newIndex) in zip(oldRange.lowerBound..<oldEnd, newRange.lowerBound..<newEnd) {
        partners[newIndex] = oldIndex
      }
    }
  }
}
