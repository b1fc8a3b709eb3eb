//! Sessions on simulated devices: constant latency, no drift, no bursts of missed cues.

use std::sync::Arc;
use std::time::Duration;

use unsit::domain::breathing::Breath;
use unsit::domain::cue::Cue;
use unsit::domain::settings::{CueKind, SoundSettings};
use unsit::domain::{Moment, Side};
use unsit::soundtrack::breath::breath;
use unsit::soundtrack::live::PlannedClip;
use unsit::soundtrack::{Clip, Frame, OwnSound, Palette, Pcm, SoundHandle, Tone, Tones};

use crate::offline::full_volume;
use crate::simulated::{Device, RATE, Time, Traits};

pub const SECOND_NS: u64 = 1_000_000_000;
pub const START_NS: u64 = 77 * SECOND_NS;

pub const STEADY: Traits = Traits {
    crystal_ppm: 0.0,
    period_ms: 20.0,
    periods: 2,
    jitter_ms: 3.0,
    stall: None,
    link_ms: 0.0,
    says_when: true,
};

pub fn at(ms: u64) -> Moment {
    Moment::from_nanos(START_NS + ms * 1_000_000)
}

/// Cues at uneven distances of more than a second: no tone runs into the next.
pub fn cues_until(end_ms: u64) -> Vec<(Moment, Cue)> {
    let palette = [
        Cue::Tick,
        Cue::Go,
        Cue::Halfway,
        Cue::Switch(Side::Left),
        Cue::Rest,
        Cue::Prepare,
    ];
    (0..)
        .map(|index: u64| (1000 + index * 2347 + (index * 7919) % 977, index as usize))
        .take_while(|(ms, _)| *ms < end_ms)
        .map(|(ms, index)| (at(ms), palette[index % palette.len()]))
        .collect()
}

/// How long after its moment each cue was heard, in milliseconds.
fn latencies_ms(cues: &[(Moment, Cue)], onsets_ns: &[f64]) -> Vec<f64> {
    assert_eq!(cues.len(), onsets_ns.len(), "each cue is heard once");
    cues.iter()
        .zip(onsets_ns)
        .map(|((at, _), onset_ns)| (onset_ns - at.as_nanos() as f64) / 1e6)
        .collect()
}

fn spread_ms(latencies_ms: &[f64]) -> f64 {
    let least = latencies_ms.iter().copied().fold(f64::INFINITY, f64::min);
    let most = latencies_ms.iter().copied().fold(0.0, f64::max);
    most - least
}

fn an_hour_on(traits: Traits) -> Vec<f64> {
    let (handle, time) = (SoundHandle::new(&full_volume()), Time::at(START_NS));
    let mut device = Device::open(&handle, &time, traits);
    let cues = cues_until(3_600_000);
    handle.replace_from(time.now(), cues.iter().copied());
    device.play_until(START_NS + 3602 * SECOND_NS);
    latencies_ms(&cues, device.onsets_ns())
}

#[test]
fn an_hour_on_a_slow_or_fast_crystal_stays_within_5_ms() {
    // Stalls within the buffer; those beyond it are the next test's.
    for (crystal_ppm, period_ms, periods, stall) in [
        (-200.0, 10.0, 3, Some((977, 18.0))),
        (200.0, 22.0, 2, None),
        (-200.0, 25.0, 5, Some((977, 80.0))),
        (200.0, 50.0, 3, Some((977, 80.0))),
    ] {
        let traits = Traits {
            crystal_ppm,
            period_ms,
            periods,
            jitter_ms: period_ms / 4.0,
            stall,
            ..STEADY
        };
        let latencies_ms = an_hour_on(traits);
        let spread_ms = spread_ms(&latencies_ms);
        assert!(spread_ms < 5.0, "{spread_ms} ms on {traits:?}");
        let first_ms = latencies_ms[0];
        let buffer_ms = period_ms * f64::from(periods);
        assert!(first_ms < buffer_ms + 40.0, "{first_ms} ms on {traits:?}");
    }
}

