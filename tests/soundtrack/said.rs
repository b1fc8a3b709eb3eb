//! Clips on a simulated device: each is heard once, where it belongs, and is cut off when the session goes elsewhere.

use std::sync::Arc;

use unsit::domain::Moment;
use unsit::soundtrack::live::PlannedClip;
use unsit::soundtrack::{Clip, Pcm, SoundHandle};

use crate::offline::full_volume;
use crate::simulated::{Device, RATE, Time, Traits};

const SECOND_NS: u64 = 1_000_000_000;
const START_NS: u64 = 77 * SECOND_NS;

const STEADY: Traits = Traits {
    jitter_ms: 0.0,
    ..crate::live::STEADY
};

fn at(ms: u64) -> Moment {
    Moment::from_nanos(START_NS + ms * 1_000_000)
}

/// A steady sound of so many milliseconds.
fn clip(ms: u64) -> Arc<Clip> {
    let clip = Clip::new(RATE);
    let frames = usize::try_from(ms * u64::from(RATE.get()) / 1000).unwrap();
    clip.fill(Pcm::mono(vec![0.5; frames]));
    Arc::new(clip)
}

fn planned(ms: u64, clip: &Arc<Clip>) -> PlannedClip {
    PlannedClip {
        at: at(ms),
        until: None,
        clip: Arc::clone(clip),
        gain: 1.0,
    }
}

fn rig() -> (SoundHandle, Time, Device) {
    let (handle, time) = (SoundHandle::new(&full_volume()), Time::at(START_NS));
    let device = Device::open(&handle, &time, STEADY);
    (handle, time, device)
}

fn play(device: &mut Device, until_ms: u64) {
    device.play_until(START_NS + until_ms * 1_000_000);
}

/// Each stretch of sound: when it was heard first, and how long it lasted, in milliseconds.
fn heard(device: &Device) -> Vec<(f64, f64)> {
    let after_start = |ns: &f64| (ns - START_NS as f64) / 1e6;
    let onsets = device.onsets_ns().iter().map(after_start);
    onsets.zip(device.lengths_ms()).collect()
}

#[test]
fn clips_keep_their_distance_and_are_heard_once_however_often_they_are_planned() {
    let (handle, _, mut device) = rig();
    let (first, second) = (clip(700), clip(300));
    let plan = vec![planned(1000, &first), planned(3000, &second)];
    for second in 0..5 {
        handle.say(plan.clone());
        play(&mut device, second * 1000 + 500);
    }
    let heard = heard(&device);
    assert_eq!(heard.len(), 2, "{heard:?}");
    assert!((heard[1].0 - heard[0].0 - 2000.0).abs() < 0.5, "{heard:?}");
    assert!((heard[0].1 - 700.0).abs() < 1.0, "{heard:?}");
    assert!((heard[1].1 - 300.0).abs() < 1.0, "{heard:?}");
}

#[test]
fn what_is_no_longer_planned_is_cut_off_at_once() {
    let (handle, _, mut device) = rig();
    handle.say(vec![planned(1000, &clip(2000))]);
    play(&mut device, 1500);
    handle.say(Vec::new());
    play(&mut device, 4000);
    let heard = heard(&device);
    assert_eq!(heard.len(), 1);
    // It was heard up to the command, for what the device had taken already, and while it faded.
    assert!((400.0..600.0).contains(&heard[0].1), "{heard:?}");
}

#[test]
fn a_session_that_is_anchored_a_little_later_does_not_say_it_twice() {
    let (handle, _, mut device) = rig();
    let words = clip(600);
    handle.say(vec![planned(1000, &words)]);
    play(&mut device, 1200);
    handle.say(vec![planned(1080, &words)]);
    play(&mut device, 4000);
    let heard = heard(&device);
    assert_eq!(heard.len(), 1, "{heard:?}");
    assert!((heard[0].1 - 600.0).abs() < 1.0, "{heard:?}");
}

