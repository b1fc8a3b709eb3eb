//! Proofs that every rule of the tree can fail, on small bad snippets. It must not read the tree.

use crate::rules::*;
use crate::tree::RustFile;

fn check(rule: fn(&RustFile) -> Vec<Fault>, path: &str, text: &str) -> Vec<Fault> {
    rule(&RustFile::new(path, text))
}

#[track_caller]
fn refuses(rule: fn(&RustFile) -> Vec<Fault>, path: &str, text: &str) {
    assert_eq!(
        check(rule, path, text).len(),
        1,
        "{path} should be refused once: {text}"
    );
}

#[track_caller]
fn allows(rule: fn(&RustFile) -> Vec<Fault>, path: &str, text: &str) {
    assert_eq!(
        check(rule, path, text),
        Vec::<String>::new(),
        "{path}: {text}"
    );
}

#[test]
fn arrows_point_inwards() {
    refuses(arrows, "src/domain/plan.rs", "use crate::words::Words;");
    refuses(
        arrows,
        "src/domain/plan.rs",
        "use crate::{domain::Id, library};",
    );
    refuses(
        arrows,
        "src/domain/session/query.rs",
        "use super::super::super::engine;",
    );
    refuses(
        arrows,
        "src/library/mod.rs",
        "fn f() { crate::adapters::clock::now() }",
    );
    refuses(
        arrows,
        "src/window/app.rs",
        "use crate::adapters::{clock::Clock, ipc};",
    );
    refuses(arrows, "src/intent.rs", "use super::window;");
    refuses(arrows, "src/engine/mod.rs", "use crate::cli::run;");
    allows(
        arrows,
        "src/domain/session/query.rs",
        "use super::super::Id; use crate::domain::Id;",
    );
    allows(
        arrows,
        "src/window/app.rs",
        "use crate::adapters::clock::Clock;",
    );
    allows(
        arrows,
        "src/domain/plan.rs",
        "// crate::words\nfn f() -> &str { \"crate::words\" }",
    );
    allows(
        arrows,
        "src/domain/plan.rs",
        "#[cfg(test)]\nmod tests { use crate::library::x; }",
    );
}

#[test]
fn things_have_homes() {
    refuses(homes, "src/engine/mod.rs", "use rodio::Source;");
    refuses(homes, "src/engine/mod.rs", "fn f(x: cpal::Stream) {}");
    refuses(homes, "src/adapters/history.rs", "use rusqlite as r;");
    refuses(
        homes,
        "src/cli/mod.rs",
        "use interprocess::local_socket::Stream;",
    );
    refuses(
        homes,
        "src/domain/plan.rs",
        "use std::{fs, time::Duration};",
    );
    refuses(
        homes,
        "src/soundtrack/mixer.rs",
        "let t = std::thread::spawn(f);",
    );
    refuses(homes, "src/soundtrack/mixer.rs", "use cpal::Sample;");
    allows(homes, "src/soundtrack/mixer.rs", "use rodio::Source;");
    allows(
        homes,
        "src/adapters/audio/device.rs",
        "use cpal::traits::HostTrait;",
    );
    allows(
        homes,
        "src/adapters/store/schema.rs",
        "use rusqlite::Connection;",
    );
}

#[test]
fn the_domain_stays_pure() {
    refuses(
        impure_domain,
        "src/domain/plan.rs",
        "use std::time::{Duration, Instant};",
    );
    refuses(
        impure_domain,
        "src/domain/plan.rs",
        "fn f(r: impl std::io::Read) {}",
    );
    allows(
        impure_domain,
        "src/domain/plan/tests.rs",
        "use std::io::Read;",
    );
    allows(
        impure_domain,
        "src/domain/plan.rs",
        "use std::time::Duration;",
    );
}

#[test]
fn one_clock() {
    refuses(
        clock_reads,
        "src/engine/mod.rs",
        "let t = std::time::Instant::now();",
    );
    refuses(
        clock_reads,
        "src/adapters/store/mod.rs",
        "let t = jiff::Zoned::now();",
    );
    allows(clock_reads, "src/engine/mod.rs", "let t = clock.now();");
    allows(clock_reads, CLOCK, "Instant::now()");
}

#[test]
fn colours_outside_the_theme() {
    refuses(
        colours,
        "src/window/home.rs",
        "let c = egui::Color32::from_rgb(1, 2, 3);",
    );
    refuses(colours, "src/window/home.rs", "let c = Color32::RED;");
    refuses(
        colours,
        "src/window/home.rs",
        "let c = hex_color!(\"#fff\");",
    );
    allows(
        colours,
        "src/window/home.rs",
        "let c: Color32 = Color32::TRANSPARENT;",
    );
    allows(colours, "src/window/theme.rs", "Color32::from_rgb(1, 2, 3)");
}

#[test]
fn form() {
    refuses(unsafety, "src/a.rs", concat!("un", "safe { f() }"));
    allows(unsafety, "src/a.rs", "#![forbid(unsafe_code)] // unsafe");
    allows(
        unsafety,
        "src/adapters/own_code.rs",
        concat!("un", "safe { f() }"),
    );
    refuses(openings, "src/a.rs", "use x;\n//! late");
    allows(openings, "src/a.rs", "//! What it is.");
    refuses(lengths, "src/a.rs", &"\n".repeat(501));
    allows(lengths, "src/a.rs", &"\n".repeat(500));
    assert_eq!(median(&mut [900, 10, 20]), 20);
}

#[test]
fn pages_and_paths() {
    let rooms = ["domain".to_owned(), "intent".to_owned()];
    assert_eq!(unnamed_rooms("`domain/` and intent", &rooms).len(), 1);
    assert_eq!(unnamed_rooms("`domain/` and `intent.rs`", &rooms).len(), 0);
    assert_eq!(
        machine_paths("a", concat!("x\ncd /ho", "me/me/x")),
        ["a:2: names a path of one machine"]
    );
    assert_eq!(machine_paths("a", concat!("C:\\Us", "ers\\me")).len(), 1);
    assert!(machine_paths("a", "tests/home/x and ~/x").is_empty());
}

#[test]
fn links() {
    let page = "[a](Cargo.toml) [b](https://x.y) [c](#here)\n![d](data/none.png)";
    assert_eq!(
        dead_links("a.md", page),
        ["a.md:2: there is no data/none.png"]
    );
}
