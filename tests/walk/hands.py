"""What somebody does with keyboard, pointer and eyes, on X11 by xdotool, on Wayland by wtype, sway and grim.

It must not know what is pressed or looked at, nor why.
"""

import os
import subprocess
import time

import icon

HERE = os.path.dirname(os.path.abspath(__file__))


class Clumsy(Exception):
    """It could not be done; says why."""


def of_this_display():
    return Wayland() if os.environ.get("WAYLAND_DISPLAY") else X11()


def _run(*command):
    subprocess.run(command, check=True, capture_output=True)


class X11:
    def keys(self, *keys):
        _run("xdotool", "key", "--clearmodifiers", *keys)
        time.sleep(0.05)

    def write(self, text):
        _run("xdotool", "type", "--delay", "20", text)

    def move(self):
        """The mouse, a little: somebody is there."""
        for step in ("1", "-1"):
            _run("xdotool", "mousemove_relative", "--", step, "0")

    def picture(self, file):
        _run("import", "-silent", "-window", "root", file)

    def click_icon(self):
        script = f"source {HERE}/../e2e/lib.sh; source {HERE}/../e2e/panel.sh; click_icon"
        done = subprocess.run(["bash", "-c", script], capture_output=True, text=True)
        if done.returncode:
            raise Clumsy(f"the icon cannot be clicked: {done.stdout}{done.stderr}")
        _run("xdotool", "mousemove", "1200", "400")


class Wayland:
    """Under sway without a screen, which has a keyboard but no mouse: what a bar sends on a click is sent in its place."""

    def keys(self, *keys):
        for key in keys:
            _run("wtype", "-k", key)
        time.sleep(0.05)

    def write(self, text):
        _run("wtype", "-d", "20", text)

    def move(self):
        """Nobody would hear of it."""

    def picture(self, file):
        _run("grim", file)

    def click_icon(self):
        icon.activate()
