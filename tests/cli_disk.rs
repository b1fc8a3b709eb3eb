//! The commands about a person's own data where files and disks are not as they should be: a newer
//! history, a damaged one, a full disk, a disk that may not be written. Nothing is lost, and each says
//! what to do.

#![allow(clippy::unwrap_used, reason = "in a test, a panic is the report")]
#![cfg(target_os = "linux")]

mod folder;
mod home;
mod sessions;

use std::fs;
use std::process::{Command as Process, Output};

use folder::names_in;
use home::Home;
use serde_json::json;
use sessions::{drive, started};
use unsit::adapters::store::{Entry, FILE_NAME, Store};
use unsit::domain::coach::Fact;

/// What reads the history, each as it is typed.
const LOOKING: [&[&str]; 5] = [
    &["history"],
    &["history", "--json"],
    &["history", "--csv"],
    &["suggest"],
    &["export", "out.json"],
];

/// Somebody with one session and a profile.
fn somebody() -> Home {
    let home = Home::new();
    fs::create_dir_all(home.path("config")).unwrap();
    fs::write(home.path("config/profile.toml"), "lying = \"bed\"\n").unwrap();
    let mut store = store_of(&home);
    drive(|batch| store.record(&batch).unwrap());
    store
        .record(&[Entry::noted(Fact::Urge, started())])
        .unwrap();
    home
}

fn store_of(home: &Home) -> Store {
    Store::open(&home.path("data").join(FILE_NAME))
        .unwrap()
        .store
}

fn history_bytes(home: &Home) -> Vec<u8> {
    fs::read(home.path("data").join(FILE_NAME)).unwrap()
}

fn doctor(home: &Home) -> String {
    let report = home.json(&["doctor", "--json"]);
    let checks = report["checks"].as_array().unwrap();
    let history = checks
        .iter()
        .find(|check| check["name"] == "history")
        .unwrap();
    assert_eq!(history["ok"], json!(false), "{history}");
    history["what"].as_str().unwrap().to_owned()
}

#[test]
fn a_history_of_a_newer_version_is_refused_by_every_command_and_not_touched() {
    let home = somebody();
    home.unsit(&["export", "before.json"]).success();
    let connection = rusqlite::Connection::open(home.path("data").join(FILE_NAME)).unwrap();
    connection.pragma_update(None, "user_version", 99).unwrap();
    drop(connection);
    let before = history_bytes(&home);
    for command in LOOKING
        .into_iter()
        .chain([&["import", "before.json"] as &[&str]])
    {
        let refused = home.refusal(5, command);
        assert!(
            refused.contains("written by a newer Unsit"),
            "{command:?}: {refused}"
        );
        assert!(refused.contains("update Unsit"), "{command:?}: {refused}");
    }
    assert!(doctor(&home).contains("written by a newer Unsit"));
    assert!(!home.path("out.json").exists());
    assert_eq!(history_bytes(&home), before);
    // Whoever wants it gone gets it gone, and hears that there may be more.
    let erased = home
        .unsit(&["erase", "--yes"])
        .success()
        .get_output()
        .clone();
    let erased = String::from_utf8(erased.stdout).unwrap();
    assert!(
        erased.contains("newer Unsit, which may keep more"),
        "{erased}"
    );
    assert!(!home.path("data").exists());
}

#[test]
fn a_damaged_history_is_told_by_every_command_and_moved_by_none() {
    let home = somebody();
    home.unsit(&["export", "before.json"]).success();
    let damaged = b"this was a database once".repeat(400);
    fs::write(home.path("data").join(FILE_NAME), &damaged).unwrap();
    for command in LOOKING
        .into_iter()
        .chain([&["import", "before.json"] as &[&str]])
    {
        let refused = home.refusal(5, command);
        assert!(refused.contains("is damaged"), "{command:?}: {refused}");
        assert!(
            refused.contains("Open Unsit once"),
            "{command:?}: {refused}"
        );
    }
    assert!(doctor(&home).contains("is damaged"));
    assert_eq!(history_bytes(&home), damaged);
    assert!(
        names_in(&home.path("data"))
            .iter()
            .all(|name| !name.contains("broken"))
    );
}

