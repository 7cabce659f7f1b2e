import JSONTree
package import ProgressModel

/// The evidence behind a task or an agent, for machines: one object, or a row for each event.
package enum EvidenceReport {
  /// Returns one object with everything, its events and spans inside.
  package static func report(
    of evidence: EvidenceOfTask, in state: ProgressState, from viewpoint: Viewpoint
  ) -> Report {
    let payload = payload(of: evidence, in: state, at: viewpoint.now)
    return Report(.record, fields: payload.keys, columns: [], rows: [Report.Row(payload: payload, cells: [])])
  }

  /// Returns a row for each event.
  package static func events(of steps: [EvidenceStep], from viewpoint: Viewpoint) -> Report {
    let phrases = viewpoint.phrases
    let words = EvidenceWords(viewpoint: viewpoint)
    return Report(
      fields: EvidenceStep.fields,
      columns: [
        Report.Column("sequence", phrases.numberTitle, .key, alignment: .right),
        Report.Column("time", phrases.momentTitle, .detail),
        Report.Column("agent", phrases.agentTitle, .detail),
        Report.Column("changes", phrases.eventTitle, .text),
      ],
      rows: steps.map { step in
        Report.Row(
          payload: step.payload,
          cells: [
            Report.Cell(String(step.sequence), .faint), Report.Cell(UTCText.moment(step.time)),
            Report.Cell(step.agent.map { AgentFace.isUnknown($0) ? "" : $0 } ?? ""),
            Report.Cell(words.what(step), words.tone(of: step)),
          ])
      })
  }

  private static func payload(
    of evidence: EvidenceOfTask, in state: ProgressState, at now: Timestamp
  ) -> JSONObject {
    let task = evidence.task
    var payload = TaskPayload.object(task, in: state, at: now)
    payload["naming"] = .object([
      "agent": .string(task.agent),
      "source": .string(task.agentSource.rawValue),
      "member": .optional(evidence.naming?.member),
      "text": .optional(evidence.naming?.text),
      "start": .optional(evidence.naming?.place.lowerBound),
      "length": .optional(evidence.naming?.place.count),
      "sequence": .optional(evidence.namedBy?.sequence),
      "time": .moment(evidence.namedBy?.time),
    ])
    payload["spans"] = .array(evidence.spans.map { .object($0.payload) })
    payload["events"] = .array(evidence.steps.map { .object($0.payload) })
    payload["recorded"] = .bool(evidence.isRecorded)
    payload["whole"] = .bool(evidence.isWhole)
    return payload
  }
}

extension TaskSpan {
  /// The object for machines; `to` is null while it lasts.
  var payload: JSONObject {
    ["status": .string(kind.rawValue), "from": .moment(from), "to": .moment(to)]
  }
}
