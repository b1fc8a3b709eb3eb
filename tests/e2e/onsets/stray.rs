//! Finds what is heard where no tone should be. It must not know which tones there are: none rings
//! longer than [`RINGS_MS`].

use super::find::Found;
use super::words::Words;

const PER_MS: f64 = 48.0;
/// From this long before a tone's place, …
const BEFORE_MS: f64 = 50.0;
/// … to this long after it, sound is that tone's. Tones ring at most 900 ms.
const RINGS_MS: f64 = 1000.0;
/// Louder than this part of the loudest sample is heard: 40 dB below.
const AUDIBLE: f32 = 0.01;
/// Sounds that are closer together than this are one.
const SAME_MS: f64 = 50.0;

/// A stretch of sound that belongs to no tone, in milliseconds from the recording's start.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Stray {
    pub from_ms: f64,
    pub to_ms: f64,
}

/// All sound in a recording of one channel at 48 kHz that is near none of the tones and no part of the words. A tone that
/// was not found has its place relative to the first one that was.
pub fn strays(recording: &[f32], found: &[Found], words: &[Words]) -> Vec<Stray> {
    let offset_ms = found
        .iter()
        .find_map(|found| Some(found.starts_ms? - found.expected.at_ms))
        .unwrap_or_default();
    let mut covered: Vec<(f64, f64)> = found
        .iter()
        .map(|found| {
            let place = found.expected.at_ms + offset_ms;
            (place - BEFORE_MS, place + RINGS_MS)
        })
        .collect();
    covered.extend(words.iter().map(|one| {
        let begins = one.at_ms + offset_ms;
        (
            begins - BEFORE_MS,
            begins + one.lasts_ms + one.allowed_ms().max(BEFORE_MS),
        )
    }));
    covered.sort_by(|a, b| a.0.total_cmp(&b.0));

    let loudest = recording.iter().fold(0.0_f32, |most, s| most.max(s.abs()));
    // What overlaps is one: a tone may ring on into words.
    covered.dedup_by(|next, this| {
        let overlap = next.0 <= this.1;
        this.1 = if overlap { this.1.max(next.1) } else { this.1 };
        overlap
    });
    let mut tones = covered.into_iter().peekable();
    let mut strays: Vec<Stray> = Vec::new();
    for (frame, sample) in recording.iter().enumerate() {
        if sample.abs() <= loudest * AUDIBLE {
            continue;
        }
        let ms = frame as f64 / PER_MS;
        while tones.next_if(|(_, to)| *to < ms).is_some() {}
        if tones.peek().is_some_and(|(from, _)| *from <= ms) {
            continue;
        }
        match strays.last_mut() {
            Some(last) if ms - last.to_ms < SAME_MS => last.to_ms = ms,
            _ => strays.push(Stray {
                from_ms: ms,
                to_ms: ms,
            }),
        }
    }
    strays
}

#[cfg(test)]
mod tests {
    use unsit::soundtrack::{Tone, Tones};

    use super::super::find::{Expected, RATE_HZ, find};
    use super::*;

    /// A recording of five seconds with these tones in it.
    fn heard(tones: &[(f64, Tone)]) -> Vec<f32> {
        let mut recording = vec![0.0; 240_000];
        let all = Tones::at(RATE_HZ);
        for (at_ms, tone) in tones {
            let begins = (at_ms * PER_MS) as usize;
            for (sample, [left, right]) in
                recording[begins..].iter_mut().zip(all.sound(*tone).iter())
            {
                *sample += (left + right) / 2.0;
            }
        }
        recording
    }

    fn expected(cues: &[(f64, &str)]) -> Vec<Expected> {
        let cue = |(at_ms, cue): &(f64, &str)| Expected {
            at_ms: *at_ms,
            cue: (*cue).to_owned(),
        };
        cues.iter().map(cue).collect()
    }

    fn strays_in(recording: &[f32], cues: &[(f64, &str)]) -> Vec<Stray> {
        strays(recording, &find(recording, &expected(cues)), &[])
    }

    const CUES: [(f64, &str); 2] = [(0.0, "prepare"), (2500.0, "go")];

    #[test]
    fn tones_and_their_tails_are_no_strays() {
        for tone in Tone::ALL {
            let rings = Tones::at(RATE_HZ).sound(tone).length() as f64 / PER_MS;
            assert!(rings < RINGS_MS, "{tone:?} rings {rings} ms");
        }
        let recording = heard(&[(700.0, Tone::Prepare), (3200.0, Tone::Go)]);
        assert_eq!(strays_in(&recording, &CUES), []);
    }

    #[test]
    fn a_tone_that_nobody_asked_for_is_one_stray() {
        let recording = heard(&[
            (700.0, Tone::Prepare),
            (2000.0, Tone::Tick),
            (3200.0, Tone::Go),
        ]);
        let strays = strays_in(&recording, &CUES);
        assert_eq!(strays.len(), 1, "{strays:?}");
        assert!((strays[0].from_ms - 2000.0).abs() < 10.0, "{strays:?}");
    }

    #[test]
    fn sound_before_a_tone_is_a_stray() {
        let mut recording = heard(&[(700.0, Tone::Prepare), (3200.0, Tone::Go)]);
        let just_before = (3140.0 * PER_MS) as usize;
        recording[just_before] = 0.05;
        assert_eq!(strays_in(&recording, &CUES).len(), 1);
    }

    #[test]
    fn a_tone_that_goes_on_too_long_is_a_stray() {
        let mut recording = heard(&[(700.0, Tone::Prepare), (3200.0, Tone::Go)]);
        let after = (1705.0 * PER_MS) as usize;
        for (frame, sample) in recording[after..after + 4800].iter_mut().enumerate() {
            *sample = 0.1 * (frame as f32 / 20.0).sin();
        }
        assert_eq!(strays_in(&recording, &CUES).len(), 1);
    }

    #[test]
    fn words_are_no_strays_where_they_belong() {
        let mut recording = heard(&[(700.0, Tone::Prepare), (3200.0, Tone::Go)]);
        let begins = (2000.0 * PER_MS) as usize;
        recording[begins..begins + 19_200].fill(0.1);
        let found = find(&recording, &expected(&CUES));
        let words = |at_ms| Words {
            at_ms,
            lasts_ms: 400.0,
            words: String::new(),
        };
        assert_eq!(strays(&recording, &found, &[words(1300.0)]), []);
        assert_eq!(strays(&recording, &found, &[words(1100.0)]).len(), 1);
    }

    #[test]
    fn what_cannot_be_heard_is_no_stray() {
        let mut recording = heard(&[(700.0, Tone::Prepare), (3200.0, Tone::Go)]);
        recording[(2000.0 * PER_MS) as usize] = 0.0001;
        assert_eq!(strays_in(&recording, &CUES), []);
    }
}
