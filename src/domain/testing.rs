//! Small exercises and routines for tests. It must not be compiled into the program.

use std::num::NonZeroU16;
use std::sync::Arc;
use std::time::Duration;

use super::demonstration::Tightness;
use super::dose::{Dose, Tempo, Work};
use super::exercise::{Exercise, Kind, Place, Position, Sides, Text};
use super::norm::{Measure, Unit};
use super::routine::{GuidedTest, Item, Prescription, Routine, SideChoice};
use super::self_test::{Asks, Reading, SelfTest};

pub fn secs(seconds: u64) -> Duration {
    Duration::from_secs(seconds)
}

pub fn n(number: u16) -> NonZeroU16 {
    NonZeroU16::new(number).unwrap()
}

pub fn exercise(id: &str) -> Arc<Exercise> {
    Arc::new(Exercise {
        id: id.into(),
        name: id.into(),
        aliases: vec![],
        kind: Kind::Stretch,
        group: "calf".into(),
        muscles: vec![],
        position: Position::Standing,
        sides: Sides::Each,
        place: Place::NoFloor,
        tags: vec![],
        equipment: vec![],
        easier_form: None,
        harder_form: None,
        cautions: vec![],
        dose: dose(Work::Holds {
            hold: secs(30),
            repetitions: n(1),
            release: Duration::ZERO,
        }),
        dose_basis: String::new(),
        text: Text {
            summary: String::new(),
            cue: String::new(),
            spoken: vec![],
            set_up: vec![],
            movement: vec![],
            feel: String::new(),
            breathing: String::new(),
            faults: vec![],
            easier: vec![],
            harder: vec![],
            avoid: vec![],
        },
        sources: vec![],
        demonstration: None,
    })
}

/// A test of the calf with two readings.
pub fn self_test(id: &str, sides: Sides) -> Arc<SelfTest> {
    let reading = |verdict, looks: &str| Reading {
        verdict,
        group: None,
        looks: looks.into(),
        basis: String::new(),
    };
    Arc::new(SelfTest {
        id: id.into(),
        name: id.into(),
        groups: vec!["calf".into()],
        position: Position::Standing,
        sides,
        place: Place::NoFloor,
        equipment: vec![],
        cautions: vec![],
        unlocks: vec![],
        after_amputation: vec![],
        takes: SelfTest::USUAL_TIME,
        summary: String::new(),
        spoken: vec![],
        steps: vec![],
        readings: vec![
            reading(Tightness::NotTight, "Far."),
            reading(Tightness::Tight, "Near."),
        ],
        asks: vec![],
        limits: vec![],
        variants: vec![],
        avoid: vec![],
        sources: vec![],
        measure: None,
        demonstration: None,
    })
}

/// A test that looks at calf, shin and foot one by one.
pub fn self_test_of_three() -> Arc<SelfTest> {
    let of = |group: &str, verdict| Reading {
        verdict,
        group: Some(group.into()),
        looks: String::new(),
        basis: String::new(),
    };
    let asks = |group: &str, what: &str| Asks {
        group: group.into(),
        what: what.into(),
    };
    let test = self_test("test-three", Sides::Each);
    Arc::new(SelfTest {
        groups: vec!["calf".into(), "shin".into(), "foot".into()],
        readings: vec![
            of("calf", Tightness::NotTight),
            of("calf", Tightness::Tight),
            of("foot", Tightness::NotTight),
            of("foot", Tightness::Tight),
            of("shin", Tightness::NotTight),
            of("shin", Tightness::Borderline),
            of("shin", Tightness::Tight),
        ],
        asks: vec![
            asks("calf", "How high is the {side} heel?"),
            asks("shin", "How far is the {side} toe?"),
        ],
        ..SelfTest::clone(&test)
    })
}

/// A test of strength of each side that is counted: seconds up to 45, or repetitions within 30 s.
pub fn measured(unit: Unit) -> GuidedTest {
    let strong = |verdict| Reading {
        verdict,
        group: None,
        looks: String::new(),
        basis: String::new(),
    };
    let test = SelfTest {
        readings: vec![strong(Tightness::Strong), strong(Tightness::Weak)],
        measure: Some(Measure {
            unit,
            at_most: 45,
            within_s: (unit == Unit::Repetitions).then_some(30),
            side_difference: None,
            norms: vec![],
        }),
        ..SelfTest::clone(&self_test("weak-calf", Sides::Each))
    };
    GuidedTest {
        test: Arc::new(test),
        ..guided(Sides::Each)
    }
}

/// It as an item, with the default get-ready and changeover.
pub fn guided(sides: Sides) -> GuidedTest {
    GuidedTest {
        test: self_test("test-calf", sides),
        get_ready: Dose::GET_READY,
        changeover: Dose::CHANGEOVER,
        note: None,
        only: None,
        muscle: None,
        opens: Vec::new(),
    }
}

/// One set with the default pauses.
pub fn dose(work: Work) -> Dose {
    Dose {
        work,
        sets: n(1),
        rest: Dose::REST,
        get_ready: Dose::GET_READY,
        changeover: Dose::CHANGEOVER,
    }
}

/// Holds with the default get-ready and changeover.
pub fn holds(hold_s: u64, repetitions: u16, release_s: u64, sides: SideChoice) -> Prescription {
    Prescription {
        exercise: exercise("test-hold"),
        dose: dose(Work::Holds {
            hold: secs(hold_s),
            repetitions: n(repetitions),
            release: secs(release_s),
        }),
        sides,
        note: None,
    }
}

/// Repetitions at a tempo (lift, hold, lower, pause in seconds) with the default get-ready.
pub fn reps(tempo_s: [u64; 4], repetitions: u16, sides: SideChoice) -> Prescription {
    let [lift, hold, lower, pause] = tempo_s.map(secs);
    Prescription {
        exercise: exercise("test-reps"),
        dose: dose(Work::Tempo {
            tempo: Tempo {
                lift,
                hold,
                lower,
                pause,
            },
            repetitions: n(repetitions),
        }),
        sides,
        note: None,
    }
}

pub fn routine(items: Vec<Item>) -> Routine {
    Routine {
        id: "test".into(),
        name: "Test".into(),
        purpose: String::new(),
        when: String::new(),
        for_whom: String::new(),
        notes: vec![],
        basis: String::new(),
        quiet: false,
        items,
    }
}
