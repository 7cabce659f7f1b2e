import JSONSchema
package import JSONTree
package import SchemaMigration

/// Validates documents of any known version: shape first, then meaning.
///
/// Pure: the moment and the way to compute a checksum come in from outside. Meaning is judged only where the shape is right, so
/// that one fault is one finding.
package enum ProgressValidator {
  /// How much is judged.
  package enum Scope: Sendable {
    case everything
    /// Only what the JSON Schema of the version says.
    case shape
  }

  /// What came of a file's bytes.
  package struct Outcome: Sendable {
    /// What the file says of its version; nil for what is no JSON.
    package var version: RecognizedVersion?
    /// The value, when the bytes are JSON without a fault.
    package var document: JSONValue?
    /// In the order of the file.
    package var findings: [ValidationFinding]
  }

  /// Computes the CRC-32 of bytes, in eight hexadecimal digits.
  package typealias ChecksumText = (ArraySlice<UInt8>) -> String

  /// How far a time may lie behind `moment` before it counts as future: five minutes, since clocks differ.
  package static let toleratedFuture: Int64 = 300_000

  /// Finds what is wrong with a document; meaning is judged only where the shape is right.
  ///
  /// `moment` is now in Unix milliseconds: times behind it lie in the future. What only bytes can tell (checksum, layout,
  /// duplicate keys) is not judged.
  package static func findings(in document: JSONValue, moment: Int64) -> [ValidationFinding] {
    findings(in: document, version: RecognizedVersion(of: document), scope: .everything, moment: moment)
  }

  /// Finds what is wrong with a file: syntax, then shape, then meaning, then its layout and checksum.
  ///
  /// Every finding has its `offset`.
  package static func examine(
    _ bytes: [UInt8], moment: Int64, scope: Scope = .everything, checksum: ChecksumText? = nil
  ) -> Outcome {
    let document: JSONValue
    do throws(JSONSyntaxError) {
      document = try JSONValue(parsing: bytes)
    } catch {
      let found = SyntaxFindings.of(error, in: bytes)
      return Outcome(version: nil, document: nil, findings: found)
    }
    let version = RecognizedVersion(of: document)
    var found = findings(in: document, version: version, scope: scope, moment: moment)
    if scope == .everything {
      found += FileForm(bytes: bytes, document: document, version: version, checksum: checksum).findings()
    }
    return Outcome(version: version, document: document, findings: placed(found, in: bytes))
  }

  private static func findings(
    in document: JSONValue, version: RecognizedVersion, scope: Scope, moment: Int64
  ) -> [ValidationFinding] {
    switch version {
    case .foreign: return [ShapeRules.foreign(document)]
    case .newer(let word): return [ShapeRules.newer(word, document)]
    case .known(let version):
      let faults = ShippedSchema.schema(of: version)?.faults(in: document) ?? []
      let shape = ShapeRules.findings(of: faults, in: document, version)
      if scope == .shape { return shape }
      switch version {
      case .v2:
        return shape + ValidationRuleCatalog.judge(SnapshotView(document, faults: faults, moment: moment))
      case .v1, .scripts:
        return shape + ValidationRuleCatalog.judge(TodosView(document, version: version, moment: moment))
      }
    }
  }

  /// Gives every finding the byte it is about, and puts them in the order of the file.
  private static func placed(_ findings: [ValidationFinding], in bytes: [UInt8]) -> [ValidationFinding] {
    var findings = findings
    let open = findings.indices.filter { findings[$0].offset == nil }
    let locations = open.map { findings[$0].location ?? JSONLocation() }
    let places = (try? JSONPlaces.find(locations, in: bytes)) ?? Array(repeating: nil, count: open.count)
    for (index, place) in zip(open, places) {
      findings[index].offset = (findings[index].anchor == .key ? place?.key : nil) ?? place?.value ?? 0
    }
    return findings.enumerated()
      .sorted { ($0.element.offset ?? 0, $0.offset) < ($1.element.offset ?? 0, $1.offset) }
      .map(\.element)
  }
}
