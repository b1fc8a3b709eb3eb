#!/bin/sh
# Prints every crate that the program is built from, "NAME VERSION|LICENCE" a line; arguments go to `cargo tree`, such as a
# target. Reads what cargo has fetched.
set -eu
top=$(cd "$(dirname "$0")/.." && pwd)
cargo tree --manifest-path "$top/Cargo.toml" --package unsit --locked --offline --edges normal,no-proc-macro --prefix none \
    --format '{p}|{l}' "$@" | sed -e 's/ (\*)$//' -e 's/ v/ /' -e '/^unsit /d' | LC_ALL=C sort -u
