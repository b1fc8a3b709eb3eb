//! Which self-tests there are, of which muscles they speak and which stretches they unlock.
//! It must not know how a test is guided or read.
//!
//! A test may speak of a muscle without unlocking a stretch for it: the modified Thomas test sees the
//! front thigh too, but only the heel-to-buttock test opens its stretch. What no test unlocks, such
//! as `supine-trunk-rotation` and `ninety-ninety`, is never suggested.

use std::time::Duration;

use super::profile::Condition;
use crate::domain::Id;
use crate::domain::exercise::Place;

#[derive(Clone, Debug, PartialEq)]
pub struct SelfTest {
    pub id: Id,
    /// Muscle groups, the one it is mainly for first.
    pub muscles: Vec<Id>,
    /// Exercises that a tight verdict opens.
    pub unlocks: Vec<Id>,
    pub place: Place,
    pub not_with: Vec<Condition>,
    /// Whether there is a form for the side of an amputation.
    pub residual_limb: bool,
    /// Whether the sound side can be tested without the other leg.
    pub sound_side_alone: bool,
    /// Getting there and looking, for one side.
    pub lasts: Duration,
}

/// One line of the table below.
struct Line(
    &'static str,
    &'static [&'static str],
    &'static [&'static str],
    Place,
    &'static [Condition],
    [bool; 2],
    u64,
);

/// The tightness tests of the built-in library, the order that one goes down to the floor in.
pub fn built_in() -> Vec<SelfTest> {
    use Condition::{
        ExtensionSensitiveBack, HipImpingement, HipReplacement, KneeInjury, Osteoporosis,
        OuterHipPain, Pregnant, PregnantFrom16Weeks, Sciatica,
    };
    let lines = [
        Line(
            "test-figure-four",
            &["deep-rotators"],
            &["seated-figure-four", "supine-figure-four"],
            Place::NoFloor,
            &[HipReplacement, HipImpingement, KneeInjury, Sciatica],
            [false, false],
            25,
        ),
        Line(
            "test-thomas",
            &["hip-flexors", "front-thigh", "outer-hip"],
            &[
                "half-kneeling-hip-flexor",
                "standing-hip-flexor",
                "side-of-chair-hip-flexor",
            ],
            Place::FloorOrBed,
            &[HipReplacement, Osteoporosis, PregnantFrom16Weeks],
            [true, true],
            30,
        ),
        Line(
            "test-ake",
            &["hamstrings"],
            &["supine-hamstring-strap", "seated-hamstring-chair"],
            Place::FloorOrBed,
            &[Sciatica, PregnantFrom16Weeks],
            [false, true],
            25,
        ),
        Line(
            "test-knee-to-chest",
            &["low-back-and-buttock"],
            &["single-knee-to-chest"],
            Place::FloorOrBed,
            &[HipReplacement, Osteoporosis, PregnantFrom16Weeks],
            [false, true],
            20,
        ),
        Line(
            "test-leg-drop",
            &["outer-hip"],
            &["standing-crossed-leg-tfl"],
            Place::FloorOrBed,
            &[OuterHipPain, HipReplacement],
            [false, false],
            30,
        ),
        Line(
            "test-foot-fall",
            &["deep-rotators"],
            &[
                "seated-figure-four",
                "supine-figure-four",
                "knee-to-opposite-shoulder",
            ],
            Place::FloorOrBed,
            &[Pregnant, PregnantFrom16Weeks, HipReplacement],
            [false, true],
            20,
        ),
        Line(
            "test-heel-to-buttock",
            &["front-thigh"],
            &["prone-quad-strap"],
            Place::FloorOrBed,
            &[
                KneeInjury,
                Pregnant,
                PregnantFrom16Weeks,
                ExtensionSensitiveBack,
            ],
            [false, true],
            25,
        ),
        Line(
            "test-butterfly",
            &["adductors"],
            &["supine-butterfly"],
            Place::FloorOrBed,
            &[HipReplacement, HipImpingement],
            [false, false],
            25,
        ),
    ];
    lines.into_iter().map(SelfTest::of).collect()
}

impl SelfTest {
    fn of(line: Line) -> Self {
        let Line(id, muscles, unlocks, place, not_with, [residual_limb, sound_side_alone], secs) =
            line;
        let ids = |names: &[&str]| names.iter().map(|name| Id::new(name)).collect();
        Self {
            id: Id::new(id),
            muscles: ids(muscles),
            unlocks: ids(unlocks),
            place,
            not_with: not_with.to_vec(),
            residual_limb,
            sound_side_alone,
            lasts: Duration::from_secs(secs),
        }
    }
}
