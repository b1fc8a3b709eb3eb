//! Somebody's year and a bit with the program, made up day by day: strength most mornings, a stretch now
//! and then, pain that gets less, tests every week. It must not know who looks at it.

use jiff::civil::Date;
use jiff::{ToSpan, Zoned};
use unsit::domain::coach::Fact;
use unsit::domain::coach::record::{
    Began, CheckIn, Feels, Morning, Pain, PainMoment, Planned, SessionNo, Slot, Verdict, Worked,
};
use unsit::domain::exercise::Kind;
use unsit::domain::side::WorkedSide;
use unsit::domain::{Id, Side};

const STRENGTH: [[(&str, &str, bool); 3]; 2] = [
    [
        ("glute-bridge", "gluteus-maximus", false),
        ("bird-dog", "deep-core", true),
        ("dead-bug", "deep-core", false),
    ],
    [
        ("clamshell", "gluteus-medius", true),
        ("side-plank", "deep-core", true),
        ("hip-hinge", "gluteus-maximus", false),
    ],
];
const STRETCHES: [(&str, &str); 3] = [
    ("seated-figure-four", "deep-rotators"),
    ("standing-hip-flexor", "hip-flexors"),
    ("seated-hamstring-chair", "hamstrings"),
];
const TESTS: [(&str, &str); 3] = [
    ("test-figure-four", "deep-rotators"),
    ("test-thomas", "hip-flexors"),
    ("test-ake", "hamstrings"),
];

/// What happened on the `days` days that end with `today`, the oldest first, with when it was.
pub fn facts(today: &Zoned, days: i32) -> Vec<(Fact, Zoned)> {
    let mut life = Life {
        facts: Vec::new(),
        session: 0,
    };
    for ago in (0..days).rev() {
        let date = today.date().saturating_sub(i64::from(ago).days());
        life.day(days - 1 - ago, date, today);
    }
    life.facts
}

struct Life {
    facts: Vec<(Fact, Zoned)>,
    session: i64,
}

impl Life {
    fn day(&mut self, day: i32, date: Date, today: &Zoned) {
        let at = |hour: i8, minute: i8| {
            date.at(hour, minute, 0, 0)
                .to_zoned(today.time_zone().clone())
                .unwrap()
        };
        let dice = |salt: i32| (day * 7919 + salt * 104_729).rem_euclid(97);
        // From five and a half down to two and a half, with ups and downs.
        let usual = 5.5 - (day as f32 / 420.0 * 3.0).min(3.0);
        let pain = |salt: i32| {
            let noise = (dice(salt) % 3) as f32 - 1.0;
            (usual + noise).round().clamp(0.0, 10.0) as u8
        };
        // Two weeks of holiday, and Sundays off.
        let is_away = (180..194).contains(&day);
        if day % 7 == 6 || is_away {
            return;
        }
        self.feel(pain(1), PainMoment::NextMorning, None, at(6, 50));
        if dice(2) < 72 {
            let letter = if day % 2 == 0 { Morning::A } else { Morning::B };
            self.strengthen(day, letter, at(7, 5));
            let session = Some(SessionNo(self.session));
            self.feel(pain(3), PainMoment::After, session, at(7, 25));
        }
        if dice(4) < 40 {
            self.stretch(day, at(18, 10));
        }
        if day % 7 == 2 {
            for (index, (test, muscle)) in TESTS.into_iter().enumerate() {
                for side in [Side::Left, Side::Right] {
                    self.test(day, index, (test, muscle), side, at(17, 40));
                }
            }
        }
        if day % 28 == 2 {
            for (test, left, right) in [
                ("weak-one-leg-bridge", 14 + day / 18, 22 + day / 24),
                ("weak-one-leg-stand", 20 + day / 25, 21 + day / 24),
            ] {
                for (side, value) in [(WorkedSide::Left, left), (WorkedSide::Right, right)] {
                    let (test, value) = (Id::new(test), value.min(60) as u16);
                    self.note(Fact::Measured { test, side, value }, at(17, 55));
                }
            }
        }
        if dice(6) < 20 {
            self.note(Fact::Urge, at(15, 30));
        }
    }

