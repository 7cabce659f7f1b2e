/// All rules, strongest evidence first.
enum DetectionRuleCatalog {
  static let all: [any DetectionRule] = [
    NamedInPayload(),
    TeammateName(),
    NamedAsOwner(),
    NameAtStartOfActiveForm(),
    NameMentioned(),
    NamedInAssignment(),
    NameStandingAlone(),
  ]
}
