//! `unsit render`: what it says, what it leaves, and that Ctrl-C leaves nothing. It must not know what is heard.

use rustix::process::{Pid, Signal, kill_process};

use super::*;
use crate::folder::names_in;

const SHORT: &str = "desk-shift-40s";
/// Ten minutes, of which Ogg makes seconds of work.
const LONG: &str = "after-sitting-stretch-3";

#[test]
fn a_track_and_its_cue_sheet_are_written_and_named() {
    let home = Home::new();
    std::fs::create_dir(home.path("out")).unwrap();
    let output = home
        .unsit(&["render", SHORT, "-o", "out/a.ogg"])
        .success()
        .get_output()
        .clone();
    assert_eq!(String::from_utf8(output.stdout).unwrap(), "");
    // No line that is written over where nobody sees it.
    let said = String::from_utf8(output.stderr).unwrap();
    assert!(
        said.starts_with("out/a.ogg: 0 min ") && said.ends_with("; its parts in out/a.cue\n"),
        "{said:?}"
    );
    assert_eq!(names_in(&home.path("out")), ["a.cue", "a.ogg"]);
    // Once more, over it.
    home.unsit(&["render", SHORT, "-o", "out/a.ogg"]).success();
    let refused = home.refusal(2, &["render", SHORT, "-o", "-"]);
    assert!(refused.contains(".flac, .ogg or .wav"), "{refused}");
}

#[test]
fn whoever_interrupts_it_finds_nothing_half_done() {
    for signal in [Signal::INT, Signal::TERM, Signal::HUP] {
        let home = Home::new();
        std::fs::create_dir(home.path("out")).unwrap();
        let name = "out/track.ogg";
        let child = home
            .command(&["render", LONG, "-o", name])
            .stderr(Stdio::piped())
            .spawn()
            .unwrap();
        // Until something lies there.
        while names_in(&home.path("out")).is_empty() {
            std::thread::yield_now();
        }
        let pid = Pid::from_child(&child);
        kill_process(pid, signal).unwrap();
        let output = child.wait_with_output().unwrap();
        let said = String::from_utf8(output.stderr).unwrap();
        assert_eq!(output.status.code(), Some(130), "{signal:?}: {said}");
        assert_eq!(said, format!("{name}: stopped; nothing was written\n"));
        assert!(names_in(&home.path("out")).is_empty(), "{signal:?}");
    }
}
