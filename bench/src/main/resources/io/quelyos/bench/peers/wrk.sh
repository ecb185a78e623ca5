#!/bin/sh
# Stands before wrk in the harness's path: notes when which run begins, mends the script (rotate.lua), and becomes wrk.
for argument; do
    shift
    [ "$argument" = wrk/rotate.lua ] && argument=$BENCH_DOCUMENTS/rotate.lua
    set -- "$@" "$argument"
done
printf '%s %s\n' "$(date +%s%3N)" "$*" >> "$BENCH_LOADS"
PATH=$BENCH_PATH
exec wrk "$@"
