import ProgressModel
import Testing

/// The reports about one agent, in every order they could be delivered in, end in the same knowledge of it.
struct AgentJoinTests {
  /// The reports of one agent, as the host sends them.
  static func foreground(_ id: String, _ call: String, _ purpose: String) -> [String] {
    [
      "call \(call) skye \(purpose)", "start \(id) skye", "stop \(id) skye",
      "completed \(id) \(call) skye \(purpose)",
    ]
  }

  static func background(_ id: String, _ call: String, _ purpose: String) -> [String] {
    [
      "call \(call) skye \(purpose)", "start \(id) skye", "launched \(id) \(call) skye \(purpose)",
      "stop \(id) skye",
    ]
  }

  static func orders<Element>(_ elements: [Element]) -> [[Element]] {
    if elements.isEmpty { return [[]] }
    return elements.indices.flatMap { first in
      var rest = elements
      let element = rest.remove(at: first)
      return orders(rest).map { [element] + $0 }
    }
  }

  private func told(_ steps: [String]) -> Story {
    var story = Story()
    story.tell(.turn(.active))
    for text in steps {
      let step = AgentNotation(text)
      story.tell(
        Observation(
          time: Timestamp(story.now), session: SessionReference(id: step.session, client: "claude-code"),
          actor: step.actor, facts: step.facts))
      story.now += 2
    }
    return story
  }

  private func expectKnown(
    _ agents: [TrackedAgent], _ expected: [(String, String, String)], _ steps: [String]
  ) {
    let sorted = agents.sorted { $0.id < $1.id }
    #expect(sorted.map(\.id) == expected.map(\.0), "\(steps)")
    #expect(sorted.map(\.call) == expected.map(\.1), "\(steps)")
    #expect(sorted.map(\.purpose) == expected.map(\.2), "\(steps)")
    #expect(sorted.allSatisfy { $0.name == "Skye" && $0.type == "skye" && $0.startedAt != nil }, "\(steps)")
  }

  @Test(arguments: orders(foreground("a", "c1", "Write tokenizer")))
  func `a foreground agent is over, with its purpose`(_ steps: [String]) {
    let story = told(steps)
    #expect(story.state.shownRunning == "–")
    expectKnown(story.state.finishedAgents, [("a", "c1", "Write tokenizer")], steps)
    #expect(story.state.openCalls == [])
  }

  @Test(arguments: orders(background("a", "c1", "Write tokenizer")))
  func `a background agent is over, with its purpose`(_ steps: [String]) {
    let story = told(steps)
    #expect(story.state.shownRunning == "–")
    expectKnown(story.state.finishedAgents, [("a", "c1", "Write tokenizer")], steps)
    #expect(story.state.openCalls == [])
  }

  @Test(arguments: orders(Array(background("a", "c1", "Write tokenizer").dropLast())))
  func `a background agent that has not stopped runs, with its purpose`(_ steps: [String]) {
    let story = told(steps)
    #expect(story.state.shownFinished == "–")
    expectKnown(story.state.activeAgents, [("a", "c1", "Write tokenizer")], steps)
    #expect(story.state.openCalls == [])
  }

  @Test(arguments: orders(["call c1 skye Benchmark", "remote r c1 skye Benchmark"]))
  func `a remote agent runs, with its purpose`(_ steps: [String]) {
    let story = told(steps)
    expectKnown(story.state.activeAgents, [("r", "c1", "Benchmark")], steps)
    #expect(story.state.activeAgents.map(\.kind) == [.remote])
    #expect(story.state.openCalls == [])
  }

  @Test(arguments: orders(foreground("a", "c1", "One") + ["tool a skye"]))
  func `tool events among the reports change nothing`(_ steps: [String]) {
    let story = told(steps)
    #expect(story.state.shownRunning == "–", "\(steps)")
    expectKnown(story.state.finishedAgents, [("a", "c1", "One")], steps)
  }

  /// How the reports of two agents run into each other.
  enum Mixture: CaseIterable {
    case alternating, oneInsideTheOther, requestsFirst
  }

  @Test(arguments: Mixture.allCases)
  func `two agents of one type at once each get their own purpose, in every order of both`(_ mixture: Mixture)
  {
    let (firsts, seconds) = (
      Self.orders(Self.background("a", "c1", "One")), Self.orders(Self.foreground("b", "c2", "Two"))
    )
    for first in firsts {
      for second in seconds {
        let steps = Self.mix(first, second, mixture)
        let story = told(steps)
        #expect(story.state.shownRunning == "–", "\(steps)")
        expectKnown(story.state.finishedAgents, [("a", "c1", "One"), ("b", "c2", "Two")], steps)
        #expect(story.state.openCalls == [], "\(steps)")
      }
    }
  }

  private static func mix(_ first: [String], _ second: [String], _ mixture: Mixture) -> [String] {
    switch mixture {
    case .alternating: zip(first, second).flatMap { [$0, $1] }
    case .oneInsideTheOther: first.prefix(2) + second + first.suffix(2)
    case .requestsFirst:
      (first + second).filter { $0.hasPrefix("call") } + (second + first).filter { !$0.hasPrefix("call") }
    }
  }

  @Test func `a name given in the call wins in every order`() {
    let launch = { () -> Fact in
      var launch = AgentLaunch(call: "c1", agentID: "a", name: "reviewer", kind: .subagent, isFinished: false)
      launch.type = "skye"
      return .agentLaunched(launch)
    }
    for steps in Self.orders(["call c1 skye One", "start a skye", "launch", "stop a skye"]) {
      var story = Story()
      story.tell(.turn(.active))
      for step in steps {
        if step == "launch" { story.tell(launch()) } else { story.tell(AgentNotation(step).facts[0]) }
      }
      #expect(story.state.finishedAgents.map(\.name) == ["reviewer"], "\(steps)")
      #expect(story.state.activeAgents == [], "\(steps)")
    }
  }
}
