"""What is said aloud without being asked for. It must not know what it means.

Run by itself it prints each announcement with its moment until it is ended: what listens and what asks must not be two threads
of one process, which the library of the accessibility bus does not bear.
"""

import subprocess
import sys
import time

import gi

gi.require_version("Atspi", "2.0")
from gi.repository import Atspi, GLib  # noqa: E402

LISTENS = "listens"


class Announcements:
    """Listens from now on."""

    def __init__(self):
        self._began = time.monotonic()
        self._listener = subprocess.Popen([sys.executable, "-B", __file__], stdout=subprocess.PIPE, text=True)
        assert self._listener.stdout.readline().strip() == LISTENS

    def seconds(self):
        """How long it has listened."""
        return time.monotonic() - self._began

    def end(self):
        """All that was said, in order, as (seconds since it listens, words)."""
        self._listener.terminate()
        lines = (line.rstrip("\n").split(" ", 1) for line in self._listener.stdout)
        return [(float(moment) - self._began, words) for moment, words in lines]


def _print(event):
    words = event.any_data if isinstance(event.any_data, str) else str(event.any_data)
    print(f"{time.monotonic():.3f} {' '.join(words.split())}", flush=True)


if __name__ == "__main__":
    listener = Atspi.EventListener.new(_print)
    listener.register("object:announcement")
    print(LISTENS, flush=True)
    GLib.MainLoop().run()
