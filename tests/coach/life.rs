//! A random life with the coach: what a person does, answers, forgets and corrects in 400 days. It
//! must not know the rules.

use std::collections::BTreeSet;

use jiff::tz::TimeZone;
use jiff::{SignedDuration, Timestamp, Zoned};
use unsit::domain::Id;
use unsit::domain::coach::click::Asking;
use unsit::domain::coach::digest::Folded;
use unsit::domain::coach::gate::{Gate, gate};
use unsit::domain::coach::prescribe::Prescribed;
use unsit::domain::coach::profile::{Lying, Profile, Spot};
use unsit::domain::coach::record::{
    Began, CheckIn, Fact, Feels, Morning, Pain, PainMoment, Record, RecordId, SessionNo, Slot,
    Verdict, Worked,
};
use unsit::domain::coach::screening::{Emergency, Screening, SecondList};
use unsit::domain::coach::wish::{Wish, wish};
use unsit::domain::coach::{Catalogue, Digest, Doing, Suggestion, Why, click, suggest};
use unsit::domain::dose::Work;
use unsit::domain::exercise::Kind;
use unsit::domain::routine::SideChoice;
use unsit::domain::side::WorkedSide;

use crate::built_in::BuiltIn;
use crate::random::Random;
use crate::rules::{self, Broken, Scene};
use crate::truth::Truth;

pub const DAYS: u32 = 400;

/// A coach: the true one, or one that breaks a rule. `None` is "asked", else a click at the spot.
pub type Adviser<'a> =
    dyn Fn(&Profile, &Catalogue, &Digest, &Zoned, Option<Spot>) -> Suggestion + Sync + 'a;

pub fn true_coach(
    profile: &Profile,
    catalogue: &Catalogue,
    digest: &Digest,
    local: &Zoned,
    spot: Option<Spot>,
) -> Suggestion {
    match spot {
        None => suggest(profile, catalogue, digest, local),
        Some(_) => click(profile, catalogue, digest, local, spot).suggestion,
    }
}

#[path = "counts.rs"]
mod counts;
#[path = "doing.rs"]
mod doing;
#[path = "profiles.rs"]
mod profiles;
#[path = "running.rs"]
mod running;

pub use counts::Counts;
use profiles::random_profile;

const ZONES: [&str; 7] = [
    "Europe/Berlin",
    "America/Los_Angeles",
    "Asia/Tokyo",
    "Pacific/Kiritimati",
    "Pacific/Pago_Pago",
    "Australia/Lord_Howe",
    "UTC",
];

pub struct Life<'a> {
    random: Random,
    things: &'a BuiltIn,
    adviser: &'a Adviser<'a>,
    profile: Profile,
    records: Vec<Record>,
    truth: Truth,
    digest: Digest,
    now: Timestamp,
    /// What the machine's clock is off by.
    off: SignedDuration,
    zone: TimeZone,
    sessions: i64,
    /// One in eight does all that is suggested, seldom hurts and stays who they are: whoever always
    /// stumbles never comes to the top of a ladder.
    is_steady: bool,
    /// Changes what the gate is told.
    pub gatekeeper: fn(&mut Profile, &mut Digest),
    pub broken: Vec<(Broken, String)>,
    /// What happened how often, so that a test can see that the life was one.
    pub counts: Counts,
}

impl<'a> Life<'a> {
    pub fn new(seed: u64, things: &'a BuiltIn, adviser: &'a Adviser<'a>) -> Self {
        let mut random = Random::of(seed);
        let mut profile = random_profile(&mut random);
        let is_steady = seed.is_multiple_of(8);
        if is_steady {
            profile.lying = Lying::Floor;
            profile.can_kneel = true;
        }
        // Somewhere in 2026, so that lives meet the changes of the clocks on different days.
        let start = 1_767_225_600 + i64::try_from(random.below(300)).unwrap() * 86_400;
        Self {
            profile,
            things,
            adviser,
            records: Vec::new(),
            truth: Truth::default(),
            digest: Digest::default(),
            now: Timestamp::from_second(start).unwrap(),
            off: SignedDuration::ZERO,
            zone: TimeZone::get(random.one_of::<&str>(&ZONES)).unwrap(),
            sessions: 0,
            is_steady,
            gatekeeper: |_, _| {},
            random,
            broken: Vec::new(),
            counts: Counts::default(),
        }
    }

