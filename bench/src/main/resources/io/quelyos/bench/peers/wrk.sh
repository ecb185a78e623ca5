#!/bin/sh
# Stands before wrk in the harness's path: notes when which run begins, and becomes wrk.
printf '%s %s\n' "$(date +%s%3N)" "$*" >> "$BENCH_LOADS"
PATH=$BENCH_PATH
exec wrk "$@"
