//! What the figure does at a moment of a step: from pose to pose, in the step's tempo, breathing.
//! It must not know a clock: the time since the step began is handed in.

use std::time::Duration;

use super::doing::Doing;
use super::settle::settle;
use crate::domain::Side;
use crate::domain::breathing;
use crate::domain::demonstration::{Demonstration, LabelledPose, Motion, Phase as PosePhase};
use crate::domain::dose::{Phase, Tempo};
use crate::domain::pose::{Limbs, Pelvis, Pose, Spine, limb_keys};

/// The figure at a moment.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Posture {
    pub pose: Pose,
    pub working: Side,
    /// How full the chest is: 0 to 1.
    pub breath: f32,
}

impl Posture {
    /// Working on `side`, breathed out.
    pub const fn still(pose: Pose, side: Side) -> Self {
        Self {
            pose,
            working: side,
            breath: 0.0,
        }
    }
}

/// No pose is left or reached faster than this, however short its step is.
const LEAST_WAY: Duration = Duration::from_millis(700);
/// A way from one pose to the next takes as long as its greatest turn needs at this many degrees a second.
const USUAL_DEG_PER_S: f32 = 35.0;
const MOST_WAY: Duration = Duration::from_secs(4);
/// What is shorter has no breath of its own.
const LEAST_BREATH: Duration = Duration::from_secs(3);
/// In for this part of a breath, out for the rest.
const INHALING: f32 = 0.4;
/// A hold begins and ends breathed out, a repetition breathed in.
const EMPTY: f32 = 0.0;
const FULL: f32 = INHALING;

/// The figure in the middle of `doing`, on the right side, or where sides alternate on the side whose turn it is.
pub fn pose_at(demonstration: &Demonstration, doing: Doing) -> Posture {
    let way = Way::of(demonstration);
    let motion = &demonstration.motion;
    let posture = |pose, breath| Posture {
        pose,
        working: Side::Right,
        breath,
    };
    match doing {
        Doing::GettingReady {
            elapsed,
            lasts,
            is_hold: true,
        } => posture(
            way.at(way.place_before(elapsed, lasts)),
            breath(motion, elapsed, lasts, EMPTY),
        ),
        Doing::GettingReady {
            elapsed,
            lasts,
            is_hold: false,
        } => posture(
            way.at(way.preview(elapsed, lasts)),
            breath(motion, elapsed, lasts, FULL),
        ),
        Doing::MovingOut { elapsed, lasts } => {
            let place = way.place_before(lasts.saturating_sub(elapsed), lasts);
            posture(way.at(place), breath(motion, elapsed, lasts, EMPTY))
        }
        Doing::Holding {
            elapsed,
            lasts,
            is_paced,
        } => posture(
            way.held(motion, elapsed, lasts),
            if is_paced {
                paced_breath(motion, elapsed, lasts)
            } else {
                breath(motion, elapsed, lasts, EMPTY)
            },
        ),
        Doing::Releasing { elapsed, lasts } => posture(
            way.at(way.released(elapsed, lasts)),
            breath(motion, elapsed, lasts, EMPTY),
        ),
        Doing::Repeating {
            tempo,
            elapsed,
            is_alternating,
        } => {
            let (share, repetition) = repeated(&tempo, elapsed);
            let pose = if is_alternating {
                way.at_from_middle(share)
            } else {
                way.at(way.length() * share)
            };
            Posture {
                pose,
                working: if is_alternating && repetition % 2 == 1 {
                    Side::Left
                } else {
                    Side::Right
                },
                // Out with the effort, in on the way back, and on while it is held.
                breath: (1.0 - share).max(held_breath(&tempo, motion, elapsed)),
            }
        }
        Doing::Standing { pose } => {
            let labelled = demonstration.poses.get(pose);
            posture(labelled.map_or_else(Pose::default, |l| l.pose), 0.0)
        }
    }
}

/// From the start over what is on the way to the first end.
struct Way<'d> {
    poses: &'d [LabelledPose],
    ends: Vec<&'d LabelledPose>,
    /// How long it takes at the usual pace.
    lasts: Duration,
}

impl<'d> Way<'d> {
    fn of(demonstration: &'d Demonstration) -> Self {
        let poses = &demonstration.poses;
        let poses = poses.get(..=demonstration.end_index()).unwrap_or_default();
        let seconds: f32 = poses.windows(2).map(|pair| way_s(&pair[0], &pair[1])).sum();
        Self {
            poses,
            ends: demonstration
                .poses
                .iter()
                .filter(|pose| pose.phase == PosePhase::End)
                .collect(),
            lasts: Duration::from_secs_f32(seconds).max(LEAST_WAY),
        }
    }

    /// The ways from pose to pose.
    fn length(&self) -> f32 {
        self.poses.len().saturating_sub(1) as f32
    }

