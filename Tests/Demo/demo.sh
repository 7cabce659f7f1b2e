#!/bin/sh
# demo.sh PROGRAM: a session of an agent with a to-do list and two helpers, played through the program in a temporary
# project. Shows what the user of the host would see, then what is on disk, and checks the promises made about it.
# Times are told to the program, not waited for. Exit status 0 only when everything is as it should be.
set -eu

program=$(readlink -f "$1")
here=$(cd "$(dirname "$0")" && pwd)
repository=$(cd "$here/../.." && pwd)
payloads=$repository/Tests/Fixtures/hooks

project=$(mktemp -d)/lantern
trap 'rm -rf "${project%/lantern}"' EXIT
trap 'exit 130' HUP INT TERM
mkdir "$project"
unset ORCHESTRA_ROOT ORCHESTRA_PROGRESS_DISABLE ORCHESTRA_PROGRESS_VERBOSE ORCHESTRA_LANGUAGE CLAUDE_PROJECT_DIR
export PROJECT_ROOT="$project" COLUMNS=80

if [ -t 1 ]; then pause=0.35 bold=$(printf '\033[1m') plain=$(printf '\033[0m'); else pause=0 bold='' plain=''; fi

# The clock of the story: 2026-11-04 09:00 UTC and counting, in milliseconds.
now=1793782800000
later() { now=$((now + $1 * 1000)); }

step() {
    sleep "$pause"
    printf '\n%s▶ %s%s\n' "$bold" "$1" "$plain"
}

fail() {
    printf 'demo: %s\n' "$1" >&2
    exit 1
}

# send PAYLOAD: plays a recorded payload through the hook and shows the message the host would show.
send() {
    answer=$(ORCHESTRA_NOW_MS=$now "$program" hook --strict <"$payloads/$1.json") || fail "the hook failed on $1"
    if [ -n "$answer" ]; then
        printf '%s\n' "$answer" | jq -e -r '.systemMessage' || fail "no message in the answer to $1"
    fi
}

show() {
    printf '\n%s$ %s%s\n' "$bold" "$1" "$plain"
    sleep "$pause"
}

ask() { ORCHESTRA_NOW_MS=$now "$program" "$@"; }

# check WHAT COMMAND...: runs the command, which must succeed.
check() {
    what=$1
    shift
    "$@" >/dev/null || fail "not so: $what"
    printf '  ok  %s\n' "$what"
}

step 'A session starts in a new project: nothing to show yet'
send claude.session-start.startup
send claude.user-prompt-submit.human

step 'The agent writes its list and begins'
later 20
send claude.post-tool-use.todowrite.no-ids

step 'Five minutes later: one done, the next begun'
later 305
send claude.post-tool-use.todowrite.progress

step 'It calls two helpers, who work at the same time'
later 30
send claude.pre-tool-use.agent.alpha
send claude.pre-tool-use.agent.beta
later 2
send claude.subagent-start.alpha
send claude.post-tool-use.agent.async-launched
later 3
send claude.subagent-start.beta

step 'The list is reordered, then reworded with a line added: the tasks stay the same tasks'
later 95
send claude.post-tool-use.todowrite.reordered
later 40
send claude.post-tool-use.todowrite.edited-text

step 'The helpers finish, the second one first'
later 130
send claude.subagent-stop.beta
later 25
send claude.subagent-stop.alpha

step 'One line is dropped, the rest is done'
later 60
send claude.post-tool-use.todowrite.item-dropped
later 400
send claude.post-tool-use.todowrite.all-completed

step 'The session ends; here the host takes no message'
send claude.stop.idle
send claude.session-end.prompt-input-exit

show 'cat .orchestra/cache/progress-status.txt'
cat "$project/.orchestra/cache/progress-status.txt"

show 'orchestra tasks'
ask tasks

show 'orchestra log --limit 6'
ask log --limit 6

snapshot=$project/.orchestra/cache/progress.json
status=$project/.orchestra/cache/progress-status.txt
show 'jq -r .version .orchestra/cache/progress.json'
jq -r .version "$snapshot"
show 'ls -l hooks/progress-tracker-*.sh'
(cd "$repository" && ls -l hooks/progress-tracker-*.sh)

step 'What was promised'
is_version() { [ "$(jq -r .version "$snapshot")" = 2.0.0 ]; }
are_executable() {
    for script in "$repository"/hooks/progress-tracker-*.sh; do [ -x "$script" ] || return 1; done
}
is_plain() { ! LC_ALL=C tr -d '\n' <"$status" | LC_ALL=C grep -q '[[:cntrl:]]'; }
all_done() { jq -e '[.tasks[] | select(.status == "completed")] | length == 4' "$snapshot"; }
kept_times() { jq -e '.tasks[] | select(.content == "Sketch the index layout") | .duration == 305000' "$snapshot"; }
both_helpers() { jq -e '[.finishedAgents[] | .name] | sort == ["Mina", "Skye"]' "$snapshot"; }
is_over() { jq -e '.sessions[0].state == "ended" and .activeAgents == []' "$snapshot"; }
is_private() { [ "$(stat -c %a "$snapshot" 2>/dev/null || stat -f %Lp "$snapshot")" = 600 ]; }
nothing_lost() { [ "$(wc -l <"$project/.orchestra/cache/events.jsonl")" -eq "$(jq .journal.sequence "$snapshot")" ]; }

check 'progress.json is of schema 2.0.0' is_version
check 'the hook scripts are executable' are_executable
check 'the status file holds no control characters' is_plain
check 'four tasks were completed' all_done
check 'a task knows how long it was worked on' kept_times
check 'both helpers were seen to start and to finish' both_helpers
check 'the session has ended and nobody is at work' is_over
check 'the files are readable by their owner alone' is_private
check 'every event is in the journal' nothing_lost
printf '\nAll as promised.\n'
