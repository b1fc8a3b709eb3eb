//! The rules of the tree, each a function from a file to the places that break it. It must not know
//! which files there are.

use crate::tree::paths::{NamedPath, named_paths};
use crate::tree::{RustFile, root};

/// What each room of `src/` may name of the others. `main.rs` and `lib.rs` may name all.
pub const ARROWS: [(&str, &[&str]); 12] = [
    ("domain", &[]),
    ("intent", &["domain"]),
    ("figure", &["domain"]),
    ("library", &["domain", "figure", "words::LOCALES"]),
    ("soundtrack", &["domain"]),
    ("words", &["domain"]),
    (
        "adapters",
        &[
            "domain",
            "intent",
            "library",
            "soundtrack",
            "words::Translation",
        ],
    ),
    (
        "engine",
        &[
            "domain",
            "intent",
            "library",
            "soundtrack",
            "words",
            "adapters",
        ],
    ),
    (
        "window",
        &[
            "domain",
            "figure",
            "intent",
            "library",
            "words",
            "engine",
            "adapters::clock",
        ],
    ),
    (
        "agent",
        &["domain", "intent", "words", "adapters", "engine::Refusal"],
    ),
    (
        "desktop",
        &[
            "domain",
            "intent",
            "library",
            "soundtrack",
            "words",
            "adapters",
            "engine",
            "window",
        ],
    ),
    (
        "cli",
        &[
            "domain",
            "figure",
            "intent",
            "library",
            "soundtrack",
            "words",
            "adapters",
            "agent",
            "engine",
            "desktop",
            "window",
        ],
    ),
];

/// The outside things that only some places may name: paths, and the beginnings of files that may.
const HOMES: [(&[&str], &[&str]); 24] = [
    (&["ksni"], &["src/adapters/tray/"]),
    (
        &["x11rb"],
        &[
            "src/adapters/idle/x11.rs",
            "src/adapters/display.rs",
            "src/adapters/quiet/full_screen.rs",
        ],
    ),
    (
        &["pulseaudio"],
        &[
            "src/adapters/sound_server.rs",
            "src/adapters/quiet/recording.rs",
            "src/adapters/audio",
            "src/adapters/other_sound/",
        ],
    ),
    (
        &["wayland_client", "wayland_protocols"],
        &["src/adapters/idle/wayland.rs"],
    ),
    (&["url"], &["src/adapters/desktop_service"]),
    (&["png"], &["src/adapters/png_file.rs"]),
    (&["ssip_client_async"], &["src/adapters/speech"]),
    (&["flacenc", "vorbis_rs"], &["src/adapters/track/"]),
    (&["claxon", "lewton"], &["src/soundtrack/sound_file.rs"]),
    (
        &["async_signal", "futures_lite"],
        &["src/adapters/interrupt.rs"],
    ),
    (&["ab_glyph"], &["src/cli/figure/"]),
    (
        &["egui", "eframe", "winit"],
        &["src/window/", "src/desktop.rs"],
    ),
    (&["rodio"], &["src/soundtrack/"]),
    (&["ebur128"], &["src/soundtrack/loudness.rs"]),
    (&["cpal", "alsa"], &["src/adapters/audio"]),
    (&["rusqlite", "rusqlite_migration"], &["src/adapters/store"]),
    (&["interprocess"], &["src/adapters/ipc"]),
    (
        &["zbus"],
        &[
            "src/adapters/bus_line.rs",
            "src/adapters/desktop_service",
            "src/adapters/idle/mutter.rs",
            "src/adapters/mpris/",
            "src/adapters/notification.rs",
            "src/adapters/other_sound/players.rs",
            "src/adapters/presence.rs",
            "src/adapters/quiet/",
            "src/adapters/tray/",
            "src/adapters/sleep_watch.rs",
            "src/adapters/system_theme.rs",
        ],
    ),
    (
        &["keepawake", "notify", "directories", "sys_locale", "rustix"],
        &["src/adapters/"],
    ),
    (
        &["clap", "clap_complete", "clap_mangen"],
        &["src/cli/", "src/main.rs"],
    ),
    (
        &[
            "fluent_bundle",
            "fluent_langneg",
            "fluent_syntax",
            "unic_langid",
        ],
        &["src/words/"],
    ),
    (
        &["std::fs", "std::net", "std::os"],
        &["src/adapters/", "src/cli/"],
    ),
    (
        &["std::env", "std::process"],
        &[
            "src/adapters/",
            "src/cli/",
            "src/agent/",
            "src/main.rs",
            "src/engine/",
            "src/window/",
            "src/desktop.rs",
        ],
    ),
    (
        &["std::thread"],
        &[
            "src/adapters/",
            "src/agent/",
            "src/engine/",
            "src/cli/",
            "src/window/",
            "src/desktop.rs",
        ],
    ),
];

