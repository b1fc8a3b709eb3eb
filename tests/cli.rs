//! The command line as scripts see it: exit codes, JSON shapes, sentences.

#![allow(clippy::unwrap_used, reason = "in a test, a panic is the report")]
#![cfg(unix)]

mod folder;
mod home;
#[path = "cli/plans.rs"]
mod plans;
#[path = "cli/tracks.rs"]
mod tracks;

use std::process::Stdio;

use home::Home;
use serde_json::{Value, json};

#[test]
fn a_plan_has_exactly_the_shape_that_was_promised() {
    let home = Home::new();
    std::fs::write(
        home.path("mine.toml"),
        r#"
id = "mine"
name = "Mine"
purpose = "A test."
[[steps]]
exercise = "standing-hip-flexor"
hold_s = 20
repetitions = 1
sets = 1
get_ready_s = 4
changeover_s = 2
[[steps]]
ask = "Again?"
[[steps.answers]]
label = "No"
[[steps.answers]]
label = "Yes"
[[steps.answers.steps]]
rest_s = 7
"#,
    )
    .unwrap();
    let plan = home.json(&["plan", "mine.toml", "--json"]);
    let step = |index: usize, kind: &str, side: Value, start: u64, lasts: Value| {
        let exercise = if side.is_null() {
            Value::Null
        } else {
            json!("standing-hip-flexor")
        };
        json!({"index": index, "kind": kind, "exercise": exercise, "side": side, "set": 1,
               "start_ms": start, "duration_ms": lasts})
    };
    let cue = |at: u64, cue: &str, step: usize| json!({"at_ms": at, "cue": cue, "step": step});
    let expected = json!({
        "version": 1,
        "routine": "mine",
        "total_ms": 53_000,
        "steps": [
            step(0, "prepare", json!("right"), 0, json!(4000)),
            step(1, "hold", json!("right"), 4000, json!(20000)),
            step(2, "switch", json!("left"), 24000, json!(2000)),
            step(3, "hold", json!("left"), 26000, json!(20000)),
            step(4, "ask", Value::Null, 46000, Value::Null),
            step(5, "rest", Value::Null, 46000, json!(7000)),
            step(6, "finish", Value::Null, 53000, json!(0)),
        ],
        "cues": [
            cue(0, "prepare", 0), cue(1000, "tick", 0), cue(2000, "tick", 0), cue(3000, "tick", 0),
            cue(4000, "go", 1), cue(14000, "halfway", 1),
            cue(24000, "switch", 2),
            cue(26000, "go", 3), cue(36000, "halfway", 3),
            cue(46000, "prepare", 4),
            cue(46000, "rest", 5),
            cue(53000, "finish", 6),
        ],
    });
    assert_eq!(plan, expected);
}

#[test]
fn every_built_in_routine_has_a_plan() {
    let home = Home::new();
    let lists = home.json(&["list", "routines", "--json"]);
    assert_eq!(lists["version"], 1);
    let routines = lists["routines"].as_array().unwrap();
    assert_eq!(routines.len(), 14);
    assert!(lists.get("exercises").is_none());
    for routine in routines {
        let plan = home.json(&["plan", routine["id"].as_str().unwrap(), "--json"]);
        assert_eq!(plan["total_ms"], routine["total_ms"], "{routine}");
    }
    let plan = home.json(&["plan", "after-sitting-stretch-3", "--json"]);
    assert_eq!(plan["total_ms"], 599_000);
}

