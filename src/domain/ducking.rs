//! When other programs' sound makes room for words, and how far their streams are turned down. It must not know whose sound
//! it is, nor what is said.

use std::time::Duration;

use super::Moment;
use super::settings::OtherSound;

/// Room is made this long before words begin: time to turn down in, and a breath.
const BEFORE: Duration = Duration::from_millis(250);
/// And kept this long after their end: what is heard comes a device's buffer later.
const AFTER: Duration = Duration::from_millis(400);

/// From one moment to a later one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Span {
    pub from: Moment,
    pub to: Moment,
}

impl Span {
    pub fn new(from: Moment, lasts: Duration) -> Self {
        Self {
            from,
            to: from + lasts,
        }
    }

    pub fn contains(&self, at: Moment) -> bool {
        self.from <= at && at < self.to
    }
}

/// Sound that comes back for less than this is more trouble than silence. To pause and play again takes a player longer, and
/// a person notices more of it.
fn shortest_return(how: OtherSound) -> Duration {
    match how {
        OtherSound::Leave | OtherSound::Lower => Duration::from_secs(2),
        OtherSound::Pause => Duration::from_secs(6),
    }
}

/// When room is made for these words: in order of time, apart from each other, each word within one of them.
pub fn spans(words: &[Span], how: OtherSound) -> Vec<Span> {
    if how == OtherSound::Leave {
        return Vec::new();
    }
    let mut words = words.to_vec();
    words.sort_by_key(|word| word.from);
    let mut spans: Vec<Span> = Vec::new();
    for word in words {
        let (from, to) = (word.from - BEFORE, word.to + AFTER);
        match spans.last_mut() {
            Some(last) if from < last.to + shortest_return(how) => last.to = last.to.max(to),
            _ => spans.push(Span { from, to }),
        }
    }
    spans
}

/// What is to be done to other programs' sound, by the words that are known of.
#[derive(Debug, Default)]
pub struct Ducking {
    how: OtherSound,
    words: Vec<Span>,
    spans: Vec<Span>,
}

impl Ducking {
    /// From `now` on these are the words; with none, room is made no longer. Those that are over need not be among them: what
    /// was said just now counts on, so that the same session handed over anew lets nothing up for a moment.
    pub fn replace(&mut self, mut words: Vec<Span>, how: OtherSound, now: Moment) {
        let begun = self.words.iter().filter(|word| word.from <= now);
        // What goes on is among the new ones; what does not, was cut off.
        let said = begun.map(|word| Span {
            from: word.from,
            to: word.to.min(now),
        });
        if !words.is_empty() && how == self.how {
            words.extend(said.max_by_key(|word| word.to));
        }
        self.spans = spans(&words, how);
        self.words = words;
        self.how = how;
    }

    /// What is to be done at `now`.
    pub fn at(&self, now: Moment) -> OtherSound {
        if self.spans.iter().any(|span| span.contains(now)) {
            self.how
        } else {
            OtherSound::Leave
        }
    }

    /// When that changes; never, where nothing more is said.
    pub fn changes_after(&self, now: Moment) -> Option<Moment> {
        let ends = self.spans.iter().flat_map(|span| [span.from, span.to]);
        ends.filter(|end| *end > now).min()
    }
}

/// A stream's volume, channel by channel, on the sound server's cubic scale: 65536 leaves the sound as it is.
pub type Volume = Vec<u32>;

/// A stream is turned down in so many steps, and up again in as many.
pub const STEPS: u32 = 4;
/// From one step to the next.
pub const STEP: Duration = Duration::from_millis(45);
/// Turned down it has this share of its volume, in thousandths: cubed it is a quarter, −12 dB. No step is a whole percentage,
/// as a hand would set it.
const LOWERED: u64 = 631;
/// Servers that count in decibels or floats may give a volume back this far off.
const ROUNDING: u32 = 2;

/// `was`, turned down by `step` of [`STEPS`].
pub fn turned_down(was: &[u32], step: u32) -> Volume {
    let (step, steps) = (u64::from(step.min(STEPS)), u64::from(STEPS));
    let share = 1000 * steps - (1000 - LOWERED) * step;
    let channel = |channel: &u32| {
        let lowered = u64::from(*channel) * share / (1000 * steps);
        u32::try_from(lowered).unwrap_or(*channel)
    };
    was.iter().map(channel).collect()
}

