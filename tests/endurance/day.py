"""Twenty-four hours at the desk with window and agent, on a clock that is moved on: the memory of both is written down each hour and
must not grow.

UNSIT_SOAK_HOURS says how many (24). It must be run on a build for development, whose clock can be moved.
"""

import os
import statistics
import subprocess
import time

import program
from program import Lost, start, status, unsit, wait_until

HOURS = int(os.environ.get("UNSIT_SOAK_HOURS", "24"))
AHEAD = os.environ["UNSIT_CLOCK_MOVED_BY"]
# The agent takes a longer jump for sleep, a session takes one for a stall, and both look at the clock so often.
STRIDE_S, SESSION_STRIDE_S, LOOKED_AT_S = 60, 2, 0.12
SESSIONS = ["desk-break-seated-2min", "desk-shift-40s", "desk-break-standing-2min"]
# Every so many hours nobody is there for the last part of one.
AWAY_EACH, AWAY_S = 4, 20 * 60
# The first hours fill what is kept once and for all: glyphs, decoded tones, pictures of the figure.
WARM_UP_HOURS = 4
# What allocators keep of pages that were used settles within days; nothing more is to be kept.
ROOM = 1.05


def move_on(seconds):
    with open(AHEAD) as file:
        ahead = int(file.read())
    with open(AHEAD + ".new", "w") as file:
        file.write(str(ahead + seconds))
    os.rename(AHEAD + ".new", AHEAD)
    time.sleep(LOOKED_AT_S)
    return seconds


def touch_the_mouse():
    for step in ("1", "-1"):
        subprocess.run(["xdotool", "mousemove_relative", "--", step, "0"], check=True)


def do_session(what):
    """To its end; tells how many seconds the clock was moved on for it."""
    if unsit("start", what, "--as-written").returncode:
        raise Lost(f"{what} does not start: {unsit('status').stdout}")
    took = 0
    while (now := status())["state"] not in ("finished", "idle"):
        if now["state"] == "paused":
            unsit("resume")
        took += move_on(SESSION_STRIDE_S)
        if took > 3600:
            raise Lost(f"{what} does not end: {now}")
    unsit("stop")
    return took


def memory_kb(pid):
    """What this process has written to and keeps; the code that it shares with the file comes and goes."""
    with open(f"/proc/{pid}/smaps_rollup") as file:
        return next(int(line.split()[1]) for line in file if line.startswith("Private_Dirty:"))


def live_an_hour(hour, processes):
    passed = do_session(SESSIONS[hour % len(SESSIONS)])
    away = AWAY_S if hour % AWAY_EACH == AWAY_EACH - 1 else 0
    while passed < 3600 - away:
        touch_the_mouse()
        passed += move_on(STRIDE_S)
    if away:
        move_on(away)
        touch_the_mouse()
    for name, process in processes.items():
        if process.poll() is not None:
            raise Lost(f"the {name} ended in hour {hour + 1}: {program.said_in(name)[-2000:]}")


def main():
    processes = {"window": start("window"), "agent": start("agent", "agent")}
    try:
        live(processes)
    finally:
        for process in processes.values():
            process.terminate()


def live(processes):
    for name in processes:
        wait_until(lambda: program.is_listening(name), f"the {name} answers")
    used = {name: [] for name in processes}
    for hour in range(HOURS):
        live_an_hour(hour, processes)
        # What was given back after a session is given back some seconds later.
        time.sleep(5)
        for name, process in processes.items():
            used[name].append(memory_kb(process.pid))
        print(f"hour {hour + 1:2}: " + ", ".join(f"{name} {kb[-1]} kB" for name, kb in used.items())
              + f"; sat {status()['sitting_today_minutes']} min of its day", flush=True)
    if not any(status()[field] for field in ("sitting_minutes", "sitting_today_minutes")):
        raise Lost("the agent did not count a minute")
    for name, all_kb in used.items():
        warm = all_kb[WARM_UP_HOURS:]
        third = max(len(warm) // 3, 1)
        first, last = statistics.median(warm[:third]), statistics.median(warm[-third:])
        print(f"{name}: {first:.0f} kB in the first third after hour {WARM_UP_HOURS}, {last:.0f} kB in the last, {last / first:.3f} x")
        if last > first * ROOM:
            raise Lost(f"the {name}'s memory grows: {all_kb}")


if __name__ == "__main__":
    main()
