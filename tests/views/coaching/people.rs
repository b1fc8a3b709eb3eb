//! Histories of a few days, for the screens to show. They must not know any sentence.

use unsit::domain::coach::profile::{Lying, Profile, Spot};
use unsit::domain::coach::record::{
    Began, Fact, Morning, Planned, PlannedBy, SessionNo, Slot, Verdict, Worked,
};
use unsit::domain::coach::screening::Screening;
use unsit::domain::exercise::{Equipment, Kind};
use unsit::domain::side::WorkedSide;
use unsit::domain::{Id, Side};

use super::scene::Scene;
use crate::common::Look;

pub const TUESDAY_MORNING: &str = "2026-03-10T07:30:00+01:00[Europe/Berlin]";

/// Nine hours of sitting, everything at home.
pub fn sitter() -> Profile {
    Profile {
        lying: Lying::Floor,
        can_kneel: true,
        equipment: [
            Equipment::Chair,
            Equipment::Wall,
            Equipment::Mat,
            Equipment::Desk,
            Equipment::Ball,
        ]
        .into(),
        sitting_hours: Some(9),
        spot: Some(Spot::Floor),
        ..Profile::default()
    }
}

pub fn screened() -> Fact {
    Fact::Screened(Screening::Answered {
        heart: false,
        other: false,
    })
}

/// On a Tuesday at this hour, screened.
pub fn on_tuesday(look: Look, time: &str) -> Scene {
    let local = format!("2026-03-10T{time}:00+01:00[Europe/Berlin]");
    let mut scene = Scene::new(look, sitter(), &local);
    scene.note(screened()).read();
    scene
}

/// The same, strengthened already, and in the evening with what is tight.
pub fn tight_evening(look: Look) -> Scene {
    let mut scene = on_tuesday(look, "20:30");
    scene.note(Fact::AlreadyDid(Slot::Strengthen(Morning::A)));
    for (test, muscle, side) in [
        ("test-thomas", "hip-flexors", Side::Right),
        ("test-thomas", "hip-flexors", Side::Left),
        ("test-figure-four", "deep-rotators", Side::Right),
    ] {
        scene.note(Fact::Tested {
            test: Id::new(test),
            muscle: Id::new(muscle),
            side,
            verdict: Verdict::Tight,
            sign: None,
        });
        // Asked today, each side.
        scene.note(Fact::StillTight {
            muscle: Id::new(muscle),
            side,
            is_tight: true,
        });
    }
    scene.read();
    scene
}

/// A session of today as records: one stretch of the hip flexors, and bridges on the ladder.
pub fn stretched_and_bridged(scene: &mut Scene, session: SessionNo) {
    let planned = |exercise: &str, kind, group: &str, secs| Planned {
        exercise: Id::new(exercise),
        kind,
        group: Id::new(group),
        work_secs: secs,
        hold_secs: 0,
        prescribed: Some(PlannedBy {
            in_place_of: vec![Id::new(exercise)],
            rung: Some(1),
            halved: false,
        }),
    };
    let parts = [
        ("half-kneeling-hip-flexor", Kind::Stretch, "hip-flexors", 30),
        ("glute-bridge", Kind::Strengthen, "glute-max", 60),
    ];
    scene.note(Fact::Began(Began {
        session,
        slot: Slot::Stretch,
        planned: parts
            .iter()
            .map(|(exercise, kind, group, secs)| planned(exercise, *kind, group, *secs))
            .collect(),
    }));
    for (exercise, kind, group, secs) in parts {
        scene.note(Fact::Worked(Worked {
            session,
            exercise: Id::new(exercise),
            group: Id::new(group),
            kind,
            side: WorkedSide::Both,
            secs,
            repetitions: 6,
            hold_secs: if kind == Kind::Stretch { 15 } else { 0 },
        }));
    }
}