/// Runs a shell script in which `$UNSIT` is the command, as somebody who may mount disks for themselves
/// only; none where this machine does not let them.
fn with_disks(home: &Home, script: &str) -> Option<Output> {
    let may = Process::new("unshare").args(["-rm", "true"]).output();
    if !may.is_ok_and(|tried| tried.status.success()) {
        eprintln!("This machine lets nobody mount a disk of their own: not tried.");
        return None;
    }
    let template = home.command(&[]);
    let mut shell = Process::new("unshare");
    shell
        .args(["-rm", "sh", "-ec", script])
        .current_dir(home.folder());
    shell.env("UNSIT", template.get_program());
    for (name, value) in template.get_envs() {
        match value {
            Some(value) => shell.env(name, value),
            None => shell.env_remove(name),
        };
    }
    Some(shell.output().unwrap())
}

fn text(bytes: &[u8]) -> String {
    String::from_utf8_lossy(bytes).into_owned()
}

/// A disk of its own for the data folder, with what was in it, and filled to the last byte.
const FULL_DATA: &str = "
    cp -a data before
    mount -t tmpfs -o size=400k tmpfs data
    cp -a before/. data/
    cat /dev/zero > data/filler 2>/dev/null || true
";

#[test]
fn an_import_onto_a_full_disk_takes_in_nothing_and_all_once_there_is_room() {
    let other = Home::new();
    let mut store = store_of(&other);
    let many = (1..=4000_i64).map(|minute| {
        let at = started() + jiff::SignedDuration::from_mins(minute);
        Entry::noted(Fact::Urge, at)
    });
    store.record(&many.collect::<Vec<_>>()).unwrap();
    drop(store);
    other.unsit(&["export", "many.json"]).success();

    let home = somebody();
    fs::copy(other.path("many.json"), home.path("many.json")).unwrap();
    let before = home.json(&["history", "--json"]);
    let script = format!(
        "{FULL_DATA}
        if $UNSIT import many.json > said 2>&1; then exit 9; fi
        $UNSIT history --json > while.json
        rm data/filler
        mount -o remount,size=40m data
        $UNSIT import many.json > after"
    );
    let Some(output) = with_disks(&home, &script) else {
        return;
    };
    assert!(output.status.success(), "{}", text(&output.stderr));
    let said = fs::read_to_string(home.path("said")).unwrap();
    assert!(
        said.contains("disk is full") && said.contains("free some space"),
        "{said}"
    );
    let meanwhile = fs::read_to_string(home.path("while.json")).unwrap();
    assert_eq!(
        serde_json::from_str::<serde_json::Value>(&meanwhile).unwrap(),
        before
    );
    let after = fs::read_to_string(home.path("after")).unwrap();
    assert!(after.contains("4000 notes for the coach"), "{after}");
}

#[test]
fn an_export_onto_a_full_disk_leaves_no_half_of_it() {
    let home = somebody();
    let script = "
        mkdir usb
        mount -t tmpfs -o size=16k tmpfs usb
        if $UNSIT export usb/all.json > said 2>&1; then exit 9; fi
        ls -A usb > left";
    let Some(output) = with_disks(&home, script) else {
        return;
    };
    assert!(output.status.success(), "{}", text(&output.stderr));
    let said = fs::read_to_string(home.path("said")).unwrap();
    assert!(said.contains("all.json cannot be written"), "{said}");
    assert!(said.contains("Free some space"), "{said}");
    assert_eq!(fs::read_to_string(home.path("left")).unwrap(), "");
}

