//! The page that saves a routine as a track: the kind, the place, how far it is, what came of it.

use std::path::Path;
use std::sync::Arc;

use eframe::egui::{self, Key, Ui};
use egui::accesskit::{Role, Toggled};
use egui_kittest::Harness;
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use unsit::domain::Routine;
use unsit::domain::coach::Fact;
use unsit::domain::coach::screening::Emergency;
use unsit::engine::{Outcome, Percent, Saving, TrackParts, Tracks};
use unsit::intent::{CoachIntent, Intent, SaveTrack, TrackIntent};
use unsit::window::{Page, TrackForm, TrackView};
use unsit::words::Words;

use crate::common::{Look, Stage, library};

pub const SHORT: &str = "desk-shift-40s";

/// A stage of somebody who keeps their music in `folder`.
pub fn stage_in(look: Look, folder: &Path) -> Stage {
    let mut stage = Stage::with(look, library(), |parts| {
        parts.tracks = TrackParts {
            music: folder.into(),
            ..TrackParts::default()
        };
    });
    stage.settle();
    stage
}

/// Saves the short routine as `name`, and waits until something came of it.
pub fn save(stage: &mut Stage, name: &str) {
    let save = TrackIntent::Save(SaveTrack {
        routine: SHORT.into(),
        out: name.into(),
        replaces: false,
    });
    stage.engine.request(Intent::Track(save)).unwrap();
    wait(stage);
}

/// Saved on a thread of its own: its word comes when it comes.
fn wait(stage: &mut Stage) -> Outcome {
    loop {
        stage.settle();
        let saving = stage.engine.snapshot().tracks.saving.clone();
        if let Some(outcome) = saving.unwrap().outcome.clone() {
            stage.settle();
            return outcome;
        }
    }
}

fn path_in(stage: &Stage) -> String {
    let field = stage.window.get_by_role_and_label(Role::TextInput, "Where");
    field.accesskit_node().value().unwrap_or_default()
}

/// In the place of what the field held, by the keyboard.
fn type_path(stage: &mut Stage, path: &str) {
    stage.tab_to("Where");
    let ctrl = egui::Modifiers::CTRL | egui::Modifiers::COMMAND;
    stage.window.key_press_modifiers(ctrl, Key::A);
    stage.settle().types(path);
}

fn is_chosen(stage: &Stage, name: &str) -> bool {
    stage.control(name).accesskit_node().toggled() == Some(Toggled::True)
}

const FLAC: &str = "FLAC. small, nothing is lost";
const OGG: &str = "Ogg Vorbis. smallest";
const WAV: &str = "WAV. large, plays everywhere";

#[test]
fn a_routine_is_saved_from_its_page_and_the_way_back_leads_there() {
    let folder = tempfile::tempdir().unwrap();
    let mut stage = stage_in(Look::default(), folder.path());
    stage
        .window
        .state_mut()
        .open_page(Page::Routine(SHORT.into()));
    stage.settle().click("Save as a track…");
    stage.assert_sees(&[
        "Save as a track",
        "In-chair shift, 40 seconds",
        "Kind of file",
    ]);
    assert!(stage.announced().is_empty());
    // Called as the routine, in the music; the end says the kind.
    let named = |end: &str| {
        let file = folder.path().join("In-chair shift, 40 seconds");
        format!("{}.{end}", file.display())
    };
    assert_eq!(path_in(&stage), named("flac"));
    assert!(is_chosen(&stage, FLAC) && !is_chosen(&stage, OGG));
    stage.click(OGG);
    assert_eq!(path_in(&stage), named("ogg"));
    assert!(is_chosen(&stage, OGG) && !is_chosen(&stage, FLAC));
    stage.click(WAV);
    stage.press(Key::Enter);
    let Outcome::Saved { size_bytes } = wait(&mut stage) else {
        panic!("{:?}", stage.announced());
    };
    // 36 s of 48 000 frames of 4 bytes, and the last tone.
    assert!(size_bytes > 36 * 48_000 * 4, "{size_bytes}");
    let megabytes = size_bytes as f64 / 1e6;
    assert_eq!(
        stage.announced(),
        [format!("Saved to {} ({megabytes:.1} MB).", named("wav"))]
    );
    assert!(Path::new(&named("wav")).is_file() && Path::new(&named("cue")).is_file());
    stage.press(Key::Escape);
    stage.assert_sees(&["What you will do"]);
    // Whoever comes again begins anew.
    stage.click("Save as a track…");
    assert!(stage.announced().is_empty());
    assert_eq!(path_in(&stage), named("flac"));
}

