"""A newcomer's first week, from a Monday to its Sunday. It must not know what happens on a day: each has its file in week/."""

from days import Days
from week import friday, monday, saturday, sunday, thursday, tuesday, wednesday


def main():
    days = Days()
    try:
        for day in (monday, tuesday, wednesday, thursday, friday, saturday, sunday):
            day.walk(days)
    finally:
        days.end()


if __name__ == "__main__":
    main()
