//! What the figure does between its poses: planted feet stay planted, no joint is faster than a calm person,
//! nothing jumps. It must not know any single pose.

use std::collections::BTreeMap;
use std::sync::{Arc, LazyLock};
use std::time::Duration;

use unsit::domain::demonstration::{Contact, Support};
use unsit::domain::exercise::Sides;
use unsit::domain::plan::{Plan, WorseSides};
use unsit::domain::pose::Angle;
use unsit::domain::{Exercise, Routine, Side, Step, StepKind, Subject};
use unsit::figure::motion::pose_at;
use unsit::figure::{Doing, Posture, Segment, Skeleton, collide, contact, range};
use unsit::library::Library;

const STEP: Duration = Duration::from_millis(80);
/// Degrees a second. Walking turns a knee at 300 to 400 (Winter 1991); exercises are slower.
const FASTEST_DEG_PER_S: f32 = 260.0;
/// No part of the body moves faster, in metres a second: a leg swing's foot is the fastest.
const FASTEST_M_PER_S: f32 = 2.2;
/// A whole breath out takes at least half a second at the most.
const FASTEST_BREATH_PER_S: f32 = 2.8;
/// What is planted in both poses stays within this of its place.
const SKID_M: f32 = 0.010;

/// An angle may be beyond its range by what a sum of small numbers is off.
const ROUNDING_DEG: f32 = 0.01;

/// The worst of each thing, by name, so that a failure is one line and not one per moment.
#[derive(Default)]
struct Worst(BTreeMap<String, (f32, Duration)>);

impl Worst {
    fn note(&mut self, what: String, value: f32, time: Duration) {
        let known = self.0.entry(what).or_insert((value, time));
        if value > known.0 {
            *known = (value, time);
        }
    }

    fn assert_at_most(&self, most: f32) {
        let over: Vec<String> = self
            .0
            .iter()
            .filter(|(_, (value, _))| *value > most)
            .map(|(what, (value, time))| format!("{what}: {value} at {time:?}"))
            .collect();
        assert!(over.is_empty(), "more than {most}:\n{}\n", over.join("\n"));
    }
}

/// A step of a plan or an exercise by itself, moment by moment.
struct Film {
    name: String,
    subject: Subject,
    /// Sides take turns: where it is the other's, the body is the mirrored one.
    is_alternating: bool,
    postures: Vec<(Duration, Posture)>,
}

/// Everything that is done with every exercise and every self-test, as it is shown; worked out once for all tests.
static FILMS: LazyLock<Vec<Film>> = LazyLock::new(|| {
    let library = Library::built_in();
    let mut films = Vec::new();
    for exercise in library.exercises() {
        let routine = Routine::of_exercise(Arc::clone(exercise));
        let plan = Plan::unroll(&routine, &WorseSides::default());
        films.extend(of_steps(&plan.steps));
        films.push(by_itself(exercise));
    }
    let assessment = library.routine("routine-assessment").expect("built in");
    let plan = Plan::unroll(assessment, &WorseSides::default());
    films.extend(of_steps(&plan.steps));
    films
});

/// Steps about one thing that follow each other make one film: from one to the next nothing jumps either.
/// Where a side is over and the other begins, or a person says when, the film is cut.
fn of_steps(steps: &[Step]) -> Vec<Film> {
    const LOOKED_AT: Duration = Duration::from_secs(8);
    let mut films: Vec<Film> = Vec::new();
    let mut is_cut = true;
    let mut before: Option<&Step> = None;
    for (index, step) in steps.iter().enumerate() {
        let Some(subject) = &step.about else {
            before = Some(step);
            continue;
        };
        let lasts = step.lasts().unwrap_or(LOOKED_AT);
        is_cut |= before.is_none_or(|before| !before.is_about_the_same(step) || before.waits());
        let mut side = None;
        let mut time = Duration::ZERO;
        while time <= lasts {
            let Some((doing, worked)) = Doing::of_step(step, before, time) else {
                break;
            };
            is_cut |= side.is_some_and(|side| side != worked);
            side = Some(worked);
            if is_cut {
                films.push(Film {
                    name: format!("{}, step {index}", subject.id()),
                    subject: subject.clone(),
                    is_alternating: subject.sides() == Sides::Alternating,
                    postures: Vec::new(),
                });
                is_cut = false;
            }
            let demonstration = subject.demonstration().expect("a figure");
            let film = films.last_mut().expect("begun above");
            let since = film.postures.last().map_or(Duration::ZERO, |last| last.0);
            let posture = pose_at(demonstration, doing);
            film.postures.push((since + STEP, posture));
            time += STEP;
        }
        // The side that is worked on in the next step may be the other one.
        let next = steps.get(index + 1);
        is_cut |= next.is_some_and(|next| {
            let begins = Doing::of_step(next, Some(step), Duration::ZERO);
            begins.is_none_or(|(_, begins)| Some(begins) != side)
        });
        before = Some(step);
    }
    films
}

