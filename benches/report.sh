#!/usr/bin/env bash
# Measures every budget in one run and writes BENCHMARKS.md: what, its budget, what was measured, and where. About an hour on
# two cores; let nothing else run meanwhile. Exit code: 0 when every budget was kept.
#
#   report.sh [BENCHMARK ...]    all, unless some are named (figure, agent …, and `live` for sound through real servers)
#
# UNSIT_BENCH_OUT names another file than BENCHMARKS.md. The programs are built first.
set -uo pipefail
cd "$(dirname "$0")/.."
built=${CARGO_TARGET_DIR:-target}/release
out=${UNSIT_BENCH_OUT:-BENCHMARKS.md}

cargo build --locked --release --package unsit && cargo build --locked --release --package empty-window &&
    cargo bench --locked --package unsit-bench --no-run || exit 2

benches=("$@")
[ ${#benches[@]} -gt 0 ] || benches=(plan library frame figure past digest render soundtrack window agent live)
scratch=$(mktemp -d "${TMPDIR:-/tmp}/unsit-bench.XXXXXX")
trap 'rm -rf "$scratch"' EXIT
export UNSIT_BENCH_TABLE="$scratch/table"
: >"$UNSIT_BENCH_TABLE"
missed=""

# Sound through real servers, heard by the tests' own ears: the end-to-end run says "WHAT: tones: N of N, worst X ms, median Y ms, allowed Z ms".
live() {
    cargo build --locked --examples || return
    UNSIT="$built/unsit" UNSIT_FULL_LENGTH=1 tests/e2e/run.sh tests/e2e/21-devices.sh | tee "$scratch/live"
    local passed=${PIPESTATUS[0]}
    sed -nE 's/^ *(.*): tones: (.*), worst ([0-9.]+ ms), median (.*), allowed ([0-9]+ ms).*/| tones against the plan: \1 | ≤ \5 each | worst \3, median \4, \2 tones | `live` |/p' \
        "$scratch/live" >>"$UNSIT_BENCH_TABLE"
    return "$passed"
}

load=$(cut -d ' ' -f 1 /proc/loadavg 2>/dev/null)
for bench in "${benches[@]}"; do
    echo "--- $bench"
    if [ "$bench" = live ]; then live; else cargo bench --locked --package unsit-bench --bench "$bench"; fi
    [ $? -eq 0 ] || missed="$missed $bench"
done

machine() {
    local cpu cores memory
    cpu=$(sed -n 's/^model name[[:space:]]*: //p' /proc/cpuinfo | head -n 1)
    cores=$(nproc)
    memory=$(awk '/MemTotal/ { printf "%.0f GB", $2 / 1048576 }' /proc/meminfo)
    echo "Measured on $(date -u +%Y-%m-%d) by one run of \`make bench\`, release build, load $load at its beginning: $cpu, $cores cores,"
    echo "$memory, Linux $(uname -r) on $(uname -m), Xvfb; Mesa's llvmpipe draws on the processor."
}
{
    sed '/^@MACHINE@$/,$d' benches/BENCHMARKS.in.md
    machine
    sed -n '/^@MACHINE@$/,/^@TABLE@$/p' benches/BENCHMARKS.in.md | sed '1d;$d'
    echo "| what | budget | measured | benchmark |"
    echo "|---|---|---|---|"
    cat "$UNSIT_BENCH_TABLE"
    sed '1,/^@TABLE@$/d' benches/BENCHMARKS.in.md
} >"$scratch/report" && cat "$scratch/report" >"$out"
[ -z "$missed" ] || { echo "Missed or failed:$missed" >&2; exit 1; }