/// Without following the crystal, 200 ppm would be 720 ms after an hour: the test above can fail.
#[test]
fn a_gap_that_the_device_filled_with_silence_is_made_good() {
    let traits = Traits {
        crystal_ppm: 200.0,
        // Once in 4000 callbacks of 20 ms, 80 ms on a buffer of 40 ms: 20 ms or more are lost.
        stall: Some((4000, 80.0)),
        ..STEADY
    };
    let latencies_ms = an_hour_on(traits);
    let usual_ms = latencies_ms[0];
    let far_off = latencies_ms
        .iter()
        .filter(|latency| (*latency - usual_ms).abs() > 5.0)
        .count();
    // 45 gaps; only a cue in the fifth of a second after one may be off.
    assert!(far_off <= 8, "{far_off} of {}", latencies_ms.len());
    let worst = latencies_ms.iter().copied().fold(0.0, f64::max);
    assert!(worst < usual_ms + 85.0, "{worst} ms");
    assert!((latencies_ms.last().unwrap() - usual_ms).abs() < 5.0);
}

#[test]
fn a_command_sounds_with_the_latency_of_any_scheduled_cue() {
    let (handle, time) = (SoundHandle::new(&full_volume()), Time::at(START_NS));
    let mut device = Device::open(&handle, &time, STEADY);
    let mut expected = vec![(at(1000), Cue::Go)];
    handle.replace_from(at(0), [(at(1000), Cue::Go), (at(9000), Cue::Finish)]);
    // "Next" again and again, at every phase of a period; the command takes 8 ms to arrive.
    for step in 0..40_u64 {
        let now = at(3000 + step * 1500 + step);
        device.play_until(now.as_nanos() + 8_000_000);
        handle.replace_from(
            now,
            [(now, Cue::Go), (now + Duration::from_secs(60), Cue::Rest)],
        );
        expected.push((now, Cue::Go));
    }
    // A pause takes back what has not sounded.
    let paused = at(3000 + 40 * 1500);
    device.play_until(paused.as_nanos());
    handle.replace_from(paused, []);
    device.play_until(paused.as_nanos() + 90 * SECOND_NS);
    let latencies_ms = latencies_ms(&expected, device.onsets_ns());
    assert!(spread_ms(&latencies_ms) < 0.3, "{latencies_ms:?}");
}

#[test]
fn the_distance_between_two_cues_is_exact() {
    let (handle, time) = (SoundHandle::new(&full_volume()), Time::at(START_NS));
    let mut device = Device::open(&handle, &time, STEADY);
    let cues = [1000, 2000, 3000, 4000].map(|ms| (at(ms), Cue::Tick));
    handle.replace_from(at(0), cues);
    device.play_until(START_NS + 6 * SECOND_NS);
    let onsets = device.onsets_ns();
    assert_eq!(onsets.len(), 4);
    for pair in onsets.windows(2) {
        assert!((pair[1] - pair[0] - 1e9).abs() < 1.0, "{onsets:?}");
    }
}

#[test]
fn a_session_that_begins_before_the_device_has_settled_is_counted_from_what_was_heard() {
    for opens_after_ms in [0, 40, 900] {
        let (handle, time) = (SoundHandle::new(&full_volume()), Time::at(START_NS));
        handle.begin_with(CueKind::Prepare);
        time.reach(at(opens_after_ms).as_nanos());
        let mut device = Device::open(&handle, &time, STEADY);
        device.play_until(at(opens_after_ms + 200).as_nanos());
        assert_eq!(handle.began(), None, "not before it is known");
        device.play_until(at(opens_after_ms + 600).as_nanos());
        let began = handle.began().unwrap();
        assert!(began < time.now());
        let secs = Duration::from_secs;
        let cues = [(began + secs(7), Cue::Tick), (began + secs(10), Cue::Go)];
        handle.replace_from(time.now(), cues);
        device.play_until(began.as_nanos() + 12 * SECOND_NS);
        let heard = latencies_ms(
            &[(began, Cue::Prepare), cues[0], cues[1]],
            device.onsets_ns(),
        );
        assert!(spread_ms(&heard) < 0.5, "{heard:?}");
        // It was heard as soon as there was a device.
        let first_ms = (device.onsets_ns()[0] - START_NS as f64) / 1e6;
        assert!(first_ms < opens_after_ms as f64 + 5.0, "{first_ms}");
    }
}

#[test]
fn a_beginning_that_is_forgotten_is_not_heard_when_a_device_comes() {
    let (handle, time) = (SoundHandle::new(&full_volume()), Time::at(START_NS));
    handle.begin_with(CueKind::Prepare);
    handle.forget_beginning();
    let mut device = Device::open(&handle, &time, STEADY);
    device.play_until(at(2000).as_nanos());
    assert!(device.onsets_ns().is_empty());
    assert_eq!(handle.began(), None);
}

