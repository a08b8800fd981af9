#!/usr/bin/env bash
# The service against programs that do the same work on the same databases without a service, and nothing else: one table of
# requests a second, with the share of the bare program beside each figure. Run it on a quiet machine; the share says more than the
# figure. Nothing of it is a check: speed is measured, never asserted.
#
#   bash tests/bench.sh                     100,000 items, every kind of request, 16 connections
#   EP=R1,R3 CONNS=16,64 bash tests/bench.sh
#
# BENCH is the folder of the bare programs (default ../shared/bench, whose README names the requests); DUR, ROUNDS, CONNS and EP
# narrow a run. It needs wrk, python3 and PostgreSQL's server programs, and leaves everything below target/bench.
set -euo pipefail
cd "$(dirname "$0")/.."

BENCH=${BENCH:-../shared/bench}
if [ ! -f "$BENCH/run.sh" ]; then
    echo "the bare programs are not in $BENCH; set BENCH to their folder" >&2
    exit 1
fi
TARGET=${CARGO_TARGET_DIR:-$PWD/target}
cargo build --release
bash "$BENCH/run.sh" "$TARGET/release/jiandu" "$TARGET/bench"
