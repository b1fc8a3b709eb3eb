"""Kills the window or the agent with SIGKILL at random moments, while somebody uses them: the history opens clean with every row
that was in it, the other one lives on, and who was killed comes back.

UNSIT_KILLS says how often (1,000); UNSIT_KILL_SEED repeats a run's choices.
"""

import json
import os
import random
import signal
import sqlite3
import threading
import time
import tomllib
from pathlib import Path

import program
from program import CONFIG, DATA, Lost, start, unsit, wait_until

KILLS = int(os.environ.get("UNSIT_KILLS", "1000"))
SEED = int(os.environ.get("UNSIT_KILL_SEED", time.time_ns()))
# In one of so many the agent dies, else the window.
AGENT_IN = 3
LONGEST_LIFE_S = 1.0
ROUTINES = ["desk-shift-40s", "desk-break-seated-2min", "morning-strength-a", "after-sitting-stretch-3"]
COMMANDS = [["next"], ["next"], ["pause"], ["resume"], ["toggle"], ["back"], ["add", "5"], ["stop"], ["status"]]
# What the person wrote; it is there to the end, comment and all.
SETTINGS = 'pinned = ["desk-break-seated-2min"] # mine\n'
HISTORY = Path(DATA, "history.sqlite")
KEPT = {"session": "id, routine, started_at", "step": "id, session, position, kind, end", "answer": "*", "fact": "*"}


class Somebody(threading.Thread):
    """Gives a command after the other; which are refused is not their business."""

    def __init__(self, choices):
        super().__init__(daemon=True)
        self.choices, self.given, self.is_over = choices, 0, False

    def run(self):
        while not self.is_over:
            begins = self.choices.random() < 0.2
            what = ["start", self.choices.choice(ROUTINES), "--as-written"] if begins else self.choices.choice(COMMANDS)
            # One of its own would take the place of the window that comes back.
            unsit(*what, may_open_a_window=False)
            self.given += 1


class Process:
    """One that is there again after each kill."""

    def __init__(self, name, *words):
        self.name, self.words, self.kills, self.process = name, words, 0, None
        self.come_back()

    def come_back(self):
        self.process = start(self.name, *self.words)
        wait_until(self.answers, f"the {self.name} after {self.kills} kills")

    def answers(self):
        if self.process.poll() is not None:
            raise Lost(f"the {self.name} ended by itself with {self.process.returncode}: {program.said_in(self.name)[-2000:]}")
        return program.is_listening(self.name) and (self.name == "window" or bool(program.status().get("agent")))

    def kill(self):
        os.kill(self.process.pid, signal.SIGKILL)
        self.process.wait(10)
        self.kills += 1


def rows():
    """What is in the history, by table."""
    if not HISTORY.exists():
        return {table: set() for table in KEPT}
    history = sqlite3.connect(f"file:{HISTORY}?mode=ro", uri=True, timeout=20)
    try:
        return {table: set(history.execute(f"SELECT {columns} FROM {table}")) for table, columns in KEPT.items()}
    finally:
        history.close()


def examine(before, note):
    if not HISTORY.exists():
        if any(before.values()):
            raise Lost(f"{note}: the history is gone")
        return
    after = rows()
    for table, were in before.items():
        if lost := were - after[table]:
            raise Lost(f"{note}: the history has lost {len(lost)} rows of {table}, such as {next(iter(lost))}")
    history = sqlite3.connect(f"file:{HISTORY}?mode=ro", uri=True, timeout=20)
    found = history.execute("PRAGMA integrity_check").fetchone()[0]
    dangling = history.execute("PRAGMA foreign_key_check").fetchall()
    history.close()
    if found != "ok" or dangling:
        raise Lost(f"{note}: the history is damaged: {found} {dangling}")
    if aside := [path.name for path in Path(DATA).iterdir() if not path.name.startswith("history.sqlite") and path.is_file()]:
        raise Lost(f"{note}: {aside} lie beside the history")
    agent_file = Path(DATA, "state", "agent.json")
    if agent_file.exists():
        json.loads(agent_file.read_text())
    if not Path(CONFIG, "settings.toml").read_text().startswith(SETTINGS):
        raise Lost(f"{note}: the person's settings were changed")
    tomllib.loads(Path(CONFIG, "settings.toml").read_text())


def main():
    print(f"UNSIT_KILL_SEED={SEED}", flush=True)
    choices = random.Random(SEED)
    Path(CONFIG).mkdir(parents=True, exist_ok=True)
    Path(CONFIG, "settings.toml").write_text(SETTINGS)
    window, agent = Process("window"), Process("agent", "agent")
    try:
        kill_often(choices, window, agent)
    finally:
        for process in (window, agent):
            process.process.terminate()


def kill_often(choices, window, agent):
    somebody = Somebody(random.Random(choices.random()))
    somebody.start()
    in_session = 0
    for kill in range(1, KILLS + 1):
        time.sleep(choices.random() * LONGEST_LIFE_S)
        victim, other = (agent, window) if choices.randrange(AGENT_IN) == 0 else (window, agent)
        in_session += program.status()["state"] not in ("idle", "finished")
        before = rows()
        victim.kill()
        note = f"kill {kill}, of the {victim.name}"
        if other.process.poll() is not None:
            raise Lost(f"{note}: the {other.name} ended with it, {other.process.returncode}: {program.said_in(other.name)[-2000:]}")
        examine(before, note)
        victim.come_back()
        if kill % 100 == 0:
            steps = len(rows()["step"])
            print(f"{kill} kills: {window.kills} of the window, {agent.kills} of the agent, {in_session} in a session;"
                  f" {somebody.given} commands, {steps} steps in the history", flush=True)
    somebody.is_over = True
    somebody.join()
    # A test that never hit a session, or whose person did nothing, would prove nothing.
    if in_session < KILLS / 3 or not rows()["step"]:
        raise Lost(f"only {in_session} of {KILLS} kills hit a session")
    panics = [name for name in ("window", "agent") if "panicked" in program.said_in(name)]
    if panics:
        raise Lost(f"panics in {panics}: {program.said_in(panics[0])[-2000:]}")
    print(f"{KILLS} kills, and nothing was lost")


if __name__ == "__main__":
    main()
