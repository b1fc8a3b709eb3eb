//! Every screen of the coach, for what must hold on each of them, in any language. It must not know
//! what that is.

use unsit::domain::coach::Profile;
use unsit::domain::coach::record::{Fact, Morning, Slot};
use unsit::domain::coach::screening::{Emergency, SecondList};
use unsit::words::Words;

use super::against;
use super::people::{self, on_tuesday, stretched_and_bridged, tight_evening};
use super::scene::{SESSION, Scene};
use crate::common::Look;

/// Calls `look_at` with every screen and its name. `look` makes the look of each.
pub fn each(look: &dyn Fn() -> Look, look_at: &mut dyn FnMut(&str, &mut Scene)) {
    suggestions(look, look_at);
    special_days(look, look_at);
    at_any_time(look, look_at);
    decisions(look, look_at);
}

fn suggestions(look: &dyn Fn() -> Look, look_at: &mut dyn FnMut(&str, &mut Scene)) {
    let mut scene = on_tuesday(look(), "07:30");
    look_at("today", &mut scene);
    scene.choose(|words| words.text("today-why").to_owned());
    scene.choose(|words| words.with("today-more", &[("exercise", "Glute bridge".into())]));
    look_at("today-why", &mut scene);
    scene.choose(|words| words.text("today-not-now").to_owned());
    look_at("today-not-now", &mut scene);

    let mut scene = tight_evening(look());
    look_at("today-stretch", &mut scene);
    scene.choose(|words| words.text("today-why").to_owned());
    look_at("today-stretch-why", &mut scene);
}

fn special_days(look: &dyn Fn() -> Look, look_at: &mut dyn FnMut(&str, &mut Scene)) {
    let mut scene = Scene::new(look(), Profile::default(), people::TUESDAY_MORNING);
    look_at("today-waiting", &mut scene);
    scene.read();
    look_at("today-first", &mut scene);

    let mut scene = Scene::new(look(), people::sitter(), people::TUESDAY_MORNING);
    scene.read();
    look_at("today-not-screened", &mut scene);

    let mut scene = on_tuesday(look(), "10:00");
    scene.note(Fact::Emergency(Emergency::Nerve)).read();
    look_at("today-locked", &mut scene);
    let mut scene = on_tuesday(look(), "10:00");
    let sign = Fact::SecondListSign(SecondList::NightPain);
    scene.note(sign).read();
    look_at("today-clinician", &mut scene);

    let mut scene = on_tuesday(look(), "11:00");
    scene.note(Fact::AlreadyDid(Slot::Strengthen(Morning::A)));
    scene.note(Fact::Sat {
        minutes: 50,
        today_minutes: 140,
    });
    scene.read();
    look_at("today-enough", &mut scene);
}

fn at_any_time(look: &dyn Fn() -> Look, look_at: &mut dyn FnMut(&str, &mut Scene)) {
    let mut scene = on_tuesday(look(), "10:00");
    scene.choose(|words| words.text("today-urge").to_owned());
    look_at("today-urge", &mut scene);
    scene.choose(|words| words.text("today-worked-out").to_owned());
    look_at("today-worked-out", &mut scene);
    scene.choose(|words| words.text("today-pain").to_owned());
    scene.choose(|words| step(words, "today-pain-question", 7));
    look_at("today-flare", &mut scene);

    let mut scene = on_tuesday(look(), "10:00");
    stretched_and_bridged(&mut scene, SESSION);
    scene.pass_minutes(62);
    scene.read();
    look_at("today-due", &mut scene);
    scene.choose(|words| {
        let feels = words.text("feels-tighter");
        words.with(
            "feels-named",
            &[
                ("muscle", "Front of the hip".into()),
                ("feels", feels.into()),
            ],
        )
    });
    look_at("today-due-pain", &mut scene);
}

fn decisions(look: &dyn Fn() -> Look, look_at: &mut dyn FnMut(&str, &mut Scene)) {
    let mut scene = on_tuesday(look(), "10:00");
    against::advise(&mut scene, "after-sitting-stretch-3");
    look_at("against", &mut scene);
    against::lock(&mut scene, "after-sitting-stretch-3");
    look_at("against-locked", &mut scene);

    let mut scene = on_tuesday(look(), "10:00");
    stretched_and_bridged(&mut scene, SESSION);
    scene.read();
    scene.done("after-sitting-stretch-3", 700);
    look_at("check-in", &mut scene);
    scene.choose(|words| step(words, "check-in-pain", 4));
    for (muscle, feels) in [
        ("Front of the hip", "feels-tighter"),
        ("Deep hip rotators", "feels-looser"),
    ] {
        scene.choose(|words| {
            let feels = words.text(feels);
            words.with(
                "feels-named",
                &[("muscle", muscle.into()), ("feels", feels.into())],
            )
        });
    }
    look_at("check-in-answered", &mut scene);
}

/// What a step of a scale is called.
fn step(words: &Words, question: &str, level: u8) -> String {
    let question = words.text(question);
    words.with(
        "scale-step",
        &[("question", question.into()), ("level", level.into())],
    )
}