#[test]
fn a_beginning_that_is_switched_off_is_not_heard_and_counts_all_the_same() {
    let silent = SoundSettings {
        silent_cues: [CueKind::Prepare].into(),
        ..full_volume()
    };
    let (handle, time) = (SoundHandle::new(&silent), Time::at(START_NS));
    handle.begin_with(CueKind::Prepare);
    let mut device = Device::open(&handle, &time, STEADY);
    device.play_until(at(600).as_nanos());
    assert!(device.onsets_ns().is_empty());
    assert!(handle.began().is_some());
}

#[test]
fn a_cue_that_is_due_stays_when_later_ones_are_replaced() {
    let (handle, time) = (SoundHandle::new(&full_volume()), Time::at(START_NS));
    let mut device = Device::open(&handle, &time, STEADY);
    handle.replace_from(at(0), [(at(1000), Cue::Tick), (at(2500), Cue::Tick)]);
    // Due, but not yet mixed: it falls behind the device's buffer and the margin.
    device.play_until(at(1002).as_nanos());
    handle.replace_from(at(1002), [(at(4000), Cue::Tick)]);
    device.play_until(START_NS + 6 * SECOND_NS);
    let expected = [(at(1000), Cue::Tick), (at(4000), Cue::Tick)];
    assert!(spread_ms(&latencies_ms(&expected, device.onsets_ns())) < 0.3);
}

#[test]
fn after_a_lost_device_the_sound_goes_on_at_the_right_cue() {
    let (handle, time) = (SoundHandle::new(&full_volume()), Time::at(START_NS));
    let mut first = Device::open(&handle, &time, STEADY);
    let cues: Vec<_> = (1..30).map(|s| (at(s * 1000), Cue::Tick)).collect();
    handle.replace_from(at(0), cues.iter().copied());
    first.play_until(at(5500).as_nanos());
    assert_eq!(first.onsets_ns().len(), 5);
    // The device is gone; another one, with another buffer, comes at 15.3 s.
    time.reach(at(15_300).as_nanos());
    let other = Traits {
        period_ms: 30.0,
        ..STEADY
    };
    let mut second = Device::open(&handle, &time, other);
    assert!(!handle.is_settled());
    second.play_until(at(15_700).as_nanos());
    assert!(handle.is_settled());
    second.play_until(START_NS + 31 * SECOND_NS);
    let onsets_ns = second.onsets_ns();
    // From 16 s on, and nothing of what was missed.
    let latencies_ms = latencies_ms(&cues[15..], onsets_ns);
    assert!(spread_ms(&latencies_ms) < 0.5, "{latencies_ms:?}");
    // The first device may still be pulled for a moment; it is silent.
    first.play_until(START_NS + 32 * SECOND_NS);
    assert_eq!(first.onsets_ns().len(), 5);
}

#[test]
fn after_a_long_stall_nothing_is_played_late_or_in_a_burst() {
    let (handle, time) = (SoundHandle::new(&full_volume()), Time::at(START_NS));
    let mut device = Device::open(&handle, &time, STEADY);
    let cues: Vec<_> = (1..40).map(|s| (at(s * 1500), Cue::Tick)).collect();
    handle.replace_from(at(0), cues.iter().copied());
    device.play_until(at(10_000).as_nanos());
    let before = device.onsets_ns().len();
    // The machine sleeps for 20 s and 700 ms.
    time.reach(at(30_700).as_nanos());
    device.play_until(START_NS + 62 * SECOND_NS);
    let after = &device.onsets_ns()[before..];
    let expected: Vec<_> = cues
        .iter()
        .filter(|(due, _)| *due > at(30_700))
        .copied()
        .collect();
    assert!(spread_ms(&latencies_ms(&expected, after)) < 5.0);
}

