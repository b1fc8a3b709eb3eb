//! Joints that move far already. It must not know any rule.

use unsit::domain::coach::profile::{Condition, Lying, Profile};
use unsit::domain::coach::record::{Fact, Pain, PainMoment};
use unsit::domain::exercise::Equipment;

use crate::walk::Walk;

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
    insta::assert_snapshot!(walk.story(), @r"
    Mon 2 Mar 07:00  Strengthen: morning A, buttocks and belly (at most 9 min 14 s)
        Why: Today’s strengthening is not done yet; begin with morning A, buttocks and belly.
        Pelvic tilt with belly brace: 6 times
        Glute bridge: 6 times
        Dead bug: 6 times
        Lying leg lift on the front: 6 times
        Bird dog: 6 times
        Sit to stand: 6 times
    Mon 2 Mar 20:30  Release with a ball or a roller (at most 3 min 30 s)
        Why: It is evening, a good time to let go of the day’s sitting.
        Why: Your joints move far already, so you strengthen and release instead of stretching.
        Ball under the buttock on a chair: 1 × 45 s
        Ball on the floor: front-outer hip: 1 × 45 s
    Mon 2 Mar 21:30  Enough for now
        Why: You have strengthened today. That is enough for now.
        Also: Your joints move far already, so you strengthen and release instead of stretching.
        Also: You have used the ball or the roller today, and once a day is enough.
                      [the urge to stretch, noted]
    Tue 3 Mar 12:01  Strengthen: morning B, side of the hips and trunk (at most 9 min 51 s)
        Why: Today’s strengthening is not done yet; the other one was done yesterday, so it is the turn of morning B, side of the hips and trunk.
        Cat-camel: 6 times
        Clamshell: 6 times
        Side-lying leg raise: 6 times
        Side plank: 2 × 10 s
        Standing wall press: 5 times
        Standing side leg raise: 6 times
                      [4 to 6 March: every morning as suggested]
    Sat 7 Mar 07:00  Strengthen: morning B, side of the hips and trunk (at most 9 min 51 s)
        Why: Today’s strengthening is not done yet; the other one was done yesterday, so it is the turn of morning B, side of the hips and trunk.
        Cat-camel: 6 times
        Clamshell: 6 times
        Side-lying leg raise: 6 times
        Side plank: 2 × 10 s
        Standing wall press: 5 times
        Standing side leg raise: 6 times
    Sun 8 Mar 07:00  Enough for now
        Why: You have strengthened six days in a row, the last time yesterday: this is your easy day.
                      [9 to 9 March: every morning as suggested]
    Tue 10 Mar 07:00  Strengthen: morning B, side of the hips and trunk (at most 12 min 35 s)
        Why: Today’s strengthening is not done yet; the other one was done yesterday, so it is the turn of morning B, side of the hips and trunk.
        Cat-camel: 6 times
        Clamshell: 8 times
        Side-lying leg raise: 8 times
        Side plank: 3 × 10 s
        Standing wall press: 6 times
        Standing side leg raise: 8 times
        Also: Clamshell: two sessions done in full and without pain, the last 3 days ago, so it goes up one notch.
        Also: Side-lying leg raise: two sessions done in full and without pain, the last 3 days ago, so it goes up one notch.
        Also: Side plank: two sessions done in full and without pain, the last 3 days ago, so it goes up one notch.
        Also: Standing wall press: two sessions done in full and without pain, the last 3 days ago, so it goes up one notch.
        Also: Standing side leg raise: two sessions done in full and without pain, the last 3 days ago, so it goes up one notch.
                      [pain after: 5]
                      [11 to 11 March: every morning as suggested]
    Thu 12 Mar 07:00  Strengthen: morning B, side of the hips and trunk (at most 12 min 35 s)
        Why: Today’s strengthening is not done yet; the other one was done yesterday, so it is the turn of morning B, side of the hips and trunk.
        Cat-camel: 6 times
        Clamshell: 8 times
        Side-lying leg raise: 8 times
        Side plank: 3 × 10 s
        Standing wall press: 6 times
        Standing side leg raise: 8 times
                      [pain after: 4]
                      [woke with 7 out of 10]
    Sat 14 Mar 07:01  A gentle day (at most 6 min 43 s)
        Why: Pain was strong today, or clearly above your usual, so today and tomorrow are gentle days.
        Rest breathing with calves on a chair: 1 × 120 s
        Knee rocks: 10 times
        Pelvic tilt with belly brace: 5 times
        Glute squeeze: 6 times
        Walk in place: 1 × 120 s
        Also: Please look once at the emergency signs: if any of them is new, get help now.
    Sun 15 Mar 07:00  A gentle day (at most 6 min 43 s)
        Why: Pain was strong yesterday, or clearly above your usual, so this is a gentle day too: the last one, unless pain is strong again.
        Rest breathing with calves on a chair: 1 × 120 s
        Knee rocks: 10 times
        Pelvic tilt with belly brace: 5 times
        Glute squeeze: 6 times
        Walk in place: 1 × 120 s
        Also: Please look once at the emergency signs: if any of them is new, get help now.
    Mon 16 Mar 07:00  Strengthen: morning A, buttocks and belly (at most 11 min 14 s)
        Why: Today’s strengthening is not done yet; the other one was done 4 days ago, so it is the turn of morning A, buttocks and belly.
        Pelvic tilt with belly brace: 8 times
        Glute bridge: 8 times
        Dead bug: 7 times
        Lying leg lift on the front: 8 times
        Bird dog: 7 times
        Sit to stand: 8 times
    Tue 17 Mar 07:00  Strengthen: morning B, side of the hips and trunk (at most 3 min 5 s)
        Why: Today’s strengthening is not done yet; the other one was done yesterday, so it is the turn of morning B, side of the hips and trunk.
        Cat-camel: 6 times
        Clamshell: 3 times
        Seated knees apart: 3 times
        Standing wall press: 2 times
        Also: Half the dose of Clamshell, which hurt 3 days ago.
        Also: Half the dose of Seated knees apart instead of Side-lying leg raise, which hurt 3 days ago.
        Also: Half the dose of Seated knees apart instead of Standing side leg raise, which hurt 3 days ago.
        Also: Half the dose of Standing wall press instead of Side plank, which hurt 3 days ago.
        Also: Half the dose of Standing wall press, which hurt 3 days ago.
                      [18 to 28 March: every morning as suggested]
    Sun 29 Mar 07:00  Enough for now
        Why: You have strengthened six days in a row, the last time yesterday: this is your easy day.
    ");
}
