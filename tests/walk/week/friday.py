"""The fifth day: a sign that a clinician should see, a graver one, and a clinician's word that opens exercises again."""

import icon
import person
from days import MORNING


def walk(days):
    person.tell("Friday: a sign that a clinician should see first")
    days.home()
    days.sleep_until("08:40")
    days.ada.press(f"{MORNING} 1 of 10")
    days.ada.press("When to get help")
    days.look("See a clinician first")
    days.picture("signs")
    days.ada.press("A hot, red, swollen joint or calf")
    days.look("A clinician has cleared me")
    days.picture("clinician-first")
    days.home()
    days.look("See a clinician first")
    days.picture("home-clinician-first")

    person.tell("Friday: a break, against it")
    days.ada.press("Start Desk micro-break, standing, 2 minutes")
    days.look("Before you begin", "When to see someone")
    days.picture("asked-once-more")
    days.ada.press("Leave it")

    person.tell("Friday: a graver sign")
    days.ada.press("When to get help")
    days.ada.press("This is happening")
    days.look("Stop. Call your emergency number now.")
    days.picture("emergency")
    days.home()
    days.look("Get help first")
    days.picture("home-emergency")
    days.sit(70)
    days.is_left_alone("while help comes first nothing else is suggested")
    print("   the icon’s menu: " + " | ".join(icon.labels()))
    days.click_icon()
    days.look("Stop. Call your emergency number now.")
    days.picture("icon-while-closed")

    person.tell("Friday: a clinician has cleared it")
    days.ada.press("A clinician has cleared me")
    days.picture("is-it-so")
    days.ada.press("A doctor or another clinician has looked at this…")
    days.ada.press("Open the exercises")
    days.look("When to get help")
    days.home()
    days.picture("open-again")
