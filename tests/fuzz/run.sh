#!/usr/bin/env bash
# Feeds each target with inputs that reach code which none reached before, and says what that came to: how many inputs, how
# much of the code, how many are worth keeping, how many failed. Exit code: 0 when none failed. On one core.
#
#   run.sh [TARGET ...]    all, unless some are named
#   run.sh --keep          take what was found over into the kept corpora, without what adds nothing; no search
#
# UNSIT_FUZZ_SECS is how long each target is fed, 3600 unless it says otherwise. What is found lies in target/fuzz-found/
# until it is kept; an input that failed lies there too, and goes by hand into tests/fuzz/corpus/TARGET/ under a name that
# tells what it was. Those with such a name stay for ever, the others only as long as they add something.
set -uo pipefail
cd "$(dirname "$0")/../.."
version=0.13.2
seconds=${UNSIT_FUZZ_SECS:-3600}
built=${CARGO_TARGET_DIR:-target}
found=$built/fuzz-found
kept=tests/fuzz/corpus
# An input that takes longer, or more memory, has failed; a person waits for neither.
longest_secs=4
most_mb=1024
# As long as a file that somebody writes, or a session of messages.
most_bytes=16384

keep=""
[ "${1:-}" != --keep ] || { keep=yes; shift; }
targets=("$@")
[ ${#targets[@]} -gt 0 ] || targets=(library settings socket import history)

if [ "$(cargo fuzz --version 2>/dev/null)" != "cargo-fuzz $version" ]; then
    cargo install --locked cargo-fuzz --version "$version" || exit 2
fi

# Without a sanitizer it needs no compiler but the usual one; there is nothing unsafe for it to find.
fuzz() {
    cargo fuzz "$1" --fuzz-dir tests/fuzz --target-dir "$built/fuzz" -s none "${@:2}"
}

# Of the inputs of a target those that add something; what has a name of its own is left alone.
keep() {
    local own
    own=$(mktemp -d "${TMPDIR:-/tmp}/unsit-fuzz.XXXXXX") || return
    cp -rn "$found/corpus/$1/." "$kept/$1/" 2>/dev/null
    find "$kept/$1" -type f ! -regex '.*/[0-9a-f]*' -exec mv -t "$own" {} +
    fuzz cmin "$1" "$kept/$1" -- -rss_limit_mb=$most_mb
    local status=$?
    find "$own" -type f -exec mv -t "$kept/$1" {} +
    rmdir "$own"
    return $status
}

# Files of the tree that are good inputs already.
seeds() {
    case $1 in
        library) echo data/exercises data/routines data/tests tests/malformed ;;
    esac
}

if [ -n "$keep" ]; then
    for target in "${targets[@]}"; do
        keep "$target" || exit 1
        echo "$target: $(find "$kept/$target" -type f | wc -l) inputs, $(du -sb "$kept/$target" | cut -f1) bytes"
    done
    exit
fi

table=""
failed=0
for target in "${targets[@]}"; do
    mkdir -p "$found/corpus/$target" "$found/failed/$target"
    fuzz build "$target" || exit 2
    log=$found/$target.log
    # shellcheck disable=SC2046
    fuzz run "$target" "$found/corpus/$target" "$kept/$target" $(seeds "$target") -- \
        -max_total_time="$seconds" -max_len=$most_bytes -timeout=$longest_secs -rss_limit_mb=$most_mb \
        -artifact_prefix="$found/failed/$target/" -print_final_stats=1 2>&1 | tee "$log" | grep -v '^#.*\(NEW\|REDUCE\|pulse\)'
    crashes=$(find "$found/failed/$target" -type f ! -name 'slow-unit-*' | wc -l)
    failed=$((failed + crashes))
    ran=$(sed -n 's/^stat::number_of_executed_units: *//p' "$log" | tail -1)
    covered=$(sed -nE 's/.* cov: ([0-9]+) ft: ([0-9]+) .*/\1 (\2)/p' "$log" | tail -1)
    inputs=$(find "$found/corpus/$target" "$kept/$target" -type f | wc -l)
    table+=$(printf '%-10s %12s %18s %10s %8s' "$target" "${ran:-?}" "${covered:-?}" "$inputs" "$crashes")$'\n'
done
printf '\n%-10s %12s %18s %10s %8s\n%s' target inputs "places (features)" corpus failed "$table"
[ "$failed" -eq 0 ] || { echo "What failed lies below $found/failed/." >&2; exit 1; }
