"""How long after its moment the first tone of a loudspeaker's FILE was heard, in milliseconds.

    heard_after.py FILE FROM_BYTE CUES.json     as loudspeaker.py and cues_of_log.py wrote them
"""

import array
import json
import sys

AUDIBLE = 0.02
FRAME_BYTES = 4

file, from_byte, cues = sys.argv[1:]
with open(f"{file}.began", encoding="ascii") as note:
    began_ns = int(note.read())
with open(file, "rb") as played:
    played.seek(int(from_byte))
    left = array.array("h", played.read())[::2]
with open(cues, encoding="utf-8") as told:
    due_ns = json.load(told)["first_ns"]
loudest = max(abs(sample) for sample in left)
first = next(frame for frame, sample in enumerate(left) if abs(sample) > loudest * AUDIBLE)
heard_ns = began_ns + (int(from_byte) // FRAME_BYTES + first) * 1_000_000_000 // 48_000
print((heard_ns - due_ns) // 1_000_000)
