//! A person who does what the coach suggests, told step by step. It must not know any rule.

#![allow(dead_code, reason = "each test binary uses its own part")]

use std::collections::BTreeMap;
use std::fmt::Write;

use jiff::Zoned;
use jiff::civil::date;
use unsit::domain::coach::check::{Check, SideCheck, Standing};
use unsit::domain::coach::digest::Folded;
use unsit::domain::coach::gate::gate;
use unsit::domain::coach::prescribe::Prescribed;
use unsit::domain::coach::profile::{Profile, Spot};
use unsit::domain::coach::record::{
    Began, CheckIn, Fact, Feels, Pain, PainMoment, Planned, Record, RecordId, SessionNo, Slot,
    TestSign, Verdict, Worked,
};
use unsit::domain::coach::screening::Screening;
use unsit::domain::coach::{Day, Digest, Doing, Suggestion, click, suggest};
use unsit::domain::dose::Work;
use unsit::domain::exercise::Kind;
use unsit::domain::reminder::{Outlook, outlook};
use unsit::domain::routine::SideChoice;
use unsit::domain::side::WorkedSide;
use unsit::domain::{Id, Side};
use unsit::words::{Asked, Telling, Words};

use crate::built_in::{BuiltIn, built_in};

pub struct Walk {
    things: BuiltIn,
    words: Words,
    profile: Profile,
    records: Vec<Record>,
    digest: Digest,
    now: Zoned,
    sessions: i64,
    /// What a look at a muscle finds.
    body: BTreeMap<(Id, Side), Verdict>,
    signs: BTreeMap<Id, TestSign>,
    /// What the person says after the next session.
    pub pain_after: u8,
    pub feels: Feels,
    pub feels_later: Feels,
    story: String,
}

impl Walk {
    /// On Monday, the second of March 2026, screened and without a sign.
    pub fn new(profile: Profile) -> Self {
        let mut walk = Self::new_here(profile);
        walk.answers_the_safety_questions();
        walk
    }

    /// On that day, before anything was asked.
    pub fn new_here(profile: Profile) -> Self {
        let now = date(2026, 3, 2)
            .at(6, 0, 0, 0)
            .in_tz("Europe/Berlin")
            .unwrap();
        Self {
            things: built_in(),
            words: Words::english(),
            profile,
            records: Vec::new(),
            digest: Digest::default(),
            now,
            sessions: 0,
            body: BTreeMap::new(),
            signs: BTreeMap::new(),
            pain_after: 1,
            feels: Feels::Same,
            feels_later: Feels::Same,
            story: String::new(),
        }
    }

    pub fn answers_the_safety_questions(&mut self) -> &mut Self {
        self.note(Fact::Screened(Screening::Answered {
            heart: false,
            other: false,
        }))
    }

    pub fn story(self) -> String {
        self.story
    }

    pub fn is(&mut self, muscle: &str, side: Side, verdict: Verdict) -> &mut Self {
        self.body.insert((Id::new(muscle), side), verdict);
        self
    }

    pub fn shows(&mut self, test: &str, sign: TestSign) -> &mut Self {
        self.signs.insert(Id::new(test), sign);
        self
    }

    pub fn note(&mut self, fact: Fact) -> &mut Self {
        let record = Record {
            id: RecordId(self.records.len() as u64 + 1),
            at: self.now.clone(),
            fact,
        };
        assert_eq!(self.digest.fold(&record), Folded::In);
        self.records.push(record);
        self
    }

    /// How the day stands.
    pub fn outlook(&self) -> Outlook {
        outlook(
            &self.profile,
            &self.things.catalogue,
            &self.digest,
            &self.now,
        )
    }

    /// To a day of March or April and a time of day.
    fn go(&mut self, day: i8, time: &str) {
        let day_of_march =
            date(2026, 3, 1).saturating_add(jiff::Span::new().days(i64::from(day) - 1));
        let (hour, minute) = time.split_once(':').unwrap();
        let at = day_of_march.at(hour.parse().unwrap(), minute.parse().unwrap(), 0, 0);
        self.now = at.in_tz("Europe/Berlin").unwrap();
    }

