//! Asserts the shape of the tree: which room may name which, what lives in one file only, how files
//! begin and end. The rules are in `architecture/rules.rs`; `architecture/proofs.rs` shows that each
//! can fail. It must not know what the code does.

#![allow(
    clippy::expect_used,
    reason = "a test says what went wrong by panicking"
)]

#[path = "architecture/proofs.rs"]
mod proofs;
#[path = "architecture/rules.rs"]
mod rules;
mod tree;

use rules::Fault;
use tree::RustFile;

const MEDIAN_FILE_LINES: usize = 150;

const TOP_LEVEL: [&str; 19] = [
    "ARCHITECTURE.md",
    "BENCHMARKS.md",
    "CHANGELOG.md",
    "Cargo.lock",
    "Cargo.toml",
    "LICENSE-APACHE",
    "LICENSE-MIT",
    "Makefile",
    "README.md",
    "benches",
    "build.rs",
    "clippy.toml",
    "data",
    "run",
    "rustfmt.toml",
    "sounds",
    "src",
    "test",
    "tests",
];

#[test]
fn every_room_names_only_the_rooms_that_its_arrows_allow() {
    assert_none(each_source(rules::arrows));
}

#[test]
fn every_room_has_its_arrows() {
    let without: Vec<String> = rooms()
        .into_iter()
        .filter(|room| !rules::ARROWS.iter().any(|(known, _)| known == room))
        .collect();
    assert!(
        without.is_empty(),
        "give these their row in ARROWS: {without:?}"
    );
}

#[test]
fn outside_things_stay_in_their_homes() {
    assert_none(each_source(rules::homes));
}

#[test]
fn the_domain_is_pure() {
    assert_none(each_source(rules::impure_domain));
}

#[test]
fn one_file_reads_the_time() {
    assert_none(each_source(rules::clock_reads));
}

#[test]
fn colours_live_in_the_theme() {
    assert_none(each_source(rules::colours));
}

#[test]
fn one_file_alone_is_unsafe() {
    assert_none(each_file(rules::unsafety));
}

#[test]
fn every_file_says_what_it_is() {
    assert_none(each_file(rules::openings));
}

#[test]
fn no_file_is_too_long() {
    assert_none(each_file(rules::lengths));
    let mut lines: Vec<usize> = tree::rust_files_below("src")
        .iter()
        .map(|file| file.text.lines().count())
        .collect();
    let median = rules::median(&mut lines);
    assert!(
        median < MEDIAN_FILE_LINES,
        "the median file of src/ has {median} lines; below {MEDIAN_FILE_LINES} is wanted"
    );
}

#[test]
fn the_top_level_holds_only_what_belongs_there() {
    let strange: Vec<String> = tree::top_level_names()
        .into_iter()
        .filter(|name| !TOP_LEVEL.contains(&name.as_str()))
        .collect();
    assert!(
        strange.is_empty(),
        "move these below a folder of their own: {strange:?}"
    );
}

#[test]
fn the_architecture_page_names_every_room() {
    let page = tree::read("ARCHITECTURE.md");
    assert_none(rules::unnamed_rooms(&page, &rooms()));
}

#[test]
fn the_links_of_the_pages_lead_somewhere() {
    let pages = tree::top_level_names()
        .into_iter()
        .filter(|name| name.ends_with(".md"));
    let faults = pages
        .flat_map(|page| rules::dead_links(&page, &tree::read(&page)))
        .collect();
    assert_none(faults);
}

#[test]
fn nothing_names_a_path_of_one_machine() {
    let texts = tree::files_below("src")
        .into_iter()
        .chain(
            ["tests", "benches", "sounds", "data", ".ci"]
                .into_iter()
                .flat_map(tree::files_below),
        )
        .chain(
            tree::top_level_names()
                .into_iter()
                .filter(|name| tree::root().join(name).is_file()),
        );
    let found = texts
        .filter_map(|path| {
            let bytes = std::fs::read(tree::root().join(&path)).expect("a listed file can be read");
            Some((path, String::from_utf8(bytes).ok()?))
        })
        .flat_map(|(path, text)| rules::machine_paths(&path, &text))
        .collect();
    assert_none(found);
}

fn each_source(rule: fn(&RustFile) -> Vec<Fault>) -> Vec<Fault> {
    tree::rust_files_below("src")
        .iter()
        .flat_map(rule)
        .collect()
}

fn each_file(rule: fn(&RustFile) -> Vec<Fault>) -> Vec<Fault> {
    tree::all_rust_files().iter().flat_map(rule).collect()
}

fn assert_none(faults: Vec<Fault>) {
    assert!(faults.is_empty(), "\n{}\n", faults.join("\n"));
}

fn rooms() -> Vec<String> {
    let mut rooms: Vec<String> = tree::files_below("src")
        .iter()
        .filter_map(|path| rules::room_of(path).map(str::to_owned))
        .collect();
    rooms.dedup();
    rooms
}
