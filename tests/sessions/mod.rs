//! A routine with one of everything, run to its end in manual time, and a look into the history
//! past the code under test. It must not know how a run is disturbed.

#![allow(dead_code, reason = "each test binary uses its own part")]

use std::num::NonZeroU16;
use std::path::Path;
use std::sync::Arc;
use std::time::Duration;

use jiff::Zoned;
use jiff::civil::Date;
use rusqlite::{Connection, OptionalExtension};
use unsit::adapters::store::{Beginning, Entry};
use unsit::domain::dose::{Dose, Tempo, Work};
use unsit::domain::exercise::{Exercise, Kind, Place, Position, Sides, Text};
use unsit::domain::plan::WorseSides;
use unsit::domain::routine::{Answer, Item, Prescription, Question, Routine, SideChoice};
use unsit::domain::session::{Command, Event, Session, State};
use unsit::domain::{Id, Moment, Plan, StepKind};

/// The coaching day of [`started`].
pub const DAY: Date = jiff::civil::date(2026, 3, 10);

pub fn started() -> Zoned {
    "2026-03-10T09:00:00+01:00[Europe/Berlin]".parse().unwrap()
}

/// A session of `routine` as it is written begins.
pub fn begun(routine: impl Into<Arc<Routine>>, worse: WorseSides, at: Zoned) -> Entry {
    Entry::begun(Beginning::new(routine.into(), worse, at))
}

/// Runs the whole of [`long_routine`] and hands over every batch of entries.
pub fn drive(record: impl FnMut(Vec<Entry>)) {
    drive_routine(long_routine(), record);
}

/// The same with a routine of one exercise, so that there is one for every day of years.
pub fn drive_short(record: impl FnMut(Vec<Entry>)) {
    drive_routine(routine("short"), record);
}

fn drive_routine(routine: Routine, record: impl FnMut(Vec<Entry>)) {
    let worse = WorseSides::default();
    let session = Session::start(&Plan::unroll(&routine, &worse), Moment::ZERO);
    drive_from(session, vec![begun(routine, worse, started())], record);
}

/// Runs `session` to its end, from deadline to deadline; every question gets its second answer.
pub fn drive_from(mut session: Session, mut batch: Vec<Entry>, mut record: impl FnMut(Vec<Entry>)) {
    let mut now = session.seen();
    loop {
        while let Some(event) = session.poll_event() {
            batch.push(Entry::happened(event, local(now)));
        }
        if batch.iter().any(changes_the_history) {
            record(std::mem::take(&mut batch));
        } else {
            batch.clear();
        }
        match (session.state(), &session.step().kind) {
            (State::Finished { .. }, _) => return,
            (State::Asking { .. }, _) => session.command(now, Command::Answer(1)).unwrap(),
            // Whoever goes on gets into position first, and then repeats at their own pace.
            (State::Running { .. }, StepKind::SelfPaced { .. }) => {
                now = now + Duration::from_secs(2);
                session.command(now, Command::Done).unwrap();
            }
            _ => {
                now = session.next_deadline().unwrap();
                session.advance(now);
            }
        }
    }
}

fn changes_the_history(entry: &Entry) -> bool {
    !matches!(
        entry,
        Entry::Happened {
            event: Event::Asked { .. } | Event::TimeChanged { .. },
            ..
        }
    )
}

fn local(now: Moment) -> Zoned {
    started().checked_add(now.since(Moment::ZERO)).unwrap()
}

/// The history after each batch of an undisturbed run, made from the session alone: no store in it.
pub fn reference() -> Vec<Snapshot> {
    let mut snapshots = Vec::new();
    let mut now = Snapshot::default();
    drive(|batch| {
        for entry in batch {
            if let Entry::Happened { event, .. } = entry {
                now.take(event);
            }
        }
        snapshots.push(now.clone());
    });
    snapshots
}

