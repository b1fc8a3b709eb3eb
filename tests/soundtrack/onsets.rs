//! The tool that checks recordings, itself checked on renders whose cues were moved by known amounts.

use std::time::Duration;

use unsit::domain::timeline::Timeline;
use unsit::soundtrack::{Frame, Render, Tones};

use crate::find::{Expected, deviations_ms, find};
use crate::offline::{RATE, both_sides, full_volume};

/// Renders the timeline after `lead_in_ms` of silence, at a third of the volume.
fn recording(timeline: &Timeline, lead_in_ms: usize) -> Vec<f32> {
    let mut render = Render::new(timeline, &[], &full_volume(), Tones::at(RATE));
    let mut frames: Vec<Frame> = vec![[0.0; 2]; render.length_frames() as usize];
    render.fill(&mut frames);
    let sound = frames.iter().map(|[left, right]| (left + right) / 6.0);
    std::iter::repeat_n(0.0, lead_in_ms * 48)
        .chain(sound)
        .collect()
}

fn expected(timeline: &Timeline) -> Vec<Expected> {
    let expected = |timed: &unsit::domain::timeline::TimedCue| Expected {
        at_ms: timed.at.as_millis() as f64,
        cue: timed.cue.as_str().into(),
    };
    timeline.cues.iter().map(expected).collect()
}

#[test]
fn an_exact_recording_has_no_deviation() {
    let plan = both_sides();
    let timeline = Timeline::of(&plan);
    let found = find(&recording(&timeline, 1234), &expected(&timeline));
    assert!(found.iter().all(|found| found.starts_ms.is_some()));
    let deviations = deviations_ms(&found);
    assert!(
        deviations.iter().all(|ms| ms.abs() < 0.05),
        "{deviations:?}"
    );
}

#[test]
fn moved_and_missing_tones_are_found_out() {
    let plan = both_sides();
    let timeline = Timeline::of(&plan);
    let mut moved = timeline.clone();
    let moved_by_ms = [0, 3, 11, 47, 120];
    for (cue, ms) in moved.cues.iter_mut().zip(moved_by_ms) {
        cue.at += Duration::from_millis(ms);
    }
    moved.cues.remove(7);
    let found = find(&recording(&moved, 500), &expected(&timeline));
    let starts_ms = |index: usize| found[index].starts_ms;
    for (index, ms) in moved_by_ms.iter().enumerate() {
        let off_ms = starts_ms(index).unwrap() - 500.0 - timeline.cues[index].at.as_millis() as f64;
        assert!((off_ms - *ms as f64).abs() < 0.05, "{off_ms} for {ms}");
    }
    assert_eq!(starts_ms(7), None, "likeness {}", found[7].likeness);
}
