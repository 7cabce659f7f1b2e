echo inner
task done t-000000
