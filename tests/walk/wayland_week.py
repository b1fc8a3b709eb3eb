"""The main moments of a newcomer's first week where only the compositor is another one: on Wayland.

It must not know a pixel. What hangs on hearing the keyboard and the mouse is begun by a command or by the icon instead.
"""

import person
from days import MORNING, Days, unsit
from week import monday, sunday, thursday


def main():
    days = Days()
    try:
        monday.first_click(days)

        person.tell("Monday: the session after sitting, by its command: test, then stretch what is tight")
        unsit("start", "post-sitting")
        monday.test_then_stretch(days)
        monday.second_click(days)

        person.tell("Tuesday: strengthening again")
        days.home()
        days.sleep_until("08:40")
        days.look(MORNING)
        days.ada.press(f"{MORNING} 1 of 10")
        days.picture("next-morning")
        unsit("start", "strengthen")
        thursday.killed_twice(days)

        person.tell("Tuesday: what it came to")
        days.home()
        sunday.progress(days)
    finally:
        days.end()


if __name__ == "__main__":
    main()
