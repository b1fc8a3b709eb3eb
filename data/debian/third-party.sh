#!/bin/sh
# Prints what the program is built from, crate by crate, with the licence texts and notices that come with each, every
# text once. Reads what cargo has fetched.
set -eu
top=$(cd "$(dirname "$0")/../.." && pwd)
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
sources="${CARGO_HOME:-$HOME/.cargo}/registry/src"

"$top/data/crates.sh" >"$scratch/crates"
echo "Unsit contains these crates, each unchanged:"
echo
sed 's/^\(.*\)|\(.*\)$/  \1: \2/' "$scratch/crates"

cut -d '|' -f 1 "$scratch/crates" | while read -r name version _; do
    for folder in "$sources"/*/"$name-$version"; do
        [ -d "$folder" ] || { echo "third-party.sh: the source of $name $version is not there" >&2; exit 1; }
        find "$folder" -maxdepth 2 -type f \
            \( -iname 'licen[cs]e*' -o -iname 'copying*' -o -iname 'notice*' -o -iname 'unlicense*' \) \
            ! -name '*.rs' ! -name '*.toml' | LC_ALL=C sort | while read -r text; do
            sum=$(tr -d '\r' <"$text" | md5sum | cut -d ' ' -f 1)
            [ -f "$scratch/$sum.text" ] || tr -d '\r' <"$text" >"$scratch/$sum.text"
            echo "  $name $version" >>"$scratch/$sum.of"
        done
    done
done
for of in "$scratch"/*.of; do
    echo
    echo "------------------------------------------------------------------------"
    echo "Of:"
    sort -u "$of"
    echo
    cat "${of%.of}.text"
done
