//! A person's own data from the command line: looked at, taken along, deleted.

#![allow(clippy::unwrap_used, reason = "in a test, a panic is the report")]
#![cfg(unix)]

mod home;
mod sessions;

use std::fs;
use std::path::Path;

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
fn erasing_leaves_nothing_but_what_the_person_wrote() {
    let home = somebody();
    fs::write(home.path("config/profile.broken-1.toml"), "x").unwrap();
    fs::write(home.path("data/history.broken-1.sqlite"), "x").unwrap();
    let asked = home.refusal(2, &["erase"]);
    assert!(asked.contains("--yes"), "{asked}");
    assert!(home.path("config/profile.toml").exists());
    says(&home, &["erase", "--yes"], "Left alone: 1 files");
    let left = |folder: &Path| -> Vec<String> {
        let entries = fs::read_dir(folder).unwrap();
        entries
            .map(|entry| entry.unwrap().file_name().into_string().unwrap())
            .collect()
    };
    assert_eq!(left(&home.path("data")), [""; 0]);
    assert_eq!(left(&home.path("config")), ["exercises"]);
    says(&home, &["erase", "--yes"], "nothing to delete");
}

/// Runs a command that must succeed, and looks for `text` in its answer.
fn says(home: &Home, args: &[&str], text: &str) {
    let output = home.unsit(args).success().get_output().clone();
    let answer = String::from_utf8(output.stdout).unwrap();
    assert!(answer.contains(text), "{args:?}: {answer}");
}
