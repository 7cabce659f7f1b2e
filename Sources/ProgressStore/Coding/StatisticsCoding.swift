import JSONTree
import ProgressModel

/// The counts of `stats`: written for other tools, computed anew from the tasks and never read back.
enum StatisticsCoding {
  static func write(_ statistics: ProgressStatistics, to writer: inout JSONWriter) {
    writer.key("stats")
    writer.beginObject()
    writer.member("totalTasks", Int64(statistics.totalTasks))
    writer.member("completedTasks", Int64(statistics.completedTasks))
    writer.member("activeTasks", Int64(statistics.activeTasks))
    writer.member("pendingTasks", Int64(statistics.pendingTasks))
    writer.member("failedTasks", Int64(statistics.failedTasks))
    writer.member("cancelledTasks", Int64(statistics.cancelledTasks))
    writer.member("overallProgress", orNull: statistics.overallProgress.map(Int64.init))
    writer.member("activeAgents", Int64(statistics.activeAgents))
    writer.member("averageDuration", orNull: statistics.averageDuration)
    writer.member("estimatedRemaining", orNull: statistics.estimatedRemaining)
    writer.endObject()
  }
}
