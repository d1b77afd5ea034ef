#!/bin/sh
# The main job on the seed, as `make demo` runs it: read the page once, then ask it things.
# Exit code 1 of a question means "none found" or "not verbatim": an answer, not a failure.
set -u
PRESSCTL_STORE=$(mktemp -d)/store
PRESSCTL_PAGER=cat
export PRESSCTL_STORE PRESSCTL_PAGER
trap 'rm -rf "$(dirname "$PRESSCTL_STORE")"' EXIT

ask() {
    printf '\n$ pressctl %s\n' "$*"
    pressctl "$@" --format table
    status=$?
    [ "$status" -le 1 ] || exit "$status"
}

printf '$ pressctl ingest seeds/*.txt\n'
pressctl ingest seeds/*.txt || exit
ask list
ask quotes --speaker tugendhat
ask search "enough is enough"
ask check "There is simply no excuse for threatening behaviour or stealing"
ask check "already reduced fraud by 13% in England and Wales" --speaker tugendhat
ask claims --money --since 2024-03-11
ask track "£31 million"
ask speakers --limit 5
ask stats
