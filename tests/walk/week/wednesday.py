"""The third day: the day after strong pain is gentle too. What it offers, what it advises against, and when it is over."""

import person
from days import MORNING, state, wait_until

TODAY_TOO = "Pain was strong yesterday, or clearly above your usual, so this is a gentle day too: the last one…"


def walk(days):
    person.tell("Wednesday: the day after strong pain")
    days.home()
    days.sleep_until("08:40")
    days.notified()
    days.look(MORNING)
    days.ada.press(f"{MORNING} 3 of 10")
    days.look("A gentle day", TODAY_TOO)
    days.is_left_alone("what was answered in the window is not asked any more")
    days.picture("gentle-still")
    days.sit(12)
    days.is_left_alone("on a gentle day strengthening is not due")

    person.tell("Wednesday: a stretch is advised against")
    days.ada.press("Start After sitting: three stretches")
    days.look("Before you begin", TODAY_TOO)
    assert not days.ada.sees("Ball or roller"), "a ball is offered on a gentle day"
    days.picture("advised-against")

    person.tell("Wednesday: the gentle session, and how it was")
    days.ada.press("Begin the gentle day")
    wait_until(lambda: state() == "running", "the gentle session begins")
    days.picture("gentle-session")
    days.go_through()
    days.look("How was it?")
    days.ada.press("How strong is the pain now? 2 of 10")
    days.picture("gentle-check-in")
    days.home()
    days.picture("gentle-done")