#[test]
fn volume_mute_and_silent_cues_hold_at_once() {
    let (handle, time) = (SoundHandle::new(&full_volume()), Time::at(START_NS));
    let mut device = Device::open(&handle, &time, STEADY);
    let cues: Vec<_> = (1..12).map(|s| (at(s * 1000), Cue::Tick)).collect();
    handle.replace_from(at(0), cues);
    device.play_until(at(3500).as_nanos());
    assert_eq!(device.onsets_ns().len(), 3);
    let muted = SoundSettings {
        muted: true,
        ..full_volume()
    };
    handle.set_sound(&muted);
    device.play_until(at(5500).as_nanos());
    assert_eq!(device.onsets_ns().len(), 3, "muted at 4 and 5 s");
    let without_ticks = SoundSettings {
        silent_cues: [CueKind::Tick].into(),
        ..full_volume()
    };
    handle.set_sound(&without_ticks);
    device.play_until(at(7500).as_nanos());
    assert_eq!(device.onsets_ns().len(), 3, "no ticks at 6 and 7 s");
    device.play_until(at(8300).as_nanos());
    handle.play_once(CueKind::Tick);
    device.play_until(at(8900).as_nanos());
    assert_eq!(device.onsets_ns().len(), 4, "tried out all the same");
    handle.set_sound(&full_volume());
    device.play_until(at(11_500).as_nanos());
    assert_eq!(device.onsets_ns().len(), 7);
}

#[test]
fn each_kind_of_cue_has_a_loudness_of_its_own_at_once() {
    let (handle, time) = (SoundHandle::new(&full_volume()), Time::at(START_NS));
    let mut device = Device::open(&handle, &time, STEADY);
    let kinds = [Cue::Tick, Cue::Go];
    let cues: Vec<_> = (1..12)
        .map(|s| (at(s * 1000), kinds[(s % 2) as usize]))
        .collect();
    handle.replace_from(at(0), cues);
    device.play_until(at(3500).as_nanos());
    // "Go" at 1 and 3 s, a tick at 2 s.
    let [go, tick, again] = device.peaks()[..] else {
        panic!("{:?}", device.peaks());
    };
    assert_eq!(go, again);
    let percent = |percent| SoundSettings {
        cue_percent: [(CueKind::Tick, percent)].into(),
        ..full_volume()
    };
    handle.set_sound(&percent(50));
    device.play_until(at(5500).as_nanos());
    assert_eq!(device.peaks()[3..], [tick * 0.25, go]);
    handle.set_sound(&percent(0));
    // Until "go" has died away.
    device.play_until(at(7900).as_nanos());
    assert_eq!(device.peaks()[5..], [go], "no tick at 6 s");
    // Tried out, a cue is as loud as it is when it is due, also where it is switched off.
    let off = SoundSettings {
        silent_cues: [CueKind::Tick].into(),
        ..percent(50)
    };
    handle.set_sound(&off);
    handle.play_once(CueKind::Tick);
    device.play_until(at(8500).as_nanos());
    assert_eq!(device.peaks()[6..], [tick * 0.25]);
}

#[test]
fn an_evenings_tones_are_heard_from_the_next_cue_on_and_on_the_next_device() {
    let peak = |tones: &Tones| {
        let frames: Vec<Frame> = tones.sound(Tone::Tick).iter().collect();
        frames
            .as_flattened()
            .iter()
            .fold(0.0_f32, |peak, sample| peak.max(sample.abs()))
    };
    let usual = peak(&Tones::at(RATE));
    let quiet = peak(&Tones::of(&Palette::evening(), RATE));
    assert!(quiet < 0.6 * usual);
    let (handle, time) = (SoundHandle::new(&full_volume()), Time::at(START_NS));
    let mut device = Device::open(&handle, &time, STEADY);
    let cues: Vec<_> = (1..12).map(|s| (at(s * 1000), Cue::Tick)).collect();
    handle.replace_from(at(0), cues);
    let mut is_quiet = false;
    for second in 1..=6 {
        device.play_until(at(second * 1000 + 500).as_nanos());
        let wanted = if is_quiet { quiet } else { usual };
        assert_eq!(device.peaks().last(), Some(&wanted), "at {second} s");
        // Twice at four seconds: what matters is the last word.
        let changes = [second != 3, second == 4, second == 4];
        for _ in changes.into_iter().filter(|changes| *changes) {
            is_quiet = !is_quiet;
            handle.change_palette(|palette| palette.is_quiet = is_quiet);
        }
    }
    // A person's own sound, once it has been read.
    let own = Arc::new(
        OwnSound::new(&Arc::from(&include_bytes!("bell.ogg")[..]), CueKind::Tick).unwrap(),
    );
    handle.change_palette(|palette| palette.own = [(CueKind::Tick, own)].into());
    let peak_of_own = peak(&Tones::of(&handle.palette(), RATE));
    let before = device.peaks().len();
    device.play_until(at(7500).as_nanos());
    let loudest = device.peaks()[before..].iter().copied().fold(0.0, f32::max);
    assert_eq!(loudest, peak_of_own);
    handle.change_palette(|palette| *palette = Palette::evening());
    let mut other = Device::open(&handle, &time, STEADY);
    other.play_until(at(8500).as_nanos());
    assert_eq!(other.peaks().last(), Some(&quiet));
}

