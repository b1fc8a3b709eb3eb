"""Reads from a log (UNSIT_LOG=unsit::cues=debug) which tones a session meant to be heard, and when.

    cues_of_log.py LOG [SINCE]

Prints `{"first_ns", "cues": [{"at_ms", "cue"}, ...]}`, as `onsets` wants it: those that are due at SINCE or later, in
nanoseconds of the session's clock, which is CLOCK_BOOTTIME. Each line of the log replaces what was planned from its moment
on.
"""

import json
import re
import sys

told = []
for line in open(sys.argv[1], encoding="utf-8", errors="replace"):
    found = re.search(r"from (\d+) cues ?(.*)$", re.sub(r"\x1b\[[0-9;]*m", "", line.rstrip("\n")))
    if not found:
        continue
    since = int(found.group(1))
    told = [cue for cue in told if cue[0] < since]
    for word in found.group(2).split():
        at, name = word.split(":")
        told.append((int(at), name))

if len(sys.argv) > 2:
    told = [cue for cue in told if cue[0] >= int(sys.argv[2])]
if not told:
    sys.exit(f"{sys.argv[1]}: no cues in this log")
told.sort()
first = told[0][0]
cues = [{"at_ms": (at - first) / 1e6, "cue": name} for at, name in told]
json.dump({"first_ns": first, "cues": cues}, sys.stdout)
