"""The first day: the icon, the safety questions, strengthening, a test before a stretch, and one stretch a day."""

import time

import person
from days import FIRST_ANSWER, state, status, wait_until

# Of what is seen in a test.
TIGHT = "3"


def walk(days):
    first_click(days)

    person.tell("Monday: two hours later: test, then stretch what is tight")
    days.sit(130)
    days.notified()
    days.picture("long-sitting")
    days.follow_notification("The session after sitting is free")
    test_then_stretch(days)

    person.tell("Monday: an hour later: how is it now?")
    days.sit(62)
    days.notified()
    days.picture("an-hour-later")
    days.follow_notification("How is it now?")
    days.look("An hour after stretching: how does it feel now?")
    days.answer(": The same")
    days.home()

    second_click(days)


def first_click(days):
    person.tell("Monday: the icon, an hour at the desk, and the first click")
    days.picture("icon")
    days.sit(52)
    days.is_left_alone("before the safety questions are answered nothing is due")
    days.click_icon()
    days.look("Safety questions", "When to stop")
    days.picture("first-click")
    days.ada.answer_the_safety_questions_with_no()
    days.ada.press("Keep these answers")
    days.look("Where are you just now?")
    days.picture("desk-or-floor")
    days.ada.press("Where I can lie down")
    wait_until(lambda: state() == "running", "strengthening begins")
    days.is_left_alone("who has just answered is at it")
    time.sleep(6)
    days.picture("strengthening")
    days.go_through()
    days.look("How was it?")
    days.ada.press("How strong is the pain now? 1 of 10")
    days.ada.press("How hard was the strengthening? 5 of 10")
    days.picture("check-in")
    days.home()
    days.look("Enough for today")


def test_then_stretch(days):
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


def second_click(days):
    person.tell("Monday: a second click on a day that had its stretch")
    days.click_icon()
    time.sleep(3)
    days.picture("once-a-day")
    assert state() != "running" or "stretch" not in status()["routine"], "a second stretch was begun"
