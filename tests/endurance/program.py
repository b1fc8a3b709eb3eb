"""The window and the agent as processes of a test that runs long, and the commands by which they are asked. It must not know what
it is tested for.
"""

import json
import os
import socket
import subprocess
import time

UNSIT = os.environ["UNSIT"]
SCRATCH = os.environ["STAGE_DIR"]
DATA = os.environ["UNSIT_DATA_DIR"]
RUNTIME = os.environ["UNSIT_RUNTIME_DIR"]
CONFIG = os.environ["UNSIT_CONFIG_DIR"]


class Lost(Exception):
    pass


def unsit(*words, may_open_a_window=True):
    surroundings = {name: value for name, value in os.environ.items() if may_open_a_window or name != "DISPLAY"}
    return subprocess.run([UNSIT, *words], capture_output=True, text=True, timeout=60, env=surroundings)


def status():
    return json.loads(unsit("status", "--json").stdout)


def is_listening(who):
    """Whether the window or the agent takes what is said to it."""
    name = "agent/unsit.sock" if who == "agent" else "unsit.sock"
    with socket.socket(socket.AF_UNIX) as line:
        return line.connect_ex(os.path.join(RUNTIME, name)) == 0


def wait_until(true, what, patience_s=60):
    give_up = time.monotonic() + patience_s
    while not true():
        if time.monotonic() > give_up:
            raise Lost(f"{what}: still not after {patience_s} s; {unsit('status').stdout}")
        time.sleep(0.02)


def start(name, *words):
    """The program with these words; what it says goes to a log of this name."""
    log = open(f"{SCRATCH}/{name}.log", "a")
    return subprocess.Popen([UNSIT, *words], stdout=log, stderr=log)


def said_in(name):
    with open(f"{SCRATCH}/{name}.log") as file:
        return file.read()
