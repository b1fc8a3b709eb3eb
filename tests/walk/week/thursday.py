"""The fourth day: strengthening again, cut off twice; gone on with from the notification, and from the home screen."""

import person
from days import MORNING, state, status, wait_until


def walk(days):
    person.tell("Thursday: the gentle days are over")
    days.home()
    days.sleep_until("08:40")
    days.look(MORNING)
    days.ada.press(f"{MORNING} 1 of 10")
    assert not days.ada.sees("A gentle day"), "it is a gentle day still"
    days.picture("strengthening-again")
    days.ada.press("Begin")
    killed_twice(days)


def killed_twice(days):
    wait_until(lambda: state() == "running", "strengthening begins")
    days.come_to_step(3)

    person.tell("The window is killed; the notification goes on")
    before = status()["step"]["index"]
    days.kill_window()
    days.notified()
    days.picture("cut-off")
    days.follow_notification("Your session was cut off")
    days.goes_on_from(before)
    days.picture("gone-on")

    person.tell("It is killed again; the home screen offers to go on")
    days.come_to_step(before + 2)
    before = status()["step"]["index"]
    days.kill_window()
    days.notified()
    days.wave_away("Your session was cut off")
    days.home()
    days.look("Go on where you were?")
    days.picture("go-on")
    days.ada.press("Go on")
    days.goes_on_from(before)
    days.go_through()
    days.look("How was it?")
    days.ada.press("How strong is the pain now? 1 of 10")
    days.picture("whole-again")
    days.home()
    days.look("Enough for today")
