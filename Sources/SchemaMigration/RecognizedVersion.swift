package import JSONTree

/// What the top level of a document says about its version.
package enum RecognizedVersion: Equatable, Sendable {
  case known(SchemaVersion)
  /// Written by a later program: its own word for its version. Never written to.
  case newer(String)
  /// A JSON value that is no progress file of any version.
  case foreign

  /// Tells the version of a document, also of one whose version key is missing or odd.
  ///
  /// Only the top level is looked at, so that a reader of bytes can come to the same answer without a tree. In order:
  /// 1. `version` is ours, or beyond ours.
  /// 2. `schemaVersion`: 1.… and 0.… are 1.0; 2, 2.0 and 2.0.0 are 2.0; beyond that it is newer.
  /// 3. `metadata` or `history`: the hybrids that the updater made of a file without a version are 2.0.
  /// 4. `todos`: 1.0, also when agents are already set in some; the step up leaves them as they are.
  /// 5. `tasks` with `journal`: ours, without its first key.
  /// 6. Nothing, or nothing but what a migration carried: 1.0 without todos, as the first scripts began.
  ///
  /// A version that is no number, and a `version` below ours, decide nothing: other programs' files have such keys too.
  package init(of document: JSONValue) {
    guard let members = document.object else {
      self = .foreign
      return
    }
    self = Self.said(in: members) ?? Self.evident(in: members)
  }

  private static func said(in members: JSONObject) -> RecognizedVersion? {
    let ours = SchemaVersion.current.rawValue
    if let text = versionText(members["version"]), let said = VersionNumber(text) {
      if text == ours { return .known(.current) }
      if said.isBeyond([2, 0, 0]) { return .newer(text) }
    }
    if let text = versionText(members["schemaVersion"]), let said = VersionNumber(text) {
      if said.numbers[0] < 2 { return .known(.v1) }
      return said.isBeyond([2, 0, 0]) && text != ours ? .newer(text) : .known(.scripts)
    }
    return nil
  }

  private static func evident(in members: JSONObject) -> RecognizedVersion {
    if members["metadata"] != nil || members["history"] != nil, members["tasks"] == nil {
      return .known(.scripts)
    }
    if members["todos"] != nil { return .known(.v1) }
    if members["tasks"]?.array != nil, members["journal"]?.object != nil { return .known(.current) }
    let carried = members["carried"]?.object
    let isCarrying =
      carried.map { old in SchemaVersion.allCases.contains { old[$0.rawValue] != nil } } ?? false
    return members.isEmpty || isCarrying ? .known(.v1) : .foreign
  }

  private static func versionText(_ value: JSONValue?) -> String? {
    value?.string ?? value?.number?.text
  }
}

/// A version as numbers with dots, and perhaps a word behind them.
private struct VersionNumber {
  /// At least one.
  var numbers: [Int] = []
  var hasSuffix = false

  /// Reads `2`, `2.0`, `2.1.0-beta`; nil when it does not begin with a number.
  init?(_ text: String) {
    for part in text.split(separator: ".", omittingEmptySubsequences: false) {
      let digits = part.prefix { $0.isASCII && $0.isNumber }
      if digits.isEmpty {
        hasSuffix = true
        break
      }
      // Too long for a number is in any case beyond ours.
      numbers.append(Int(digits) ?? .max)
      hasSuffix = digits.count < part.count
      if hasSuffix { break }
    }
    if numbers.isEmpty { return nil }
  }

  /// Whether it comes after `other`; numbers left out count as 0, and a suffix comes after none.
  func isBeyond(_ other: [Int]) -> Bool {
    for place in 0..<max(numbers.count, other.count) {
      let (mine, theirs) = (
        place < numbers.count ? numbers[place] : 0, place < other.count ? other[place] : 0
      )
      if mine != theirs { return mine > theirs }
    }
    return hasSuffix
  }
}
