import Rendering

extension LatencyAccount {
  /// Works out what a page says.
  init(_ page: LatencyPage) {
    self.init(
      begun: page.begun, newest: page.newest, hooks: Measure(.hook, page.hooks),
      lockWaits: Measure(.lockWait, page.lockWaits), slowest: page.slowest.map { Slow($0) })
  }
}

extension LatencyAccount.Measure {
  fileprivate init(_ subject: LatencyAccount.Subject, _ histogram: LatencyHistogram) {
    self.init(subject)
    count = histogram.count
    mean = histogram.mean
    p50 = histogram.percentile(50)
    p90 = histogram.percentile(90)
    p99 = histogram.percentile(99)
    longest = count == 0 ? nil : histogram.longest
    buckets = histogram.counts.indices.filter { histogram.counts[$0] > 0 }.map { bucket in
      let isLast = bucket == LatencyScale.bucketCount - 1
      return LatencyAccount.Bucket(
        from: LatencyScale.lowerBound(of: bucket),
        to: isLast ? nil : LatencyScale.lowerBound(of: bucket + 1), count: Int64(histogram.counts[bucket]))
    }
  }
}

extension LatencyAccount.Slow {
  fileprivate init(_ sample: HookSample) {
    self.init(
      time: sample.time, event: sample.event, whole: sample.times.whole,
      stages: HookStage.allCases.map { (key: $0.rawValue, words: $0.words, length: sample.times[$0]) })
  }
}