    /// The pose at `place`: 0 the start, 1 the next pose, and so on.
    fn at(&self, place: f32) -> Pose {
        let index = (place.max(0.0) as usize).min(self.poses.len().saturating_sub(2));
        match (self.poses.get(index), self.poses.get(index + 1)) {
            (Some(from), Some(to)) => between(from, to, (place - index as f32).clamp(0.0, 1.0)),
            (Some(only), None) => only.pose,
            _ => Pose::default(),
        }
    }

    /// The same for sides in turn: the way begins where it looks the same from both sides.
    fn at_from_middle(&self, share: f32) -> Pose {
        let pose = self.at(self.length() * share);
        let Some(start) = self.poses.first() else {
            return pose;
        };
        let shift = mix(&start.pose, &start.pose.mirrored(), 0.5);
        // What is not the same on both sides at the start fades in with the way.
        add_difference(&pose, &shift, &start.pose, 1.0 - share)
    }

    /// Getting ready: moves in the last part of the time, pausing at each pose, and is there before its end.
    fn place_before(&self, elapsed: Duration, lasts: Duration) -> f32 {
        let arrival = lasts.mul_f32(0.92);
        let way = self
            .lasts
            .min(lasts.mul_f32(0.85))
            .max(Duration::from_millis(1));
        let begin = arrival.saturating_sub(way);
        let mut rest = ratio(elapsed.saturating_sub(begin), way) * self.length();
        let mut place = 0.0;
        while rest > 0.0 && place < self.length() {
            place += eased(rest.min(1.0));
            rest -= 1.0;
        }
        place
    }

    /// One repetition to look at, where there is time for it.
    fn preview(&self, elapsed: Duration, lasts: Duration) -> f32 {
        let each = self.lasts.max(Duration::from_millis(1500));
        let whole = each * 2 + Duration::from_secs(1);
        let Some(spare) = lasts.checked_sub(whole) else {
            return 0.0;
        };
        let begin = spare / 2;
        let there = eased(ratio(elapsed.saturating_sub(begin), each));
        let back = begin + each + Duration::from_secs(1);
        let gone = eased(ratio(elapsed.saturating_sub(back), each));
        self.length() * (there - gone)
    }

    /// While holding: still, or to and fro between the ends, and back at the first when the time is over.
    fn held(&self, motion: &Motion, elapsed: Duration, lasts: Duration) -> Pose {
        let [first, .., last] = self.ends.as_slice() else {
            return self.at(self.length());
        };
        let sways = (lasts.as_secs_f32() / motion.sway_s).round().max(1.0);
        let turn = elapsed.as_secs_f32() / lasts.as_secs_f32().max(0.001) * sways;
        let part = turn - turn.floor();
        let share = if part < 0.5 {
            part * 2.0
        } else {
            2.0 - part * 2.0
        };
        between(first, last, eased(share))
    }

    /// Out to the pose before the end and back, as far as the time allows.
    fn released(&self, elapsed: Duration, lasts: Duration) -> f32 {
        let (Some(end), Some(before)) = (
            self.poses.last(),
            self.poses.get(self.poses.len().saturating_sub(2)),
        ) else {
            return 0.0;
        };
        let half = lasts.mul_f32(0.45);
        let needed = way_s(before, end).max(LEAST_WAY.as_secs_f32());
        // A short release goes less far instead of faster.
        let reach = (half.as_secs_f32() / needed).min(1.0);
        let way = half.min(Duration::from_secs_f32(needed));
        let back = lasts.mul_f32(0.95).saturating_sub(way);
        let out = eased(ratio(elapsed, way)) - eased(ratio(elapsed.saturating_sub(back), way));
        self.length() - reach * out
    }
}

/// How far a repetition is on its way, and which repetition it is.
fn repeated(tempo: &Tempo, elapsed: Duration) -> (f32, u32) {
    let whole = tempo.repetition().max(Duration::from_millis(1));
    let repetition = (elapsed.as_nanos() / whole.as_nanos()) as u32;
    let within = elapsed.saturating_sub(whole * repetition);
    let (phase, into) = tempo.phase_at(within);
    // Where a tempo leaves no time to move, the phase after it gives some.
    let slow = |own: Duration, next: Duration| own.max(LEAST_WAY.min(own + next));
    let share = match phase {
        Phase::Lift => eased(ratio(into, slow(tempo.lift, tempo.hold))),
        Phase::Hold => eased(ratio(tempo.lift + into, slow(tempo.lift, tempo.hold))),
        Phase::Lower => 1.0 - eased(ratio(into, slow(tempo.lower, tempo.pause))),
        Phase::Pause => 1.0 - eased(ratio(tempo.lower + into, slow(tempo.lower, tempo.pause))),
    };
    (share, repetition)
}

/// Whole breaths in the hold of a repetition, so that it ends as empty as it began.
fn held_breath(tempo: &Tempo, motion: &Motion, elapsed: Duration) -> f32 {
    let whole = tempo.repetition().max(Duration::from_millis(1));
    let within = elapsed.as_secs_f32() % whole.as_secs_f32();
    let hold_s = tempo.hold.as_secs_f32();
    let into_s = within - tempo.lift.as_secs_f32();
    let breaths = (hold_s * motion.breaths_per_minute / 60.0).round();
    if breaths < 1.0 || !(0.0..hold_s).contains(&into_s) {
        return 0.0;
    }
    wave(into_s / hold_s * breaths)
}

