//! Synthesises the coach's ten tones as FLAC files, the same samples on every platform.
//!
//! `cargo run --example synthesize` writes them to `sounds/`, or to the folder given as argument.
//! Only IEEE additions, multiplications and divisions and the `libm` crate's sine, cosine, exponential and power are
//! used: std's trigonometry may differ in the last bit between platforms. Nothing is measured while the program runs;
//! the gain of each tone was found with an EBU R128 meter and is written down here.

use std::f64::consts::PI;
use std::path::Path;

use flacenc::source::MemSource;
use unsit::adapters::track::flac;

/// Samples per second of every file.
pub const SAMPLE_RATE_HZ: u32 = 48_000;
const FRAMES_PER_MS: u32 = SAMPLE_RATE_HZ / 1000;

// One key, D major pentatonic, in just intonation: with whole-number ratios the notes of a chord do not beat.
const D4_HZ: f64 = 440.0 / 1.5;
const F_SHARP4_HZ: f64 = D4_HZ * 1.25;
const A4_HZ: f64 = D4_HZ * 1.5;
const D5_HZ: f64 = D4_HZ * 2.0;
const E5_HZ: f64 = D5_HZ * 1.125;
const F_SHARP5_HZ: f64 = D5_HZ * 1.25;
const A5_HZ: f64 = D5_HZ * 1.5;
const B5_HZ: f64 = D5_HZ * 5.0 / 3.0;
const D6_HZ: f64 = D5_HZ * 2.0;

/// Where an attack starts, as a share of the full level: never zero, so that the very first sample is audible,
/// even in a softer evening session, and low enough (-22 dB) that the step is no click.
const ATTACK_START: f64 = 0.08;

/// Level of a panned note in the ear it does not come from. Not silent: a note in one ear only is unpleasant in
/// headphones, and a person with one earbud must hear both notes.
const FAR_EAR_DB: f64 = -15.0;

/// One component of a struck bar's sound.
struct Partial {
    /// Frequency as a multiple of the note's pitch.
    ratio: f64,
    level_db: f64,
    /// Time to fall to 1/e, as a share of the note's ring.
    ring_share: f64,
    /// How long it stays at full level before it decays: the resonator under the bar.
    hold_ms: f64,
    /// Whether it starts in its trough instead of at its crest.
    inverted: bool,
}

/// What the bar is made of and how hard the mallet is.
struct Timbre {
    /// Time from the first sample to full level.
    attack_ms: f64,
    partials: &'static [Partial],
}

/// A marimba bar under a soft mallet: its second and third partial are tuned near 4 and 10 times the pitch.
const MARIMBA: Timbre = Timbre {
    attack_ms: 1.8,
    partials: &[
        partial(1.0, 0.0, 1.0),
        partial(3.93, -15.0, 0.35),
        partial(9.6, -26.0, 0.08),
    ],
};

/// A low bar: the octave keeps it audible on laptop speakers.
const LOW_BAR: Timbre = Timbre {
    attack_ms: 2.0,
    partials: &[
        partial(1.0, 0.0, 1.0),
        partial(2.0, -12.0, 0.7),
        partial(3.93, -20.0, 0.25),
    ],
};

/// A damped xylophone bar under a hard mallet: its second partial is tuned to 3 times the pitch; the third, soon gone,
/// is the knock. So short a sound needs all the energy that a low peak allows: hence the hold, and the inverted second
/// partial, which flattens the crests of the first.
const WOOD: Timbre = Timbre {
    attack_ms: 1.2,
    partials: &[
        partial(1.0, 0.0, 1.0).held(10.0),
        partial(3.0, -12.0, 0.5).inverted(),
        partial(6.1, -12.0, 0.1),
    ],
};

/// A fingertip on a small bar: hardly any upper partials.
const FINGERTIP: Timbre = Timbre {
    attack_ms: 1.5,
    partials: &[partial(1.0, 0.0, 1.0), partial(3.93, -20.0, 0.3)],
};

/// The ear a note comes from.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Ear {
    Both,
    Left,
    Right,
}

/// One stroke.
struct Note {
    start_ms: u32,
    pitch_hz: f64,
    level_db: f64,
    /// Time for the fundamental to fall to 1/e.
    ring_ms: f64,
    ear: Ear,
}

/// One file.
struct Tone {
    name: &'static str,
    timbre: &'static Timbre,
    length_ms: u32,
    /// The last part of the length, over which the tail is faded to zero.
    fade_ms: u32,
    /// Found by measurement (see README.md); brings the tone to its loudness.
    gain_db: f64,
    notes: &'static [Note],
}

