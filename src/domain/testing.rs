//! Small exercises and routines for tests. It must not be compiled into the program.

use std::num::NonZeroU16;
use std::sync::Arc;
use std::time::Duration;

use super::demonstration::Tightness;
use super::dose::{Dose, Tempo, Work};
use super::exercise::{Exercise, Kind, Place, Position, Sides, Text};
use super::routine::{GuidedTest, Item, Prescription, Routine, SideChoice};
use super::self_test::{Reading, SelfTest};

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
        steps: vec![],
        readings: vec![
            reading(Tightness::NotTight, "Far."),
            reading(Tightness::Tight, "Near."),
        ],
        limits: vec![],
        variants: vec![],
        avoid: vec![],
        sources: vec![],
        measure: None,
        demonstration: None,
    })
}

/// It as an item, with the default get-ready and changeover.
pub fn guided(sides: Sides) -> GuidedTest {
    GuidedTest {
        test: self_test("test-calf", sides),
        get_ready: Dose::GET_READY,
        changeover: Dose::CHANGEOVER,
        note: None,
        only: None,
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
        items,
    }
}
