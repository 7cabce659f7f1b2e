task add first
tasks | 
