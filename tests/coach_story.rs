//! Three people, four weeks each: what the coach suggests to them and why, as a story to read.

#![allow(clippy::unwrap_used, reason = "in a test, a panic is the report")]

#[path = "coach/built_in.rs"]
mod built_in;
#[path = "coach_story/walk.rs"]
mod walk;

use unsit::domain::Side;
use unsit::domain::coach::profile::{Amputation, AmputationLevel, Condition, Lying, Profile, Spot};
use unsit::domain::coach::record::{Fact, Feels, Pain, PainMoment, TestSign, Verdict};
use unsit::domain::exercise::Equipment;
use walk::Walk;

#[test]
fn a_tight_sitter_who_cannot_get_to_the_floor() {
    let mut walk = Walk::new(Profile {
        lying: Lying::Bed,
        can_kneel: false,
        equipment: [
            Equipment::Chair,
            Equipment::Wall,
            Equipment::Desk,
            Equipment::Ball,
        ]
        .into(),
        conditions: [Condition::LargerBody, Condition::LessFlexible].into(),
        sitting_hours: Some(9),
        spot: Some(Spot::Desk),
        ..Profile::default()
    });
    walk.is("deep-rotators", Side::Right, Verdict::Tight)
        .is("deep-rotators", Side::Left, Verdict::Borderline)
        .is("hip-flexors", Side::Right, Verdict::Tight)
        .is("hip-flexors", Side::Left, Verdict::Tight)
        .is("hamstrings", Side::Right, Verdict::Tight)
        .is("hamstrings", Side::Left, Verdict::NotTight);
    walk.clicks(2, "10:30", Spot::Desk)
        .clicks(2, "16:30", Spot::Desk)
        .clicks(2, "17:30", Spot::Desk)
        .asks(3, "07:00")
        .at(3, "15:00")
        .note(Fact::Sat {
            minutes: 130,
            today_minutes: 300,
        })
        .asks(3, "15:05")
        .asks(3, "21:30")
        .mornings(4..=5);
    walk.feels_later = Feels::Tighter;
    walk.asks(5, "20:30").tell("an hour later it felt tighter");
    walk.mornings(6..=6).asks(6, "20:30").mornings(7..=8);
    walk.asks(9, "07:00").asks(9, "20:30");
    walk.mornings(10..=15).asks(16, "07:00").mornings(17..=26);
    walk.asks(27, "07:00").asks(27, "20:30").asks(29, "07:00");
    insta::assert_snapshot!(walk.story(), @"");
}

#[test]
fn a_hypermobile_person() {
    let mut walk = Walk::new(Profile {
        lying: Lying::Floor,
        can_kneel: true,
        equipment: [
            Equipment::Chair,
            Equipment::Wall,
            Equipment::Desk,
            Equipment::Mat,
            Equipment::Ball,
            Equipment::FoamRoller,
        ]
        .into(),
        conditions: [Condition::Hypermobile].into(),
        sitting_hours: Some(5),
        ..Profile::default()
    });
    walk.asks(2, "07:00")
        .asks(2, "20:30")
        .asks(2, "21:30")
        .at(3, "12:00")
        .note(Fact::Urge)
        .tell("the urge to stretch, noted")
        .asks(3, "12:01")
        .mornings(4..=6)
        .asks(7, "07:00")
        .asks(8, "07:00")
        .mornings(9..=9);
    walk.pain_after = 5;
    walk.asks(10, "07:00")
        .tell("pain after: 5")
        .mornings(11..=11);
    walk.pain_after = 4;
    walk.asks(12, "07:00").tell("pain after: 4");
    walk.at(14, "07:00").note(Fact::Pain(Pain {
        level: 7,
        moment: PainMoment::NextMorning,
        session: None,
        exercise: None,
    }));
    walk.tell("woke with 7 out of 10")
        .asks(14, "07:01")
        .asks(15, "07:00")
        .asks(16, "07:00")
        .asks(17, "07:00")
        .mornings(18..=28)
        .asks(29, "07:00");
    insta::assert_snapshot!(walk.story(), @"");
}

#[test]
fn someone_with_an_above_knee_amputation_and_sciatica() {
    let mut walk = Walk::new(Profile {
        lying: Lying::Bed,
        can_kneel: false,
        equipment: [
            Equipment::Chair,
            Equipment::Wall,
            Equipment::Desk,
            Equipment::Ball,
        ]
        .into(),
        conditions: [Condition::Sciatica].into(),
        amputation: Some(Amputation {
            side: Side::Left,
            level: AmputationLevel::AboveKnee,
            prosthesis: false,
        }),
        sitting_hours: Some(10),
        spot: Some(Spot::Floor),
        ..Profile::default()
    });
    walk.is("hip-flexors", Side::Left, Verdict::Tight)
        .is("hip-flexors", Side::Right, Verdict::Borderline)
        .shows("test-foot-fall", TestSign::Tingling);
    walk.asks(2, "08:00")
        .clicks(2, "17:00", Spot::Floor)
        .asks(3, "08:00")
        .mornings(4..=6);
    walk.feels = Feels::Looser;
    walk.asks(6, "20:30")
        .tell("felt looser afterwards")
        .asks(7, "08:00")
        .asks(7, "20:30")
        .mornings(8..=13)
        .asks(14, "08:00")
        .asks(14, "20:30");
    walk.pain_after = 6;
    walk.asks(16, "08:00").tell("pain after: 6");
    walk.asks(17, "08:00").asks(18, "08:00").asks(19, "08:00");
    walk.mornings(20..=28).asks(29, "08:00").asks(29, "20:30");
    insta::assert_snapshot!(walk.story(), @"");
}
