package import JSONTree

/// Tries out on a document itself that migrating loses nothing.
package enum MigrationProof {
  /// What trying it came to.
  package struct Result: Equatable, Sendable {
    /// The document's version.
    package var version: SchemaVersion
    /// What was tried, in order.
    package var trips: [Trip]

    /// Whether every trip came back to where it began.
    package var isProven: Bool { trips.allSatisfy { $0.differences.isEmpty } }
  }

  /// A way there, back and there again: the two arrivals are compared, and what came back with what there was.
  package struct Trip: Equatable, Sendable {
    package var from: SchemaVersion
    package var to: SchemaVersion
    package var differences: [Difference]
  }

  /// A place at which the document is not what it should be.
  package struct Difference: Equatable, Sendable {
    package enum Kind: String, Equatable, Sendable {
      case missing, added, changed
      /// The same members in another order.
      case reordered
    }

    package enum Leg: String, Equatable, Sendable {
      /// What came back, against the document itself.
      case back
      /// The second arrival, against the first.
      case again
    }

    package var leg: Leg
    package var kind: Kind
    package var location: JSONLocation
    package var expected: JSONValue?
    package var found: JSONValue?
  }

  /// Takes `document` to every other version, back, and there again.
  ///
  /// The way back is made with another moment, for a file has another modification time by then. Members of `carried` that
  /// came with the document and mean nothing any more may be gone; everything else must be as it was, the order of keys and
  /// the text of numbers included.
  /// - Throws: `notADocument`, `newer`, `invalidResult` when a trip cannot be made at all.
  package static func check(
    _ document: JSONValue, moment: Int64
  ) throws(MigrationError) -> Result {
    let version: SchemaVersion
    switch RecognizedVersion(of: document) {
    case .known(let known): version = known
    case .newer(let word): throw .newer(word)
    case .foreign: throw .notADocument
    }
    var trips: [Trip] = []
    for target in SchemaVersion.allCases where target != version {
      trips.append(try trip(of: document, from: version, to: target, moment: moment))
    }
    return Result(version: version, trips: trips)
  }

  static func trip(
    of document: JSONValue, from version: SchemaVersion, to target: SchemaVersion, moment: Int64
  ) throws(MigrationError) -> Trip {
    let bareDocument = bare(document)
    // What such a document carries may be of no use, and then it is gone the second time.
    let isCarrying = !bareDocument.isIdentical(to: document)
    let day: Int64 = 86_400_000
    let first = try Migrator.migrate(document, from: version, to: target, moment: moment).document
    let back = try Migrator.migrate(first, from: target, to: version, moment: moment &+ day).document
    let again = try Migrator.migrate(back, from: version, to: target, moment: moment &+ 2 * day).document
    var differences: [Difference] = []
    note(bareDocument, bare(back), .back, at: JSONLocation(), in: &differences)
    let arrivals = isCarrying ? (bare(first), bare(again)) : (first, again)
    note(arrivals.0, arrivals.1, .again, at: JSONLocation(), in: &differences)
    return Trip(from: version, to: target, differences: differences)
  }

  /// The document without what migrations have carried, in itself and in its elements.
  private static func bare(_ document: JSONValue) -> JSONValue {
    guard var members = document.object else { return document }
    strip(&members)
    for key in ["todos", "tasks"] {
      guard let list = members[key]?.array else { continue }
      members[key] = .array(
        list.map { element in
          guard var members = element.object else { return element }
          strip(&members)
          return .object(members)
        })
    }
    return .object(members)
  }

  private static func strip(_ members: inout JSONObject) {
    for version in SchemaVersion.allCases { _ = CarriedMember.take(version, from: &members) }
  }

  private static func note(
    _ expected: JSONValue, _ found: JSONValue, _ leg: Difference.Leg, at location: JSONLocation,
    in differences: inout [Difference]
  ) {
    if expected.isIdentical(to: found) { return }
    let add = { (kind: Difference.Kind, place: JSONLocation, old: JSONValue?, new: JSONValue?) in
      Difference(leg: leg, kind: kind, location: place, expected: old, found: new)
    }
    switch (expected, found) {
    case (.object(let old), .object(let new)):
      if old == new, old.keys != new.keys { differences.append(add(.reordered, location, expected, found)) }
      for member in old {
        let place = location.appending(.key(member.key))
        guard let other = new[member.key] else {
          differences.append(add(.missing, place, member.value, nil))
          continue
        }
        note(member.value, other, leg, at: place, in: &differences)
      }
      for member in new where old[member.key] == nil {
        differences.append(add(.added, location.appending(.key(member.key)), nil, member.value))
      }
    case (.array(let old), .array(let new)) where old.count == new.count:
      for index in old.indices {
        note(old[index], new[index], leg, at: location.appending(.index(index)), in: &differences)
      }
    default: differences.append(add(.changed, location, expected, found))
    }
  }
}