    /// Lives until something is broken or the days are over.
    pub fn live(&mut self) {
        if self.is_steady {
            self.note(Fact::Screened(Screening::Answered {
                heart: false,
                other: false,
            }));
        } else if self.random.in_thousand(850) {
            let heart = self.random.in_thousand(30);
            let other = self.random.in_thousand(100);
            self.note(Fact::Screened(Screening::Answered { heart, other }));
        } else if self.random.in_thousand(500) {
            self.note(Fact::Screened(Screening::Skipped));
        }
        let mut day = 0;
        while day < DAYS && self.broken.is_empty() {
            let gap = if self.random.in_thousand(15) && !self.is_steady {
                3 + self.random.below(20) as u32
            } else {
                1
            };
            day += gap;
            let to_morning = 86_400 * i64::from(gap) - self.now.as_second().rem_euclid(86_400);
            let later = self.below(8 * 3600);
            self.wait(to_morning + later);
            self.surprises();
            for _ in 0..1 + self.random.below(3) {
                self.moment();
                let later = 900 + self.below(6 * 3600);
                self.wait(later);
                if !self.broken.is_empty() {
                    return;
                }
            }
        }
        let whole = Digest::of(&self.records);
        assert_eq!(self.digest, whole, "folding one by one is folding all");
    }

    fn below(&mut self, end: u64) -> i64 {
        i64::try_from(self.random.below(end)).unwrap()
    }

    fn local(&self) -> Zoned {
        (self.now + self.off).to_zoned(self.zone.clone())
    }

    fn wait(&mut self, secs: i64) {
        self.now += SignedDuration::from_secs(secs);
    }

    fn note(&mut self, fact: Fact) -> RecordId {
        let id = RecordId(self.records.len() as u64 + 1);
        let record = Record {
            id,
            at: self.local(),
            fact,
        };
        self.records.push(record.clone());
        match self.digest.fold(&record) {
            Folded::In => self.truth.push(record),
            Folded::Refold => {
                self.digest = Digest::of(&self.records);
                self.truth = Truth::of(&self.records);
            }
        }
        id
    }

    /// What a day brings now and then.
    fn surprises(&mut self) {
        if self.random.in_thousand(15) {
            self.zone = TimeZone::get(self.random.one_of::<&str>(&ZONES)).unwrap();
        }
        if self.random.in_thousand(6) {
            self.counts.clock_jumps += 1;
            let hours = i64::try_from(self.random.below(24 * 800)).unwrap() - 24 * 400;
            self.off = if self.off.is_zero() {
                SignedDuration::from_hours(hours)
            } else {
                SignedDuration::ZERO
            };
        }
        if self.random.in_thousand(10) && !self.is_steady {
            self.profile = random_profile(&mut self.random);
        }
        if self.is_steady {
            // Nothing of the kind.
        } else if self.random.in_thousand(4) {
            let emergency = *self.random.one_of(&[Emergency::Nerve, Emergency::Heart]);
            self.note(Fact::Emergency(emergency));
        } else if self.random.in_thousand(4) {
            let sign = *self
                .random
                .one_of(&[SecondList::NightPain, SecondList::FootDrop]);
            self.note(Fact::SecondListSign(sign));
        }
        if self.digest.lock.is_some() && self.random.in_thousand(200) {
            self.note(Fact::Cleared);
        }
        if self.random.in_thousand(300) {
            let level = self.pain();
            self.note(Fact::Pain(Pain {
                level,
                moment: PainMoment::NextMorning,
                session: None,
                exercise: None,
            }));
        }
        if self.random.in_thousand(30) {
            self.note(Fact::Urge);
        }
        if self.random.in_thousand(10) {
            self.correct();
        }
        if self.random.in_thousand(10) {
            let all: Vec<_> = self.things.catalogue.exercises().cloned().collect();
            let exercise = self.random.one_of(&all).id.clone();
            self.note(Fact::NeverSuggest { exercise });
        }
    }