    fn head(&mut self, what: &str) {
        let when = self.now.strftime("%a %-d %b %H:%M");
        writeln!(self.story, "{when}  {what}").unwrap();
    }

    /// What happened, in the story's own words.
    pub fn tell(&mut self, text: &str) -> &mut Self {
        writeln!(self.story, "                  [{text}]").unwrap();
        self
    }

    pub fn at(&mut self, day: i8, time: &str) -> &mut Self {
        self.go(day, time);
        self
    }

    /// Looks at the suggestion, tells it, and does it.
    pub fn asks(&mut self, day: i8, time: &str) -> &mut Self {
        self.go(day, time);
        let suggestion = suggest(
            &self.profile,
            &self.things.catalogue,
            &self.digest,
            &self.now,
        );
        self.tell_suggestion(&suggestion);
        self.does(suggestion, self.profile.spot.unwrap_or(Spot::Floor));
        self
    }

    /// Clicks on the tray.
    pub fn clicks(&mut self, day: i8, time: &str, spot: Spot) -> &mut Self {
        self.go(day, time);
        let click = click(
            &self.profile,
            &self.things.catalogue,
            &self.digest,
            &self.now,
            Some(spot),
        );
        self.tell_suggestion(&click.suggestion);
        self.does(click.suggestion, spot);
        self
    }

    /// Days of which nothing is told: what is suggested in the morning is done.
    pub fn mornings(&mut self, days: std::ops::RangeInclusive<i8>) -> &mut Self {
        for day in days.clone() {
            self.go(day, "07:00");
            let suggestion = suggest(
                &self.profile,
                &self.things.catalogue,
                &self.digest,
                &self.now,
            );
            self.does(suggestion, Spot::Floor);
        }
        let (first, last) = (days.start(), days.end());
        writeln!(
            self.story,
            "                  [{first} to {last} March: every morning as suggested]"
        )
        .unwrap();
        self
    }

    /// Starts a built-in routine, and tells what becomes of it; it is not done.
    pub fn starts(&mut self, day: i8, time: &str, id: &str) -> &mut Self {
        self.go(day, time);
        let routine = self.things.library.routine(id).unwrap().clone();
        let library = self.things.library.clone();
        let called = |id: &Id| library.called(id);
        let asking = Asked {
            words: &self.words,
            called: &called,
        };
        let things = &self.things.catalogue;
        let gate = gate(
            &self.profile,
            things,
            &self.digest,
            &self.now,
            &routine,
            &asking,
        );
        let telling = Telling {
            today: Day::of(&self.now),
            called: &called,
        };
        let lines = self.words.gate(&gate, &telling);
        self.head(&format!("starts {}", routine.name));
        for line in lines {
            writeln!(self.story, "    {line}").unwrap();
        }
        self
    }

    fn tell_suggestion(&mut self, suggestion: &Suggestion) {
        let library = &self.things.library;
        let called = |id: &Id| library.called(id);
        let telling = Telling {
            today: Day::of(&self.now),
            called: &called,
        };
        let mut lines = self.words.suggestion(suggestion, &telling).into_iter();
        let title = lines.next().unwrap();
        self.head(&title);
        for line in lines {
            writeln!(self.story, "    {line}").unwrap();
        }
    }

    fn does(&mut self, suggestion: Suggestion, spot: Spot) {
        self.sessions += 1;
        let session = SessionNo(self.sessions);
        match suggestion.doing {
            Doing::SeekHelp(_) | Doing::Rest => {}
            Doing::Stretch(stretching) => {
                self.begin(session, Slot::Stretch, &stretching.activation);
                for one in &stretching.activation {
                    self.works(session, one);
                }
                for check in &stretching.checks {
                    for side in &check.sides {
                        self.answers(check, side);
                    }
                }
                let things = &self.things.catalogue;
                let again = click(&self.profile, things, &self.digest, &self.now, Some(spot));
                let Doing::Stretch(open) = again.suggestion.doing else {
                    self.tell("nothing was tight");
                    return;
                };
                let mut stretched: Vec<Id> = Vec::new();
                for (check, stretch) in open.open() {
                    self.works(session, &stretch);
                    stretched.push(check.muscle.clone());
                }
                if stretched.is_empty() {
                    self.tell("nothing was tight");
                } else {
                    stretched.dedup();
                    let names: Vec<String> = stretched.iter().map(ToString::to_string).collect();
                    self.tell(&format!("stretched: {}", names.join(", ")));
                }
                for one in &stretching.finish {
                    self.works(session, one);
                }
                self.says_pain(session);
                for muscle in stretched {
                    self.checks_in(session, &muscle);
                }
            }
            Doing::Strengthen { morning, exercises } => {
                self.does_all(session, Slot::Strengthen(morning), &exercises);
            }
            Doing::Release(exercises) => self.does_all(session, Slot::Release, &exercises),
            Doing::FlareDay(exercises) | Doing::Move(exercises) => {
                self.does_all(session, Slot::Move, &exercises);
            }
        }
    }

