//! Draws the pages about the person in both themes and in several sizes, for looking at: `make screenshots`.

use std::path::Path;

use egui::Key;
use unsit::domain::coach::Fact;
use unsit::domain::coach::profile::{Amputation, AmputationLevel, Condition, Lying, Spot};
use unsit::domain::coach::screening::{Emergency, Screening, SecondList};
use unsit::domain::exercise::Equipment;
use unsit::domain::plan::{Plan, WorseSides};
use unsit::domain::settings::ThemeChoice;
use unsit::domain::{Moment, Session, Side};

use crate::common::{Look, library};
use crate::desk::{Desk, Kit, Sheet};

const SIZES: [(&str, [f32; 2], u16); 4] = [
    ("", [1180.0, 800.0], 100),
    ("-narrow", [480.0, 720.0], 100),
    ("-twice", [1180.0, 800.0], 200),
    ("-whole", [1180.0, 2600.0], 100),
];

#[test]
#[ignore = "draws pictures into the folder $UNSIT_PICTURES; see `make screenshots`"]
fn person_pictures() {
    let folder = std::env::var("UNSIT_PICTURES").unwrap();
    // For looking at some of them only.
    let wanted = std::env::var("UNSIT_PICTURES_OF").unwrap_or_default();
    for (theme, name) in [(ThemeChoice::Light, "light"), (ThemeChoice::Dark, "dark")] {
        for (suffix, size, zoom_percent) in SIZES {
            let look = || Look {
                theme,
                size,
                zoom_percent,
                ..Look::default()
            };
            for (screen, sheet, change, keys) in screens() {
                let picture = format!("{screen}{suffix}-{name}.png");
                // Once is enough to see the whole length of a page.
                let is_again = suffix == "-whole" && theme == ThemeChoice::Dark;
                if is_again || !picture.contains(&wanted) {
                    continue;
                }
                let mut desk = Desk::with(look(), sheet, change);
                for key in keys {
                    desk.press(*key);
                }
                for _ in 0..16 {
                    desk.settle();
                }
                let file = Path::new(&folder).join(picture);
                desk.window.render().unwrap().save(file).unwrap();
            }
        }
    }
}

/// Name, page, what is known before, and the keys that are pressed.
type Screen = (&'static str, Sheet, fn(&mut Kit), &'static [Key]);

fn screens() -> [Screen; 11] {
    use Key::{Enter, Num1, Num2, Num7, Space, Tab};
    [
        ("person-profile-new", Sheet::Profile, Desk::built_in, &[]),
        ("person-profile", Sheet::Profile, told_much, &[]),
        ("person-screening", Sheet::Screening, Desk::built_in, &[]),
        (
            "person-screening-yes",
            Sheet::Screening,
            Desk::built_in,
            &[Num2, Num2, Num1, Num2, Num1, Num2],
        ),
        ("person-flags", Sheet::RedFlags, |_| {}, &[]),
        (
            "person-locked-nerve",
            Sheet::RedFlags,
            |kit| kit.note(Fact::Emergency(Emergency::Nerve)),
            &[],
        ),
        (
            "person-locked-heart",
            Sheet::RedFlags,
            |kit| kit.note(Fact::Emergency(Emergency::Heart)),
            &[],
        ),
        (
            "person-locked-question",
            Sheet::RedFlags,
            |kit| kit.note(answered(true)),
            &[],
        ),
        (
            "person-locked-second",
            Sheet::RedFlags,
            |kit| kit.note(Fact::SecondListSign(SecondList::NightPain)),
            &[],
        ),
        (
            "person-locked-cleared",
            Sheet::RedFlags,
            |kit| kit.note(Fact::Emergency(Emergency::Nerve)),
            &[Tab, Tab, Enter, Space],
        ),
        (
            "person-hurts",
            Sheet::Hurts,
            |kit| kit.session = Some(in_a_hold()),
            &[Num7],
        ),
    ]
}

fn answered(heart: bool) -> Fact {
    Fact::Screened(Screening::Answered {
        heart,
        other: false,
    })
}

fn told_much(kit: &mut Kit) {
    Desk::built_in(kit);
    let profile = &mut kit.profile;
    profile.lying = Lying::Bed;
    profile.sitting_hours = Some(9);
    profile.spot = Some(Spot::Desk);
    profile.equipment.insert(Equipment::Ball);
    profile.conditions = [Condition::Sciatica, Condition::LessFlexible].into();
    profile.amputation = Some(Amputation {
        side: Side::Left,
        level: AmputationLevel::AboveKnee,
        prosthesis: false,
    });
    kit.note(answered(false));
}

/// In the second stretch.
fn in_a_hold() -> Session {
    let library = library();
    let routine = library.routine("after-sitting-stretch-3").unwrap();
    let plan = Plan::unroll(routine, &WorseSides::default());
    let position = Session::start(&plan, Moment::ZERO)
        .path()
        .iter()
        .position(|step| {
            let exercise = step.exercise();
            step.is_work() && exercise.is_some_and(|one| one.id.as_str() == "supine-figure-four")
        })
        .unwrap();
    Session::go_on(&plan, &[], position, Moment::ZERO)
}