    fn correct(&mut self) {
        let Some(last) = self.records.len().checked_sub(1) else {
            return;
        };
        self.counts.corrections += 1;
        let back = self.random.below(60.min(last as u64 + 1)) as usize;
        let wrong = self.records[last - back].clone();
        let by = match wrong.fact {
            Fact::Tested {
                test, muscle, side, ..
            } if self.random.in_thousand(600) => Some(Fact::Tested {
                test,
                muscle,
                side,
                verdict: Verdict::NotTight,
                sign: None,
            }),
            Fact::Pain(pain) if self.random.in_thousand(600) => {
                Some(Fact::Pain(Pain { level: 7, ..pain }))
            }
            // A session's beginning is not a thing that a person corrects.
            Fact::Began(_) | Fact::Corrected { .. } => return,
            _ => None,
        };
        let by = by.map(Box::new);
        let record = wrong.id;
        self.note(Fact::Corrected { record, by });
    }

    /// One look at the program.
    fn moment(&mut self) {
        if self.random.in_thousand(250) {
            let minutes = self.random.below(240) as u16;
            let today_minutes = minutes + self.random.below(240) as u16;
            self.note(Fact::Sat {
                minutes,
                today_minutes,
            });
        }
        if self.random.in_thousand(40) {
            self.note(Fact::WorkedOut);
        }
        if self.random.in_thousand(60) {
            let level = self.pain();
            self.note(Fact::Pain(Pain {
                level,
                moment: PainMoment::Rest,
                session: None,
                exercise: None,
            }));
        }
        if self.random.in_thousand(120) {
            if self.random.in_thousand(500) {
                self.wish();
            } else {
                self.start();
            }
            return;
        }
        let spot = match self.random.below(3) {
            0 => None,
            1 => Some(Spot::Desk),
            _ => Some(Spot::Floor),
        };
        let suggestion = self.ask(spot);
        match self.random.below(20) {
            0..=2 if self.is_steady => self.follow(suggestion),
            0 => {
                self.note(Fact::NotNow(rules::slot(&suggestion.doing)));
            }
            1 => {
                self.note(Fact::AlreadyDid(rules::slot(&suggestion.doing)));
            }
            2 => {}
            _ => self.follow(suggestion),
        }
    }

    fn ask(&mut self, spot: Option<Spot>) -> Suggestion {
        let local = self.local();
        let things = self.things;
        let suggestion =
            (self.adviser)(&self.profile, &things.catalogue, &self.digest, &local, spot);
        let scene = Scene {
            profile: &self.profile,
            catalogue: &things.catalogue,
            truth: &self.truth,
            local: &local,
        };
        for broken in scene.check(&suggestion) {
            let around = rules::newest(&self.records, 10);
            let text = format!(
                "at {local}: rule {} {}\n{around}{:?}\n{:?}",
                broken.0, broken.1, self.profile, suggestion.reasons
            );
            self.broken.push((broken, text));
        }
        self.count(&suggestion);
        suggestion
    }

    fn count(&mut self, suggestion: &Suggestion) {
        let counts = &mut self.counts;
        counts.suggestions += 1;
        match &suggestion.doing {
            Doing::SeekHelp(_) => counts.locked += 1,
            Doing::Strengthen { .. } => counts.strengthening += 1,
            Doing::FlareDay(_) => counts.flare_days += 1,
            Doing::Stretch(stretching) => {
                counts.stretching += 1;
                counts.open_stretches += stretching.open().count() as u64;
            }
            Doing::Release(_) => counts.releases += 1,
            Doing::Move(_) | Doing::Rest => {}
        }
        counts.rest_days += u64::from(suggestion.day.is_rest_day);
        for reason in suggestion.reasons.iter().chain(&suggestion.hints) {
            match reason.why {
                Why::Maintenance { .. } => counts.maintenance += 1,
                Why::NotchUp { .. } => counts.notches_up += 1,
                Why::HarderForm { .. } => counts.harder_forms += 1,
                _ => {}
            }
        }
    }
}
