//! What the figure does between its poses: planted feet stay planted, no joint is faster than a calm person,
//! nothing jumps. It must not know any single pose.

use std::collections::BTreeMap;
use std::sync::{Arc, LazyLock};
use std::time::Duration;

use unsit::domain::demonstration::{Contact, Support};
use unsit::domain::exercise::Sides;
use unsit::domain::{Exercise, Side, StepKind, Work};
use unsit::figure::motion::{Doing, Posture, of_step, pose_at};
use unsit::figure::{Segment, Skeleton, collide, contact};
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
/// Between poses, what moves may brush the floor.
const BRUSH_M: f32 = 0.035;

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

/// What is being done, in a word.
fn word(doing: Doing) -> &'static str {
    match doing {
        Doing::GettingReady { .. } => "getting ready",
        Doing::Holding { .. } => "holding",
        Doing::Releasing { .. } => "releasing",
        Doing::Leaving { .. } => "leaving",
        Doing::Repeating { .. } => "repeating",
    }
}

/// Everything that can be done with an exercise, with how long it lasts.
fn doings(exercise: &Exercise) -> Vec<(Doing, Duration)> {
    let secs = Duration::from_secs;
    let is_hold = matches!(exercise.dose.work, Work::Holds { .. });
    let elapsed = Duration::ZERO;
    let mut all = vec![(
        Doing::GettingReady {
            elapsed,
            lasts: secs(10),
            is_hold,
        },
        secs(10),
    )];
    match exercise.dose.work {
        Work::Tempo { tempo, .. } => all.push((
            Doing::Repeating {
                tempo,
                elapsed,
                is_alternating: exercise.sides == Sides::Alternating,
            },
            tempo.repetition() * 3,
        )),
        _ => {
            all.push((Doing::Holding { elapsed }, secs(20)));
            for seconds in [2, 5, 10] {
                all.push((
                    Doing::Releasing {
                        elapsed,
                        lasts: secs(seconds),
                    },
                    secs(seconds),
                ));
            }
        }
    }
    all.push((Doing::Leaving { elapsed }, secs(6)));
    all
}

fn at(doing: Doing, time: Duration) -> Doing {
    let mut doing = doing;
    match &mut doing {
        Doing::GettingReady { elapsed, .. }
        | Doing::Holding { elapsed }
        | Doing::Releasing { elapsed, .. }
        | Doing::Leaving { elapsed }
        | Doing::Repeating { elapsed, .. } => *elapsed = time,
    }
    doing
}

/// One thing being done, moment by moment.
struct Film {
    name: String,
    exercise: Arc<Exercise>,
    is_alternating: bool,
    postures: Vec<(Duration, Posture)>,
}

/// Everything that is done with every exercise; worked out once for all tests.
static FILMS: LazyLock<Vec<Film>> = LazyLock::new(|| {
    let library = Library::built_in();
    let mut films = Vec::new();
    for exercise in library.exercises() {
        let Some(demonstration) = &exercise.demonstration else {
            continue;
        };
        for (doing, lasts) in doings(exercise) {
            let times = (0..).map(|index| STEP * index);
            let times = times.take_while(|time| *time <= lasts);
            films.push(Film {
                name: format!("{}, {}", exercise.id, word(doing)),
                exercise: Arc::clone(exercise),
                is_alternating: matches!(
                    doing,
                    Doing::Repeating {
                        is_alternating: true,
                        ..
                    }
                ),
                postures: times
                    .map(|time| (time, pose_at(demonstration, at(doing, time))))
                    .collect(),
            });
        }
    }
    films
});

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
        let Some(demonstration) = &film.exercise.demonstration else {
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
    each_pair(|name, time, _, now| {
        for (segment, depth_m) in collide::below_floor(&Skeleton::of(&now.pose, now.working)) {
            depths.note(format!("{name}: {segment:?}"), depth_m, time);
        }
    });
    depths.assert_at_most(BRUSH_M);
}

#[test]
fn a_hold_is_reached_before_it_begins_and_repetitions_end_where_they_began() {
    let library = Library::built_in();
    for exercise in library.exercises() {
        let Some(demonstration) = &exercise.demonstration else {
            continue;
        };
        let end = demonstration.end().map(|pose| pose.pose);
        match exercise.dose.work {
            Work::Holds { .. } => {
                let lasts = Duration::from_secs(3);
                let ready = Doing::GettingReady {
                    elapsed: lasts,
                    lasts,
                    is_hold: true,
                };
                assert_eq!(
                    Some(pose_at(demonstration, ready).pose),
                    end,
                    "{}",
                    exercise.id
                );
            }
            Work::Tempo { tempo, .. } => {
                let repeating = |elapsed| Doing::Repeating {
                    tempo,
                    elapsed,
                    is_alternating: false,
                };
                let first = pose_at(demonstration, repeating(Duration::ZERO));
                let again = pose_at(demonstration, repeating(tempo.repetition()));
                assert_eq!(first.pose, again.pose, "{}", exercise.id);
                let top = tempo.lift.max(Duration::from_millis(700));
                if tempo.lift + tempo.hold >= top {
                    assert_eq!(
                        Some(pose_at(demonstration, repeating(top)).pose),
                        end,
                        "{}",
                        exercise.id
                    );
                }
            }
            Work::SelfPaced { .. } => {}
        }
    }
}

#[test]
fn sides_take_turns_and_a_step_for_the_left_works_on_the_left() {
    use unsit::domain::plan::{Plan, WorseSides};
    let library = Library::built_in();
    for exercise in library.exercises() {
        let routine = unsit::domain::Routine::of_exercise(exercise.clone());
        let plan = Plan::unroll(&routine, &WorseSides::default());
        for step in plan.steps.iter() {
            let Some(posture) = of_step(step, Duration::from_millis(300), false) else {
                assert!(matches!(step.kind, StepKind::Finish), "{}", exercise.id);
                continue;
            };
            let side = step.side.and_then(|side| side.one());
            assert_eq!(
                posture.working,
                side.unwrap_or(Side::Right),
                "{}",
                exercise.id
            );
            if let (StepKind::Repetitions { tempo, .. }, Sides::Alternating) =
                (&step.kind, exercise.sides)
            {
                let second = tempo.repetition() + Duration::from_millis(300);
                let posture = of_step(step, second, false).expect("shown");
                assert_eq!(posture.working, Side::Left, "{}", exercise.id);
            }
        }
    }
}
