//! A person's own data from the command line: looked at, taken along, deleted.

#![allow(clippy::unwrap_used, reason = "in a test, a panic is the report")]
#![cfg(unix)]

mod folder;
mod home;
mod sessions;

use std::fs;

use folder::names_in;
use home::Home;
use serde_json::json;
use sessions::{drive, started};
use unsit::adapters::store::{Entry, FILE_NAME, Store};
use unsit::domain::coach::Fact;

/// Somebody with a profile, an exercise of their own, one session and one note.
fn somebody() -> Home {
    let home = Home::new();
    let config = home.path("config");
    fs::create_dir_all(config.join("exercises")).unwrap();
    fs::write(config.join("profile.toml"), "# mine\nlying = \"bed\"\n").unwrap();
    let own = include_str!("../data/exercises/glute-squeeze.toml")
        .replace("id = \"glute-squeeze\"", "id = \"my-squeeze\"");
    fs::write(config.join("exercises/my-squeeze.toml"), own).unwrap();
    let mut store = Store::open(&home.path("data").join(FILE_NAME))
        .unwrap()
        .store;
    drive(|batch| store.record(&batch).unwrap());
    store
        .record(&[Entry::noted(Fact::Urge, started())])
        .unwrap();
    home
}

#[test]
fn the_history_as_text_as_json_and_as_a_table() {
    let home = somebody();
    let all = home.json(&["history", "--json"]);
    let session = &all["sessions"][0];
    assert_eq!(all["version"], json!(1));
    assert_eq!(session["outcome"], json!("finished"));
    assert_eq!(session["coaching_day"], json!("2026-03-10"));
    assert!(
        session["work"][0]["worked_ms"].as_u64().unwrap() > 0,
        "{session}"
    );
    let csv = home.unsit(&["history", "--csv"]).success();
    let csv = String::from_utf8(csv.get_output().stdout.clone()).unwrap();
    let mut lines = csv.lines();
    let columns = lines.next().unwrap().split(',').count();
    let fields: Vec<usize> = lines.map(|line| line.split(',').count()).collect();
    assert_eq!(fields.len(), session["work"].as_array().unwrap().len());
    assert!(fields.iter().all(|fields| *fields == columns), "{csv}");
    says(&home, &["history"], "2026-03-10 09:00");
    let later = home.json(&["history", "--json", "--since", "2026-03-11"]);
    assert_eq!(later["sessions"], json!([]));
    let wrong = home.refusal(2, &["history", "--since", "yesterday"]);
    assert!(wrong.contains("--since"), "{wrong}");
}

#[test]
fn nobody_has_no_history_yet() {
    let home = Home::new();
    assert_eq!(home.json(&["history", "--json"])["sessions"], json!([]));
    says(&home, &["history"], "no sessions yet");
    assert!(!home.path("data").exists(), "looking makes nothing");
}

#[test]
fn everything_goes_into_one_file_and_comes_back_once() {
    let home = somebody();
    home.unsit(&["export", "all.json"]).success();
    let private = fs::metadata(home.path("all.json")).unwrap();
    assert_eq!(
        std::os::unix::fs::PermissionsExt::mode(&private.permissions()) & 0o777,
        0o600
    );
    let again = home.refusal(2, &["export", "all.json"]);
    assert!(again.contains("exists already"), "{again}");

    let other = Home::new();
    fs::copy(home.path("all.json"), other.path("all.json")).unwrap();
    says(&other, &["import", "all.json"], "New: 1 sessions, ");
    for file in ["config/profile.toml", "config/exercises/my-squeeze.toml"] {
        let text = |home: &Home| fs::read_to_string(home.path(file)).unwrap();
        assert_eq!(text(&other), text(&home), "{file}");
    }
    let sessions = |home: &Home| home.json(&["history", "--json"])["sessions"].clone();
    assert_eq!(sessions(&other), sessions(&home));
    fs::write(other.path("config/profile.toml"), "lying = \"floor\"\n").unwrap();
    says(
        &other,
        &["import", "all.json"],
        "New: 0 sessions, 0 notes for the coach, 0 files",
    );
    let kept = fs::read_to_string(other.path("config/profile.toml")).unwrap();
    assert!(kept.contains("floor"), "what is there stays");
    let suggested = other.json(&[
        "suggest",
        "--json",
        "--at",
        "2026-03-10T12:00+01:00[Europe/Berlin]",
    ]);
    assert_eq!(suggested["version"], json!(1));
}

#[test]
fn what_is_no_export_is_refused_and_nothing_is_touched() {
    let home = Home::new();
    let missing = home.refusal(1, &["import", "none.json"]);
    assert!(missing.contains("none.json"), "{missing}");
    for (text, says) in [
        ("{}", "not what `unsit export` writes"),
        ("no json", "not what `unsit export` writes"),
        ("{\"version\": 99}", "update Unsit"),
    ] {
        fs::write(home.path("in.json"), text).unwrap();
        let refused = home.refusal(1, &["import", "in.json"]);
        assert!(refused.contains(says), "{refused}");
    }
    assert!(!home.path("data").exists());
}