    fn does_all(&mut self, session: SessionNo, slot: Slot, exercises: &[Prescribed]) {
        self.begin(session, slot, exercises);
        for one in exercises {
            self.works(session, one);
        }
        self.says_pain(session);
    }

    fn begin(&mut self, session: SessionNo, slot: Slot, exercises: &[Prescribed]) {
        let planned: Vec<Planned> = exercises.iter().map(Prescribed::planned).collect();
        self.note(Fact::Began(Began {
            session,
            slot,
            planned,
        }));
    }

    fn works(&mut self, session: SessionNo, one: &Prescribed) {
        let planned = one.planned();
        let repetitions = match &one.dose.work {
            Work::Holds { .. } => 0,
            Work::Tempo { repetitions, .. } | Work::SelfPaced { repetitions } => {
                repetitions.get() * one.dose.sets.get()
            }
        };
        let side = match one.sides {
            SideChoice::Left => WorkedSide::Left,
            SideChoice::Right => WorkedSide::Right,
            _ => WorkedSide::Both,
        };
        self.note(Fact::Worked(Worked {
            session,
            exercise: one.exercise.id.clone(),
            group: one.exercise.group.clone(),
            kind: one.exercise.kind,
            side,
            secs: planned.work_secs,
            repetitions,
            hold_secs: planned.hold_secs,
        }));
        assert!(one.exercise.kind != Kind::Stretch || planned.hold_secs > 0);
    }

    fn answers(&mut self, check: &Check, side: &SideCheck) {
        let halves = match side.side.one() {
            Some(half) => vec![half],
            None => vec![Side::Right, Side::Left],
        };
        for half in halves {
            match &side.standing {
                Standing::Test { test, .. } => self.tests(test, half),
                Standing::Ask { .. } => {
                    let is_tight = self.look(&check.muscle, half) >= Verdict::Borderline;
                    let muscle = check.muscle.clone();
                    self.note(Fact::StillTight {
                        muscle,
                        side: half,
                        is_tight,
                    });
                }
                Standing::Open { .. } | Standing::Shut => {}
            }
        }
    }

    fn tests(&mut self, test: &Id, side: Side) {
        let known = self.things.catalogue.test(test);
        for muscle in known.unwrap().muscles.clone() {
            let verdict = self.look(&muscle, side);
            let sign = self.signs.get(test).copied();
            let test = test.clone();
            self.note(Fact::Tested {
                test,
                muscle,
                side,
                verdict,
                sign,
            });
        }
    }

    fn look(&self, muscle: &Id, side: Side) -> Verdict {
        let known = self.body.get(&(muscle.clone(), side));
        known.copied().unwrap_or(Verdict::NotTight)
    }

    fn says_pain(&mut self, session: SessionNo) {
        self.note(Fact::Pain(Pain {
            level: self.pain_after,
            moment: PainMoment::After,
            session: Some(session),
            exercise: None,
        }));
        self.pain_after = 1;
    }

    fn checks_in(&mut self, session: SessionNo, muscle: &Id) {
        for (when, feels) in [
            (CheckIn::Straight, self.feels),
            (CheckIn::HourLater, self.feels_later),
        ] {
            let muscle = muscle.clone();
            self.note(Fact::CheckedIn {
                session,
                muscle,
                when,
                feels,
            });
        }
        self.feels = Feels::Same;
        self.feels_later = Feels::Same;
    }
}