#[test]
fn a_track_onto_a_full_disk_or_one_that_may_not_be_written_leaves_nothing_of_it() {
    let home = Home::new();
    let script = "
        mkdir usb
        mount -t tmpfs -o size=12k tmpfs usb
        for kind in flac ogg wav; do
            if $UNSIT render desk-shift-40s -o usb/a.$kind >> said 2>&1; then exit 9; fi
        done
        ls -A usb > left
        mount -o remount,ro usb
        if $UNSIT render desk-shift-40s -o usb/a.flac > ro 2>&1; then exit 9; fi";
    let Some(output) = with_disks(&home, script) else {
        return;
    };
    assert!(output.status.success(), "{}", text(&output.stderr));
    let said = fs::read_to_string(home.path("said")).unwrap();
    assert_eq!(said.matches("could not be written").count(), 3, "{said}");
    assert_eq!(said.matches("free some space").count(), 3, "{said}");
    assert_eq!(fs::read_to_string(home.path("left")).unwrap(), "");
    let ro = fs::read_to_string(home.path("ro")).unwrap();
    assert!(ro.contains("choose a folder that you may write to"), "{ro}");
}

#[test]
fn files_of_an_import_onto_a_full_disk_are_whole_or_not_there() {
    let rich = somebody();
    fs::create_dir_all(rich.path("config/exercises")).unwrap();
    let own = include_str!("../data/exercises/glute-squeeze.toml")
        .replace("id = \"glute-squeeze\"", "id = \"my-squeeze\"");
    fs::write(rich.path("config/exercises/my-squeeze.toml"), &own).unwrap();
    rich.unsit(&["export", "all.json"]).success();

    let home = Home::new();
    fs::copy(rich.path("all.json"), home.path("all.json")).unwrap();
    let script = "
        mkdir config
        mount -t tmpfs -o size=64k tmpfs config
        cat /dev/zero > config/filler 2>/dev/null || true
        if $UNSIT import all.json > said 2>&1; then exit 9; fi
        find config -type f -not -name filler > left
        rm config/filler
        $UNSIT import all.json
        cp config/exercises/my-squeeze.toml mine.toml";
    let Some(output) = with_disks(&home, script) else {
        return;
    };
    assert!(output.status.success(), "{}", text(&output.stderr));
    let said = fs::read_to_string(home.path("said")).unwrap();
    assert!(said.contains("import once more"), "{said}");
    assert_eq!(fs::read_to_string(home.path("left")).unwrap(), "");
    assert_eq!(fs::read_to_string(home.path("mine.toml")).unwrap(), own);
}

#[test]
fn a_home_that_may_not_be_written_can_still_be_looked_at() {
    let home = somebody();
    let script = "
        mount --bind data data
        mount -o remount,bind,ro data
        $UNSIT history --json > history.json
        $UNSIT suggest > suggest
        $UNSIT export all.json > export
        if $UNSIT import all.json > said 2>&1; then exit 9; fi
        if $UNSIT erase --yes > erase 2>&1; then exit 9; fi";
    let before = home.json(&["history", "--json"]);
    let bytes = history_bytes(&home);
    let Some(output) = with_disks(&home, script) else {
        return;
    };
    assert!(output.status.success(), "{}", text(&output.stderr));
    let read = |name: &str| fs::read_to_string(home.path(name)).unwrap();
    let looked: serde_json::Value = serde_json::from_str(&read("history.json")).unwrap();
    assert_eq!(looked, before);
    assert!(read("export").contains("1 sessions"), "{}", read("export"));
    assert!(read("said").contains("read-only"), "{}", read("said"));
    assert!(
        read("erase").contains("cannot be deleted"),
        "{}",
        read("erase")
    );
    assert_eq!(history_bytes(&home), bytes);
}

#[test]
fn a_folder_in_the_place_of_the_history_is_named() {
    // It stands in for a file that may not be opened: the superuser may open every other.
    let home = Home::new();
    fs::create_dir_all(home.path("data").join(FILE_NAME)).unwrap();
    for command in LOOKING {
        let refused = home.refusal(5, command);
        assert!(refused.contains(FILE_NAME), "{command:?}: {refused}");
        assert!(
            refused.contains("cannot be opened"),
            "{command:?}: {refused}"
        );
    }
}
