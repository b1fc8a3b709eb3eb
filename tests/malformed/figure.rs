//! Figures that no body could take, and self-tests that make no sense. It must not know how an error is found.

use super::errors_of;

#[test]
fn figure_unknown_joint() {
    insta::assert_snapshot!(errors_of("figure-unknown-joint.toml"), @r#"
    figure-unknown-joint.toml:16:10: `knee_flexon_deg` is not a key of a leg and an arm.
    16 | both = { knee_flexon_deg = 5 }
       |          ^^^^^^^^^^^^^^^
    help: Did you mean `knee_flexion_deg` or `hip_flexion_deg`?

    figure-unknown-joint.toml:17:10: `tilt_deg` is not a key of a neck.
    17 | neck = { tilt_deg = 5 }
       |          ^^^^^^^^
    help: The keys are `flexion_deg`, `rotation_deg` and `side_bend_deg`.
    "#);
}

#[test]
fn figure_impossible_angle() {
    insta::assert_snapshot!(errors_of("figure-impossible-angle.toml"), @r#"
    figure-impossible-angle.toml:16:32: `knee_flexion_deg` must be from -5 to 155, but this is 190.
    16 | working = { knee_flexion_deg = 190, hip_flexion_deg = -31 }
       |                                ^^^
    help: Write a number from -5 to 155, without quotes.

    figure-impossible-angle.toml:16:55: `hip_flexion_deg` must be from -30 to 145, but this is -31.
    16 | working = { knee_flexion_deg = 190, hip_flexion_deg = -31 }
       |                                                       ^^^
    help: Write a number from -30 to 145, without quotes.
    "#);
}

#[test]
fn figure_beyond_published() {
    insta::assert_snapshot!(errors_of("figure-beyond-published.toml"), @r#"
    figure-beyond-published.toml:16:38: People reach from -45 to 47 here (AAOS 1965; Kouyoumdjian et al. 2012), but this is 60.
    16 | both = { hip_external_rotation_deg = 60 }
       |                                      ^^
    help: Stay within, or say why this pose may go further: `beyond = [{ angle = "hip_external_rotation_deg", why = "…" }]`.

    figure-beyond-published.toml:17:27: People reach from -12 to 12 here (White and Panjabi 1990), but this is 15.
    17 | lumbar = { rotation_deg = 15 }
       |                           ^^
    help: Stay within, or say why this pose may go further: `beyond = [{ angle = "lumbar.rotation_deg", why = "…" }]`.
    "#);
}

#[test]
fn figure_without_end() {
    insta::assert_snapshot!(errors_of("figure-without-end.toml"), @r#"
    figure-without-end.toml:12:10: None of these poses is the end of the movement.
    12 | [[figure.poses]]
       |          ^^^^^
    help: Give the one that is held `phase = "end"`.
    "#);
}

#[test]
fn figure_below_floor() {
    insta::assert_snapshot!(errors_of("figure-below-floor.toml"), @r#"
    figure-below-floor.toml:13:9: In this pose the working forefoot is 8.1 cm below the floor.
    13 | label = "Toes pointed"
       |         ^^^^^^^^^^^^^^
    help: Raise the whole body by adding 0.047 to `pelvis.up`, or bend the limb until at most 1 cm is below.
    "#);
}

#[test]
fn figure_overlap() {
    insta::assert_snapshot!(errors_of("figure-overlap.toml"), @r#"
    figure-overlap.toml:13:9: In this pose the working upper arm goes 12.9 cm into the waist.
    13 | label = "Hand on the belly"
       |         ^^^^^^^^^^^^^^^^^^^
    help: Change the angles of one of them until it is at most 4.0 cm: so far flesh gives way.
    "#);
}

#[test]
fn figure_contact_not_met() {
    insta::assert_snapshot!(errors_of("figure-contact-not-met.toml"), @r#"
    figure-contact-not-met.toml:15:13: This contact is not met: working-sole is 5.2 cm away from floor.
    15 | contacts = ["working-sole on floor"]
       |             ^^^^^^^^^^^^^^^^^^^^^^^
    help: Change the angles of this pose until they touch within 1 cm, or take the contact out.

    figure-contact-not-met.toml:19:9: In this pose the working forefoot is 3.4 cm below the floor.
    19 | label = "Hand on the thigh"
       |         ^^^^^^^^^^^^^^^^^^^
    help: Raise the whole body by adding 0.021 to `pelvis.up`, or bend the limb until at most 1 cm is below.

    figure-contact-not-met.toml:24:3: There is no wall to touch here.
    24 |   "other-palm on wall",
       |   ^^^^^^^^^^^^^^^^^^^^
    help: Add it to `props`, or take this contact out.

    figure-contact-not-met.toml:25:3: There is no place of the body called `left-knee`.
    25 |   "left-knee on ceiling",
       |   ^^^^^^^^^^^^^^^^^^^^^^
    help: There are `sacrum`, `low-back`, `belly`, `chest`, `head`, `forehead`, `working-buttock`, `other-buttock`, `working-hip`, `other-hip`, `working-hip-bone`, `other-hip-bone`, `working-thigh`, `other-thigh`, `working-low-thigh`, `other-low-thigh`, `working-knee`, `other-knee`, `working-shin`, `other-shin`, `working-calf`, `other-calf`, `working-ankle`, `other-ankle`, `working-heel`, `other-heel`, `working-ball-of-foot`, `other-ball-of-foot`, `working-toes`, `other-toes`, `working-sole`, `other-sole`, `working-outer-foot`, `other-outer-foot`, `working-instep`, `other-instep`, `working-shoulder-blade`, `other-shoulder-blade`, `working-shoulder`, `other-shoulder`, `working-elbow`, `other-elbow`, `working-forearm`, `other-forearm`, `working-wrist`, `other-wrist`, `working-palm`, `other-palm`, `working-back-of-hand`, `other-back-of-hand`, `working-fingertips` and `other-fingertips`.

    figure-contact-not-met.toml:25:3: There is no thing to touch called `ceiling`.
    25 |   "left-knee on ceiling",
       |   ^^^^^^^^^^^^^^^^^^^^^^
    help: There are `floor`, `seat`, `backrest`, `wall`, `desk`, `bed`, `step`, `cushion`, `ball`, `foam-roller`, `strap`, `pelvis`, `waist`, `chest`, `head`, `working-thigh`, `other-thigh`, `working-shank`, `other-shank`, `working-foot`, `other-foot`, `working-upper-arm`, `other-upper-arm`, `working-forearm`, `other-forearm`, `working-hand` and `other-hand`.
    "#);
}

#[test]
fn figure_props() {
    insta::assert_snapshot!(errors_of("figure-props.toml"), @r#"
    figure-props.toml:12:28: The place of a chair is 2 numbers.
    12 |   { kind = "chair", at_m = [0, 0, 0], radius_m = 0.1 },
       |                            ^^^^^^^^^
    help: Write `at_m = [forward, left]` in metres.

    figure-props.toml:12:39: A chair has no `radius_m`.
    12 |   { kind = "chair", at_m = [0, 0, 0], radius_m = 0.1 },
       |                                       ^^^^^^^^
    help: Take it out.

    figure-props.toml:13:29: A strap runs along at least two places of the body.
    13 |   { kind = "strap", along = ["working-palm"] },
       |                             ^^^^^^^^^^^^^^^^
    help: Write `along = ["working-palm", "working-ankle"]`.

    figure-props.toml:14:12: `kind` cannot be `sofa`.
    14 |   { kind = "sofa" },
       |            ^^^^^^
    help: Allowed: `chair`, `wall`, `desk`, `mat`, `bed`, `ball`, `foam-roller`, `strap`, `band`, `step` or `cushion`.
    "#);
}

#[test]
fn self_test() {
    insta::assert_snapshot!(errors_of("self-test.toml"), @r#"
    self-test.toml:3:11: There is no muscle group `calves`.
    3 | groups = ["calves"]
      |           ^^^^^^^^
    help: `unsit list muscles` names them all.

    self-test.toml:7:10: `{side}` stands for a side, but this exercise works both.
    7 | steps = ["Stand on your {side} leg."]
      |          ^^^^^^^^^^^^^^^^^^^^^^^^^^^
    help: Say it without the braces, or set `sides = "each"`.

    self-test.toml:10:11: `verdict` cannot be `loose`.
    10 | verdict = "loose"
       |           ^^^^^^^
    help: Allowed: `not-tight`, `borderline`, `tight`, `fair`, `strong` or `weak`.
    "#);
}

#[test]
fn a_self_test_looks_for_one_thing() {
    insta::assert_snapshot!(errors_of("self-test-mixed.toml"), @r#"
    self-test-mixed.toml:6:21: `after_amputation` cannot be `stump`.
    6 | after_amputation = ["stump"]
      |                     ^^^^^^^
    help: Allowed: `residual` or `sound`.

    self-test-mixed.toml:7:11: `takes_s` must be from 1 to 300, but this is 0.
    7 | takes_s = 0
      |           ^
    help: Write a number from 1 to 300, without quotes.

    self-test-mixed.toml:16:11: This self-test looks for what is tight and for what is weak at once.
    16 | verdict = "weak"
       |           ^^^^^^
    help: Use not-tight, borderline and tight, or strong, fair and weak; make two self-tests of it where both are meant.
    "#);
    insta::assert_snapshot!(errors_of("self-test-of-strength.toml"), @r#"
    self-test-of-strength.toml:6:11: A self-test of strength opens no stretch.
    6 | unlocks = ["seated-hamstring-chair"]
      |           ^^^^^^^^^^^^^^^^^^^^^^^^^^
    help: Take `unlocks` out; only what is tight is stretched.
    "#);
}

#[test]
fn a_self_test_of_several_muscles_has_readings_of_each() {
    insta::assert_snapshot!(errors_of("self-test-by-group.toml"), @r#"
    self-test-by-group.toml:3:25: No reading belongs to the muscle group `adductors`, but others have theirs.
    3 | groups = ["hamstrings", "adductors"]
      |                         ^^^^^^^^^^^
    help: Add a reading with `group = "adductors"`, or take the group out here.

    self-test-by-group.toml:14:9: The muscle group `hamstrings` is asked about twice.
    14 | group = "hamstrings"
       |         ^^^^^^^^^^^^
    help: Take one of the two questions out.

    self-test-by-group.toml:18:9: No reading belongs to the muscle group `adductors`.
    18 | group = "adductors"
       |         ^^^^^^^^^^^
    help: Add readings with `group = "adductors"`, or take this question out.

    self-test-by-group.toml:27:9: There is no muscle group `calves`.
    27 | group = "calves"
       |         ^^^^^^^^
    help: `unsit list muscles` names them all.

    self-test-by-group.toml:32:9: This self-test does not speak of the muscle group `hip-flexors`.
    32 | group = "hip-flexors"
       |         ^^^^^^^^^^^^^
    help: Add it to `groups`, or name one of those.

    self-test-by-group.toml:36:1: This reading belongs to no muscle group, but others do.
    36 | [[readings]]
       | ^^^^^^^^^^^^
    help: Add `group = "…"` here, or take it out of all readings.
    "#);
}
