"""Has a recogniser write down every clip, and says which it misheard: `make voice-report`.

    python recognise.py              all clips; writes REPORT.md
    python recognise.py --every 8    every eighth clip; prints only

The recogniser (pocketsphinx with its own English model) knows the words of all clips and how frequent each is, and nothing
of their order: each may follow each other. It must not know the sentences. Exits with 1 where the clips are below the mark
or where what must fail did not.
"""

import argparse
import math
import sys
import tempfile
from collections import Counter
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import pocketsphinx
import soundfile
import soxr

import words
from words import Mark

HERE = Path(__file__).parent
MODEL = Path(pocketsphinx.get_model_path()) / "en-us"
RATE_HZ = 16_000
# Speech to the recogniser begins and ends in a quiet room, not in digital silence.
ROOM_S = 0.3
ROOM_DBFS = -62.0
PROCESSES = 2
# Of the clips that are looked at, every so many is also tried as noise.
NOISE_EVERY = 10

MARK = Mark(per_clip=1 / 3, clips=0.80, in_all=0.20)


@dataclass
class Heard:
    name: str
    words: list[str]
    length_s: float
    bytes: int

    @property
    def errors(self):
        return words.errors(words.of_name(self.name), self.words)

    @property
    def of(self):
        return len(words.of_name(self.name))


def main():
    arguments = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    arguments.add_argument("--every", type=int, default=1, metavar="N", help="look at every Nth clip only")
    every = arguments.parse_args().every

    clips = sorted((HERE / "en").glob("*.ogg"))
    if not clips:
        sys.exit("There are no clips. Run `make voice` first.")
    looked_at = clips[::every]
    with tempfile.TemporaryDirectory() as folder:
        write_loop(Path(folder), [words.of_name(clip.stem) for clip in clips])
        with ProcessPoolExecutor(PROCESSES, initializer=Recogniser.start, initargs=(folder,)) as pool:
            heard = list(pool.map(hear, looked_at, chunksize=4))
            noise = list(pool.map(hear_noise, looked_at[::NOISE_EVERY], chunksize=2))

    below = [one for one in heard if not MARK.reached(one.name, one.words)]
    proofs, failures = prove(heard, noise)
    failures += faults(heard, below)
    if every == 1:
        (HERE / "REPORT.md").write_text(report(heard, below, proofs), "utf-8")
    print("\n".join(summary(heard, below) + proofs + failures))
    sys.exit(bool(failures))


def wrong(heard):
    return sum(one.errors for one in heard) / sum(one.of for one in heard)


def faults(heard, below):
    """What the mark does not allow."""
    found = [
        f"{one.name} is on the wrong side: \"{' '.join(one.words)}\""
        for one in heard
        if words.mixes_sides(words.of_name(one.name), one.words)
    ]
    if wrong(heard) > MARK.in_all:
        found.append(f"{wrong(heard):.1%} of the words are wrong; {MARK.in_all:.0%} may be.")
    if len(below) > (1 - MARK.clips) * len(heard):
        found.append(f"{len(below)} of {len(heard)} clips have too many wrong words.")
    return found


def write_loop(folder, spoken):
    """A dictionary of the words of all that is spoken, and a model of a language in which each may follow each other."""
    frequency = Counter(word for said in spoken for word in said)
    vocabulary = sorted(frequency)
    known = pronunciations(MODEL / "cmudict-en-us.dict", set(vocabulary))
    known |= pronunciations(HERE / "extra.dict", set(vocabulary))
    without = [word for word in vocabulary if word not in known]
    if without:
        sys.exit(f"The recogniser's dictionary lacks {', '.join(without)}: add them to sounds/voice/extra.dict.")
    with open(folder / "loop.dict", "w", encoding="utf-8") as file:
        for word in vocabulary:
            for number, said in enumerate(known[word], 1):
                file.write(f"{word} {said}\n" if number == 1 else f"{word}({number}) {said}\n")
    # An end is as frequent as there are texts.
    all_in_all = sum(frequency.values()) + len(spoken)
    ends = math.log10(len(spoken) / all_in_all)
    with open(folder / "loop.lm", "w", encoding="utf-8") as file:
        file.write(f"\\data\\\nngram 1={len(vocabulary) + 2}\n\n\\1-grams:\n-99 <s>\n{ends:.4f} </s>\n")
        file.writelines(f"{math.log10(frequency[word] / all_in_all):.4f} {word}\n" for word in vocabulary)
        file.write("\n\\end\\\n")