    fn note(&mut self, fact: Fact, at: Zoned) {
        self.facts.push((fact, at));
    }

    fn feel(&mut self, level: u8, moment: PainMoment, session: Option<SessionNo>, at: Zoned) {
        let pain = Pain {
            level,
            moment,
            session,
            exercise: None,
        };
        self.note(Fact::Pain(pain), at);
    }

    fn begin(&mut self, slot: Slot, exercises: &[(&str, &str, Kind, u32)], at: &Zoned) {
        self.session += 1;
        let planned = exercises
            .iter()
            .map(|(exercise, group, kind, work_secs)| Planned {
                exercise: Id::new(exercise),
                kind: *kind,
                group: Id::new(group),
                work_secs: *work_secs,
                hold_secs: 0,
                prescribed: None,
            });
        let began = Began {
            session: SessionNo(self.session),
            slot,
            planned: planned.collect(),
        };
        self.note(Fact::Began(began), at.clone());
    }

    fn work(
        &mut self,
        (exercise, group, kind): (&str, &str, Kind),
        side: WorkedSide,
        (secs, repetitions, hold_secs): (u32, u16, u16),
        at: Zoned,
    ) {
        let worked = Worked {
            session: SessionNo(self.session),
            exercise: Id::new(exercise),
            group: Id::new(group),
            kind,
            side,
            secs,
            repetitions,
            hold_secs,
        };
        self.note(Fact::Worked(worked), at);
    }

    fn strengthen(&mut self, day: i32, letter: Morning, at: Zoned) {
        let exercises = STRENGTH[usize::from(letter == Morning::B)];
        let secs = 45 + (day / 30).min(12) as u32 * 6;
        let planned = exercises.map(|(exercise, group, is_sided)| {
            let sides = if is_sided { 2 } else { 1 };
            (exercise, group, Kind::Strengthen, secs * sides)
        });
        self.begin(Slot::Strengthen(letter), &planned, &at);
        for (index, (exercise, group, is_sided)) in exercises.into_iter().enumerate() {
            let sides: &[WorkedSide] = if is_sided {
                &[WorkedSide::Right, WorkedSide::Left]
            } else {
                &[WorkedSide::Both]
            };
            let at = &at + (2 * index as i64 + 1).minutes();
            for side in sides {
                let about = (exercise, group, Kind::Strengthen);
                self.work(about, *side, (secs, 8, 0), at.clone());
            }
        }
        let session = SessionNo(self.session);
        let of_ten = 5;
        self.note(Fact::Effort { session, of_ten }, &at + 12.minutes());
    }

    fn stretch(&mut self, day: i32, at: Zoned) {
        let (exercise, group) = STRETCHES[day as usize % STRETCHES.len()];
        let planned = [(exercise, group, Kind::Stretch, 120)];
        self.begin(Slot::Stretch, &planned, &at);
        for side in [WorkedSide::Right, WorkedSide::Left] {
            let about = (exercise, group, Kind::Stretch);
            self.work(about, side, (60, 0, 30), &at + 2.minutes());
        }
        let feels = [Feels::Better, Feels::Same, Feels::Better, Feels::Tighter][day as usize % 4];
        let checked = Fact::CheckedIn {
            session: SessionNo(self.session),
            muscle: Id::new(group),
            when: CheckIn::Straight,
            feels,
        };
        self.note(checked, &at + 6.minutes());
    }

    fn test(
        &mut self,
        day: i32,
        index: usize,
        (test, muscle): (&str, &str),
        side: Side,
        at: Zoned,
    ) {
        // Each muscle loosens in its own time, the left side later.
        let later = if side == Side::Left { 80 } else { 0 };
        let turns = 120 + 90 * index as i32 + later;
        let verdict = match day {
            _ if (day / 7) % 17 == 5 && side == Side::Left => Verdict::CouldNotTest,
            _ if day < turns => Verdict::Tight,
            _ if day < turns + 70 => Verdict::Borderline,
            _ => Verdict::NotTight,
        };
        let fact = Fact::Tested {
            test: Id::new(test),
            muscle: Id::new(muscle),
            side,
            verdict,
            sign: None,
        };
        self.note(fact, at);
    }
}