/// Three rounds of an exercise on its page.
fn by_itself(exercise: &Arc<Exercise>) -> Film {
    let subject = Subject::Exercise(Arc::clone(exercise));
    let demonstration = exercise.demonstration.as_ref().expect("a figure");
    let times = (0..).map(|index| STEP * index);
    let times = times.take_while(|time| *time <= Duration::from_secs(54));
    let posture = |time| pose_at(demonstration, Doing::alone(exercise, time));
    Film {
        name: format!("{}, by itself", exercise.id),
        is_alternating: subject.sides() == Sides::Alternating,
        postures: times.map(|time| (time, posture(time))).collect(),
        subject,
    }
}

/// Every two moments that follow each other.
fn each_pair(mut check: impl FnMut(&str, Duration, &Posture, &Posture)) {
    for film in FILMS.iter() {
        for pair in film.postures.windows(2) {
            check(&film.name, pair[1].0, &pair[0].1, &pair[1].1);
        }
    }
}

const SEGMENTS: [Segment; 11] = [
    Segment::Pelvis,
    Segment::Thorax,
    Segment::Head,
    Segment::Shank(Side::Left),
    Segment::Shank(Side::Right),
    Segment::Toes(Side::Left),
    Segment::Toes(Side::Right),
    Segment::Forearm(Side::Left),
    Segment::Forearm(Side::Right),
    Segment::Hand(Side::Left),
    Segment::Hand(Side::Right),
];

#[test]
fn nothing_jumps() {
    let mut parts = Worst::default();
    let mut joints = Worst::default();
    let mut breaths = Worst::default();
    each_pair(|name, time, before, now| {
        let (a, b) = (
            Skeleton::of(&before.pose, before.working),
            Skeleton::of(&now.pose, now.working),
        );
        let seconds = STEP.as_secs_f32();
        for segment in SEGMENTS {
            let way_m = a
                .frame(segment)
                .origin_m
                .distance(b.frame(segment).origin_m);
            parts.note(format!("{name}: {segment:?}"), way_m / seconds, time);
        }
        if before.working == now.working {
            for ((angle, whose, a), (_, _, b)) in before.pose.angles().zip(now.pose.angles()) {
                joints.note(
                    format!("{name}: {angle} {whose:?}"),
                    (b - a).abs() / seconds,
                    time,
                );
            }
        }
        let breath = (now.breath - before.breath).abs() / seconds;
        breaths.note(name.to_owned(), breath, time);
    });
    parts.assert_at_most(FASTEST_M_PER_S);
    joints.assert_at_most(FASTEST_DEG_PER_S);
    breaths.assert_at_most(FASTEST_BREATH_PER_S);
}

#[test]
fn what_is_planted_stays_where_it_is() {
    let mut skids = Worst::default();
    for film in FILMS.iter().filter(|film| !film.is_alternating) {
        let Some(demonstration) = film.subject.demonstration() else {
            continue;
        };
        // Only what all poses have planted in one place; the rest may step.
        let first = &demonstration.poses[0];
        let stays = |contact: &&Contact| {
            contact.on == Support::Floor
                && demonstration.poses.iter().all(|pose| {
                    let off = place(&pose.pose, contact).distance(place(&first.pose, contact));
                    pose.contacts.contains(contact) && off < 0.004
                })
        };
        for contact in first.contacts.iter().filter(stays) {
            let home = place(&first.pose, contact);
            for (time, now) in &film.postures {
                let off = place(&now.pose, contact).distance(home);
                skids.note(format!("{}: {}", film.name, contact.point), off, *time);
            }
        }
    }
    assert!(skids.0.len() > 100, "hardly anything is planted");
    skids.assert_at_most(SKID_M);
}

fn place(pose: &unsit::domain::pose::Pose, contact: &Contact) -> glam::Vec3 {
    contact::place_m(contact.point, &Skeleton::of(pose, Side::Right), Side::Right)
}

#[test]
fn nothing_goes_through_the_floor_on_the_way() {
    let mut depths = Worst::default();
    for film in FILMS.iter() {
        for (time, now) in &film.postures {
            for (segment, depth_m) in collide::below_floor(&Skeleton::of(&now.pose, now.working)) {
                depths.note(format!("{}: {segment:?}", film.name), depth_m, *time);
            }
        }
    }
    depths.assert_at_most(collide::FLOOR_M);
}

/// Where limbs cross on their way, and how deep they are in each other then, in metres: crossed arms change places between
/// two sides. No other movement may, nor these more.
const CROSSING_M: [(&str, f32); 1] = [("seated-twist", 0.066)];

