//! Routines that a person starts, and what becomes of them on that day. It must not know any rule.

use unsit::domain::Side;
use unsit::domain::coach::profile::{Condition, Lying, Profile, Spot};
use unsit::domain::coach::record::{Fact, Slot, Verdict};
use unsit::domain::exercise::Equipment;

use crate::walk::Walk;

fn somebody() -> Profile {
    Profile {
        lying: Lying::Floor,
        can_kneel: true,
        equipment: [
            Equipment::Chair,
            Equipment::Wall,
            Equipment::Desk,
            Equipment::Mat,
            Equipment::FoamRoller,
        ]
        .into(),
        sitting_hours: Some(8),
        spot: Some(Spot::Floor),
        ..Profile::default()
    }
}

#[test]
fn a_tight_person_starts_what_the_library_offers() {
    let mut walk = Walk::new(somebody());
    walk.is("hip-flexors", Side::Right, Verdict::Tight)
        .is("hamstrings", Side::Right, Verdict::Tight)
        .is("hamstrings", Side::Left, Verdict::Borderline);
    walk.starts(2, "08:00", "after-sitting-stretch-3")
        .starts(2, "08:05", "strength-first-full")
        .asks(2, "08:10")
        .starts(2, "17:00", "after-sitting-stretch-3")
        .clicks(2, "17:05", Spot::Floor)
        .starts(2, "18:00", "before-bed")
        .starts(2, "18:05", "strength-first-full")
        .starts(3, "07:00", "morning-strength-a")
        .starts(3, "07:05", "release-only")
        .note(Fact::AlreadyDid(Slot::Release))
        .tell("released")
        .starts(3, "07:10", "release-only");
    insta::assert_snapshot!(walk.story(), @"");
}

#[test]
fn someone_with_sciatica_who_cannot_lie_down() {
    let mut walk = Walk::new(Profile {
        lying: Lying::Nowhere,
        can_kneel: false,
        conditions: [Condition::Sciatica].into(),
        ..somebody()
    });
    walk.note(Fact::AlreadyDid(Slot::Strengthen(
        unsit::domain::coach::record::Morning::A,
    )))
    .tell("strengthened")
    .starts(2, "12:00", "after-sitting-stretch-3")
    .starts(2, "12:05", "gentle-chair")
    .starts(2, "12:10", "routine-assessment")
    .starts(2, "12:15", "desk-break-standing-2min");
    insta::assert_snapshot!(walk.story(), @"");
}
