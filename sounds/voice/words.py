"""Words of a clip's name, and how far what was heard is from them. It must not know how it was heard."""

import re
from dataclasses import dataclass

ONES = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen "
    "eighteen nineteen"
).split()
TENS = "- - twenty thirty forty fifty sixty seventy eighty ninety".split()
# Sound the same, so that nobody can tell them apart by ear.
SOUND_ALIKE = [{"two", "to", "too"}, {"four", "for", "fore"}, {"one", "won"}, {"eight", "ate"}, {"right", "write"}]
SIDES = {"left": "right", "right": "left"}


@dataclass(frozen=True)
class Mark:
    """Shares: of the words of one clip that may be wrong, of the clips that must reach that, of all words that may be wrong."""

    per_clip: float
    clips: float
    in_all: float

    def reached(self, name, heard):
        said = of_name(name)
        # In two words one may be wrong: a third of two is none.
        allowed = max(self.per_clip * len(said), len(said) > 1)
        return errors(said, heard) <= allowed and not mixes_sides(said, heard)

    def told(self):
        return (
            f"in {self.clips:.0%} of the clips at most {self.per_clip:.0%} of the words wrong (of two words one), in all clips "
            f"together at most {self.in_all:.0%}, and in none \"left\" for \"right\" or the other way round. A word too many "
            "counts as wrong."
        )


def of_name(name):
    return [word for part in name.split("-") for word in number(part).split()]


def number(part):
    if not re.fullmatch("[0-9]{1,2}", part):
        return part
    value = int(part)
    if value < len(ONES):
        return ONES[value]
    return TENS[value // 10] + (f" {ONES[value % 10]}" if value % 10 else "")


def alike(one, other):
    return one == other or any({one, other} <= words for words in SOUND_ALIKE)


def errors(said, heard):
    """The fewest words to put in, take out or exchange to make one of the other."""
    row = list(range(len(heard) + 1))
    for line, word in enumerate(said, 1):
        diagonal, row[0] = row[0], line
        for column, other in enumerate(heard, 1):
            best = min(row[column] + 1, row[column - 1] + 1, diagonal + (not alike(word, other)))
            diagonal, row[column] = row[column], best
    return row[-1]


def mixes_sides(said, heard):
    """A side was heard in the place of the other; that one was missed, or heard once too often, is no such thing."""
    ours, theirs = ([word for word in text if word in SIDES] for text in (said, heard))
    return not (lies_in(ours, theirs) or lies_in(theirs, ours))


def lies_in(few, many):
    """All of `few` come in `many`, in their order."""
    rest = iter(many)
    return all(word in rest for word in few)


def mirrored(name):
    return "-".join(SIDES.get(part, part) for part in name.split("-"))


def differ(name, other):
    """So much that what reaches the mark for one cannot reach it for the other."""
    ours, theirs = of_name(name), of_name(other)
    return errors(ours, theirs) > max(2, 2 / 3 * max(len(ours), len(theirs)))