/// Reads of the time; only one file does that.
const CLOCK_READS: [&str; 4] = [
    "Instant::now",
    "SystemTime::now",
    "Zoned::now",
    "Timestamp::now",
];
pub const CLOCK: &str = "src/adapters/clock.rs";

/// Beyond the homes above, the domain names none of these.
const NOT_IN_DOMAIN: [&str; 5] = [
    "std::io",
    "std::time::Instant",
    "std::time::SystemTime",
    "toml",
    "tracing",
];

/// Colours that mean "none" may be named anywhere.
const NO_COLOURS: [&str; 2] = ["TRANSPARENT", "PLACEHOLDER"];

const LONGEST_FILE_LINES: usize = 500;

/// A broken rule: `file:line: what`.
pub type Fault = String;

fn fault(file: &RustFile, byte: usize, what: &str) -> Fault {
    format!("{}:{}: {what}", file.path, file.line(byte))
}

pub fn arrows(file: &RustFile) -> Vec<Fault> {
    let Some(room) = room_of(&file.path) else {
        return Vec::new();
    };
    let Some((_, allowed)) = ARROWS.iter().find(|(name, _)| *name == room) else {
        return Vec::new();
    };
    named_paths(&file.code)
        .iter()
        .filter_map(|path| Some((path, from_the_top(file, path)?)))
        .filter(|(_, named)| named.segments.first().is_some_and(|first| *first != room))
        .filter(|(_, named)| !allowed.iter().any(|prefix| named.starts_with(prefix)))
        .map(|(path, named)| {
            fault(
                file,
                path.byte,
                &format!("`{room}` must not name `{named}`"),
            )
        })
        .collect()
}

pub fn homes(file: &RustFile) -> Vec<Fault> {
    let paths = named_paths(&file.code);
    let mut faults = Vec::new();
    for (things, homes) in HOMES {
        if homes.iter().any(|home| file.path.starts_with(home)) || file.is_test() {
            continue;
        }
        for path in &paths {
            if things.iter().any(|thing| path.starts_with(thing)) {
                let what = format!("`{path}` belongs in {}", homes.join(", "));
                faults.push(fault(file, path.byte, &what));
            }
        }
    }
    faults
}

pub fn impure_domain(file: &RustFile) -> Vec<Fault> {
    if !file.path.starts_with("src/domain/") || file.is_test() {
        return Vec::new();
    }
    named_paths(&file.code)
        .iter()
        .filter(|path| NOT_IN_DOMAIN.iter().any(|thing| path.starts_with(thing)))
        .map(|path| {
            fault(
                file,
                path.byte,
                &format!("the domain must not name `{path}`"),
            )
        })
        .collect()
}

pub fn clock_reads(file: &RustFile) -> Vec<Fault> {
    if file.path == CLOCK {
        return Vec::new();
    }
    named_paths(&file.code)
        .iter()
        .filter(|path| CLOCK_READS.iter().any(|read| path.contains(read)))
        .map(|path| {
            fault(
                file,
                path.byte,
                &format!("`{path}`: only {CLOCK} reads the time; take `now` instead"),
            )
        })
        .collect()
}

pub fn colours(file: &RustFile) -> Vec<Fault> {
    if file.path.starts_with("src/window/theme") || file.is_test() {
        return Vec::new();
    }
    let named = named_paths(&file.code);
    let of_type = named.iter().filter(|path| {
        path.segments
            .windows(2)
            .any(|pair| matches!(pair[0].as_str(), "Color32" | "Rgba") && is_colour(&pair[1]))
    });
    let macros = file.code.match_indices("hex_color!").map(|(byte, _)| byte);
    of_type
        .map(|path| path.byte)
        .chain(macros)
        .map(|byte| fault(file, byte, "colours live in src/window/theme.rs"))
        .collect()
}

/// A constructor or a constant, as opposed to a method.
fn is_colour(name: &str) -> bool {
    let constant = name.chars().all(|c| c.is_ascii_uppercase() || c == '_');
    (constant && !NO_COLOURS.contains(&name)) || name.starts_with("from_")
}

/// The one file in which the system's call has no safe wrapping.
const UNWRAPPED: &str = "src/adapters/own_code.rs";

