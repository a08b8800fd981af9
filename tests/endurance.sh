#!/usr/bin/env bash
# What must hold when things break, with counts: `bash tests/endurance.sh [--quick] [--kills N] [--long [SECONDS]]`.
#
#   undisturbed   at least 50 writes a second on SQLite and on PostgreSQL
#   killed        kill -9 again and again: no acknowledged write is lost, and writes go on within 5 s
#   SIGTERM       among thousands of requests: none is lost; clients try again only where they are refused
#   database      PostgreSQL restarted, killed, paused: nothing but 2xx and 503, and writes go on within 5 s
#   slow readers  1,000 clients who ask and do not read: memory at most twice, others are served, and they are left
#   frozen        PostgreSQL stands still for 20 s: every answer comes within its time
#   black hole    40 clients while the network to PostgreSQL swallows everything for 20 s, twice: whole within 5 s
#   mixed load    with --long, an hour on each database: memory grows by less than 1 MB
#   full disk     503, and writes go on when there is room again (needs the right to mount)
set -euo pipefail
exec </dev/null
cd "$(dirname "$0")/.."
TARGET=${CARGO_TARGET_DIR:-$PWD/target}
SCRATCH=$(mktemp -d "${TMPDIR:-/tmp}/jiandu.XXXXXX")
. tests/lib.sh
for name in "${!JIANDU_@}"; do unset "$name"; done
export PYTHONDONTWRITEBYTECODE=1

arguments=()
while [ $# != 0 ]; do
    case $1 in
        --quick) arguments+=(--kills 6 --breaks 1 --requests 4000) ;;
        --long)
            if [[ ${2:-} =~ ^[0-9]+$ ]]; then arguments+=(--long "$2"); shift; else arguments+=(--long 3600); fi ;;
        --kills) arguments+=(--kills "$2"); shift ;;
        *) fail "unknown argument $1" ;;
    esac
    shift
done

clean_up() {
    local status=$?
    trap - EXIT
    set +e
    stop_lanes
    stop_postgres
    if mountpoint -q "$SCRATCH/small"; then umount "$SCRATCH/small"; fi
    rm -rf "$SCRATCH"
    exit "$status"
}
trap clean_up EXIT
trap 'exit 130' INT
trap 'exit 143' TERM

parts() {
    start_postgres
    local control=(pg_ctl -D "$POSTGRES_DATA" -l "$SCRATCH/postgres/log" -w -t 60 -s -o "$POSTGRES_OPTIONS")
    if [ "$(id -u)" = 0 ]; then control=(setpriv --reuid=postgres --regid=postgres --init-groups "${control[@]}"); fi
    python3 tests/endurance.py "$@" --binary "$TARGET/debug/jiandu" --scratch "$SCRATCH" --postgres-url "$POSTGRES_URL" \
        --postgres-data "$POSTGRES_DATA" \
        --postgres-control "$(python3 -c 'import json, sys; print(json.dumps(sys.argv[1:]))' "${control[@]}")" \
        "${disk[@]}" "${arguments[@]}"
}

documents() {
    start_postgres
    python3 tests/endurance_documents.py --binary "$TARGET/debug/jiandu" --scratch "$SCRATCH" --postgres-url "$POSTGRES_URL" \
        "${arguments[@]}"
}

slow_readers() {
    python3 tests/endurance.py slow-readers --binary "$TARGET/debug/jiandu" --scratch "$SCRATCH"
}

build
mkdir "$SCRATCH/small"
disk=()
if mount -t tmpfs -o size=48m tmpfs "$SCRATCH/small" 2>/dev/null; then disk=(--small-disk "$SCRATCH/small"); fi
# Most of it waits, and what must not is bounded in seconds where it takes a tenth of one: it runs side by side.
lane sqlite parts sqlite small-disk
lane postgres parts postgres
lane hole-default parts hole-default
lane hole-short parts hole-short
lane documents documents
lane slow-readers slow_readers
join_lanes || exit 1
