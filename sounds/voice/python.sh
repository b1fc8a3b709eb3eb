#!/bin/sh
# A Python of its own in FOLDER, with the packages that REQUIREMENTS names; nothing is done where it is there already.
#
#   python.sh FOLDER REQUIREMENTS
set -eu
[ $# -eq 2 ] || { echo "python.sh FOLDER REQUIREMENTS" >&2; exit 2; }
if ! cmp -s "$2" "$1/has.txt"; then
    rm -rf "$1"
    python3 -m venv "$1"
    "$1/bin/pip" install --quiet --no-deps -r "$2"
    cp "$2" "$1/has.txt"
fi