#[test]
fn what_was_cut_off_is_said_anew_where_the_session_comes_back_to_it() {
    let (handle, _, mut device) = rig();
    let words = clip(600);
    handle.say(vec![planned(1000, &words)]);
    play(&mut device, 1300);
    handle.say(Vec::new());
    play(&mut device, 1600);
    handle.say(vec![planned(2100, &words)]);
    play(&mut device, 4000);
    let heard = heard(&device);
    assert_eq!(heard.len(), 2, "{heard:?}");
    assert!((heard[1].1 - 600.0).abs() < 1.0, "{heard:?}");
}

#[test]
fn the_device_is_never_the_last_to_let_go_of_a_clip() {
    let (handle, _, mut device) = rig();
    let words: Vec<_> = (0..8).map(|_| clip(100)).collect();
    let weak: Vec<_> = words.iter().map(Arc::downgrade).collect();
    for (index, words) in words.into_iter().enumerate() {
        let ms = 1000 * (index as u64 + 1);
        handle.say(vec![planned(ms, &words)]);
        drop(words);
        let before = weak.iter().filter(|clip| clip.strong_count() > 0).count();
        play(&mut device, ms + 500);
        let after = weak.iter().filter(|clip| clip.strong_count() > 0).count();
        assert_eq!(before, after, "while the device played");
    }
    handle.say(Vec::new());
    let left = weak.iter().filter(|clip| clip.strong_count() > 0).count();
    assert!(left <= 5, "{left} of 8 clips are held on to");
}

#[test]
fn the_same_words_are_said_again_where_they_are_planned_again() {
    let (handle, _, mut device) = rig();
    let words = clip(300);
    handle.say(vec![planned(1000, &words), planned(4000, &words)]);
    play(&mut device, 6000);
    assert_eq!(heard(&device).len(), 2);
}

#[test]
fn late_words_are_said_whole_or_not_at_all() {
    let until = |ms| {
        move |planned: PlannedClip| PlannedClip {
            until: Some(at(ms)),
            ..planned
        }
    };
    let (handle, _, mut device) = rig();
    play(&mut device, 1400);
    // 400 ms late: one still ends in time, the other would not.
    handle.say(vec![until(2000)(planned(1000, &clip(300)))]);
    play(&mut device, 2500);
    assert_eq!(heard(&device).len(), 1);
    handle.say(vec![until(2800)(planned(2100, &clip(600)))]);
    play(&mut device, 4000);
    assert_eq!(heard(&device).len(), 1);
}

#[test]
fn a_clip_that_is_decoded_late_is_heard_then_and_one_that_never_is_does_not_hold_up_others() {
    let (handle, _, mut device) = rig();
    let late = Arc::new(Clip::new(RATE));
    let never = Arc::new(Clip::new(RATE));
    let next = clip(300);
    handle.say(vec![
        planned(1000, &late),
        planned(3000, &never),
        planned(6000, &next),
    ]);
    play(&mut device, 1300);
    late.fill(Pcm::mono(vec![0.5; 1200]));
    play(&mut device, 8000);
    let heard = heard(&device);
    assert_eq!(heard.len(), 2, "{heard:?}");
    let apart = heard[1].0 - heard[0].0;
    assert!((4500.0..4800.0).contains(&apart), "{heard:?}");
}

#[test]
fn a_new_device_of_the_same_rate_goes_on_with_what_comes() {
    let (handle, time, mut device) = rig();
    handle.say(vec![planned(1000, &clip(300)), planned(4000, &clip(300))]);
    play(&mut device, 2000);
    assert_eq!(heard(&device).len(), 1);
    let mut other = Device::open(&handle, &time, STEADY);
    play(&mut other, 6000);
    let heard = heard(&other);
    assert_eq!(heard.len(), 1, "{heard:?}");
    assert!((heard[0].0 - 4000.0) < 200.0, "{heard:?}");
}

#[test]
fn a_clip_for_a_device_of_another_rate_is_silent() {
    let (handle, _, mut device) = rig();
    let other = Clip::new(std::num::NonZeroU32::new(48_000).unwrap());
    other.fill(Pcm::mono(vec![0.5; 48_000]));
    handle.say(vec![planned(1000, &Arc::new(other))]);
    play(&mut device, 3000);
    assert_eq!(heard(&device), []);
}
