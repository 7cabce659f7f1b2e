// swift-tools-version: 6.2

import PackageDescription

/// Swift 6 mode with the checks that later language modes switch on, and no warning let through.
let strict: [SwiftSetting] = [
  .swiftLanguageMode(.v6),
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("MemberImportVisibility"),
  .enableUpcomingFeature("InternalImportsByDefault"),
  .treatAllWarnings(as: .error),
]

let argumentParser: Target.Dependency = .product(name: "ArgumentParser", package: "swift-argument-parser")

let histogram: Target.Dependency = .product(name: "Histogram", package: "hdrhistogram-swift")

func module(_ name: String, _ dependencies: [Target.Dependency] = []) -> Target {
  .target(name: name, dependencies: dependencies, swiftSettings: strict)
}

/// `goldens` are folders of expected outputs beside the tests.
func tests(_ name: String, _ dependencies: [Target.Dependency] = [], goldens: [String] = []) -> Target {
  .testTarget(name: name, dependencies: dependencies, exclude: goldens, swiftSettings: strict)
}

// Modules in dependency order: an arrow points only to a module above it. `ArchitectureTests` holds the
// sources to the same list, so that an import cannot sneak past the manifest.
let package = Package(
  name: "orchestra",
  products: [.executable(name: "orchestra", targets: ["orchestra"])],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
    .package(url: "https://github.com/HdrHistogram/hdrhistogram-swift", from: "0.2.0"),
  ],
  targets: [
    module("ProgressModel"),
    module("JSONTree"),
    module("DurableFiles"),
    module("SchemaMigration", ["JSONTree"]),
    module("JSONSchema", ["JSONTree"]),
    module("ProgressValidation", ["JSONTree", "JSONSchema", "SchemaMigration"]),
    module("HookProtocol", ["JSONTree"]),
    module("HostSettings", ["JSONTree"]),
    .systemLibrary(name: "CLibEdit", pkgConfig: "libedit", providers: [.apt(["libedit-dev"])]),
    module("LineEditing", ["CLibEdit"]),
    module("Shell", ["LineEditing", "DurableFiles"]),
    module("Rendering", ["ProgressModel", "JSONTree"]),
    module(
      "ProgressStore",
      ["ProgressModel", "JSONTree", "SchemaMigration", "ProgressValidation", "DurableFiles"]),
    module("AgentDetection", ["ProgressModel"]),
    module("HookEvents", ["ProgressModel", "JSONTree", "HookProtocol", "AgentDetection"]),
    module("LockBenchmark", ["DurableFiles", histogram]),
    module(
      "OrchestraCLI",
      [
        "ProgressModel", "JSONTree", "SchemaMigration", "JSONSchema", "ProgressValidation", "DurableFiles",
        "HookProtocol", "HostSettings", "Rendering", "ProgressStore", "AgentDetection", "HookEvents",
        "LineEditing", "Shell", "LockBenchmark", argumentParser,
      ]),
    .executableTarget(name: "orchestra", dependencies: ["OrchestraCLI"], swiftSettings: strict),

    .target(
      name: "TestSupport", dependencies: ["DurableFiles"], path: "Tests/TestSupport", swiftSettings: strict),
    tests("ProgressModelTests", ["ProgressModel", "TestSupport"]),
    tests("JSONTreeTests", ["JSONTree", "TestSupport"]),
    tests("DurableFilesTests", ["DurableFiles", "TestSupport"]),
    tests("SchemaMigrationTests", ["SchemaMigration", "JSONTree", "TestSupport"], goldens: ["Golden"]),
    tests("JSONSchemaTests", ["JSONSchema", "JSONTree"]),
    tests("ProgressValidationTests", ["ProgressValidation", "SchemaMigration", "JSONSchema", "JSONTree"]),
    tests("HookProtocolTests", ["HookProtocol", "JSONTree"]),
    tests("HostSettingsTests", ["HostSettings", "JSONTree", "TestSupport"]),
    .executableTarget(
      name: "LineEditingProbe", dependencies: ["LineEditing"], path: "Tests/LineEditingProbe",
      swiftSettings: strict),
    tests(
      "LineEditingTests", ["LineEditing", "LineEditingProbe", "CLibEdit", "DurableFiles", "TestSupport"]),
    tests("ShellTests", ["Shell", "LineEditing", "Rendering", "DurableFiles", "TestSupport"]),
    tests("RenderingTests", ["Rendering", "ProgressModel", "JSONTree", "TestSupport"], goldens: ["Golden"]),
    tests(
      "ProgressStoreTests",
      ["ProgressStore", "SchemaMigration", "ProgressModel", "JSONTree", "DurableFiles", "TestSupport"]),
    tests("LockBenchmarkTests", ["LockBenchmark", "DurableFiles", "TestSupport"]),
    tests("AgentDetectionTests", ["AgentDetection", "ProgressModel", "TestSupport"]),
    tests(
      "HookEventsTests", ["HookEvents", "HookProtocol", "AgentDetection", "ProgressModel", "JSONTree"]),
    tests(
      "OrchestraCLITests",
      [
        "OrchestraCLI", "Rendering", "ProgressStore", "ProgressModel", "JSONTree", "SchemaMigration",
        "JSONSchema",
        "ProgressValidation", "DurableFiles", "HostSettings", "LineEditing", "Shell", "TestSupport",
      ],
      goldens: ["Golden", "Transcripts"]),
    tests("HookScriptTests", ["HookEvents", "OrchestraCLI"]),
    tests("ArchitectureTests"),
  ]
)
