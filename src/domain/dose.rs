//! How much of an exercise: holds or repetitions, sets and rests. Time is per side and never halved.
//! It must not know which exercise it doses.

use std::num::NonZeroU16;
use std::time::Duration;

use serde::{Deserialize, Serialize};

/// The amount of one exercise, with every pause that belongs to it. All durations are per side.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Dose {
    pub work: Work,
    pub sets: NonZeroU16,
    /// Between two sets; not after the last.
    pub rest: Duration,
    /// Before the first set.
    pub get_ready: Duration,
    /// Between the two sides of one set.
    pub changeover: Duration,
}

impl Dose {
    /// Get-ready where a routine file says nothing.
    pub const GET_READY: Duration = Duration::from_secs(10);
    /// Changeover where a routine file says nothing.
    pub const CHANGEOVER: Duration = Duration::from_secs(5);
    /// Rest between sets where neither routine nor exercise says anything.
    pub const REST: Duration = Duration::from_secs(30);
    /// Release between two holds of one side where nothing else is said.
    pub const RELEASE: Duration = Duration::from_secs(5);
}

/// The work of one set on one side.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Work {
    /// Hold, release, hold again.
    Holds {
        hold: Duration,
        repetitions: NonZeroU16,
        /// Between two holds; not after the last.
        release: Duration,
    },
    /// Repetitions at a tempo.
    Tempo {
        tempo: Tempo,
        repetitions: NonZeroU16,
    },
    /// Repetitions at the person's own pace, ended by the person.
    SelfPaced { repetitions: NonZeroU16 },
}

impl Work {
    /// How long one set on one side takes; none where the person sets the pace.
    pub fn lasts(&self) -> Option<Duration> {
        match self {
            Self::Holds {
                hold,
                repetitions,
                release,
            } => Some(
                *hold * u32::from(repetitions.get()) + *release * u32::from(repetitions.get() - 1),
            ),
            Self::Tempo { tempo, repetitions } => {
                Some(tempo.repetition() * u32::from(repetitions.get()))
            }
            Self::SelfPaced { .. } => None,
        }
    }
}

/// The four phases of one repetition. Their sum is never zero: a file that says so is refused.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Tempo {
    pub lift: Duration,
    pub hold: Duration,
    pub lower: Duration,
    /// After the lowering, also after the last repetition.
    pub pause: Duration,
}

impl Tempo {
    /// How long one repetition takes.
    pub fn repetition(&self) -> Duration {
        self.lift + self.hold + self.lower + self.pause
    }

    /// Which phase a repetition is in, `elapsed` into it, and how far into that phase.
    pub fn phase_at(&self, elapsed: Duration) -> (Phase, Duration) {
        let mut begins = Duration::ZERO;
        for (phase, lasts) in [
            (Phase::Lift, self.lift),
            (Phase::Hold, self.hold),
            (Phase::Lower, self.lower),
        ] {
            if elapsed < begins + lasts {
                return (phase, elapsed - begins);
            }
            begins += lasts;
        }
        (Phase::Pause, elapsed.saturating_sub(begins))
    }

    pub fn lasts(&self, phase: Phase) -> Duration {
        match phase {
            Phase::Lift => self.lift,
            Phase::Hold => self.hold,
            Phase::Lower => self.lower,
            Phase::Pause => self.pause,
        }
    }
}

/// A phase of a repetition at a tempo.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Phase {
    Lift,
    Hold,
    Lower,
    Pause,
}
