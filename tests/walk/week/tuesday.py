"""The second day: strengthening in the morning, and something hurts."""

import time

import person
from days import MORNING, state, wait_until


def walk(days):
    person.tell("Tuesday: the morning's strengthening, and something hurts")
    days.home()
    days.sleep_until("08:40")
    days.notified()
    days.look(MORNING)
    days.picture("morning")
    days.ada.press(f"{MORNING} 1 of 10")
    days.sit(12)
    days.notified()
    days.picture("still-to-do")
    days.follow_notification("Today’s strengthening is still to do")
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