#[test]
fn one_that_is_there_is_replaced_when_one_says_so() {
    let folder = tempfile::tempdir().unwrap();
    let mut stage = stage_in(Look::default(), folder.path());
    let out = folder.path().join("In-chair shift, 40 seconds.flac");
    std::fs::write(&out, "before").unwrap();
    stage
        .window
        .state_mut()
        .open_page(Page::Track(SHORT.into()));
    stage.settle().click("Save");
    assert_eq!(wait(&mut stage), Outcome::Taken(out.clone()));
    let there = format!("{} is there already.", out.display());
    assert_eq!(stage.announced(), [there]);
    assert_eq!(std::fs::read(&out).unwrap(), b"before");
    stage.click("Replace it");
    assert!(matches!(wait(&mut stage), Outcome::Saved { .. }));
    assert!(std::fs::read(&out).unwrap().starts_with(b"fLaC"));
}

#[test]
fn what_is_typed_says_the_kind_and_what_is_wrong_is_said() {
    let folder = tempfile::tempdir().unwrap();
    let mut stage = stage_in(Look::default(), folder.path());
    stage
        .window
        .state_mut()
        .open_page(Page::Track(SHORT.into()));
    stage.settle();
    type_path(&mut stage, "missing/a.ogg");
    assert_eq!(path_in(&stage), "missing/a.ogg");
    assert!(is_chosen(&stage, OGG));
    stage.press(Key::Enter);
    assert!(matches!(wait(&mut stage), Outcome::Failed(_)));
    let said = stage.announced().join(" ");
    assert!(said.contains("choose a folder that exists"), "{said}");
    type_path(&mut stage, "a.mp3");
    assert!(![FLAC, OGG, WAV].iter().any(|kind| is_chosen(&stage, kind)));
}

#[test]
fn what_is_closed_to_a_person_is_not_saved_either() {
    let folder = tempfile::tempdir().unwrap();
    let mut stage = stage_in(Look::default(), folder.path());
    let note = CoachIntent::Note(Box::new(Fact::Emergency(Emergency::Nerve)));
    stage.engine.request(Intent::Coach(note)).unwrap();
    stage
        .window
        .state_mut()
        .open_page(Page::Track(SHORT.into()));
    stage.settle();
    stage.assert_sees(&["Exercises stay closed until a clinician has cleared you."]);
    assert!(!stage.sees("Save"));
}

/// The view alone, with what is shown given.
struct Drawn {
    routine: Arc<Routine>,
    tracks: Tracks,
    form: TrackForm,
    words: Words,
    wishes: Vec<Intent>,
}

impl eframe::App for Drawn {
    fn ui(&mut self, ui: &mut Ui, _frame: &mut eframe::Frame) {
        let view = TrackView {
            routine: &self.routine,
            tracks: &self.tracks,
            is_locked: false,
            words: &self.words,
        };
        let wish = view.show(ui, &mut self.form);
        self.wishes.extend(wish);
    }
}

#[test]
fn how_far_it_is_is_seen_and_it_can_be_cancelled() {
    let done = Percent::default();
    let saving = Saving {
        routine: SHORT.into(),
        out: "/music/a.ogg".into(),
        outcome: None,
        done: done.clone(),
    };
    let drawn = Drawn {
        routine: Arc::clone(library().routine(SHORT).unwrap()),
        tracks: Tracks {
            saving: Some(Arc::new(saving)),
            ..Tracks::default()
        },
        form: TrackForm::default(),
        words: Words::english(),
        wishes: Vec::new(),
    };
    let mut window = Harness::builder().build_eframe(move |cc| {
        unsit::window::install_look(&cc.egui_ctx);
        drawn
    });
    for percent in [0, 42, 100] {
        done.set(percent);
        window.step();
        window.step();
        let bar = window.get_by_role_and_label(Role::ProgressIndicator, "How much is saved");
        let shown = bar.accesskit_node().data().numeric_value();
        assert_eq!(shown, Some(f64::from(percent)));
        window.get_by_label(&format!("{percent} %"));
    }
    window.get_by_label("Saving /music/a.ogg");
    // What is being saved cannot be changed any more.
    assert!(window.query_by_label("Where").is_none());
    window.get_by_label("Cancel").click();
    window.step();
    window.step();
    let cancel = Intent::Track(TrackIntent::Cancel);
    assert_eq!(window.state().wishes, [cancel]);
}