#[test]
fn lists_and_pages_are_for_people_and_for_scripts() {
    let home = Home::new();
    let both = home.json(&["list", "--json"]);
    assert!(both["routines"].is_array() && both["exercises"].is_array());
    let muscles = home.json(&["list", "muscles", "--json"]);
    assert!(muscles["muscles"][0]["latin"].is_string(), "{muscles}");
    let exercise = home.json(&["show", "glute-bridge", "--json"]);
    assert_eq!(exercise["version"], 1);
    assert_eq!(exercise["exercise"]["id"], "glute-bridge");
    assert_eq!(
        exercise["exercise"]["dose"]["work"]["tempo"]["lift_ms"],
        2000
    );
    let tests = home.json(&["list", "tests", "--json"]);
    assert_eq!(tests["tests"].as_array().unwrap().len(), 13);
    let test = home.json(&["show", "test-ake", "--json"]);
    assert_eq!(test["test"]["groups"][0], "hamstrings");
    assert_eq!(test["test"]["readings"][0]["verdict"], "not-tight");
    let routine = home.json(&["show", "before-bed", "--json"]);
    assert_eq!(routine["routine"]["total_ms"], 425_000);
    assert_eq!(routine["routine"]["quiet"], true);

    let text = |args: &[&str]| {
        let output = home.unsit(args).success().get_output().stdout.clone();
        String::from_utf8(output).unwrap()
    };
    assert!(text(&["list"]).contains("after-sitting-stretch-3   9:59"));
    let bridge = text(&["show", "glute-bridge"]);
    assert!(bridge.contains("Common faults:"), "{bridge}");
    assert!(
        bridge.contains("Spoken while you get ready:\n  - Lie on your back, knees bent.\n"),
        "{bridge}"
    );
    assert!(text(&["list", "tests"]).contains("weak-chair-stand"));
    let test = text(&["show", "test-thomas"]);
    assert!(test.contains("hip-flexors, tight: Above level."), "{test}");
    assert!(!test.contains('{'), "{test}");
    let sided_test = text(&["show", "test-figure-four"]);
    assert!(sided_test.contains("tight: The right shin"), "{sided_test}");
    assert!(
        sided_test.contains("  - Sit tall, right ankle on your left knee."),
        "{sided_test}"
    );
    let sided = text(&["show", "standing-hip-flexor"]);
    assert!(!sided.contains('{'), "{sided}");
    let plan = text(&["plan", "before-bed"]);
    assert!(plan.lines().next().unwrap().ends_with(": 7:05"), "{plan}");
}

#[test]
fn the_coach_suggests_and_says_why() {
    let home = Home::new();
    let at = |time: &str| home.json(&["suggest", "--json", "--at", time]);
    let morning = at("2026-03-10T07:30:00+01:00[Europe/Berlin]");
    assert_eq!(morning["version"], 1);
    assert_eq!(morning["doing"], "strengthen");
    assert_eq!(morning["morning"], "a");
    assert!(morning["at_most_ms"].as_u64().unwrap() > 60_000);
    assert_eq!(morning["hints"][0]["why"], "not-screened");
    for exercise in morning["exercises"].as_array().unwrap() {
        let id = exercise["exercise"].as_str().unwrap();
        let shown = home.json(&["show", id, "--json"]);
        assert_eq!(shown["exercise"]["place"], "no-floor", "{id} is not gentle");
    }
    assert_eq!(morning, at("2026-03-10T07:30:00+01:00[Europe/Berlin]"));
    assert_eq!(
        at("2026-03-10T23:00:00+01:00[Europe/Berlin]")["doing"],
        "rest"
    );

    let output = home
        .unsit(&["suggest", "--at", "2026-03-10T07:30"])
        .success();
    let text = String::from_utf8(output.get_output().stdout.clone()).unwrap();
    assert!(text.contains("Why: "), "{text}");
    let said = home.refusal(2, &["suggest", "--at", "breakfast"]);
    assert!(said.contains("2026-03-10T07:30"), "{said}");

    let config = home.path("config");
    std::fs::create_dir_all(&config).unwrap();
    std::fs::write(config.join("profile.toml"), "lying = \"sofa\"\n").unwrap();
    let said = home.refusal(1, &["suggest"]);
    assert!(said.contains("profile.toml:1:"), "{said}");
}

#[test]
fn an_unknown_name_is_exit_3_with_the_nearest_names() {
    let home = Home::new();
    for command in ["show", "plan", "start"] {
        let said = home.refusal(3, &[command, "glute-brigde"]);
        assert!(said.contains("Did you mean `glute-bridge`"), "{said}");
    }
    let said = home.refusal(3, &["plan", "zzzzzzzzzz"]);
    assert!(said.contains("unsit list"), "{said}");
}

#[test]
fn a_wrong_or_missing_file_is_exit_1() {
    let home = Home::new();
    std::fs::write(
        home.path("bad.toml"),
        "id = \"bad\"\nnmae = \"Bad\"\n[[steps]]\n",
    )
    .unwrap();
    for command in ["plan", "start"] {
        let said = home.refusal(1, &[command, "gone.toml"]);
        assert!(said.contains("gone.toml"), "{said}");
        let said = home.refusal(1, &[command, "bad.toml"]);
        assert!(said.contains("bad.toml:2:1"), "{said}");
    }
}

