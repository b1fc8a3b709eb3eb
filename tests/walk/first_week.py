"""A newcomer's first week: each moment by names and keys, with a picture, on a clock that is moved on in between.

It must not know a pixel. What it starts from is in first-week.sh.
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
HERE = os.path.dirname(os.path.abspath(__file__))
# The agent takes a longer jump for sleep, and looks at the clock so often.
STRIDE_S = 60
LOOKED_AT_S = 0.25
# A question in a session, by the key of its first answer that is not about a sharp pain.
FIRST_ANSWER = "1"


def run(*command):
    done = subprocess.run(command, capture_output=True, text=True)
    return (done.stdout + done.stderr).strip()


def unsit(*words):
    return run(UNSIT, *words)


def status():
    return json.loads(unsit("status", "--json"))


def state():
    return status()["state"]


def tell(day, words):
    print(f"\n== {day}: {words}", flush=True)


def wait_until(true, words, patience_s=30):
    give_up = time.monotonic() + patience_s
    while not true():
        if time.monotonic() > give_up:
            raise person.Lost(f"{words}: still not after {patience_s} s; {unsit('status')}")
        time.sleep(0.1)


class Week:
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
        wanted = run("date", "-d", when, "+%H %M").split()
        now = self.local()
        hours, minutes = int(wanted[0]) - now.tm_hour, int(wanted[1]) - now.tm_min
        self._ahead((hours * 60 + minutes) % (24 * 60) * 60 or 24 * 3600)
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

    def go_through(self, answer=lambda step: FIRST_ANSWER, most_s=600):
        """Does the session to its end; what is not work is skipped, questions are answered by keys."""
        give_up = time.monotonic() + most_s
        while (now := status())["state"] not in ("finished", "idle"):
            if time.monotonic() > give_up:
                raise person.Lost(f"the session does not end: {now}")
            step = now["step"] or {}
            if now["state"] == "asking":
                self.ada.keys(answer(step))
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

    def kill_window(self):
        window = run("xdotool", "search", "--onlyvisible", "--name", "^Unsit$").split()[-1]
        os.kill(int(run("xdotool", "getwindowpid", window)), signal.SIGKILL)
        wait_until(lambda: not self.ada.page(), "the window is gone")


def verdict(week):
    """Tight, where it is asked what is seen in a test; else the first answer."""
    return lambda step: "3" if week.ada.sees("The second try: what do you see?") else FIRST_ANSWER


def monday(week):
    tell("Monday", "the icon, an hour at the desk, and the first click")
    week.picture("icon")
    week.sit(52)
    week.click_icon()
    week.look("Safety questions", "When to stop")
    week.picture("first-click")
    for left in range(7, -1, -1):
        week.ada.keys("2")
        week.look({0: "All questions are answered.", 1: "One question is left."}.get(left, f"{left} questions are left."))
    week.ada.press("Keep these answers")
    week.look("Where are you just now?")
    week.picture("desk-or-floor")
    week.ada.press("Where I can lie down")
    wait_until(lambda: state() == "running", "strengthening begins")
    time.sleep(6)
    week.picture("strengthening")
    week.go_through()
    week.look("How was it?")
    week.ada.press("How strong is the pain now? 1 of 10")
    week.ada.press("How hard was the strengthening? 5 of 10")
    week.picture("check-in")
    week.home()
    week.look("Enough for today")

    tell("Monday", "two hours later: test, then stretch what is tight")
    week.sit(130)
    week.notified()
    week.picture("long-sitting")
    week.follow_notification()
    wait_until(lambda: state() == "running", "the session after sitting begins")
    asked = []

    def answer(step):
        if week.ada.sees("The second try: what do you see?"):
            if not asked:
                week.picture("self-test")
            asked.append(step)
        return verdict(week)(step)

    week.go_through(answer)
    assert asked, "nothing was tested before it was stretched"
    week.look("How was it?")
    week.answer(": Better")
    week.picture("after-the-stretch")
    week.home()

    tell("Monday", "an hour later: how is it now?")
    week.sit(62)
    week.notified()
    week.picture("an-hour-later")
    week.follow_notification()
    week.look("An hour after stretching: how does it feel now?")
    week.answer(": The same")
    week.home()

    tell("Monday", "a second click on a day that had its stretch")
    week.click_icon()
    time.sleep(3)
    week.picture("once-a-day")
    assert state() != "running" or "stretch" not in status()["routine"], "a second stretch was begun"


def tuesday(week):
    tell("Tuesday", "the morning's strengthening, and something hurts")
    week.home()
    week.sleep_until("08:40")
    week.notified()
    week.look("Good to ask the morning after: how strong is the pain today?")
    week.picture("morning")
    week.ada.press("Good to ask the morning after: how strong is the pain today? 1 of 10")
    week.sit(12)
    week.notified()
    week.picture("still-to-do")
    week.follow_notification()
    wait_until(lambda: state() == "running", "strengthening begins")
    time.sleep(8)
    week.ada.keys("h")
    week.look("Come out of the position slowly")
    week.ada.press("7 of 10")
    week.picture("something-hurts")
    week.ada.press("Stop the session")
    week.home()
    week.look("A gentle day")
    week.picture("gentle-day")


def thursday(week):
    tell("Thursday", "a sign that a clinician should see first")
    week.sleep_until("23:00")
    week.sleep_until("23:00")
    week.sleep_until("09:00")
    week.home()
    week.ada.press("When to get help")
    week.look("When to get help")
    week.picture("signs")
    week.ada.press("Back pain with fever or feeling ill")
    time.sleep(1)
    week.picture("see-a-clinician")


def friday(week):
    tell("Friday", "a session that is killed is gone on with")
    week.home()
    week.picture("friday")
    unsit("start", "morning-a")
    time.sleep(12)
    week.kill_window()
    time.sleep(2)
    week.home()
    week.look("Go on where you were?")
    week.picture("cut-off")


def sunday(week):
    tell("Sunday", "what the week came to")
    week.sleep_until("23:00")
    week.sleep_until("23:00")
    week.home()
    week.ada.press("Your progress")
    week.look("Days of strengthening")
    time.sleep(1)
    week.picture("progress")


def main():
    week = Week()
    try:
        for day in (monday, tuesday, thursday, friday, sunday):
            day(week)
    finally:
        week.agent.terminate()
        week.agent.wait(10)


if __name__ == "__main__":
    main()