pub fn unsafety(file: &RustFile) -> Vec<Fault> {
    if file.path == UNWRAPPED {
        return Vec::new();
    }
    words(&file.code)
        .filter(|(_, word)| *word == concat!("un", "safe"))
        .map(|(byte, word)| {
            fault(
                file,
                byte,
                &format!("`{word}` is needed in {UNWRAPPED} alone"),
            )
        })
        .collect()
}

pub fn openings(file: &RustFile) -> Vec<Fault> {
    if file.text.starts_with("//! ") {
        return Vec::new();
    }
    vec![fault(
        file,
        0,
        "begin the file with `//!`: what it is and what it must not know",
    )]
}

pub fn lengths(file: &RustFile) -> Vec<Fault> {
    let lines = file.text.lines().count();
    if lines <= LONGEST_FILE_LINES {
        return Vec::new();
    }
    vec![format!("{}: {lines} lines want to be two files", file.path)]
}

pub fn unnamed_rooms(page: &str, rooms: &[String]) -> Vec<Fault> {
    rooms
        .iter()
        .filter(|room| {
            !page.contains(&format!("`{room}/`")) && !page.contains(&format!("`{room}.rs`"))
        })
        .map(|room| format!("ARCHITECTURE.md: says nothing of `{room}/`"))
        .collect()
}

/// Links and pictures of a page at the top that name no file of the tree.
pub fn dead_links(page: &str, text: &str) -> Vec<Fault> {
    text.lines()
        .zip(1..)
        .filter(|(line, _)| !line.starts_with("<!--"))
        .flat_map(|(line, number)| {
            line.split("](")
                .skip(1)
                .filter_map(|rest| rest.split([')', '#']).next())
                .filter(|link| !link.is_empty() && !link.contains("://"))
                .filter(|link| !root().join(link).exists())
                .map(move |link| format!("{page}:{number}: there is no {link}"))
        })
        .collect()
}

pub fn machine_paths(path: &str, text: &str) -> Vec<Fault> {
    let marks = [
        concat!("/ho", "me/"),
        concat!("/ro", "ot/"),
        concat!("/wo", "rk/"),
        concat!("/Us", "ers/"),
        concat!("\\Us", "ers\\"),
    ];
    text.lines()
        .zip(1..)
        .filter(|(line, _)| marks.iter().any(|mark| begins_path(line, mark)))
        .map(|(_, number)| format!("{path}:{number}: names a path of one machine"))
        .collect()
}

/// `mark` stands in `line`, and not inside a longer path such as `data/home/`.
fn begins_path(line: &str, mark: &str) -> bool {
    line.match_indices(mark).any(|(at, _)| {
        let before = line[..at].chars().next_back();
        !before.is_some_and(|c| c.is_alphanumeric() || matches!(c, '_' | '.' | '-' | '}' | '>'))
    })
}

pub fn median(lines: &mut [usize]) -> usize {
    lines.sort_unstable();
    lines[lines.len() / 2]
}

/// The room that a file of `src/` is in; none for `main.rs` and `lib.rs`.
pub fn room_of(path: &str) -> Option<&str> {
    let inside = path.strip_prefix("src/")?;
    let room = inside.split('/').next()?.trim_end_matches(".rs");
    (!matches!(room, "main" | "lib")).then_some(room)
}

/// The path counted from the crate's root, where it leads there by `crate` or enough `super`s.
fn from_the_top(file: &RustFile, path: &NamedPath) -> Option<NamedPath> {
    let supers = path
        .segments
        .iter()
        .take_while(|segment| *segment == "super")
        .count();
    let skip = match path.segments.first()?.as_str() {
        "crate" | "unsit" => 1,
        "super" if supers >= module_depth(&file.path) => supers,
        _ => return None,
    };
    Some(NamedPath {
        byte: path.byte,
        segments: path.segments[skip..].to_vec(),
    })
}

/// How many `super`s lead from a file to the crate's root.
fn module_depth(path: &str) -> usize {
    let inside = path
        .trim_start_matches("src/")
        .trim_end_matches(".rs")
        .trim_end_matches("/mod");
    inside.split('/').count()
}

fn words(code: &str) -> impl Iterator<Item = (usize, &str)> {
    let word = |c: char| c.is_alphanumeric() || c == '_';
    code.match_indices(word).filter_map(move |(at, _)| {
        let begins = !code[..at].ends_with(word);
        let end = code[at..].find(|c| !word(c)).map_or(code.len(), |n| at + n);
        begins.then(|| (at, &code[at..end]))
    })
}
