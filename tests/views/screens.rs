//! Every screen of the window, for what must hold on each of them. It must not know what that is.

use unsit::domain::session::Command;
use unsit::engine::AudioState;
use unsit::intent::{Intent, ScreenIntent};
use unsit::window::Page;

use crate::common::{Look, Stage, library};
use crate::home::cut_off_stage;
use crate::progress::{open, stage_of};
use crate::track::{SHORT, save, stage_in};

/// Calls `look_at` with every screen and its name. `look` makes the look of each stage.
pub fn each(look: impl Fn() -> Look, mut look_at: impl FnMut(&str, &mut Stage)) {
    pages(&look, &mut look_at);
    sessions(&look, &mut look_at);
    questions(&look, &mut look_at);
}

fn new(look: &impl Fn() -> Look) -> Stage {
    let mut stage = Stage::new(look());
    stage.settle();
    stage
}

fn pages(look: &impl Fn() -> Look, look_at: &mut impl FnMut(&str, &mut Stage)) {
    let mut stage = new(look);
    look_at("home", &mut stage);
    let routines = library();
    let routines = routines
        .routines()
        .map(|routine| ("a routine", Page::Routine(routine.id.to_string())));
    for (name, page) in routines.chain([
        ("a track", Page::Track("desk-shift-40s".into())),
        ("an exercise", Page::Subject("glute-bridge".into())),
        ("a self-test", Page::Subject("test-ake".into())),
        ("the library", Page::Library),
        ("settings", Page::Settings),
        ("help", Page::Help),
        ("about the program", Page::About),
        ("files with mistakes", Page::Problems),
        ("about the person", Page::Profile),
        ("the safety questions", Page::Screening),
        ("when to get help", Page::RedFlags),
    ]) {
        stage.window.state_mut().open_page(page);
        stage.settle();
        look_at(name, &mut stage);
    }
    progress(look, look_at);
    records(look, look_at);
    tracks(look, look_at);
    let mut stage = cut_off_stage(look());
    look_at("a session that was cut off", &mut stage);
}

fn tracks(look: &impl Fn() -> Look, look_at: &mut impl FnMut(&str, &mut Stage)) {
    let folder = tempfile::tempdir().unwrap();
    let mut stage = stage_in(look(), folder.path());
    let page = Page::Track(SHORT.into());
    stage.window.state_mut().open_page(page);
    save(&mut stage, "a.wav");
    look_at("a track that was saved", &mut stage);
    save(&mut stage, "a.wav");
    look_at("a track that is there already", &mut stage);
}

fn progress(look: &impl Fn() -> Look, look_at: &mut impl FnMut(&str, &mut Stage)) {
    let mut stage = stage_of(look(), 60);
    let look = look();
    let reading = look.words.text("progress-reading");
    open(&mut stage, Page::Progress, reading);
    look_at("progress", &mut stage);
    for (id, name) in [
        ("progress-numbers", "progress in numbers"),
        ("progress-tab-tightness", "progress of tightness"),
        ("progress-tab-strength", "progress of strength"),
        ("progress-tab-exercises", "progress of exercises"),
    ] {
        stage.click(look.words.text(id));
        look_at(name, &mut stage);
    }
}

fn records(look: &impl Fn() -> Look, look_at: &mut impl FnMut(&str, &mut Stage)) {
    let mut stage = stage_of(look(), 20);
    let look = look();
    open(
        &mut stage,
        Page::Records,
        look.words.text("records-reading"),
    );
    look_at("records", &mut stage);
    // The first is a session or something that was told; the second is the other kind or not.
    for index in [0, 1] {
        let wrong: Vec<String> = stage
            .everything()
            .into_iter()
            .filter(|seen| seen.can_be_clicked && seen.name.contains("06:50"))
            .map(|seen| seen.name)
            .collect();
        stage.control(&wrong[index]).click_accesskit();
        stage.settle();
        look_at("records that are corrected", &mut stage);
    }
}

fn sessions(look: &impl Fn() -> Look, look_at: &mut impl FnMut(&str, &mut Stage)) {
    let mut stage = new(look);
    stage.start("after-sitting-stretch-3").pass(67.0);
    look_at("a get-ready", &mut stage);
    stage.engine.audio_changed(AudioState::Lost);
    stage.pass(15.0);
    look_at("a hold without sound", &mut stage);
    tell(&mut stage, Command::Pause);
    look_at("a pause", &mut stage);
    tell(&mut stage, Command::Resume);
    stage.pass(1.0);
    look_at("a count-in", &mut stage);
    stage.pass(27.0);
    look_at("a rest", &mut stage);
    stage.pass(40.0);
    look_at("a changeover", &mut stage);
    stage.pass(400.0);
    look_at("repetitions", &mut stage);
    stage
        .engine
        .wish(Intent::Screen(ScreenIntent::SomethingHurts));
    stage.settle();
    look_at("something hurts", &mut stage);
    tell(&mut stage, Command::Stop);
    stage.engine.wish(Intent::Screen(ScreenIntent::ShowHome));
    stage.settle();
    look_at("a summary after a stop", &mut stage);
    tell(&mut stage, Command::UndoStop);
    tell(&mut stage, Command::Resume);
    stage.pass(120.0);
    look_at("a summary", &mut stage);
}

fn questions(look: &impl Fn() -> Look, look_at: &mut impl FnMut(&str, &mut Stage)) {
    let mut stage = new(look);
    stage.start("asking");
    look_at("a question", &mut stage);
    tell(&mut stage, Command::Answer(1));
    look_at("repetitions at one's own pace", &mut stage);

    let mut stage = new(look);
    stage.start("routine-assessment").pass(185.0);
    look_at("the get-ready of a self-test", &mut stage);
    stage.pass(10.0);
    look_at("a test against the clock", &mut stage);
    tell(&mut stage, Command::Done);
    look_at("the number that it came to", &mut stage);
    tell(&mut stage, Command::SkipExercise);
    stage.pass(10.0);
    look_at("a first try", &mut stage);
    tell(&mut stage, Command::Done);
    look_at("a self-test that asks", &mut stage);
    tell(&mut stage, Command::Answer(3));
    look_at("why a self-test could not be done", &mut stage);
    tell(&mut stage, Command::Answer(1));
    look_at("what follows from that", &mut stage);
}

fn tell(stage: &mut Stage, command: Command) {
    stage.engine.request(Intent::Session(command)).unwrap();
    stage.settle();
}