#[test]
fn no_limb_goes_through_the_trunk_or_another_limb_on_the_way() {
    let mut depths = Worst::default();
    for film in FILMS.iter() {
        let id = film.subject.id().as_str();
        let known = CROSSING_M.iter().find(|(crossing, _)| *crossing == id);
        let known_m = known.map_or(0.0, |(_, depth_m)| *depth_m);
        for (time, now) in &film.postures {
            for overlap in collide::overlaps(&Skeleton::of(&now.pose, now.working)) {
                let what = format!("{}: {:?} in {:?}", film.name, overlap.one, overlap.two);
                // Each of them is more than flesh gives way.
                depths.note(what, overlap.depth_m - known_m, *time);
            }
        }
    }
    depths.assert_at_most(0.0);
}

#[test]
fn every_joint_is_within_its_range_on_the_way() {
    let mut beyond = Worst::default();
    for film in FILMS.iter() {
        let Some(demonstration) = film.subject.demonstration() else {
            continue;
        };
        // What a pose may do with a reason may be done on the way to it.
        let reasons = demonstration.poses.iter().flat_map(|pose| &pose.beyond);
        let reasons: Vec<Angle> = reasons.map(|beyond| beyond.angle).collect();
        for (time, now) in &film.postures {
            for (angle, whose, degrees) in now.pose.angles() {
                let range = range::of(angle);
                let (least, most) = if reasons.contains(&angle) {
                    range.most
                } else {
                    range.published
                };
                let over = (least - degrees).max(degrees - most);
                beyond.note(format!("{}: {angle} {whose:?}", film.name), over, *time);
            }
        }
    }
    beyond.assert_at_most(ROUNDING_DEG);
}

#[test]
fn a_hold_is_reached_before_it_begins_and_repetitions_begin_and_end_at_the_start() {
    let (mut holds, mut repetitions) = (0, 0);
    each_step(|name, step, before| {
        let (Some(demonstration), Some(lasts)) = (
            step.about.as_ref().and_then(Subject::demonstration),
            step.lasts(),
        ) else {
            return;
        };
        let start = demonstration.start().map(|pose| pose.pose);
        let end = demonstration.end().map(|pose| pose.pose);
        let at = |time| {
            let (doing, _) = Doing::of_step(step, before, time).expect("shown");
            Some(pose_at(demonstration, doing).pose)
        };
        match step.kind {
            StepKind::Hold { .. } if !is_alternating(step) => {
                holds += 1;
                assert_eq!(at(Duration::ZERO), end, "{name}");
                assert_eq!(at(lasts), end, "{name}");
            }
            StepKind::Repetitions { tempo, count } if !is_alternating(step) => {
                repetitions += 1;
                assert_eq!(at(Duration::ZERO), start, "{name}");
                assert_eq!(at(tempo.repetition() * (count - 1)), start, "{name}");
                // As far up as there is time to be.
                let top = tempo.lift.max(Duration::from_millis(700));
                if tempo.lift + tempo.hold >= top {
                    assert_eq!(at(top), end, "{name}");
                }
            }
            StepKind::Prepare { .. } if before.is_none() => {
                assert_eq!(at(Duration::ZERO), start, "{name}");
            }
            _ => {}
        }
    });
    assert!(holds > 50 && repetitions > 15, "{holds}, {repetitions}");
}

#[test]
fn sides_take_turns_and_a_step_for_the_left_works_on_the_left() {
    let mut taken = 0;
    each_step(|name, step, _| {
        let Some((doing, side)) = Doing::of_step(step, None, Duration::from_millis(300)) else {
            assert!(matches!(step.kind, StepKind::Finish), "{name}");
            return;
        };
        let named = step.side.and_then(|side| side.one());
        assert_eq!(side, named.unwrap_or(Side::Right), "{name}");
        let demonstration = step.about.as_ref().and_then(Subject::demonstration);
        let demonstration = demonstration.expect("a figure");
        assert_eq!(pose_at(demonstration, doing).working, Side::Right, "{name}");
        if let (StepKind::Repetitions { tempo, .. }, true) = (&step.kind, is_alternating(step)) {
            taken += 1;
            let second = pose_at(demonstration, doing.later(tempo.repetition()));
            assert_eq!(second.working, Side::Left, "{name}");
        }
    });
    assert!(taken > 0, "nothing alternates");
}

fn is_alternating(step: &Step) -> bool {
    let sides = step.about.as_ref().map(Subject::sides);
    sides == Some(Sides::Alternating)
}

/// Every step of every exercise's own plan, with the one before it.
fn each_step(mut check: impl FnMut(&str, &Step, Option<&Step>)) {
    let library = Library::built_in();
    for exercise in library.exercises() {
        let routine = Routine::of_exercise(Arc::clone(exercise));
        let plan = Plan::unroll(&routine, &WorseSides::default());
        let mut before = None;
        for step in plan.steps.iter() {
            check(exercise.id.as_str(), step, before);
            before = Some(step);
        }
    }
}
