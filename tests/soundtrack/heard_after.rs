//! How long after its moment a cue is heard: what the handle says of it, against what a simulated device plays.

use std::time::Duration;

use unsit::soundtrack::SoundHandle;

use crate::live::{SECOND_NS, START_NS, STEADY, cues_until};
use crate::offline::full_volume;
use crate::simulated::{Device, Time, Traits};

/// How long after its moment the last cue was heard, and how long the handle says that takes, in milliseconds.
fn heard_and_told_ms(traits: Traits, seconds: u64) -> (f64, Option<f64>) {
    let (handle, time) = (SoundHandle::new(&full_volume()), Time::at(START_NS));
    let mut device = Device::open(&handle, &time, traits);
    assert_eq!(handle.heard_after(), None, "nobody knows yet");
    let cues = cues_until(seconds * 1000 - 2000);
    handle.replace_from(time.now(), cues.iter().copied());
    device.play_until(START_NS + seconds * SECOND_NS);
    let onset_ns = device.onsets_ns().last().unwrap();
    let (due, _) = cues.last().unwrap();
    let heard_ms = (onset_ns - due.as_nanos() as f64) / 1e6;
    let told = handle.heard_after();
    (heard_ms, told.map(|after| after.as_secs_f64() * 1000.0))
}

#[test]
fn it_is_known_how_long_after_its_moment_a_cue_is_heard() {
    for (link_ms, crystal_ppm, stall) in [
        (0.0, 0.0, None),
        (300.0, 0.0, None),
        (300.0, 200.0, Some((50, 80.0))),
        (1800.0, -200.0, Some((50, 30.0))),
    ] {
        let traits = Traits {
            link_ms,
            crystal_ppm,
            stall,
            ..STEADY
        };
        let (heard_ms, told_ms) = heard_and_told_ms(traits, 60);
        assert!(heard_ms > link_ms + 60.0, "{heard_ms} ms on {traits:?}");
        let off_ms = (told_ms.unwrap() - heard_ms).abs();
        // Told once a device has settled: a crystal that is off by 200 ppm drifts by 12 ms in this minute.
        let drift_ms = crystal_ppm.abs() * 60.0 / 1000.0;
        assert!(
            off_ms < 5.0 + drift_ms,
            "{told_ms:?}, {heard_ms} ms on {traits:?}"
        );
    }
}

#[test]
fn of_a_device_that_does_not_say_its_buffer_is_known() {
    let silent = Traits {
        says_when: false,
        ..STEADY
    };
    let (heard_ms, told_ms) = heard_and_told_ms(silent, 20);
    // Two periods of 20 ms and the margin of 30.
    assert_eq!(told_ms, Some(70.0));
    assert!((heard_ms - 70.0).abs() < 5.0, "{heard_ms} ms");
}

#[test]
fn what_no_device_can_take_is_not_believed() {
    let mistaken = Traits {
        link_ms: 2500.0,
        ..STEADY
    };
    assert_eq!(heard_and_told_ms(mistaken, 20).1, Some(70.0), "its buffer");
}

#[test]
fn a_device_that_comes_to_be_heard_later_says_so() {
    let (handle, time) = (SoundHandle::new(&full_volume()), Time::at(START_NS));
    let mut device = Device::open(&handle, &time, STEADY);
    device.play_until(START_NS + 10 * SECOND_NS);
    let before = handle.heard_after().unwrap();
    device.link(300.0);
    device.play_until(START_NS + 11 * SECOND_NS);
    let later = handle.heard_after().unwrap() - before;
    assert!(
        later.abs_diff(Duration::from_millis(300)) < Duration::from_millis(5),
        "{later:?}"
    );
}