#[derive(Clone, Debug, Default)]
pub struct Snapshot {
    pub position: usize,
    pub steps: Vec<StepRow>,
    pub answers: Vec<(usize, usize)>,
    pub over: bool,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StepRow {
    pub position: usize,
    pub kind: String,
    pub is_work: bool,
    pub exercise: Option<String>,
    pub side: Option<String>,
    pub set: u16,
    pub hold: u16,
    pub elapsed_ms: u64,
    pub repetitions: u32,
    pub end: String,
}

impl Snapshot {
    fn take(&mut self, event: Event) {
        match event {
            Event::StepStarted { step, .. } => self.position = step.position,
            Event::StepEnded {
                step,
                end,
                elapsed,
                repetitions,
                ..
            } => self.steps.push(StepRow {
                position: step.position,
                kind: step.kind.into(),
                is_work: step.is_work,
                exercise: step.about.map(|about| about.id().to_string()),
                side: step.side.map(|side| side.as_str().into()),
                set: step.set,
                hold: step.hold,
                elapsed_ms: elapsed.as_millis().try_into().unwrap(),
                repetitions,
                end: end.as_str().into(),
            }),
            Event::Answered {
                position, answer, ..
            } => self.answers.push((position, answer)),
            Event::Finished { .. } => self.over = true,
            _ => {}
        }
    }
}

pub fn read_steps(path: &Path) -> Vec<StepRow> {
    let connection = Connection::open(path).unwrap();
    let mut statement = connection
        .prepare(
            "SELECT position, kind, is_work, exercise, side, set_no, hold, elapsed_ms,
                    repetitions, end FROM step ORDER BY id",
        )
        .unwrap();
    let rows = statement.query_map([], |row| {
        Ok(StepRow {
            position: row.get::<_, i64>(0)?.try_into().unwrap(),
            kind: row.get(1)?,
            is_work: row.get(2)?,
            exercise: row.get(3)?,
            side: row.get(4)?,
            set: row.get(5)?,
            hold: row.get(6)?,
            elapsed_ms: row.get::<_, i64>(7)?.try_into().unwrap(),
            repetitions: row.get(8)?,
            end: row.get(9)?,
        })
    });
    rows.unwrap().map(Result::unwrap).collect()
}

/// The position of the newest session; none where there is no session.
pub fn position(path: &Path) -> Option<usize> {
    Connection::open(path)
        .unwrap()
        .query_row(
            "SELECT position FROM session ORDER BY id DESC LIMIT 1",
            [],
            |row| row.get::<_, i64>(0),
        )
        .optional()
        .unwrap()
        .map(|position| position.try_into().unwrap())
}

pub fn integrity(path: &Path) -> String {
    Connection::open(path)
        .unwrap()
        .query_row("PRAGMA integrity_check", [], |row| row.get(0))
        .unwrap()
}

/// Holds on both sides, repetitions at a tempo and at one's own pace, rests, and questions inside
/// each other's answers.
pub fn long_routine() -> Routine {
    let holds = |id: &str| {
        exercise(
            id,
            Sides::Each,
            Work::Holds {
                hold: secs(10),
                repetitions: n(3),
                release: secs(5),
            },
        )
    };
    let reps = exercise(
        "bridge",
        Sides::Both,
        Work::Tempo {
            tempo: Tempo {
                lift: secs(2),
                hold: secs(1),
                lower: secs(2),
                pause: secs(0),
            },
            repetitions: n(6),
        },
    );
    let own_pace = exercise(
        "squeeze",
        Sides::Both,
        Work::SelfPaced { repetitions: n(10) },
    );
    let inner = ask(
        "Once more?",
        vec![],
        vec![line(holds("stretch-c")), Item::Rest(secs(20))],
    );
    Routine {
        items: vec![
            line(holds("stretch-a")),
            Item::Rest(secs(30)),
            line(reps),
            ask("Tight?", vec![], vec![line(holds("stretch-b")), inner]),
            line(own_pace),
            Item::Group {
                times: n(4),
                items: vec![line(holds("stretch-d"))],
            },
        ],
        ..routine("everything")
    }
}

pub fn routine(id: &str) -> Routine {
    Routine {
        id: Id::new(id),
        name: format!("Routine {id}"),
        purpose: "For a test.".into(),
        when: String::new(),
        for_whom: String::new(),
        notes: Vec::new(),
        basis: String::new(),
        quiet: false,
        items: vec![line(exercise(
            "stretch-a",
            Sides::Each,
            Work::Holds {
                hold: secs(30),
                repetitions: n(1),
                release: secs(0),
            },
        ))],
    }
}

fn line(exercise: Arc<Exercise>) -> Item {
    Item::Exercise(Prescription {
        sides: SideChoice::of(&exercise),
        dose: exercise.dose.clone(),
        note: None,
        exercise,
    })
}

fn ask(text: &str, no: Vec<Item>, yes: Vec<Item>) -> Item {
    let answer = |label: &str, items| Answer {
        label: label.into(),
        tells: Vec::new(),
        items,
    };
    Item::Ask(Question {
        text: text.into(),
        answers: vec![answer("No", no), answer("Yes", yes)],
    })
}

fn exercise(id: &str, sides: Sides, work: Work) -> Arc<Exercise> {
    Arc::new(Exercise {
        id: Id::new(id),
        name: id.into(),
        aliases: Vec::new(),
        kind: Kind::Stretch,
        group: Id::new("hip-flexors"),
        muscles: Vec::new(),
        position: Position::Supine,
        sides,
        place: Place::Floor,
        tags: Vec::new(),
        equipment: Vec::new(),
        easier_form: None,
        harder_form: None,
        cautions: Vec::new(),
        dose: Dose {
            work,
            sets: n(2),
            rest: secs(20),
            get_ready: secs(10),
            changeover: secs(5),
        },
        dose_basis: String::new(),
        text: Text {
            summary: String::new(),
            cue: String::new(),
            spoken: Vec::new(),
            set_up: Vec::new(),
            movement: Vec::new(),
            feel: String::new(),
            breathing: String::new(),
            faults: Vec::new(),
            easier: Vec::new(),
            harder: Vec::new(),
            avoid: Vec::new(),
        },
        sources: Vec::new(),
        demonstration: None,
    })
}

fn secs(secs: u64) -> Duration {
    Duration::from_secs(secs)
}

fn n(number: u16) -> NonZeroU16 {
    NonZeroU16::new(number).unwrap()
}
