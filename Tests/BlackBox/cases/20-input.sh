# shellcheck shell=sh disable=SC2154
# Whatever arrives on standard input, or does not: status 0 within three seconds, the state untouched, one line in
# the log.

used_project
before=$(fingerprint)

# refused: the last hook gave up quietly, changed nothing and said so once.
refused() {
    echo "status $rc, $(($(log_lines) - lines)) log lines"
    is_silent && [ "$before" = "$(fingerprint)" ] && [ "$(log_lines)" -eq $((lines + 1)) ]
}

# given NAME GENERATOR...: feeds the hook what the generator prints.
given() {
    lines=$(log_lines)
    what=$1
    shift
    "$@" 2>/dev/null | {
        hook
        echo "$rc" >"$scratch/rc"
    }
    rc=$(cat "$scratch/rc")
    check "$what" refused
}

brackets() { "$python" -c 'import sys; print("[" * int(sys.argv[1]) + (sys.argv[2] * int(sys.argv[1])))' "$@"; }
large() {
    printf '{"hook_event_name":"PostToolUse","tool_response":"'
    head -c 100000000 /dev/zero | tr '\0' a
    printf '"}'
}

given 'nothing at all' true
given 'white space alone' printf ' \n\t\n'
given 'a stream of words without end' yes
given 'a stream of brackets without end' yes '{"a":'
given 'random bytes' head -c 65536 /dev/urandom
given 'zero bytes' head -c 65536 /dev/zero
given '100 MB' large
given '10,000 levels of brackets, never closed' brackets 10000 ''
given '10,000 levels of brackets, all closed' brackets 10000 ']'
given 'half a payload' head -c 200 "$payloads/claude.post-tool-use.todowrite.no-ids.json"
given 'text in another encoding' printf '{"todos":[{"content":"caf\351"}]}'
given 'UTF-16' sh -c 'printf "{\"todos\":[]}" | iconv -t UTF-16'
given 'half a character, in bytes' printf '{"todos":[{"content":"\360\237"}]}'
given 'an array instead of an object' printf '[1,2,3]'
given 'a payload that names no event' printf '{"session_id":"s"}'

# Pipes that stay open. The writer is ours to end.
mkfifo "$scratch/pipe"
held_open() {
    lines=$(log_lines)
    { "$@"; sleep 6; } >"$scratch/pipe" &
    writer=$!
    hook <"$scratch/pipe"
    kill "$writer" 2>/dev/null
    wait "$writer" 2>/dev/null
}

held_open true
check 'a pipe in which nothing ever comes' refused
held_open printf '{"todos":['
check 'a pipe that stalls in the middle' refused

still_recorded() { is_success && snapshot_says ".tasks[] | select(.content == \"$1\")"; }
held_open printf '{"todos":[{"content":"Pipe left open","status":"pending"}]}'
check 'a payload that is whole, in a pipe that stays open' still_recorded 'Pipe left open'

half_escaped() {
    printf '{"todos":[{"content":"half \\ud83d a pair","status":"pending"}]}' >"$scratch/half"
    hook <"$scratch/half"
    is_success && snapshot_says '.tasks[] | select(.content == "half \ufffd a pair")'
}
check 'half a character, escaped as hosts do: recorded, with a replacement' half_escaped

in_pieces() {
    printf '{"todos":[{"con'
    sleep 0.7
    printf 'tent":"In pie'
    sleep 0.7
    printf 'ces","status":"pending"}]}'
}
held_open in_pieces
check 'a payload in pieces, over more than a second' still_recorded 'In pieces'

closed() {
    before=$(fingerprint)
    rc=0
    timeout 3 "$program" hook <&- >"$scratch/out" 2>"$scratch/err" || rc=$?
    is_silent && [ "$before" = "$(fingerprint)" ]
}
check 'standard input closed' closed

nobody_listens() {
    rc=0
    # Both the answer and the complaint go nowhere.
    timeout 3 "$program" hook <"$payloads/claude.post-tool-use.todowrite.progress.json" >&- 2>&- || rc=$?
    [ "$rc" -eq 0 ] && snapshot_says '.tasks[] | select(.content == "Write the tokenizer" and .status == "in_progress")'
}
check 'standard output closed: recorded all the same' nobody_listens

garbage_elsewhere() {
    fresh_project
    printf 'nonsense' >"$scratch/nonsense"
    hook <"$scratch/nonsense"
    is_silent && is_absent "$project/.orchestra"
}
check 'garbage in a project without progress leaves nothing behind' garbage_elsewhere
