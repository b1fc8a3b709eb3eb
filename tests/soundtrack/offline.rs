//! Offline renders: every cue on its sample, and nothing anywhere else.

use std::collections::BTreeSet;
use std::num::NonZeroU32;
use std::sync::Arc;
use std::time::Duration;

use proptest::prelude::*;
use unsit::adapters::voice_clips::VoiceClips;
use unsit::domain::plan::WorseSides;
use unsit::domain::settings::{CueKind, SoundSettings};
use unsit::domain::side::WorkedSide;
use unsit::domain::timeline::Timeline;
use unsit::domain::{Cue, Id, Plan, Routine, Side, Step, StepKind, Tempo};
use unsit::engine::track;
use unsit::library::Library;
use unsit::soundtrack::breath::breath;
use unsit::soundtrack::{Frame, Render, Tone, Tones};
use unsit::words::Words;

pub const RATE: NonZeroU32 = NonZeroU32::new(48_000).unwrap();

pub fn full_volume() -> SoundSettings {
    SoundSettings {
        volume_percent: 100,
        ..SoundSettings::default()
    }
}

pub fn plan_of(kinds: Vec<(StepKind, WorkedSide)>) -> Plan {
    let step = |(kind, side)| Step {
        kind,
        about: None,
        side: Some(side),
        set: 1,
        hold: 1,
        note: None,
    };
    let finish = (StepKind::Finish, WorkedSide::Both);
    let steps: Vec<Step> = kinds.into_iter().chain([finish]).map(step).collect();
    Plan {
        routine: Id::new("test"),
        name: "Test".into(),
        steps: Arc::new(steps),
        is_quiet: false,
    }
}

pub fn samples(plan: &Plan, sound: &SoundSettings) -> Vec<Frame> {
    let mut render = Render::new(&Timeline::of(plan), &[], sound, Tones::at(RATE));
    let mut all = Vec::new();
    let mut block = [[0.0; 2]; 1000];
    loop {
        let length = render.fill(&mut block);
        if length == 0 {
            assert_eq!(all.len() as u64, render.length_frames());
            return all;
        }
        all.extend_from_slice(&block[..length]);
    }
}

fn any_kind() -> impl Strategy<Value = StepKind> {
    let ms = |range: std::ops::Range<u64>| range.prop_map(Duration::from_millis);
    prop_oneof![
        ms(1..8000).prop_map(|lasts| StepKind::Prepare { lasts }),
        ms(1..30_000).prop_map(|lasts| StepKind::Hold { lasts }),
        ms(1..8000).prop_map(|lasts| StepKind::Rest { lasts }),
        ms(1..8000).prop_map(|lasts| StepKind::Switch { lasts }),
        (ms(0..3000), ms(0..3000), ms(1..3000), ms(0..1000), 1..8_u32).prop_map(
            |(lift, hold, lower, pause, count)| StepKind::Repetitions {
                tempo: Tempo {
                    lift,
                    hold,
                    lower,
                    pause,
                },
                count,
            }
        ),
    ]
}

fn any_plan() -> impl Strategy<Value = Plan> {
    let side = prop_oneof![
        Just(WorkedSide::Left),
        Just(WorkedSide::Right),
        Just(WorkedSide::Both)
    ];
    prop::collection::vec((any_kind(), side), 0..6).prop_map(plan_of)
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 48, ..ProptestConfig::default() })]

    /// The mix is compared with one made the naive way: each tone added at `at_ms × rate / 1000`.
    /// Where no two tones overlap, samples are identical to the tone's own.
    #[test]
    fn every_cue_starts_on_its_sample_and_nothing_sounds_elsewhere(plan in any_plan()) {
        let timeline = Timeline::of(&plan);
        let tones = Tones::at(RATE);
        let heard = samples(&plan, &full_volume());
        let mut sum = vec![[0.0_f32; 2]; heard.len()];
        let mut voices = vec![0_u8; heard.len()];
        for timed in &timeline.cues {
            let at_ms = timed.at.as_millis() as usize;
            let first = at_ms * 48_000 / 1000;
            for (index, frame) in tones.sound(Tone::from(timed.cue)).iter().enumerate() {
                sum[first + index][0] += frame[0];
                sum[first + index][1] += frame[1];
                voices[first + index] += 1;
            }
        }
        for (index, (heard, sum)) in heard.iter().zip(&sum).enumerate() {
            prop_assert!(heard[0].abs() < 1.0 && heard[1].abs() < 1.0);
            match voices[index] {
                0 => prop_assert_eq!(*heard, [0.0; 2], "sound at {} where no cue is", index),
                1 => prop_assert_eq!(heard, sum, "at frame {}", index),
                // Sums may be bent where they get loud, and are added in another order.
                _ => for ear in 0..2 {
                    if sum[ear].abs() < 0.74 {
                        prop_assert!((heard[ear] - sum[ear]).abs() < 1e-6, "at frame {}", index);
                    }
                }
            }
        }
        prop_assert!(heard.len() as u128 >= timeline.total.as_millis() * 48);
    }
}

