"""A person who uses the program by its names and by keys alone: what a screen reader is told, and what a keyboard can do.

It must not know where anything is on the screen. Needs the bus of accessibility (at-spi2-core, pyatspi), and what hands.py
needs.
"""

import subprocess
import time

import gi

gi.require_version("Atspi", "2.0")
from gi.repository import Atspi, GLib  # noqa: E402

import hands  # noqa: E402

# How long a person waits for something to appear before they give up.
PATIENCE_S = 20
LOOK_AGAIN_S = 0.1


class Lost(Exception):
    """Something is not there, or not to be reached; says what was there instead."""


def switch_on():
    """Screen readers are at work: programs tell what they show."""
    for key in ("IsEnabled", "ScreenReaderEnabled"):
        subprocess.run(
            ["gdbus", "call", "--session", "--dest", "org.a11y.Bus", "--object-path", "/org/a11y/bus", "--method",
             "org.freedesktop.DBus.Properties.Set", "org.a11y.Status", key, "<true>"],
            check=True, capture_output=True)


def tell(words):
    """What comes now, above what is read there."""
    print(f"\n== {words}", flush=True)


def _walk(node, depth=0):
    if node is None or depth > 60:
        return
    yield node
    try:
        count = node.get_child_count()
    except GLib.Error:
        return
    for place in range(count):
        try:
            child = node.get_child_at_index(place)
        except GLib.Error:
            continue
        yield from _walk(child, depth + 1)


def _has(node, state):
    try:
        return node.get_state_set().contains(state)
    except GLib.Error:
        return False


class Person:
    """Somebody in front of the window whose program is `name` to the accessibility bus."""

    def __init__(self, name="unsit"):
        self.name = name
        self.hands = hands.of_this_display()

    # --- what is there

    def _program(self):
        desktop = Atspi.get_desktop(0)
        for place in range(desktop.get_child_count()):
            program = desktop.get_child_at_index(place)
            try:
                if program is not None and program.get_name().lower() == self.name and program.get_child_count():
                    return program
            except GLib.Error:
                continue
        return None

    def process(self):
        """The id of the window's process."""
        return self._program().get_process_id()

    def everything(self):
        """Every node as (role, name, node), in reading order."""
        found = []
        for node in _walk(self._program()):
            try:
                found.append((node.get_role_name(), node.get_name() or "", node))
            except GLib.Error:
                continue
        return found

    def page(self):
        """All that a screen reader would read of the page, line by line."""
        return [f"{role}: {name}" for role, name, _ in self.everything() if name]

    def find(self, name, role=None):
        for its_role, its_name, node in self.everything():
            if (its_name == name or (name.endswith("…") and its_name.startswith(name[:-1]))) and role in (None, its_role):
                return node
        return None

    def sees(self, name, role=None):
        return self.find(name, role) is not None

    def wait_for(self, *names, patience_s=PATIENCE_S):
        """The first of `names` that is there ("Begin…": any that begins so)."""
        give_up = time.monotonic() + patience_s
        while True:
            for name in names:
                if self.sees(name):
                    return name
            if time.monotonic() > give_up:
                raise Lost(f"none of {names} came up; there is:\n" + "\n".join(self.page()))
            time.sleep(LOOK_AGAIN_S)

    def wait_until_gone(self, name, patience_s=PATIENCE_S):
        give_up = time.monotonic() + patience_s
        while self.sees(name):
            if time.monotonic() > give_up:
                raise Lost(f"{name!r} stays")
            time.sleep(LOOK_AGAIN_S)

    # --- what a keyboard does

    def keys(self, *keys):
        self.hands.keys(*keys)

    def write(self, text):
        self.hands.write(text)

    def focused(self):
        for role, name, node in self.everything():
            if _has(node, Atspi.StateType.FOCUSED) and role not in ("frame", "window", "application"):
                return role, name, node
        return None, None, None

    def reach(self, name, role=None, most=120):
        """Presses Tab until the focus is on it."""
        self.wait_for(name)
        passed = []
        for _ in range(most):
            its_role, its_name, node = self.focused()
            if its_name is not None:
                begins = name.endswith("…") and its_name.startswith(name[:-1])
                if (its_name == name or begins) and role in (None, its_role):
                    return node
                passed.append(its_name)
            self.keys("Tab")
        raise Lost(f"no Tab leads to {name!r}; it led to {passed}")

    def press(self, name, role=None):
        """Reaches a control by Tab and presses it."""
        self.reach(name, role)
        self.keys("Return")

    def answer_the_safety_questions_with_no(self):
        """All eight, by key; each is there before the next is answered."""
        for left in range(7, -1, -1):
            self.keys("2")
            self.wait_for(
                {0: "All questions are answered.", 1: "One question is left."}.get(left, f"{left} questions are left."))


def takes_focus(node):
    """Whether Tab may stop there."""
    return _has(node, Atspi.StateType.FOCUSABLE)
