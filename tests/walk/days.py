"""Days of somebody with the icon in their panel: hours that pass, notifications, pictures, and what is done in a session.

It must not know a pixel, nor what happens on which day. What it starts from is in week.sh.
"""

import json
import os
import signal
import subprocess
import time

import person

UNSIT = os.environ["UNSIT"]
PICTURES = os.environ["UNSIT_WALK_PICTURES"]
AHEAD = os.environ["UNSIT_CLOCK_MOVED_BY"]
BUTTON = os.environ["UNSIT_WALK_BUTTON"]
# The agent takes a longer jump for sleep, and looks at the clock so often.
STRIDE_S = 60
LOOKED_AT_S = 0.25
# A session takes a longer jump for a stall, and pauses.
SESSION_STRIDE_S = 2
MORNING = "Good to ask the morning after: how strong is the pain today?"
# A question in a session, by the key of its first answer that is not about a sharp pain.
FIRST_ANSWER = "1"


def run(*command):
    done = subprocess.run(command, capture_output=True, text=True)
    return (done.stdout + done.stderr).strip()


def unsit(*words):
    return run(UNSIT, *words)


def status():
    return json.loads(unsit("status", "--json"))


def last_said():
    """The headline of the notification that was closed last."""
    return json.loads(run("dunstctl", "history"))["data"][0][0]["summary"]["data"]


def state():
    return status()["state"]


def wait_until(true, words, patience_s=30):
    give_up = time.monotonic() + patience_s
    while not true():
        if time.monotonic() > give_up:
            raise person.Lost(f"{words}: still not after {patience_s} s; {unsit('status')}")
        time.sleep(0.1)


class Days:
    def __init__(self):
        person.switch_on()
        self.ada = person.Person()
        self.count = 0
        self.agent = subprocess.Popen([UNSIT, "agent"])
        wait_until(lambda: (status().get("agent") or {}).get("has_tray"), "the icon is in the panel")

    # --- time

    def _ahead(self, seconds):
        with open(AHEAD) as file:
            ahead = int(file.read())
        with open(AHEAD + ".new", "w") as file:
            file.write(str(ahead + seconds))
        os.rename(AHEAD + ".new", AHEAD)

    def sit(self, minutes):
        """Somebody sits there so long, and moves the mouse now and then."""
        for _ in range(minutes * 60 // STRIDE_S):
            self.ada.hands.move()
            self._ahead(STRIDE_S)
            time.sleep(LOOKED_AT_S)

    def sleep_until(self, when):
        """Nobody is there until then ("08:40"), which comes next."""
        hours, minutes = map(int, when.split(":"))
        now = self.local()
        minutes += (hours - now.tm_hour) * 60 - now.tm_min
        self._ahead(minutes % (24 * 60) * 60)
        time.sleep(LOOKED_AT_S)
        self.ada.hands.move()
        time.sleep(1)

    def local(self):
        with open(AHEAD) as file:
            return time.localtime(time.time() + int(file.read()))

    # --- what is seen

    def picture(self, name):
        self.count += 1
        time.sleep(0.5)
        self.ada.hands.picture(f"{PICTURES}/{self.count:02}-{name}.png")
        print(f"   [{self.count:02}-{name}] {time.strftime('%A %H:%M', self.local())}", flush=True)
        for line in self.ada.page():
            print(f"   {line}")

    def click_icon(self):
        self.ada.hands.click_icon()

    def notified(self, patience_s=30):
        wait_until(lambda: run("dunstctl", "count", "displayed") != "0", "a notification", patience_s)

    def follow_notification(self, headline):
        """Presses its first button."""
        self._close("action", "0")
        self._was_said(headline)

    def answer_notification(self, headline, button):
        with open(BUTTON, "w") as file:
            file.write(button)
        self._close("context")
        self._was_said(headline)

    def wave_away(self, headline):
        """Closes a notification without an answer."""
        self._close("close")
        self._was_said(headline)

    def _close(self, *how):
        run("dunstctl", *how)
        wait_until(lambda: run("dunstctl", "count", "displayed") == "0", "the notification goes")

    def _was_said(self, headline):
        said = last_said()
        assert headline == said, f"“{said}” was notified, and not “{headline}”"

    def is_left_alone(self, why):
        if run("dunstctl", "count", "displayed") != "0":
            run("dunstctl", "close")
            raise person.Lost(f"{why}, and yet there is “{last_said()}”")

    # --- what is done

    def go_through(self, answer=lambda: FIRST_ANSWER, most_s=600):
        """Does the session to its end; what is not work is skipped, questions are answered by keys."""
        give_up = time.monotonic() + most_s
        while (now := status())["state"] not in ("finished", "idle"):
            if time.monotonic() > give_up:
                raise person.Lost(f"the session does not end: {now}")
            self._step_on(now, answer)

    def _step_on(self, now, answer=lambda: FIRST_ANSWER):
        if now["state"] == "asking":
            self.ada.keys(answer())
            time.sleep(0.5)
        elif now["state"] == "paused":
            unsit("resume")
        elif (now["step"] or {}).get("kind") in ("prepare", "rest", "switch", "self-paced"):
            unsit("next")
        elif now["state"] == "running":
            self._ahead(SESSION_STRIDE_S)
        time.sleep(0.2)

    def come_to_step(self, index, most_s=240):
        """Does the session up to this step."""
        give_up = time.monotonic() + most_s
        while (now := status())["step"]["index"] < index:
            if time.monotonic() > give_up:
                raise person.Lost(f"step {index} does not come: {now}")
            self._step_on(now)

    def goes_on_from(self, index):
        """Where it was: with getting ready for that step, or just behind it if it was at its end."""
        wait_until(lambda: state() in ("running", "paused"), "the session goes on")
        found = status()["step"]["index"]
        assert index - 1 <= found <= index + 1, f"it was cut off in step {index} and went on with step {found}"

    def answer(self, ending):
        """Chooses what ends so, such as an answer to a question about a muscle that is not known before."""
        names = [name for role, name, _ in self.ada.everything() if name.endswith(ending) and role == "radio button"]
        if not names:
            raise person.Lost(f"nothing ends with {ending!r}; there is:\n" + "\n".join(self.ada.page()))
        self.ada.press(names[0])

    def look(self, *texts):
        """All of it is there, sooner or later."""
        for text in texts:
            self.ada.wait_for(text)

    def home(self):
        """The home screen, in the window that is open or a new one."""
        unsit("stop")
        subprocess.Popen([UNSIT])
        wait_until(lambda: self.ada.page(), "a window")
        for _ in range(3):
            if self.ada.sees("All routines"):
                break
            self.ada.keys("Escape")
            time.sleep(0.7)
        self.ada.wait_for("All routines")
        # Its top, whatever was read last.
        self.ada.keys("Home")

    def kill_window(self):
        """In the middle of whatever it does."""
        os.kill(self.ada.process(), signal.SIGKILL)

    def end(self):
        self.agent.terminate()
        self.agent.wait(10)