#[test]
fn usage_is_exit_2() {
    let home = Home::new();
    for args in [
        &["dance"][..],
        &["start"],
        &["add"],
        &["add", "ten"],
        &["add", "99999"],
        &["list", "routine"],
        &["plan", "before-bed", "--yaml"],
        &["--as-written"],
        &["--go-on"],
    ] {
        home.refusal(2, args);
    }
}

#[test]
fn without_a_window_commands_are_exit_4_and_status_is_idle() {
    let home = Home::new();
    for args in [
        &["pause"][..],
        &["resume"],
        &["toggle"],
        &["next"],
        &["back"],
        &["add", "10"],
        &["add", "-10"],
        &["stop"],
    ] {
        let said = home.refusal(4, args);
        assert!(said.contains("unsit start"), "{said}");
    }
    let idle = json!({"version": 1, "state": "idle", "routine": null, "step": null,
                      "step_remaining_ms": null, "total_remaining_ms": null, "audio": "off"});
    assert_eq!(home.json(&["status", "--json"]), idle);
    assert_eq!(home.json(&["status", "--json", "--follow"]), idle);
    home.unsit(&["status"]).success().stdout("idle\n");
    assert!(!home.path("run").exists(), "asking makes no folder");
}

#[test]
fn why_the_window_does_not_open_is_told_by_who_started_it() {
    let home = Home::new();
    let output = home
        .command(&["start", "before-bed"])
        .env("DISPLAY", ":no-display")
        .env("XDG_STATE_HOME", home.path("state"))
        .output()
        .unwrap();
    assert_eq!(output.status.code(), Some(5));
    let said = String::from_utf8(output.stderr).unwrap();
    assert!(said.contains("Run `unsit doctor`"), "{said}");
    assert!(!said.contains("ended at once"), "{said}");
    assert_eq!(said.lines().count(), 1, "{said}");
}

#[test]
fn without_a_display_a_window_is_exit_5() {
    let home = Home::new();
    for args in [&[][..], &["start", "before-bed"], &["--wish", "\"raise\""]] {
        let said = home.refusal(5, args);
        assert!(said.contains("WAYLAND_DISPLAY nor DISPLAY"), "{said}");
        assert_eq!(said.lines().count(), 1, "{said}");
    }
}

#[test]
fn a_reader_that_leaves_early_is_no_mistake() {
    let home = Home::new();
    let routine = "id = \"good\"\nname = \"Good\"\n[[steps]]\nrest_s = 5\n";
    std::fs::write(home.path("good.toml"), routine).unwrap();
    for args in [
        &["list", "exercises", "--json"][..],
        &["plan", "strength-first-full", "--json"],
        &["completions", "bash"],
        &["man"],
        &["status"],
        &["check", "good.toml"],
    ] {
        let mut child = home
            .command(args)
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .unwrap();
        // Gone before the first byte.
        drop(child.stdout.take());
        let output = child.wait_with_output().unwrap();
        assert_eq!(String::from_utf8_lossy(&output.stderr), "", "{args:?}");
        assert_eq!(output.status.code(), Some(0), "{args:?}");
    }
}

#[test]
fn completions_and_the_manual_know_every_command() {
    let home = Home::new();
    let commands = [
        "start",
        "pause",
        "resume",
        "toggle",
        "next",
        "back",
        "add",
        "stop",
        "status",
        "list",
        "show",
        "plan",
        "render",
        "figure",
        "check",
        "doctor",
        "completions",
        "man",
    ];
    for args in [
        &["completions", "bash"][..],
        &["completions", "zsh"],
        &["completions", "fish"],
        &["man"],
    ] {
        let output = home.unsit(args).success().get_output().stdout.clone();
        let text = String::from_utf8(output).unwrap();
        for command in commands {
            assert!(text.contains(command), "{args:?} without {command}");
        }
        assert!(
            !text.replace('\\', "").contains("--wish") && !text.contains("-l wish"),
            "{args:?} tells what is not for people"
        );
    }
}

