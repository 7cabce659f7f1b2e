package import JSONTree
package import ProgressModel

/// Returns a tree with the `stats` of `progress.json` alone, without writing the tasks they are counted from.
package func statisticsValue(of state: ProgressState) -> JSONValue {
  var writer = JSONWriter(.compact)
  writer.beginObject()
  StatisticsCoding.write(state.statistics, to: &writer)
  writer.endObject()
  return (try? JSONValue(parsing: writer.finish())) ?? .null
}