/// Get ready, hold left, change, hold right, with every kind of cue but the turns.
pub fn both_sides() -> Plan {
    let seconds = Duration::from_secs;
    plan_of(vec![
        (StepKind::Prepare { lasts: seconds(5) }, WorkedSide::Left),
        (StepKind::Hold { lasts: seconds(20) }, WorkedSide::Left),
        (StepKind::Switch { lasts: seconds(5) }, WorkedSide::Right),
        (StepKind::Hold { lasts: seconds(20) }, WorkedSide::Right),
        (StepKind::Rest { lasts: seconds(5) }, WorkedSide::Left),
    ])
}

#[test]
fn volume_scales_every_sample_and_mute_silences_them() {
    let loud = samples(&both_sides(), &full_volume());
    let half = samples(
        &both_sides(),
        &SoundSettings {
            volume_percent: 50,
            ..full_volume()
        },
    );
    let muted = samples(
        &both_sides(),
        &SoundSettings {
            muted: true,
            ..full_volume()
        },
    );
    assert!(loud.iter().any(|frame| frame[0].abs() > 0.2));
    for ((loud, half), muted) in loud.iter().zip(&half).zip(&muted) {
        assert_eq!(half[0], loud[0] * 0.25);
        assert_eq!(*muted, [0.0; 2]);
    }
}

#[test]
fn a_silent_kind_of_cue_is_left_out_and_the_others_stay() {
    let sound = SoundSettings {
        silent_cues: BTreeSet::from([CueKind::Tick]),
        ..full_volume()
    };
    let all = samples(&both_sides(), &full_volume());
    let without = samples(&both_sides(), &sound);
    // Ticks at 2, 3 and 4 s; "go" at 5 s.
    assert!(all[2 * 48_000] != [0.0; 2]);
    assert!(
        without[2 * 48_000..5 * 48_000]
            .iter()
            .all(|f| *f == [0.0; 2])
    );
    assert_eq!(
        all[5 * 48_000..25 * 48_000],
        without[5 * 48_000..25 * 48_000]
    );
}

#[test]
fn a_kind_of_cue_has_a_loudness_of_its_own() {
    let sound = |percent| SoundSettings {
        cue_percent: [(CueKind::Tick, percent)].into(),
        ..full_volume()
    };
    let all = samples(&both_sides(), &full_volume());
    let (soft, none) = (
        samples(&both_sides(), &sound(50)),
        samples(&both_sides(), &sound(0)),
    );
    // A tick at 2 s, "go" at 5 s.
    for (index, frame) in all.iter().enumerate().take(3 * 48_000).skip(2 * 48_000) {
        assert_eq!(soft[index], frame.map(|sample| sample * 0.25));
        assert_eq!(none[index], [0.0; 2]);
    }
    assert_eq!(all[5 * 48_000..25 * 48_000], soft[5 * 48_000..25 * 48_000]);
    assert_eq!(all[5 * 48_000..25 * 48_000], none[5 * 48_000..25 * 48_000]);
}

#[test]
fn the_switch_is_heard_on_the_side_that_comes() {
    let all = samples(&both_sides(), &full_volume());
    let switch = &all[25 * 48_000..26 * 48_000];
    let energy = |ear: usize| switch.iter().map(|f| f[ear] * f[ear]).sum::<f32>();
    assert!(energy(1) > 1.2 * energy(0), "the right side comes");
    assert_eq!(Tone::from(Cue::Switch(Side::Right)), Tone::SwitchToRight);
}

#[test]
fn breaths_start_on_their_samples_and_nothing_else_changes() {
    let library = Library::built_in();
    let stretch = library.exercise("supine-figure-four").unwrap();
    let routine = Routine {
        quiet: true,
        ..Routine::of_exercise(Arc::clone(stretch))
    };
    let plan = Plan::unroll(&routine, &WorseSides::default());
    let timeline = Timeline::of(&plan);
    let rendered = |breathing| {
        let sound = SoundSettings {
            breathing,
            ..full_volume()
        };
        let (words, clips) = (Words::english(), VoiceClips::default());
        let mut render = track::render(&timeline, &sound, &words, clips, Default::default());
        let mut all = vec![[0.0; 2]; render.length_frames() as usize];
        assert_eq!(render.fill(&mut all), all.len());
        all
    };
    let (without, with) = (rendered(false), rendered(true));
    let mut wanted = without.clone();
    let breaths: Vec<_> = timeline.breaths().collect();
    // A hold of 30 s on each side, twice: two breaths in each.
    assert_eq!(breaths.len(), 16);
    for (at, half) in breaths {
        let first = at.as_millis() as usize * 48;
        for (index, frame) in breath(half, RATE).iter().enumerate() {
            // 6 dB softer, as all is in an evening.
            wanted[first + index][0] += 0.501_187 * frame[0];
            wanted[first + index][1] += 0.501_187 * frame[1];
        }
    }
    assert_eq!(with.len(), wanted.len());
    for (index, (with, wanted)) in with.iter().zip(&wanted).enumerate() {
        for (with, wanted) in with.iter().zip(wanted) {
            assert!(
                (with - wanted).abs() < 3e-4,
                "{with}, not {wanted} at frame {index}"
            );
        }
    }
    assert_ne!(with, without);
}
