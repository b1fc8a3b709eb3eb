"""Profile, safety questions, a desk break, check-in and Progress, by names and keys alone; prints what is read and said.

It must not know a pixel.
"""

import time

import announcements
import person

BREAK = "Desk micro-break, seated, 2 minutes"


def read(somebody):
    for line in somebody.page():
        print(f"   {line}")


def everything_has_a_name(somebody):
    nameless = [role for role, name, node in somebody.everything() if not name and person.takes_focus(node)]
    assert not nameless, f"nobody can tell what these are: {nameless}"


def main():
    person.switch_on()
    said = announcements.Announcements()
    ada = person.Person()

    person.tell("The first start")
    ada.wait_for("Tell about yourself")
    everything_has_a_name(ada)
    ada.press("Tell about yourself")

    person.tell("About you")
    ada.wait_for("How many hours do you sit on a usual day?")
    everything_has_a_name(ada)
    for answer in ("8", "On the floor…", "I can kneel…", "At a desk, in office clothes"):
        ada.press(answer)
    read(ada)
    ada.press("Next: the safety questions")

    person.tell("Safety questions")
    ada.wait_for("Keys: 1 yes, 2 no")
    everything_has_a_name(ada)
    ada.answer_the_safety_questions_with_no()
    ada.press("Keep these answers")
    ada.wait_for("Thank you")
    read(ada)
    ada.press("Done")

    person.tell(f"A desk break: {BREAK}")
    break_began_s = said.seconds()
    ada.press(f"Start {BREAK}")
    ada.wait_for("Something hurts")
    everything_has_a_name(ada)
    read(ada)
    ada.wait_for("How was it?", patience_s=240)
    break_ended_s = said.seconds()

    person.tell("The check-in")
    everything_has_a_name(ada)
    read(ada)
    ada.press("How strong is the pain now? 1 of 10")
    ada.wait_for("0 to 3 is green…")
    ada.keys("Escape")

    person.tell("Progress")
    ada.press("Your progress")
    ada.wait_for("Days of strengthening")
    everything_has_a_name(ada)
    time.sleep(1)
    read(ada)

    person.tell("What was said without being asked for")
    all_said = said.end()
    for seconds, text in all_said:
        print(f"   {seconds:6.1f} s  {text}")
    texts = [text for _, text in all_said]
    for page in ("About you", "Safety questions"):
        assert page in texts, f"nobody was told that {page!r} opened"
    in_session = [text for seconds, text in all_said if break_began_s <= seconds <= break_ended_s]
    assert len(in_session) >= 4, f"the session says too little: {in_session}"


main()