#[test]
fn a_figure_is_a_picture_of_the_size_asked_for() {
    let home = Home::new();
    let picture = |args: &[&str]| {
        let mut all = vec!["figure"];
        all.extend(args);
        all.extend(["-o", "out.png", "--size", "60x80"]);
        home.unsit(&all).success();
        let file = std::fs::File::open(home.path("out.png")).unwrap();
        let mut reader = png::Decoder::new(std::io::BufReader::new(file))
            .read_info()
            .unwrap();
        let mut rgba = vec![0; reader.output_buffer_size().unwrap()];
        let info = reader.next_frame(&mut rgba).unwrap();
        assert_eq!([info.width, info.height], [60, 80]);
        rgba
    };
    let end = picture(&["glute-bridge"]);
    assert_ne!(
        end,
        picture(&["glute-bridge", "--side", "left", "--azimuth", "10"])
    );
    let start = picture(&["glute-bridge", "--pose", "knees bent, feet flat"]);
    assert_ne!(end, start);
    assert_eq!(start, picture(&["glute-bridge", "--at", "0"]));
    assert_eq!(end, picture(&["glute-bridge", "--at", "1"]));
    assert_ne!(picture(&["glute-bridge", "--at", "0.5"]), end);
    picture(&["test-thomas"]);
}

#[test]
fn what_no_figure_can_show_is_told_with_its_exit_code() {
    let home = Home::new();
    let told = |args: &[&str], code: i32, sentence: &str| {
        let output = home.unsit(args).code(code).get_output().stderr.clone();
        let text = String::from_utf8(output).unwrap();
        assert!(text.contains(sentence), "{args:?}: {text}");
    };
    told(&["figure", "glute-bridge", "-o", "a.jpg"], 2, ".png");
    told(
        &["figure", "glut-bridge", "-o", "a.png"],
        3,
        "`glute-bridge`",
    );
    told(&["figure", "before-bed", "-o", "a.png"], 3, "is a routine");
    told(
        &["figure", "glute-bridge", "--pose", "x", "-o", "a.png"],
        3,
        "\"Knees bent, feet flat\"",
    );
    told(&["figure", "glute-bridge", "-o", "none/a.png"], 5, "folder");
    told(
        &["figure", "glute-bridge", "--at", "2", "-o", "a.png"],
        2,
        "0 to 1",
    );
    told(
        &["figure", "glute-bridge", "--size", "9x9", "-o", "a.png"],
        2,
        "800x1000",
    );
    told(&["figure", "-o", "a.png"], 2, "EXERCISE");
}

#[test]
fn the_doctor_looks_and_touches_nothing() {
    let home = Home::new();
    let report = home.json(&["doctor", "--json"]);
    assert_eq!(report["version"], 1);
    let check = |name: &str| {
        let checks = report["checks"].as_array().unwrap();
        checks.iter().find(|check| check["name"] == name).cloned()
    };
    assert_eq!(check("display").unwrap()["ok"], false);
    assert!(check("display").unwrap()["mend"].is_string());
    for name in [
        "config", "data", "state", "runtime", "history", "settings", "library", "window",
    ] {
        assert_eq!(check(name).unwrap()["ok"], true, "{name}");
    }
    for name in [
        "sound",
        "system voice",
        "screen awake",
        "sleep",
        "lock",
        "input",
        "versions",
    ] {
        assert!(check(name).is_some(), "{name}");
    }
    let left: Vec<_> = std::fs::read_dir(home.folder()).unwrap().collect();
    assert!(left.is_empty(), "{left:?}");
}

#[test]
fn the_doctor_names_what_is_wrong() {
    let home = Home::new();
    for folder in ["config/routines", "data"] {
        std::fs::create_dir_all(home.path(folder)).unwrap();
    }
    std::fs::write(
        home.path("config/settings.toml"),
        "zoom_percent = \"big\"\n",
    )
    .unwrap();
    std::fs::write(home.path("config/routines/bad.toml"), "id = 3\n").unwrap();
    std::fs::write(home.path("data/history.sqlite"), "no database".repeat(1000)).unwrap();
    std::fs::write(home.path("run"), "a file where the folder should be").unwrap();
    let report = home.json(&["doctor", "--json"]);
    for (name, part) in [
        ("settings", "settings.toml:1:16"),
        ("library", "bad.toml:1:6"),
        ("history", "damaged"),
        ("runtime", "cannot be written"),
    ] {
        let checks = report["checks"].as_array().unwrap();
        let check = checks.iter().find(|check| check["name"] == name).unwrap();
        assert_eq!(check["ok"], false, "{check}");
        assert!(check["what"].as_str().unwrap().contains(part), "{check}");
    }
    // It only looked.
    assert!(home.path("data/history.sqlite").exists());
    home.unsit(&["doctor"]).success();
}