const fn partial(ratio: f64, level_db: f64, ring_share: f64) -> Partial {
    Partial {
        ratio,
        level_db,
        ring_share,
        hold_ms: 0.0,
        inverted: false,
    }
}

const fn note(start_ms: u32, pitch_hz: f64, level_db: f64, ring_ms: f64) -> Note {
    Note {
        start_ms,
        pitch_hz,
        level_db,
        ring_ms,
        ear: Ear::Both,
    }
}

/// The design of the ten tones.
const TONES: [Tone; 10] = [
    // An invitation: three notes up the tonic triad, the last one open.
    Tone {
        name: "prepare",
        timbre: &MARIMBA,
        length_ms: 860,
        fade_ms: 200,
        gain_db: -11.74,
        notes: &[
            note(0, A4_HZ, -3.0, 120.0),
            note(150, D5_HZ, -1.5, 120.0),
            note(300, F_SHARP5_HZ, 0.0, 190.0),
        ],
    },
    // Three of these count down to `go`, an octave below it, dry.
    Tone {
        name: "tick",
        timbre: &WOOD,
        length_ms: 190,
        fade_ms: 50,
        gain_db: -6.51,
        notes: &[note(0, D5_HZ, 0.0, 60.0)],
    },
    // High and ringing where the ticks are low and dry; the octave below gives it body.
    Tone {
        name: "go",
        timbre: &MARIMBA,
        length_ms: 800,
        fade_ms: 250,
        gain_db: -12.03,
        notes: &[note(0, D6_HZ, 0.0, 230.0), note(0, D5_HZ, -14.0, 160.0)],
    },
    // Close in time and in pitch: a tap on the shoulder.
    Tone {
        name: "halfway",
        timbre: &MARIMBA,
        length_ms: 480,
        fade_ms: 150,
        gain_db: -10.14,
        notes: &[note(0, A5_HZ, 0.0, 70.0), note(130, B5_HZ, 0.0, 100.0)],
    },
    // The turns of a repetition come every second or two, so they are short, soft and 6 LU below the rest.
    Tone {
        name: "turn-lift",
        timbre: &FINGERTIP,
        length_ms: 120,
        fade_ms: 50,
        gain_db: -8.13,
        notes: &[note(0, B5_HZ, 0.0, 28.0)],
    },
    Tone {
        name: "turn-lower",
        timbre: &FINGERTIP,
        length_ms: 120,
        fade_ms: 50,
        gain_db: -7.72,
        notes: &[note(0, F_SHARP5_HZ, 0.0, 28.0)],
    },
    // As on a keyboard, left is low and right is high: the pair falls to the left and rises to the right, so that the
    // direction is told on a single loudspeaker too. The old side's note is soft and brief, the new side's is the aim.
    Tone {
        name: "switch-to-left",
        timbre: &MARIMBA,
        length_ms: 860,
        fade_ms: 200,
        gain_db: -10.77,
        notes: &[
            note(0, E5_HZ, -5.0, 90.0).from(Ear::Right),
            note(240, A4_HZ, 0.0, 220.0).from(Ear::Left),
        ],
    },
    Tone {
        name: "switch-to-right",
        timbre: &MARIMBA,
        length_ms: 860,
        fade_ms: 200,
        gain_db: -10.94,
        notes: &[
            note(0, A4_HZ, -5.0, 90.0).from(Ear::Left),
            note(240, E5_HZ, 0.0, 220.0).from(Ear::Right),
        ],
    },
    // The lowest sound of all.
    Tone {
        name: "rest",
        timbre: &LOW_BAR,
        length_ms: 900,
        fade_ms: 300,
        gain_db: -11.56,
        notes: &[note(0, D4_HZ, 0.0, 280.0)],
    },
    // The tonic chord in root position, rolled up to the tonic on top: we are home.
    Tone {
        name: "finish",
        timbre: &MARIMBA,
        length_ms: 900,
        fade_ms: 300,
        gain_db: -16.16,
        notes: &[
            note(0, D4_HZ, -1.5, 320.0),
            note(45, F_SHARP4_HZ, -3.0, 300.0),
            note(90, A4_HZ, -2.0, 300.0),
            note(135, D5_HZ, 0.0, 300.0),
        ],
    },
];

/// All tones as (file name without extension, samples of each channel).
pub fn palette() -> Vec<(&'static str, Vec<Vec<i16>>)> {
    TONES
        .iter()
        .map(|tone| (tone.name, tone.channels()))
        .collect()
}

