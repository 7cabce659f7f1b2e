#!/bin/sh
# performance.sh PROGRAM: every benchmark with a target, on this machine; exit status 1 when one is missed.
set -u
program=$1
cd "$(dirname "$0")/../.." || exit 1
"${CC:-cc}" -O2 -static -o .build/floor Tests/Benchmarks/floor.c || exit 1
missed=0
"$program" bench hook --floor .build/floor --check || missed=1
"$program" bench update --check || missed=1
"$program" bench lock --check || missed=1
python3 Tests/Benchmarks/migrate.py "$program" 7 | tee /dev/stderr | awk '/^migrate up/ { exit $5 > 20 }' || missed=1
python3 Tests/Benchmarks/travel.py "$program" 3 | tee /dev/stderr | grep -q ' over ' && missed=1
python3 Tests/Benchmarks/shell.py "$program" || missed=1
exit "$missed"