#[test]
fn a_breath_goes_on_under_a_tone_and_is_cut_off_with_the_hold() {
    let (handle, time) = (SoundHandle::new(&full_volume()), Time::at(START_NS));
    let mut device = Device::open(&handle, &time, STEADY);
    let halves = Breath::ALL.map(|half| {
        let clip = Clip::new(RATE);
        clip.fill(breath(half, RATE));
        (half, Arc::new(clip))
    });
    let planned = |from_ms: u64| {
        let [(air_in, first), (_, second)] = &halves;
        let lasts_ms = air_in.lasts().as_millis() as u64;
        let clip = |at_ms, clip: &Arc<Clip>| PlannedClip {
            at: at(at_ms),
            until: Some(at(30_000)),
            clip: Arc::clone(clip),
            gain: 1.0,
        };
        vec![clip(from_ms, first), clip(from_ms + lasts_ms, second)]
    };
    handle.say(planned(1000));
    handle.replace_from(at(0), [(at(3000), Cue::Go), (at(20_000), Cue::Rest)]);
    device.play_until(at(7000).as_nanos());
    // The same again, as after every step, changes nothing.
    handle.say(planned(1000));
    device.play_until(at(15_000).as_nanos());
    let [lasted_ms] = device.lengths_ms()[..] else {
        panic!("in, the tone over it, and out: {:?}", device.lengths_ms());
    };
    assert!((9900.0..=10_001.0).contains(&lasted_ms), "{lasted_ms} ms");
    // A pause.
    handle.say(planned(16_000));
    device.play_until(at(18_000).as_nanos());
    handle.say(Vec::new());
    handle.replace_from(at(18_000), []);
    device.play_until(at(22_000).as_nanos());
    let lasted_ms = device.lengths_ms()[1];
    assert!((1950.0..2150.0).contains(&lasted_ms), "{lasted_ms} ms");
}

#[test]
fn what_no_device_tried_out_is_not_heard_later() {
    let (handle, time) = (SoundHandle::new(&full_volume()), Time::at(START_NS));
    let clip = Clip::new(RATE);
    clip.fill(Pcm::mono(vec![0.5; RATE.get() as usize]));
    handle.play_once(CueKind::Tick);
    handle.play_clip_once(Arc::new(clip), 0.5);
    handle.forget_tried();
    let mut device = Device::open(&handle, &time, STEADY);
    device.play_until(at(2000).as_nanos());
    assert!(device.peaks().is_empty(), "{:?}", device.peaks());
}

#[test]
fn a_clip_that_is_tried_out_is_heard_at_once_and_not_cut_off() {
    let (handle, time) = (SoundHandle::new(&full_volume()), Time::at(START_NS));
    assert_eq!(handle.rate_hz(), None);
    let mut device = Device::open(&handle, &time, STEADY);
    assert_eq!(handle.rate_hz(), Some(RATE));
    let clip = Clip::new(RATE);
    clip.fill(Pcm::mono(vec![0.5; RATE.get() as usize]));
    device.play_until(at(40).as_nanos());
    handle.play_clip_once(Arc::new(clip), 0.5);
    device.play_until(at(300).as_nanos());
    // What the session says does not know of it.
    handle.say(Vec::new());
    device.play_until(at(3000).as_nanos());
    let [lasted_ms] = device.lengths_ms()[..] else {
        panic!("{:?}", device.lengths_ms());
    };
    assert!((lasted_ms - 1000.0).abs() < 1.0, "{lasted_ms} ms");
    let heard_ms = (device.onsets_ns()[0] - START_NS as f64) / 1e6;
    assert!(heard_ms < 100.0, "{heard_ms} ms: before it has settled");
    let level = 0.25 * std::f32::consts::FRAC_1_SQRT_2;
    assert!((device.peaks()[0] - level).abs() < 1e-4);
    handle.unsettle();
    assert_eq!(
        handle.rate_hz(),
        None,
        "nobody knows what the next one wants"
    );
}
