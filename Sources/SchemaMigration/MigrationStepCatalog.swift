/// Every step, oldest first; a new version is one file in `Steps` and one line here.
package enum MigrationStepCatalog {
  package static let all: [any MigrationStep.Type] = [
    ScriptsAddAgents.self,
    ProgramTakesOver.self,
  ]
}
