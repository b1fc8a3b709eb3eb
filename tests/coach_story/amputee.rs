//! An above-knee amputation on the left, no prosthesis on, and sciatica. It must not know any rule.

use unsit::domain::Side;
use unsit::domain::coach::profile::{Amputation, AmputationLevel, Condition, Lying, Profile, Spot};
use unsit::domain::coach::record::{Feels, TestSign, Verdict};
use unsit::domain::exercise::Equipment;

use crate::walk::Walk;

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
    insta::assert_snapshot!(walk.story(), @r"
    Mon 2 Mar 08:00  Strengthen: morning A, buttocks and belly (at most 5 min 6 s)
        Why: Today’s strengthening is not done yet; begin with morning A, buttocks and belly.
        Why: You sit about 10 hours a day, so strengthening comes before any stretch.
        Prone lying: 1 × 180 s
        Glute squeeze: 6 times
        Lying leg lift on the front, left side: 6 times
    Mon 2 Mar 17:00  Stretch what is tight, and only that (at most 3 min 15 s)
        Why: You asked for it.
        Why: Front of the hip, left side: not tested yet.
        Seated march: 10 times
        Test, and if it is tight: Side-of-chair hip flexor stretch, left side, 2 × 15 s
        Glute squeeze: 10 times
                      [stretched: hip-flexors]
    Tue 3 Mar 08:00  Strengthen: morning B, side of the hips and trunk (at most 5 min 6 s)
        Why: Today’s strengthening is not done yet; the other one was done yesterday, so it is the turn of morning B, side of the hips and trunk.
        Why: You sit about 10 hours a day, so strengthening comes before any stretch.
        Prone lying: 1 × 180 s
        Seated knees apart: 6 times
        Side-lying leg raise, left side: 6 times
                      [4 to 6 March: every morning as suggested]
    Fri 6 Mar 20:30  Stretch what is tight, and only that (at most 2 min 45 s)
        Why: It is evening, a good time to let go of the day’s sitting.
        Why: Front of the hip, left side: tested tight 4 days ago; whether it still feels tight is asked first.
        Seated march: 10 times
        Ask, and if it is tight: Side-of-chair hip flexor stretch, left side, 2 × 15 s
        Glute squeeze: 10 times
                      [stretched: hip-flexors]
                      [felt looser afterwards]
    Sat 7 Mar 08:00  Strengthen: morning B, side of the hips and trunk (at most 5 min 6 s)
        Why: Today’s strengthening is not done yet; the other one was done yesterday, so it is the turn of morning B, side of the hips and trunk.
        Why: You sit about 10 hours a day, so strengthening comes before any stretch.
        Prone lying: 1 × 180 s
        Seated knees apart: 6 times
        Side-lying leg raise, left side: 6 times
    Sat 7 Mar 20:30  Enough for now
        Why: You have strengthened today. That is enough for now.
        Also: Front of the hip: felt looser or unstable after stretching yesterday, so its stretches rest for a week and strengthening takes their place.
                      [8 to 13 March: every morning as suggested]
    Sat 14 Mar 08:00  Strengthen: morning B, side of the hips and trunk (at most 5 min 38 s)
        Why: Today’s strengthening is not done yet; the other one was done yesterday, so it is the turn of morning B, side of the hips and trunk.
        Why: You sit about 10 hours a day, so strengthening comes before any stretch.
        Prone lying: 1 × 180 s
        Seated knees apart: 8 times
        Side-lying leg raise, left side: 8 times
    Sat 14 Mar 20:30  Stretch what is tight, and only that (at most 3 min 15 s)
        Why: It is evening, a good time to let go of the day’s sitting.
        Why: Front of the hip, left side: last tested 12 days ago, so it is time to look again.
        Seated march: 10 times
        Test, and if it is tight: Side-of-chair hip flexor stretch, left side, 2 × 15 s
        Glute squeeze: 10 times
                      [stretched: hip-flexors]
    Mon 16 Mar 08:00  Strengthen: morning A, buttocks and belly (at most 5 min 54 s)
        Why: Today’s strengthening is not done yet; the other one was done 2 days ago, so it is the turn of morning A, buttocks and belly.
        Why: You sit about 10 hours a day, so strengthening comes before any stretch.
        Prone lying: 1 × 180 s
        Glute squeeze: 8 times
        Lying leg lift on the front, left side: 10 times
        Also: Lying leg lift on the front: two sessions done in full and without pain, the last 3 days ago, so it goes up one notch.
                      [pain after: 6]
    Tue 17 Mar 08:00  A gentle day (at most 5 min 27 s)
        Why: Pain was strong yesterday, or clearly above your usual, so this is a gentle day too: the last one, unless pain is strong again.
        Glute squeeze: 6 times
        Prone lying: 1 × 180 s
        Seated pelvic rock: 8 times
        Seated side shift: 8 times
        Also: Please look once at the emergency signs: if any of them is new, get help now.
    Wed 18 Mar 08:00  Strengthen: morning B, side of the hips and trunk (at most 5 min 38 s)
        Why: Today’s strengthening is not done yet; the other one was done 2 days ago, so it is the turn of morning B, side of the hips and trunk.
        Why: You sit about 10 hours a day, so strengthening comes before any stretch.
        Prone lying: 1 × 180 s
        Seated knees apart: 8 times
        Side-lying leg raise, left side: 8 times
    Thu 19 Mar 08:00  Strengthen: morning A, buttocks and belly (at most 3 min 39 s)
        Why: Today’s strengthening is not done yet; the other one was done yesterday, so it is the turn of morning A, buttocks and belly.
        Why: You sit about 10 hours a day, so strengthening comes before any stretch.
        Prone lying: 1 × 180 s
        Glute squeeze: 3 times
        Also: Half the dose of Glute squeeze, which hurt 3 days ago.
        Also: Half the dose of Glute squeeze instead of Lying leg lift on the front, which hurt 3 days ago.
                      [20 to 28 March: every morning as suggested]
    Sun 29 Mar 08:00  Strengthen: morning B, side of the hips and trunk (at most 6 min 10 s)
        Why: Today’s strengthening is not done yet; the other one was done yesterday, so it is the turn of morning B, side of the hips and trunk.
        Why: You sit about 10 hours a day, so strengthening comes before any stretch.
        Prone lying: 1 × 180 s
        Seated knees apart: 10 times
        Side-lying leg raise, left side: 10 times
    Sun 29 Mar 20:30  Stretch what is tight, and only that (at most 3 min 25 s)
        Why: It is evening, a good time to let go of the day’s sitting.
        Why: Front of the hip, left side: last tested 15 days ago, so it is time to look again.
        Seated march: 10 times
        Test, and if it is tight: Side-of-chair hip flexor stretch, left side, 2 × 20 s
        Glute squeeze: 10 times
                      [stretched: hip-flexors]
    ");
}
