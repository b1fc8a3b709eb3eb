"""A sound device without hardware: plays what comes through a pipe (48 kHz, 16 bits, stereo) as fast as a device does.

    loudspeaker.py PIPE FILE     a PIPE "-" is the standard input

What was played is in FILE; FILE.began is the moment at which its first frame was, in nanoseconds of CLOCK_BOOTTIME.
"""

import sys
import time

BURST_BYTES = 1920
BURST_NS = 10_000_000


def main(pipe, file):
    source = sys.stdin.buffer.raw if pipe == "-" else open(pipe, "rb", buffering=0)
    played = None
    began = due = 0
    while True:
        burst = b""
        while len(burst) < BURST_BYTES:
            more = source.read(BURST_BYTES - len(burst))
            if not more:
                return
            burst += more
        if played is None:
            began = due = time.clock_gettime_ns(time.CLOCK_BOOTTIME)
            # Nobody plays where nothing comes, such as when somebody only looks what the device can do.
            played = open(file, "wb", buffering=0)
            with open(f"{file}.began", "w", encoding="ascii") as note:
                note.write(f"{began}\n")
        played.write(burst)
        due += BURST_NS
        time.sleep(max(0, due - time.clock_gettime_ns(time.CLOCK_BOOTTIME)) / 1e9)


main(*sys.argv[1:])
