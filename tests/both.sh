#!/bin/sh
# Every test, in half the time: cargo's, and beside them the end-to-end run, which mostly waits for
# real seconds to pass. Tells what each said, one after the other. The programs must be built.
set -u
cd "$(dirname "$0")/.."

log=$(mktemp "${TMPDIR:-/tmp}/unsit-e2e-log.XXXXXX")
trap 'rm -f "$log"' EXIT
tests/e2e/run.sh >"$log" 2>&1 &
end_to_end=$!
trap 'kill "$end_to_end" 2>/dev/null; exit 130' INT TERM

status=0
cargo test --locked --no-fail-fast || status=$?
wait "$end_to_end" || status=$?
cat "$log"
exit "$status"