/// How full the chest is, `elapsed` into a calm breathing that begins after `turn` of a breath: whole breaths
/// in what `lasts` so long, so that what comes after it begins as full as this ends.
fn breath(motion: &Motion, elapsed: Duration, lasts: Duration, turn: f32) -> f32 {
    let breaths = (lasts.as_secs_f32() * motion.breaths_per_minute / 60.0).round();
    let breaths = if lasts < LEAST_BREATH {
        0.0
    } else {
        breaths.max(1.0)
    };
    wave(turn + elapsed.as_secs_f32() / lasts.as_secs_f32().max(0.001) * breaths)
}

/// The same in a hold whose breaths are paced: its own breath comes only after the last of those.
fn paced_breath(motion: &Motion, elapsed: Duration, lasts: Duration) -> f32 {
    let paced = breathing::at(lasts, elapsed).map(|now| now.fullness());
    paced.unwrap_or_else(|| {
        let ends = breathing::ends(lasts).unwrap_or_default();
        match elapsed.checked_sub(ends) {
            Some(after) => breath(motion, after, lasts - ends, EMPTY),
            None => wave(EMPTY),
        }
    })
}

/// How full the chest is after some breaths.
fn wave(turn: f32) -> f32 {
    let part = turn - turn.floor();
    if part < INHALING {
        eased(part / INHALING)
    } else {
        1.0 - eased((part - INHALING) / (1.0 - INHALING))
    }
}

/// The way between two poses, with what is planted in both kept in place.
fn between(from: &LabelledPose, to: &LabelledPose, part: f32) -> Pose {
    if part <= 0.0 {
        return from.pose;
    }
    if part >= 1.0 {
        return to.pose;
    }
    settle(mix(&from.pose, &to.pose, part), from, to, part)
}

/// How many seconds the way between two poses takes at the usual pace.
fn way_s(from: &LabelledPose, to: &LabelledPose) -> f32 {
    let turns = from
        .pose
        .angles()
        .zip(to.pose.angles())
        .map(|((_, _, a), (_, _, b))| (b - a).abs());
    let pelvis = (to.pose.pelvis.pitch_deg - from.pose.pelvis.pitch_deg).abs();
    let greatest = turns.fold(pelvis, f32::max);
    // Eased, the fastest moment is nearly twice as fast as the mean.
    (greatest / USUAL_DEG_PER_S).clamp(LEAST_WAY.as_secs_f32(), MOST_WAY.as_secs_f32())
}

/// Minimum jerk between 0 and 1: Flash and Hogan, J Neurosci 5 (1985) 1688.
fn eased(share: f32) -> f32 {
    let t = share.clamp(0.0, 1.0);
    t * t * t * (t * (t * 6.0 - 15.0) + 10.0)
}

fn ratio(elapsed: Duration, whole: Duration) -> f32 {
    if whole.is_zero() {
        return 1.0;
    }
    (elapsed.as_secs_f32() / whole.as_secs_f32()).min(1.0)
}

/// `pose` moved by `part` of the way from `from` to `to`.
fn add_difference(pose: &Pose, to: &Pose, from: &Pose, part: f32) -> Pose {
    each_angle(pose, to, from, |value, to, from| value + (to - from) * part)
}

fn mix(from: &Pose, to: &Pose, part: f32) -> Pose {
    each_angle(from, to, from, |value, to, _| value + (to - value) * part)
}

/// A pose made number by number out of three.
fn each_angle(a: &Pose, b: &Pose, c: &Pose, of: impl Fn(f32, f32, f32) -> f32) -> Pose {
    macro_rules! all {
        ($kind:ident, $a:expr, $b:expr, $c:expr; $($key:ident),*) => {
            $kind { $($key: of($a.$key, $b.$key, $c.$key)),* }
        };
    }
    let spine = |a: &Spine, b: &Spine, c: &Spine| all!(Spine, a, b, c; flexion_deg, side_bend_deg, rotation_deg);
    let limbs = |a: &Limbs, b: &Limbs, c: &Limbs| limb_keys!(all!(Limbs, a, b, c));
    Pose {
        pelvis: all!(Pelvis, a.pelvis, b.pelvis, c.pelvis; forward, left, up, pitch_deg,
            roll_deg, spin_deg, yaw_deg),
        lumbar: spine(&a.lumbar, &b.lumbar, &c.lumbar),
        thoracic: spine(&a.thoracic, &b.thoracic, &c.thoracic),
        neck: spine(&a.neck, &b.neck, &c.neck),
        working: limbs(&a.working, &b.working, &c.working),
        other: limbs(&a.other, &b.other, &c.other),
    }
}