def pronunciations(path, wanted):
    """Those of the wanted words, by word: `word` and `word(2)` are two of one word."""
    found = {}
    for line in path.read_text("utf-8").splitlines():
        entry, _, said = line.partition(" ")
        word = entry.partition("(")[0]
        if word in wanted and not line.startswith("#"):
            found.setdefault(word, []).append(said)
    return found


class Recogniser:
    """One in each process."""

    folder = None
    decoder = None

    @classmethod
    def start(cls, folder):
        cls.folder = Path(folder)

    @classmethod
    def words_in(cls, samples):
        # The decoder's first estimates linger from clip to clip; only a new one hears a clip the same way every time.
        decoder = pocketsphinx.Decoder(
            hmm=str(MODEL / "en-us"),
            dict=str(cls.folder / "loop.dict"),
            lm=str(cls.folder / "loop.lm"),
            loglevel="FATAL",
        )
        room = np.zeros(int(ROOM_S * RATE_HZ))
        sound = np.concatenate([room, samples, room])
        sound += np.random.default_rng(0).normal(0, 10 ** (ROOM_DBFS / 20), len(sound))
        pcm = (np.clip(sound, -1, 1) * 32767).astype("<i2").tobytes()
        decoder.start_utt()
        decoder.process_raw(pcm, full_utt=True)
        decoder.end_utt()
        heard = decoder.hyp()
        return heard.hypstr.split() if heard else []


def samples_of(clip):
    samples, rate_hz = soundfile.read(clip)
    return soxr.resample(samples, rate_hz, RATE_HZ), len(samples) / rate_hz


def hear(clip):
    samples, length_s = samples_of(clip)
    return Heard(clip.stem, Recogniser.words_in(samples), length_s, clip.stat().st_size)


def hear_noise(clip):
    """As long and as loud as the clip, but noise."""
    samples, length_s = samples_of(clip)
    noise = np.random.default_rng(1).normal(0, np.sqrt(np.mean(samples**2)), len(samples))
    return Heard(clip.stem, Recogniser.words_in(noise), length_s, 0)


def prove(heard, noise):
    """What was proved, and what should have failed and did not."""
    by_name = {one.name: one for one in heard}
    swapped, sides = [], []
    for at, one in enumerate(heard):
        others = heard[at + 1 :] + heard[:at]
        other = next((other for other in others if words.differ(one.name, other.name)), None)
        if other:
            swapped.append((one.name, other))
        mirrored = by_name.get(words.mirrored(one.name))
        if mirrored and mirrored is not one:
            sides.append((one.name, mirrored))
    tried = {
        "noise": [(one.name, one) for one in noise],
        "another's words": swapped,
        "the other side's words": sides,
    }
    proofs = [f"Told apart from {what}: {len(pairs)} clips." for what, pairs in tried.items() if pairs]
    failures = [
        f"{name} passes with {what}: \"{' '.join(other.words)}\""
        for what, pairs in tried.items()
        for name, other in pairs
        if MARK.reached(name, other.words)
    ]
    return proofs, failures


def summary(heard, below):
    length_s = sum(one.length_s for one in heard)
    of = sum(one.of for one in heard)
    return [
        f"{len(heard)} clips, {length_s:.0f} s, {sum(one.bytes for one in heard) / 1e6:.2f} MB; "
        f"{of / length_s:.2f} words per second.",
        f"{wrong(heard):.1%} of {of} words wrong; {sum(not one.errors for one in heard)} clips without an error, "
        f"{len(below)} with more than {MARK.per_clip:.0%} wrong.",
    ]


def report(heard, below, proofs):
    worst = sorted(heard, key=lambda one: (-one.errors / one.of, one.name))
    rows = [f"| {one.name} | {' '.join(one.words)} | {one.errors} of {one.of} |" for one in worst if one.errors]
    return "\n".join(
        [
            "# What a recogniser heard of the voice",
            "",
            "Written by `make voice-report`. The mark: " + MARK.told(),
            "",
            *(f"- {line}" for line in summary(heard, below) + proofs),
            "",
            "Those with an error, worst first:",
            "",
            "| clip | heard | words wrong |",
            "|---|---|---|",
            *rows,
            "",
        ]
    )


if __name__ == "__main__":
    main()
