//! Asserts that everything the program is made of may be given away under "MIT OR Apache-2.0": the
//! licence of every dependency is one that permits it. It must not reach for the network: it reads
//! what cargo has already fetched.

#![allow(
    clippy::expect_used,
    reason = "a test says what went wrong by panicking"
)]

mod tree;

use std::collections::BTreeSet;
use std::process::Command;

use serde_json::Value;
use spdx::{Expression, ParseMode};

/// Licences that permit it, for a dependency that is used unchanged and named.
const ALLOWED: [&str; 13] = [
    "0BSD",
    "Apache-2.0",
    "BSD-2-Clause",
    "BSD-3-Clause",
    "BSL-1.0",
    "CC0-1.0",
    "ISC",
    "MIT",
    "MPL-2.0",
    "Unicode-3.0",
    "Unlicense",
    "Zlib",
    // The fonts of egui, below.
    "OFL-1.1",
];

/// Crates that may have one licence more, because of the fonts that they carry.
const ALLOWED_FOR: [(&str, &str); 1] = [("epaint_default_fonts", "Ubuntu-font-1.0")];

#[test]
fn every_dependency_may_be_given_away() {
    let packages = dependencies();
    assert!(
        packages.len() > 100,
        "cargo names only {} dependencies",
        packages.len()
    );
    let faults: Vec<String> = packages
        .iter()
        .filter_map(|(name, licence)| fault(name, licence))
        .collect();
    assert!(faults.is_empty(), "\n{}\n", faults.join("\n"));
}

/// The list that the window shows is of a Linux program; cargo knows what that is made of on any machine.
#[test]
fn the_list_that_the_window_shows_is_of_what_the_program_is_made_of() {
    let printed = Command::new("sh")
        .arg(tree::root().join("data/licences.sh"))
        .output()
        .expect("a shell runs");
    let errors = String::from_utf8_lossy(&printed.stderr);
    assert!(printed.status.success(), "{errors}");
    let printed = String::from_utf8_lossy(&printed.stdout);
    assert!(
        printed == tree::read("data/licences.txt"),
        "run `make licences`; data/licences.txt should be:\n{printed}"
    );
}

#[test]
fn our_own_licences_are_there() {
    assert!(tree::read("Cargo.toml").contains("license = \"MIT OR Apache-2.0\""));
    assert!(tree::read("LICENSE-MIT").contains("Permission is hereby granted, free of charge"));
    assert!(tree::read("LICENSE-APACHE").contains("Apache License\n"));
    let has_fonts = tree::files_below("data/fonts")
        .iter()
        .any(|path| path.ends_with(".ttf"));
    assert!(has_fonts && tree::read("data/fonts/OFL.txt").contains("SIL OPEN FONT LICENSE"));
}

#[test]
fn a_licence_that_does_not_permit_it_is_found() {
    for refused in [
        "",
        "GPL-3.0-only",
        "MIT AND GPL-2.0-only",
        "AGPL-3.0",
        "no licence",
        "Ubuntu-font-1.0",
    ] {
        assert!(
            fault("x", refused).is_some(),
            "{refused:?} should be refused"
        );
    }
    for allowed in [
        "MIT/Apache-2.0",
        "MIT OR GPL-2.0-only",
        "(MIT OR Apache-2.0) AND Unicode-3.0",
    ] {
        assert_eq!(fault("x", allowed), None);
    }
    assert_eq!(
        fault("epaint_default_fonts", "MIT AND Ubuntu-font-1.0"),
        None
    );
}

/// What is wrong with a licence; none where it permits it.
fn fault(name: &str, licence: &str) -> Option<String> {
    if licence.is_empty() {
        return Some(format!("{name} names no licence"));
    }
    let Ok(expression) = Expression::parse_mode(licence, ParseMode::LAX) else {
        return Some(format!("{name}: \"{licence}\" is no licence expression"));
    };
    let permits = expression.evaluate(|requirement| {
        requirement
            .license
            .id()
            .is_some_and(|id| ALLOWED.contains(&id.name) || ALLOWED_FOR.contains(&(name, id.name)))
    });
    (!permits).then(|| format!("{name}: \"{licence}\" does not permit to give it away"))
}

/// Name and licence of every dependency that is used: on all systems where cargo has fetched those,
/// else on this one.
fn dependencies() -> Vec<(String, String)> {
    let metadata = metadata(&[]).or_else(|_| metadata(&["--filter-platform", &host()]));
    let metadata = metadata.unwrap_or_else(|error| panic!("cargo metadata: {error}"));
    let used: BTreeSet<&str> = metadata["resolve"]["nodes"]
        .as_array()
        .expect("cargo resolves the dependencies")
        .iter()
        .filter_map(|node| node["id"].as_str())
        .collect();
    metadata["packages"]
        .as_array()
        .expect("cargo lists the packages")
        .iter()
        .filter(|package| package["id"].as_str().is_some_and(|id| used.contains(id)))
        .map(|package| {
            let text = |key: &str| package[key].as_str().unwrap_or_default().to_owned();
            (text("name"), text("license"))
        })
        .collect()
}

fn metadata(more: &[&str]) -> Result<Value, String> {
    let output = Command::new(env!("CARGO"))
        .current_dir(tree::root())
        .args(["metadata", "--offline", "--locked", "--format-version", "1"])
        .args(more)
        .output()
        .map_err(|error| error.to_string())?;
    if !output.status.success() {
        return Err(String::from_utf8_lossy(&output.stderr).into_owned());
    }
    serde_json::from_slice(&output.stdout).map_err(|error| error.to_string())
}

/// This system, in cargo's words.
fn host() -> String {
    let output = Command::new(env!("CARGO"))
        .arg("-vV")
        .output()
        .expect("cargo runs");
    let text = String::from_utf8_lossy(&output.stdout).into_owned();
    let line = text.lines().find_map(|line| line.strip_prefix("host: "));
    line.expect("cargo -vV names its host").to_owned()
}
