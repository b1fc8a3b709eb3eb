//! Routines that are saved as tracks: what is shown meanwhile, what comes of it, and that nothing half done is left.

use std::fs;
use std::path::Path;
use std::sync::Arc;

use unsit::domain::coach::Fact;
use unsit::domain::coach::screening::Emergency;
use unsit::engine::{Outcome, Refusal, Saving, TrackParts};
use unsit::intent::{CoachIntent, Intent, SaveTrack, TrackIntent};

use crate::folder::names_in;
use crate::rig::Rig;

const SHORT: &str = "desk-shift-40s";
/// Ten minutes, of which Ogg makes seconds of work.
const LONG: &str = "after-sitting-stretch-3";

fn rig(music: &Path) -> Rig {
    Rig::with(0, |parts| {
        parts.tracks = TrackParts {
            music: music.into(),
            ..TrackParts::default()
        };
    })
}

fn wish(rig: &Rig, wish: TrackIntent) -> Result<(), Refusal> {
    rig.engine.request(Intent::Track(wish))
}

fn save(rig: &Rig, routine: &str, out: &str, replaces: bool) -> Result<(), Refusal> {
    wish(
        rig,
        TrackIntent::Save(SaveTrack {
            routine: routine.into(),
            out: out.into(),
            replaces,
        }),
    )
}

fn shown(rig: &Rig) -> Option<Arc<Saving>> {
    rig.engine.snapshot().tracks.saving.clone()
}

/// What came of it; none where it was cancelled.
fn outcome(rig: &Rig) -> Option<Outcome> {
    // Saved on a thread of its own: its word comes when it comes.
    loop {
        rig.sync();
        match shown(rig) {
            None => return None,
            Some(saving) if saving.outcome.is_some() => return saving.outcome.clone(),
            Some(_) => {}
        }
    }
}

#[test]
fn a_track_is_saved_into_the_music_with_its_cue_sheet() {
    let folder = tempfile::tempdir().unwrap();
    let rig = rig(folder.path());
    assert_eq!(&*rig.engine.snapshot().tracks.folder, folder.path());
    assert!(shown(&rig).is_none());
    save(&rig, SHORT, "shift.flac", false).unwrap();
    let Some(Outcome::Saved { size_bytes }) = outcome(&rig) else {
        panic!("{:?}", shown(&rig));
    };
    let saving = shown(&rig).unwrap();
    let out = folder.path().join("shift.flac");
    assert_eq!((saving.routine.as_str(), &saving.out), (SHORT, &out));
    assert_eq!(saving.done.get(), 100);
    assert_eq!(fs::metadata(&out).unwrap().len(), size_bytes);
    let sheet = fs::read_to_string(out.with_extension("cue")).unwrap();
    assert!(sheet.contains("TITLE \"In-chair shift, 40 seconds\""));
    assert!(sheet.contains("TITLE \"Seated pelvic rock\""));
    assert_eq!(names_in(folder.path()), ["shift.cue", "shift.flac"]);
    wish(&rig, TrackIntent::Forget).unwrap();
    assert!(shown(&rig).is_none());
}

#[test]
fn one_that_is_there_is_replaced_only_when_asked() {
    let folder = tempfile::tempdir().unwrap();
    let rig = rig(folder.path());
    let out = folder.path().join("a.wav");
    fs::write(&out, "before").unwrap();
    save(&rig, SHORT, "a.wav", false).unwrap();
    assert_eq!(outcome(&rig), Some(Outcome::Taken(out.clone())));
    assert_eq!(fs::read(&out).unwrap(), b"before");
    save(&rig, SHORT, "a.wav", true).unwrap();
    assert!(matches!(outcome(&rig), Some(Outcome::Saved { .. })));
    assert!(fs::read(&out).unwrap().starts_with(b"RIFF"));
}

#[test]
fn why_nothing_was_saved_is_a_sentence() {
    let folder = tempfile::tempdir().unwrap();
    let rig = rig(folder.path());
    let failed = |out: &str| {
        save(&rig, SHORT, out, false).unwrap();
        match outcome(&rig) {
            Some(Outcome::Failed(sentence)) => sentence,
            other => panic!("{other:?}"),
        }
    };
    assert!(failed("missing/a.flac").ends_with("choose a folder that exists"));
    assert!(failed("a.mp3").ends_with("so that it is clear what to write"));
    assert!(names_in(folder.path()).is_empty());
    assert_eq!(save(&rig, "no-such", "a.flac", false).unwrap_err().code, 3);
}

#[test]
fn one_is_saved_at_a_time_and_can_be_cancelled() {
    let folder = tempfile::tempdir().unwrap();
    let rig = rig(folder.path());
    save(&rig, LONG, "long.ogg", false).unwrap();
    let refusal = save(&rig, SHORT, "short.flac", false).unwrap_err();
    assert_eq!(refusal.code, 2);
    assert!(refusal.sentence.contains("Wait for it, or cancel it"));
    // What is being saved is not forgotten.
    wish(&rig, TrackIntent::Forget).unwrap();
    assert!(shown(&rig).unwrap().outcome.is_none());
    wish(&rig, TrackIntent::Cancel).unwrap();
    assert_eq!(outcome(&rig), None);
    assert!(names_in(folder.path()).is_empty());
    save(&rig, SHORT, "short.flac", false).unwrap();
    assert!(matches!(outcome(&rig), Some(Outcome::Saved { .. })));
}

#[test]
fn the_end_of_the_program_leaves_no_half_of_one() {
    let folder = tempfile::tempdir().unwrap();
    let rig = rig(folder.path());
    save(&rig, LONG, "long.ogg", false).unwrap();
    // Until something lies there.
    while names_in(folder.path()).is_empty() {
        rig.sync();
    }
    rig.engine.quit();
    assert!(names_in(folder.path()).is_empty());
}

#[test]
fn nobody_takes_along_what_is_closed_to_them() {
    let folder = tempfile::tempdir().unwrap();
    let rig = rig(folder.path());
    let note = |fact| {
        let note = CoachIntent::Note(Box::new(fact));
        rig.engine.request(Intent::Coach(note)).unwrap();
    };
    note(Fact::Emergency(Emergency::Nerve));
    let refusal = save(&rig, SHORT, "a.flac", false).unwrap_err();
    assert_eq!(
        refusal.sentence,
        "Exercises stay closed until a clinician has cleared you."
    );
    note(Fact::Cleared);
    save(&rig, SHORT, "a.flac", false).unwrap();
    assert!(matches!(outcome(&rig), Some(Outcome::Saved { .. })));
}
