"""The seventh day: what the week came to, read on the pages of progress and records."""

import person

TABS = ("Overview", "Tightness", "Strength", "Exercises")


def walk(days):
    person.tell("Sunday: what the week came to")
    days.home()
    days.sleep_until("10:00")
    progress(days)
    days.look("A clinician has cleared exercises")


def progress(days):
    days.ada.press("Your progress")
    days.look("Days of strengthening", "This week so far…")
    for tab in TABS:
        days.ada.press(tab)
        days.picture(f"progress-{tab.lower()}")
    days.ada.press("Overview")
    days.ada.press("As numbers")
    days.picture("progress-numbers")
    days.ada.press("Everything that was told and done")
    days.look("The newest first…")
    days.picture("records")
