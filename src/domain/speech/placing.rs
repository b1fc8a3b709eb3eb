//! Where there is room for words. It must not know what they say.

use std::time::Duration;

/// From the end of words to the next tone, so that it stands alone.
const BEFORE_A_TONE: Duration = Duration::from_millis(150);
/// From the end of words to the end of the step.
const BEFORE_THE_END: Duration = Duration::from_millis(250);
/// Between two lines of one phrase.
const BETWEEN_LINES: Duration = Duration::from_millis(180);
/// Between two phrases.
const BETWEEN_PHRASES: Duration = Duration::from_millis(350);

/// The time of one step, and what it is taken up by.
#[derive(Debug)]
pub struct Room {
    /// What is heard, from when to when, in order of time.
    taken: Vec<Taken>,
    /// The end of the step; none where nothing comes after it.
    ends: Option<Duration>,
}

#[derive(Clone, Copy, Debug)]
struct Taken {
    from: Duration,
    to: Duration,
    /// Nothing to be kept away from by more than the pause between two phrases.
    is_words: bool,
}

/// A place for a phrase.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Place {
    pub at: Duration,
    /// The latest end of the phrase.
    pub until: Option<Duration>,
}

impl Room {
    /// `tones` are when each starts and how long it rings, in order of time.
    pub fn new(
        tones: impl IntoIterator<Item = (Duration, Duration)>,
        ends: Option<Duration>,
    ) -> Self {
        let mut rung_until = Duration::ZERO;
        let taken = tones.into_iter().map(|(at, rings)| {
            // A tone may ring on into the next.
            rung_until = rung_until.max(at + rings);
            Taken {
                from: at,
                to: rung_until,
                is_words: false,
            }
        });
        Self {
            taken: taken.collect(),
            ends,
        }
    }

    /// The first place from `from` on where lines of these lengths fit one after another, ending by `by`; it is taken.
    /// `None` where there is none.
    pub fn take(
        &mut self,
        lengths: &[Duration],
        from: Duration,
        by: Option<Duration>,
    ) -> Option<Place> {
        let whole = length_of(lengths);
        let mut at = from;
        loop {
            // The last that has begun by then, and the first that comes after it.
            let after = self.taken.partition_point(|taken| taken.from <= at);
            if let Some(before) = after.checked_sub(1).map(|index| self.taken[index]) {
                let pause = if before.is_words {
                    BETWEEN_PHRASES
                } else {
                    Duration::ZERO
                };
                at = at.max(before.to + pause);
            }
            let next = self.taken.get(after);
            let until = next.map(|next| {
                let pause = if next.is_words {
                    BETWEEN_PHRASES
                } else {
                    BEFORE_A_TONE
                };
                next.from.saturating_sub(pause)
            });
            let end = self.ends.map(|end| end.saturating_sub(BEFORE_THE_END));
            let until = until.into_iter().chain(end).chain(by).min();
            if until.is_none_or(|until| at + whole <= until) {
                let taken = Taken {
                    from: at,
                    to: at + whole,
                    is_words: true,
                };
                self.taken.insert(after, taken);
                return Some(Place { at, until });
            }
            // Behind what comes next, if that is still in time.
            let next = next.copied()?;
            at = next.from;
            if by.is_some_and(|by| at >= by) {
                return None;
            }
        }
    }
}

/// How long a phrase of lines of these lengths lasts.
fn length_of(lengths: &[Duration]) -> Duration {
    let lines: Duration = lengths.iter().sum();
    let pauses = u32::try_from(lengths.len().saturating_sub(1)).unwrap_or(u32::MAX);
    lines + BETWEEN_LINES * pauses
}

/// When each line of a phrase starts, from the start of the phrase.
pub fn starts(lengths: &[Duration]) -> impl Iterator<Item = Duration> {
    lengths.iter().scan(Duration::ZERO, |at, length| {
        let starts = *at;
        *at += *length + BETWEEN_LINES;
        Some(starts)
    })
}
