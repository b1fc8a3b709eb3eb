"""A newcomer's first days: each moment by names and keys, with a picture, on a clock that is moved on in between.

It must not know a pixel. What it starts from is in first-days.sh.
"""

import json
import os
import subprocess
import time

import person

UNSIT = os.environ["UNSIT"]
PICTURES = os.environ["UNSIT_WALK_PICTURES"]
AHEAD = os.environ["UNSIT_CLOCK_MOVED_BY"]
HERE = os.path.dirname(os.path.abspath(__file__))
# The agent takes a longer jump for sleep, and looks at the clock so often.
STRIDE_S = 60
LOOKED_AT_S = 0.25
# A question in a session, by the key of its first answer that is not about a sharp pain.
FIRST_ANSWER = "1"
TIGHT = "3"


def run(*command):
    done = subprocess.run(command, capture_output=True, text=True)
    return (done.stdout + done.stderr).strip()


def unsit(*words):
    return run(UNSIT, *words)


def status():
    return json.loads(unsit("status", "--json"))


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
            run("xdotool", "mousemove_relative", "--", "1", "0")
            run("xdotool", "mousemove_relative", "--", "-1", "0")
            self._ahead(STRIDE_S)
            time.sleep(LOOKED_AT_S)

    def sleep_until(self, when):
        """Nobody is there until then ("08:40"), which comes next."""
        hours, minutes = map(int, when.split(":"))
        now = self.local()
        minutes += (hours - now.tm_hour) * 60 - now.tm_min
        self._ahead(minutes % (24 * 60) * 60)
        time.sleep(LOOKED_AT_S)
        run("xdotool", "mousemove_relative", "--", "1", "0")
        time.sleep(1)

    def local(self):
        with open(AHEAD) as file:
            return time.localtime(time.time() + int(file.read()))

    # --- what is seen

    def picture(self, name):
        self.count += 1
        time.sleep(0.5)
        run("import", "-silent", "-window", "root", f"{PICTURES}/{self.count:02}-{name}.png")
        print(f"   [{self.count:02}-{name}] {time.strftime('%A %H:%M', self.local())}", flush=True)
        for line in self.ada.page():
            print(f"   {line}")

    def click_icon(self):
        script = f"source {HERE}/../e2e/lib.sh; source {HERE}/../e2e/panel.sh; click_icon"
        done = subprocess.run(["bash", "-c", script], capture_output=True, text=True)
        if done.returncode:
            raise person.Lost(f"the icon cannot be clicked: {done.stdout}{done.stderr}")
        run("xdotool", "mousemove", "1200", "400")

    def notified(self, patience_s=30):
        wait_until(lambda: run("dunstctl", "count", "displayed") != "0", "a notification", patience_s)

    def follow_notification(self):
        """Presses its first button."""
        run("dunstctl", "action", "0")

    # --- what is done

    def go_through(self, answer=lambda: FIRST_ANSWER, most_s=600):
        """Does the session to its end; what is not work is skipped, questions are answered by keys."""
        give_up = time.monotonic() + most_s
        while (now := status())["state"] not in ("finished", "idle"):
            if time.monotonic() > give_up:
                raise person.Lost(f"the session does not end: {now}")
            step = now["step"] or {}
            if now["state"] == "asking":
                self.ada.keys(answer())
                time.sleep(0.5)
            elif now["state"] == "paused":
                unsit("resume")
            elif step.get("kind") in ("prepare", "rest", "switch", "self-paced"):
                unsit("next")
            time.sleep(0.3)

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
                return
            self.ada.keys("Escape")
            time.sleep(0.7)
        self.ada.wait_for("All routines")


def monday(days):
    person.tell("Monday: the icon, an hour at the desk, and the first click")
    days.picture("icon")
    days.sit(52)
    days.click_icon()
    days.look("Safety questions", "When to stop")
    days.picture("first-click")
    days.ada.answer_the_safety_questions_with_no()
    days.ada.press("Keep these answers")
    days.look("Where are you just now?")
    days.picture("desk-or-floor")
    days.ada.press("Where I can lie down")
    wait_until(lambda: state() == "running", "strengthening begins")
    time.sleep(6)
    days.picture("strengthening")
    days.go_through()
    days.look("How was it?")
    days.ada.press("How strong is the pain now? 1 of 10")
    days.ada.press("How hard was the strengthening? 5 of 10")
    days.picture("check-in")
    days.home()
    days.look("Enough for today")

    person.tell("Monday: two hours later: test, then stretch what is tight")
    days.sit(130)
    days.notified()
    days.picture("long-sitting")
    days.follow_notification()
    wait_until(lambda: state() == "running", "the session after sitting begins")
    tested = 0

    def answer():
        """Tight, where it is asked what is seen in a test; else the first answer."""
        nonlocal tested
        if not days.ada.sees("The second try: what do you see?"):
            return FIRST_ANSWER
        if not tested:
            days.picture("self-test")
        tested += 1
        return TIGHT

    days.go_through(answer)
    assert tested, "nothing was tested before it was stretched"
    days.look("How was it?")
    days.answer(": Better")
    days.picture("after-the-stretch")
    days.home()

    person.tell("Monday: an hour later: how is it now?")
    days.sit(62)
    days.notified()
    days.picture("an-hour-later")
    days.follow_notification()
    days.look("An hour after stretching: how does it feel now?")
    days.answer(": The same")
    days.home()

    person.tell("Monday: a second click on a day that had its stretch")
    days.click_icon()
    time.sleep(3)
    days.picture("once-a-day")
    assert state() != "running" or "stretch" not in status()["routine"], "a second stretch was begun"


def tuesday(days):
    person.tell("Tuesday: the morning's strengthening, and something hurts")
    days.home()
    days.sleep_until("08:40")
    days.notified()
    days.look("Good to ask the morning after: how strong is the pain today?")
    days.picture("morning")
    days.ada.press("Good to ask the morning after: how strong is the pain today? 1 of 10")
    days.sit(12)
    days.notified()
    days.picture("still-to-do")
    days.follow_notification()
    wait_until(lambda: state() == "running", "strengthening begins")
    time.sleep(8)
    days.ada.keys("h")
    days.look("Come out of the position slowly")
    days.ada.press("7 of 10")
    days.picture("something-hurts")
    days.ada.press("Stop the session")
    days.home()
    days.look("A gentle day")
    days.picture("gentle-day")


def main():
    days = Days()
    try:
        for day in (monday, tuesday):
            day(days)
    finally:
        days.agent.terminate()
        days.agent.wait(10)


if __name__ == "__main__":
    main()
