"""The rest of a session that was recorded from its middle on, as `onsets` wants it.

    rest_of_plan.py PLAN.json TOLD.json HEARD.raw BYTES AT_NS

TOLD.json is of cues_of_log.py for the whole session; at AT_NS of the session's clock HEARD.raw (48 kHz, stereo, 16 bit) had
BYTES. Prints the plan with what begins at a moment before which nothing sounds for a while, and cuts the recording there.
"""

import json
import sys

BYTES_PER_MS = 48 * 4
# A tone rings for a second, and all is heard up to half a second after its moment.
SILENT_MS = 1600

plan_file, told_file, heard_file, size, at_ns = sys.argv[1:]
plan = json.load(open(plan_file, encoding="utf-8"))
told = json.load(open(told_file, encoding="utf-8"))
# By the last cue: the first one is not told where it was heard before the device had settled.
began_ns = told["first_ns"] + (told["cues"][-1]["at_ms"] - plan["cues"][-1]["at_ms"]) * 1e6
recorded_ms = (int(at_ns) - began_ns) / 1e6

sounds = [(cue["at_ms"], cue["at_ms"]) for cue in plan["cues"]]
sounds += [(word["at_ms"], word["at_ms"] + word["lasts_ms"]) for word in plan["words"]]
sounds.sort()
rings_until = 0
for begins, ends in sounds:
    if begins >= recorded_ms and begins - rings_until >= SILENT_MS:
        break
    rings_until = max(rings_until, ends)
else:
    sys.exit("nothing begins after a silence any more")

for kind in ("cues", "words"):
    plan[kind] = [one for one in plan[kind] if one["at_ms"] >= begins]
heard = open(heard_file, "rb").read()
cut = int(size) + int(begins - recorded_ms) * BYTES_PER_MS
open(heard_file, "wb").write(heard[cut:])
print(f"from {begins / 1000:.1f} s on, {len(plan['cues'])} tones", file=sys.stderr)
json.dump(plan, sys.stdout)
