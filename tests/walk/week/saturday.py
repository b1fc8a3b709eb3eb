"""The sixth day, which she has made free: no break is offered. What is of every day still is, until she says otherwise."""

import person


def walk(days):
    person.tell("Friday evening: breaks on working days alone")
    days.home()
    days.ada.press("Settings")
    days.look("Both on these days, and between these times:")
    days.ada.press("Saturday")
    days.ada.press("Sunday")
    days.picture("reminders")

    person.tell("Saturday: the day's strengthening is not for today, and no break is offered")
    days.home()
    days.sleep_until("09:00")
    days.notified()
    days.picture("saturday-morning")
    days.answer_notification("Today’s strengthening is still to do", "Not today")
    days.sit(130)
    days.is_left_alone("on a free day no break is offered, and what is not for today is over")
    days.picture("two-free-hours")