#[test]
fn erasing_says_what_goes_and_what_stays_and_takes_all_that_we_made() {
    let home = somebody();
    for made in [
        "config/profile.broken-1.toml",
        "config/profile.toml.new",
        "config/settings.toml",
        "config/settings.broken-3.toml",
        "config/notes.txt",
        "data/history.broken-1.sqlite",
        "data/state/window.log",
        "run/unsit.lock",
    ] {
        fs::create_dir_all(home.path(made).parent().unwrap()).unwrap();
        fs::write(home.path(made), "x").unwrap();
    }
    let asked = home.refusal(2, &["erase"]);
    assert!(asked.contains("--yes"), "{asked}");
    assert!(home.path("config/profile.toml").exists());

    let said = answer(&home, &["erase", "--yes"]);
    for gone in [
        "profile.toml",
        "settings.broken-3.toml",
        "history.sqlite",
        "data/state",
    ] {
        let line = format!("Deleted {}", home.folder().display());
        assert!(
            said.lines()
                .any(|one| one.starts_with(&line) && one.ends_with(gone)),
            "{gone}: {said}"
        );
    }
    let mine = home.path("config/exercises/my-squeeze.toml");
    assert!(
        said.contains(&format!("Left alone: {} (you wrote it;", mine.display())),
        "{said}"
    );
    assert!(said.contains("notes.txt (not of Unsit's making)"), "{said}");
    assert!(said.contains("Exports that you made"), "{said}");
    assert!(!home.path("data").exists());
    assert_eq!(names_in(&home.path("run")), [""; 0]);
    assert_eq!(names_in(&home.path("config")), ["exercises", "notes.txt"]);
    says(&home, &["erase", "--yes"], "nothing to delete");
    assert!(mine.exists());

    let said = answer(&home, &["erase", "--yes", "--own-files"]);
    assert!(!said.contains("you wrote it"), "{said}");
    assert_eq!(names_in(&home.path("config")), ["notes.txt"]);
}

#[test]
fn erasing_own_files_follows_no_link_out_of_the_folder() {
    let home = somebody();
    let elsewhere = home.path("dotfiles");
    fs::create_dir_all(&elsewhere).unwrap();
    fs::write(elsewhere.join("mine.toml"), "x").unwrap();
    std::os::unix::fs::symlink(&elsewhere, home.path("config/routines")).unwrap();
    fs::rename(
        home.path("config/profile.toml"),
        elsewhere.join("profile.toml"),
    )
    .unwrap();
    std::os::unix::fs::symlink(
        elsewhere.join("profile.toml"),
        home.path("config/profile.toml"),
    )
    .unwrap();
    let said = answer(&home, &["erase", "--yes", "--own-files"]);
    let linked = format!("Left alone: {}", elsewhere.join("profile.toml").display());
    assert!(said.contains(&linked), "{said}");
    assert!(elsewhere.join("mine.toml").exists());
    assert!(!home.path("config").exists());
}

#[test]
fn sentences_that_a_person_wrote_go_along_and_what_cannot_be_read_is_named() {
    let home = somebody();
    let german = home.path("config/locales/de");
    fs::create_dir_all(&german).unwrap();
    fs::write(german.join("mine.ftl"), "home-title = Hallo\n").unwrap();
    fs::write(home.path("config/settings.toml"), [0xFF, 0xFE]).unwrap();
    fs::write(home.path("config/exercises/odd.toml"), [0xFF]).unwrap();
    let said = answer(&home, &["export", "all.json"]);
    assert!(said.contains("Not in it: settings.toml ("), "{said}");
    assert!(said.contains("Not in it: exercises/odd.toml ("), "{said}");
    let other = Home::new();
    fs::copy(home.path("all.json"), other.path("all.json")).unwrap();
    says(&other, &["import", "all.json"], "3 files");
    let sentences = fs::read_to_string(other.path("config/locales/de/mine.ftl")).unwrap();
    assert!(sentences.contains("Hallo"));
}

#[test]
fn a_session_that_went_on_after_an_export_is_completed_by_the_next() {
    let home = Home::new();
    let path = home.path("data").join(FILE_NAME);
    let mut store = Store::open(&path).unwrap().store;
    let mut batches = Vec::new();
    drive(|batch| batches.push(batch));
    let half = batches.len() / 2;
    for batch in &batches[..half] {
        store.record(batch).unwrap();
    }
    home.unsit(&["export", "early.json"]).success();
    for batch in &batches[half..] {
        store.record(batch).unwrap();
    }
    drop(store);
    home.unsit(&["export", "late.json"]).success();
    let other = Home::new();
    for name in ["early.json", "late.json"] {
        fs::copy(home.path(name), other.path(name)).unwrap();
    }
    says(&other, &["import", "early.json"], "New: 1 sessions, ");
    let said = answer(&other, &["import", "late.json"]);
    assert!(said.contains("New: 0 sessions, "), "{said}");
    assert!(said.contains("Completed: 1 sessions"), "{said}");
    let sessions = |home: &Home| home.json(&["history", "--json"])["sessions"].clone();
    assert_eq!(sessions(&other), sessions(&home));
    says(
        &other,
        &["import", "early.json"],
        "New: 0 sessions, 0 notes for the coach, 0 files",
    );
    assert_eq!(sessions(&other), sessions(&home));
}

/// What a command that must succeed says.
fn answer(home: &Home, args: &[&str]) -> String {
    let output = home.unsit(args).success().get_output().clone();
    String::from_utf8(output.stdout).unwrap()
}

/// Runs a command that must succeed, and looks for `text` in its answer.
fn says(home: &Home, args: &[&str], text: &str) {
    let answer = answer(home, args);
    assert!(answer.contains(text), "{args:?}: {answer}");
}
