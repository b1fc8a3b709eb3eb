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
    insta::assert_snapshot!(walk.story(), @r"
    Mon 2 Mar 08:00  starts After sitting: three stretches
        Not now, and here is why.
        Why: You sit about 8 hours a day, so strengthening comes before any stretch.
        What helps instead: Strengthen: morning A, buttocks and belly
    Mon 2 Mar 08:05  starts Strength first, full session
        at most 17 min 31 s
        Walk in place: 1 × 180 s
        Cat-camel: 8 times
        Glute bridge: 6 times
        Clamshell: 6 times
        Side-lying leg raise: 6 times
        Bird dog: 6 times
        Hip hinge (good morning): 6 times
        Test, and if it is tight: Half-kneeling hip flexor stretch, left side, 2 × 15 s
        Test, and if it is tight: Half-kneeling hip flexor stretch, right side, 2 × 15 s
        Test, and if it is tight: Lying figure-four, left side, 2 × 15 s
        Test, and if it is tight: Lying figure-four, right side, 2 × 15 s
        Also: Sideways band walk: does not suit what you told about yourself.
    Mon 2 Mar 08:10  Strengthen: morning A, buttocks and belly (at most 9 min 14 s)
        Why: Today’s strengthening is not done yet; begin with morning A, buttocks and belly.
        Why: You sit about 8 hours a day, so strengthening comes before any stretch.
        Pelvic tilt with belly brace: 6 times
        Glute bridge: 6 times
        Dead bug: 6 times
        Lying leg lift on the front: 6 times
        Bird dog: 6 times
        Sit to stand: 6 times
    Mon 2 Mar 17:00  starts After sitting: three stretches
        at most 9 min 44 s
        Walk in place: 1 × 60 s
        Glute bridge: 6 times
        Test, and if it is tight: Half-kneeling hip flexor stretch, left side, 2 × 15 s
        Test, and if it is tight: Half-kneeling hip flexor stretch, right side, 2 × 15 s
        Test, and if it is tight: Lying figure-four, left side, 2 × 15 s
        Test, and if it is tight: Lying figure-four, right side, 2 × 15 s
        Test, and if it is tight: Back-thigh stretch on the back, left side, 2 × 15 s
        Test, and if it is tight: Back-thigh stretch on the back, right side, 2 × 15 s
    Mon 2 Mar 17:05  Stretch what is tight, and only that (at most 9 min 54 s)
        Why: You asked for it.
        Why: Deep hip rotators, left side: not tested yet.
        Why: Deep hip rotators, right side: not tested yet.
        Why: Front of the hip, left side: not tested yet.
        Why: Front of the hip, right side: not tested yet.
        Why: Back thigh, left side: not tested yet.
        Why: Back thigh, right side: not tested yet.
        Walk in place: 1 × 60 s
        Test, and if it is tight: Lying figure-four, left side, 2 × 15 s
        Test, and if it is tight: Lying figure-four, right side, 2 × 15 s
        Test, and if it is tight: Half-kneeling hip flexor stretch, left side, 2 × 15 s
        Test, and if it is tight: Half-kneeling hip flexor stretch, right side, 2 × 15 s
        Test, and if it is tight: Back-thigh stretch on the back, left side, 2 × 15 s
        Test, and if it is tight: Back-thigh stretch on the back, right side, 2 × 15 s
        Glute bridge: 6 times
                      [stretched: hip-flexors, hamstrings]
    Mon 2 Mar 18:00  starts Before bed: two stretches and rest
        Not now, and here is why.
        Why: You have stretched today, and once a day is enough.
        What helps instead: Move a little
    Mon 2 Mar 18:05  starts Strength first, full session
        at most 12 min 21 s
        Walk in place: 1 × 180 s
        Cat-camel: 8 times
        Glute bridge: 6 times
        Clamshell: 6 times
        Side-lying leg raise: 6 times
        Bird dog: 6 times
        Hip hinge (good morning): 6 times
        Also: You have stretched today, and once a day is enough.
        Also: Sideways band walk: does not suit what you told about yourself.
    Tue 3 Mar 07:00  starts Morning strength A: buttocks and belly
        at most 9 min 14 s
        Pelvic tilt with belly brace: 6 times
        Glute bridge: 6 times
        Dead bug: 6 times
        Lying leg lift on the front: 6 times
        Bird dog: 6 times
        Sit to stand: 6 times
    Tue 3 Mar 07:05  starts Release only
        at most 4 min 14 s
        Foam roller: buttock: 1 × 60 s
        Foam roller: front thighs: 1 × 60 s
        Knee rocks: 6 times
        Also: Tennis ball on the wall: piriformis: does not suit what you told about yourself.
        Also: Ball on the wall: front-outer hip: does not suit what you told about yourself.
                      [released]
    Tue 3 Mar 07:10  starts Release only
        Not now, and here is why.
        Why: You have used the ball or the roller today, and once a day is enough.
        What helps instead: Strengthen: morning B, side of the hips and trunk
    ");
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
    insta::assert_snapshot!(walk.story(), @r"
                      [strengthened]
    Mon 2 Mar 12:00  starts After sitting: three stretches
        Not now, and here is why.
        Why: Half-kneeling hip flexor stretch: does not suit what you told about yourself.
        What helps instead: Move a little
    Mon 2 Mar 12:05  starts Gentle start: chair and bed
        at most 6 min 32 s
        Seated pelvic rock: 8 times
        Seated march: 10 times
        Seated knees apart: 6 times
        Sit to stand: 6 times
        Standing side leg raise: 6 times
        Standing leg back: 6 times
    Mon 2 Mar 12:10  starts Assessment
        at most 4 min 45 s
        Walk in place: 1 × 180 s
        Self-test: One-leg stand
        Also: Seated figure-four: does not suit what you told about yourself.
        Also: Thigh drop at the bed edge: does not suit what you told about yourself.
        Also: Knee straightening, thigh upright: does not suit what you told about yourself.
        Also: Knee to chest: does not suit what you told about yourself.
        Also: One-leg bridge hold: does not suit what you told about yourself.
        Also: Side-lying leg drop: does not suit what you told about yourself.
        Also: Side-lying leg hold: does not suit what you told about yourself.
        Also: Lying foot fall: does not suit what you told about yourself.
        Also: Heel to buttock: does not suit what you told about yourself.
        Also: Seated butterfly: does not suit what you told about yourself.
    Mon 2 Mar 12:15  starts Desk micro-break, standing, 2 minutes
        at most 1 min 31 s
        Walk in place: 1 × 10 s
        Standing hip flexor stretch at the desk: 1 × 8 s
        Standing leg back: 2 times
        Heel raises: 5 times
        Also: Standing back bend: does not suit what you told about yourself.
    ");
}
