#!/bin/sh
# Prints what the program is built from on Linux, a licence a line: "LICENCE: CRATE, CRATE, …". `make licences` writes it to
# data/licences.txt, which the window shows.
set -eu
# Whoever wrote "MIT/Apache-2.0" meant the same as who wrote "Apache-2.0 OR MIT".
"$(dirname "$0")/crates.sh" --target x86_64-unknown-linux-gnu |
    sed -e 's/^\([^ ]*\) [^|]*|\(.*\)$/\2|\1/' -e 's/ *\/ */ OR /' -e 's/^Apache-2.0 OR MIT|/MIT OR Apache-2.0|/' |
    LC_ALL=C sort -u |
    awk -F '|' '
        $1 != licence { if (NR > 1) print line; licence = $1; line = licence ": " $2; next }
        { line = line ", " $2 }
        END { print line }'
