tasks --status completed --format csv
get stats.completedTasks