impl Tone {
    /// The tone's samples, one `Vec` per channel: one channel, or left and right if any note is panned.
    fn channels(&self) -> Vec<Vec<i16>> {
        if self.notes.iter().all(|note| note.ear == Ear::Both) {
            vec![self.heard_by(Ear::Both)]
        } else {
            vec![self.heard_by(Ear::Left), self.heard_by(Ear::Right)]
        }
    }

    fn heard_by(&self, ear: Ear) -> Vec<i16> {
        let frames = self.length_ms * FRAMES_PER_MS;
        let gain = amplitude(self.gain_db);
        let sample = |frame| gain * self.mix(ear, frame) * self.fade_out(frames - 1 - frame);
        (0..frames).map(|frame| to_pcm(sample(frame))).collect()
    }

    fn mix(&self, ear: Ear, frame: u32) -> f64 {
        self.notes
            .iter()
            .map(|note| note.level_in(ear) * note.sample(self.timbre, frame))
            .sum()
    }

    /// A raised cosine that reaches zero at the last frame.
    fn fade_out(&self, frames_left: u32) -> f64 {
        let fade_frames = self.fade_ms * FRAMES_PER_MS;
        raised_cosine(f64::from(frames_left) / f64::from(fade_frames))
    }
}

impl Note {
    const fn from(self, ear: Ear) -> Note {
        Note { ear, ..self }
    }

    fn level_in(&self, ear: Ear) -> f64 {
        if self.ear == ear || self.ear == Ear::Both {
            1.0
        } else {
            amplitude(FAR_EAR_DB)
        }
    }

    fn sample(&self, timbre: &Timbre, frame: u32) -> f64 {
        let Some(age) = frame.checked_sub(self.start_ms * FRAMES_PER_MS) else {
            return 0.0;
        };
        let age_s = f64::from(age) / f64::from(SAMPLE_RATE_HZ);
        let bar: f64 = timbre
            .partials
            .iter()
            .map(|partial| partial.sample(self, age_s))
            .sum();
        amplitude(self.level_db) * timbre.attack(age_s) * bar
    }
}

impl Timbre {
    fn attack(&self, age_s: f64) -> f64 {
        ATTACK_START + (1.0 - ATTACK_START) * raised_cosine(age_s * 1000.0 / self.attack_ms)
    }
}

impl Partial {
    const fn held(self, hold_ms: f64) -> Partial {
        Partial { hold_ms, ..self }
    }

    const fn inverted(self) -> Partial {
        Partial {
            inverted: true,
            ..self
        }
    }

    /// A decaying cosine: it starts at its crest (or trough), which makes the first sample count.
    fn sample(&self, note: &Note, age_s: f64) -> f64 {
        let level = if self.inverted {
            -amplitude(self.level_db)
        } else {
            amplitude(self.level_db)
        };
        let ring_s = self.ring_share * note.ring_ms / 1000.0;
        let decaying_s = (age_s - self.hold_ms / 1000.0).max(0.0);
        let turns = self.ratio * note.pitch_hz * age_s;
        level * libm::exp(-decaying_s / ring_s) * libm::cos(2.0 * PI * turns)
    }
}

/// From 0 at 0 to 1 at 1 and beyond, with no corner at either end.
fn raised_cosine(progress: f64) -> f64 {
    0.5 - 0.5 * libm::cos(PI * progress.clamp(0.0, 1.0))
}

fn amplitude(level_db: f64) -> f64 {
    libm::pow(10.0, level_db / 20.0)
}

fn to_pcm(sample: f64) -> i16 {
    libm::round(sample * f64::from(i16::MAX)) as i16
}

/// A FLAC file of 16 bit.
pub fn flac(channels: &[Vec<i16>]) -> Result<Vec<u8>, String> {
    const BITS: usize = 16;
    let frames = channels.iter().map(Vec::len).min().unwrap_or(0);
    let samples: Vec<i32> = (0..frames)
        .flat_map(|frame| channels.iter().map(move |channel| channel[frame].into()))
        .collect();
    let source = MemSource::from_samples(&samples, channels.len(), BITS, SAMPLE_RATE_HZ as usize);
    flac::encode(source)
        .and_then(|stream| flac::bytes(&stream))
        .map_err(|error| error.to_string())
}

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let folder = std::env::args_os()
        .nth(1)
        .unwrap_or_else(|| "sounds".into());
    for (name, channels) in palette() {
        let path = Path::new(&folder).join(format!("{name}.flac"));
        std::fs::write(path, flac(&channels)?)?;
    }
    Ok(())
}