/// How many steps a stream that was at `was` is turned down by now. None where it is elsewhere: then somebody else has set
/// it, and it is theirs.
pub fn step_of(now: &[u32], was: &[u32]) -> Option<u32> {
    (0..=STEPS).find(|step| {
        let ours = turned_down(was, *step);
        ours.len() == now.len()
            && ours
                .iter()
                .zip(now)
                .all(|(ours, now)| ours.abs_diff(*now) <= ROUNDING)
    })
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn at(ms: u64) -> Moment {
        Moment::from_nanos(1_000_000_000_000) + Duration::from_millis(ms)
    }

    fn word(from_ms: u64, lasts_ms: u64) -> Span {
        Span::new(at(from_ms), Duration::from_millis(lasts_ms))
    }

    fn words() -> impl Strategy<Value = Vec<Span>> {
        let word = (0..60_000u64, 1..5000u64).prop_map(|(from, lasts)| word(from, lasts));
        prop::collection::vec(word, 0..12)
    }

    fn how() -> impl Strategy<Value = OtherSound> {
        prop_oneof![Just(OtherSound::Lower), Just(OtherSound::Pause)]
    }

    proptest! {
        #[test]
        fn every_word_is_within_a_span_and_spans_are_apart(words in words(), how in how()) {
            let spans = spans(&words, how);
            for word in &words {
                let around = |span: &&Span| {
                    span.from + BEFORE <= word.from && word.to + AFTER <= span.to
                };
                prop_assert_eq!(spans.iter().filter(around).count(), 1, "{:?}", word);
            }
            for pair in spans.windows(2) {
                prop_assert!(pair[0].to + shortest_return(how) <= pair[1].from);
            }
            // No span is longer than its words ask for.
            for span in &spans {
                prop_assert!(words.iter().any(|word| word.from == span.from + BEFORE));
                prop_assert!(words.iter().any(|word| word.to + AFTER == span.to));
            }
        }

        #[test]
        fn the_same_session_handed_over_anew_lets_nothing_up(
            words in words(),
            how in how(),
            moments in prop::collection::vec(0..70_000u64, 1..8),
        ) {
            let mut once = Ducking::default();
            once.replace(words.clone(), how, at(0));
            let mut anew = Ducking::default();
            anew.replace(words.clone(), how, at(0));
            let mut moments = moments;
            moments.sort_unstable();
            for moment in moments {
                let now = at(moment);
                let left: Vec<Span> = words.iter().copied().filter(|word| word.to > now).collect();
                // With nothing left to say there is nothing to hold on for.
                if left.is_empty() {
                    break;
                }
                anew.replace(left, how, now);
                if once.at(now) != OtherSound::Leave {
                    prop_assert_eq!(anew.at(now), how);
                }
            }
        }

        #[test]
        fn a_step_is_known_again(was in prop::collection::vec(0..200_000u32, 1..8), step in 0..=STEPS) {
            let now = turned_down(&was, step);
            let known = step_of(&now, &was).unwrap();
            // Of next to nothing, the steps are one.
            prop_assert!(known == step || was.iter().all(|channel| *channel < 40));
        }
    }

    #[test]
    fn room_is_made_a_little_longer_than_words_last() {
        let span = |from_ms, to_ms| Span {
            from: at(from_ms),
            to: at(to_ms),
        };
        let words = [word(10_000, 1000), word(13_600, 400), word(16_650, 350)];
        assert_eq!(
            spans(&words, OtherSound::Lower),
            // 1.95 s from one to the next, and 2 s.
            [span(9750, 14_400), span(16_400, 17_400)]
        );
        assert_eq!(spans(&words, OtherSound::Pause), [span(9750, 17_400)]);
        assert_eq!(spans(&words, OtherSound::Leave), []);
    }

    #[test]
    fn it_changes_at_the_ends_of_spans_and_at_once_where_nothing_more_is_said() {
        let mut ducking = Ducking::default();
        assert_eq!(ducking.changes_after(at(0)), None);
        ducking.replace(vec![word(10_000, 1000)], OtherSound::Lower, at(0));
        assert_eq!(ducking.at(at(9_749)), OtherSound::Leave);
        assert_eq!(ducking.changes_after(at(0)), Some(at(9750)));
        assert_eq!(ducking.at(at(9750)), OtherSound::Lower);
        assert_eq!(ducking.changes_after(at(9750)), Some(at(11_400)));
        assert_eq!(ducking.at(at(11_400)), OtherSound::Leave);
        assert_eq!(ducking.changes_after(at(11_400)), None);
        // A pause, and another wish.
        ducking.replace(Vec::new(), OtherSound::Lower, at(10_500));
        assert_eq!(ducking.at(at(10_500)), OtherSound::Leave);
        ducking.replace(vec![word(10_000, 1000)], OtherSound::Leave, at(10_600));
        assert_eq!(ducking.at(at(10_600)), OtherSound::Leave);
    }

    #[test]
    fn words_that_are_skipped_make_room_no_longer_than_they_were_said() {
        let mut ducking = Ducking::default();
        ducking.replace(vec![word(10_000, 5000)], OtherSound::Lower, at(0));
        ducking.replace(vec![word(30_000, 1000)], OtherSound::Lower, at(11_000));
        assert_eq!(ducking.at(at(11_399)), OtherSound::Lower);
        assert_eq!(ducking.at(at(11_400)), OtherSound::Leave);
    }

    #[test]
    fn turned_down_is_a_quarter_as_strong_on_every_channel() {
        assert_eq!(turned_down(&[65_536, 32_768, 0], 0), [65_536, 32_768, 0]);
        assert_eq!(
            turned_down(&[65_536, 32_768, 0], STEPS),
            [41_353, 20_676, 0]
        );
        let share = 41_353.0 / 65_536.0_f64;
        let decibels = 20.0 * share.powi(3).log10();
        assert!((-12.1..=-11.9).contains(&decibels), "{decibels}");
    }

    #[test]
    fn what_another_hand_has_set_is_no_step() {
        let was = [65_536, 60_000];
        assert_eq!(step_of(&[41_352, 37_861], &was), Some(STEPS));
        assert_eq!(step_of(&[65_536, 60_000], &was), Some(0));
        assert_eq!(step_of(&[41_353, 41_353], &was), None, "made equal");
        assert_eq!(step_of(&[41_353], &was), None, "another number of channels");
        assert_eq!(step_of(&[29_491, 27_000], &was), None, "45 %");
    }
}
