//! A random life with the coach: what a person does, answers, forgets and corrects in 400 days. It
//! must not know the rules.

use std::collections::BTreeSet;

use jiff::tz::TimeZone;
use jiff::{SignedDuration, Timestamp, Zoned};
use unsit::domain::coach::digest::Folded;
use unsit::domain::coach::gate::{Gate, gate};
use unsit::domain::coach::prescribe::Prescribed;
use unsit::domain::coach::profile::{Amputation, AmputationLevel, Condition, Lying, Profile, Spot};
use unsit::domain::coach::record::{
    Began, CheckIn, Fact, Feels, Morning, Pain, PainMoment, Record, RecordId, SessionNo, Slot,
    TestSign, Verdict, Worked,
};
use unsit::domain::coach::screening::{Emergency, Screening, SecondList};
use unsit::domain::coach::slots::Standing;
use unsit::domain::coach::{Catalogue, Digest, Doing, Suggestion, Why, click, suggest};
use unsit::domain::dose::Work;
use unsit::domain::exercise::{Equipment, Kind};
use unsit::domain::routine::SideChoice;
use unsit::domain::side::WorkedSide;
use unsit::domain::{Id, Side};

use crate::built_in::BuiltIn;
use crate::random::Random;
use crate::rules::{self, Broken, Scene, halves};
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
    pub broken: Vec<(Broken, String)>,
    /// What happened how often, so that a test can see that the life was one.
    pub counts: Counts,
}

#[derive(Clone, Copy, Debug, Default)]
pub struct Counts {
    pub suggestions: u64,
    pub strengthening: u64,
    pub stretching: u64,
    pub open_stretches: u64,
    pub releases: u64,
    pub flare_days: u64,
    pub locked: u64,
    pub rest_days: u64,
    pub maintenance: u64,
    pub notches_up: u64,
    pub harder_forms: u64,
    pub open_gates: u64,
    pub overrides: u64,
    pub corrections: u64,
    pub clock_jumps: u64,
}

impl Counts {
    fn all(&self) -> [u64; 15] {
        let Self {
            suggestions,
            strengthening,
            stretching,
            open_stretches,
            releases,
            flare_days,
            locked,
            rest_days,
            maintenance,
            notches_up,
            harder_forms,
            open_gates,
            overrides,
            corrections,
            clock_jumps,
        } = *self;
        [
            suggestions,
            strengthening,
            stretching,
            open_stretches,
            releases,
            flare_days,
            locked,
            rest_days,
            maintenance,
            notches_up,
            harder_forms,
            open_gates,
            overrides,
            corrections,
            clock_jumps,
        ]
    }

    pub fn add(&mut self, other: Self) {
        *self = Self {
            suggestions: self.suggestions + other.suggestions,
            strengthening: self.strengthening + other.strengthening,
            stretching: self.stretching + other.stretching,
            open_stretches: self.open_stretches + other.open_stretches,
            releases: self.releases + other.releases,
            flare_days: self.flare_days + other.flare_days,
            locked: self.locked + other.locked,
            rest_days: self.rest_days + other.rest_days,
            maintenance: self.maintenance + other.maintenance,
            notches_up: self.notches_up + other.notches_up,
            harder_forms: self.harder_forms + other.harder_forms,
            open_gates: self.open_gates + other.open_gates,
            overrides: self.overrides + other.overrides,
            corrections: self.corrections + other.corrections,
            clock_jumps: self.clock_jumps + other.clock_jumps,
        };
    }

    /// A rule that nothing ever came near was not tested.
    pub fn assert_lived(&self) {
        assert!(self.all().iter().all(|count| *count > 0), "{self:?}");
    }
}

impl<'a> Life<'a> {
    pub fn new(seed: u64, things: &'a BuiltIn, adviser: &'a Adviser<'a>) -> Self {
        let mut random = Random::of(seed);
        let profile = random_profile(&mut random);
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
            random,
            broken: Vec::new(),
            counts: Counts::default(),
        }
    }

    /// Lives until something is broken or the days are over.
    pub fn live(&mut self) {
        if self.random.in_thousand(850) {
            let heart = self.random.in_thousand(30);
            let other = self.random.in_thousand(100);
            self.note(Fact::Screened(Screening::Answered { heart, other }));
        } else if self.random.in_thousand(500) {
            self.note(Fact::Screened(Screening::Skipped));
        }
        let mut day = 0;
        while day < DAYS && self.broken.is_empty() {
            let gap = if self.random.in_thousand(15) {
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
        if self.random.in_thousand(10) {
            self.profile = random_profile(&mut self.random);
        }
        if self.random.in_thousand(4) {
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
                test,
                muscle,
                side,
                first_try,
                ..
            } if self.random.in_thousand(600) => Some(Fact::Tested {
                test,
                muscle,
                side,
                first_try,
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
            self.wish();
            return;
        }
        let spot = match self.random.below(3) {
            0 => None,
            1 => Some(Spot::Desk),
            _ => Some(Spot::Floor),
        };
        let suggestion = self.ask(spot);
        match self.random.below(20) {
            0 => {
                self.note(Fact::NotNow(rules::slot(&suggestion.doing)));
            }
            1 => {
                self.note(Fact::AlreadyDid(rules::slot(&suggestion.doing)));
            }
            2 => {}
            _ => self.follow(suggestion, spot),
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

    /// Does what is suggested, more or less.
    fn follow(&mut self, suggestion: Suggestion, spot: Option<Spot>) {
        let slot = rules::slot(&suggestion.doing);
        match suggestion.doing {
            Doing::SeekHelp(_) | Doing::Rest => {}
            Doing::Stretch(stretching) => {
                let session = self.next_session();
                let mut planned: Vec<Prescribed> = stretching.activation.clone();
                planned.extend(stretching.checks.iter().flat_map(|check| {
                    check
                        .sides
                        .iter()
                        .map(|side| check.stretch(side, Verdict::Tight))
                }));
                planned.extend(stretching.finish.clone());
                self.begin(session, slot, &planned);
                for one in &stretching.activation {
                    self.work(session, one, 1000);
                }
                for check in &stretching.checks {
                    for side in &check.sides {
                        self.answer(&check.muscle, side.side, &side.standing);
                    }
                }
                // What the answers have opened is what the coach says now.
                let again = self.ask(spot);
                let mut muscles = BTreeSet::new();
                if let Doing::Stretch(stretching) = &again.doing {
                    for (check, stretch) in stretching.open() {
                        let share = self.share();
                        self.work(session, &stretch, share);
                        muscles.insert(check.muscle.clone());
                    }
                }
                for one in &stretching.finish {
                    self.work(session, one, 1000);
                }
                self.afterwards(session);
                for muscle in muscles {
                    self.check_in(session, &muscle);
                }
            }
            Doing::Strengthen { exercises, .. }
            | Doing::FlareDay(exercises)
            | Doing::Release(exercises)
            | Doing::Move(exercises) => {
                let session = self.next_session();
                self.begin(session, slot, &exercises);
                for one in &exercises {
                    let share = self.share();
                    self.work(session, one, share);
                    if self.random.in_thousand(8) {
                        self.hurt(session, PainMoment::During, Some(one.exercise.id.clone()));
                    }
                }
                self.afterwards(session);
            }
        }
    }

    /// Wants something of their own, and perhaps against the coach.
    fn wish(&mut self) {
        let things = self.things;
        let routine = self.random.one_of(&things.routines);
        let local = self.local();
        let answer = gate(
            &self.profile,
            &things.catalogue,
            &self.digest,
            &local,
            routine,
        );
        let scene = Scene {
            profile: &self.profile,
            catalogue: &things.catalogue,
            truth: &self.truth,
            local: &local,
        };
        for broken in scene.check_gate(&answer, routine) {
            let text = format!("{} at {local}: {}", routine.id, broken.1);
            self.broken.push((broken, text));
        }
        let limits = match &answer {
            Gate::Open => Vec::new(),
            Gate::Confirm(reasons) if self.random.in_thousand(300) => reasons
                .iter()
                .filter_map(|reason| match reason.why {
                    Why::Over { limit, .. } => Some(limit),
                    _ => None,
                })
                .collect(),
            Gate::Confirm(_) | Gate::Shut(_) => return,
        };
        let session = self.next_session();
        if limits.is_empty() {
            self.counts.open_gates += 1;
        } else {
            self.counts.overrides += 1;
            self.note(Fact::Overrode {
                session: Some(session),
                limits,
                reason: String::new(),
            });
        }
        let is_break = unsit::domain::coach::gate::is_break(routine);
        let slot = if is_break {
            Slot::Move
        } else {
            Slot::Strengthen(Morning::Own)
        };
        let parts: Vec<Prescribed> = routine
            .items
            .iter()
            .filter_map(|item| match item {
                unsit::domain::routine::Item::Exercise(one) => Some(Prescribed::plain(
                    &one.exercise,
                    one.sides,
                    one.dose.clone(),
                )),
                _ => None,
            })
            .collect();
        let mut planned: Vec<_> = parts.iter().map(Prescribed::planned).collect();
        for planned in &mut planned {
            planned.prescribed = None;
        }
        self.note(Fact::Began(Began {
            session,
            slot,
            planned,
        }));
        let mut muscles = BTreeSet::new();
        for one in &parts {
            let share = self.share();
            self.work(session, one, share);
            if one.exercise.kind == Kind::Stretch {
                muscles.insert(one.exercise.group.clone());
            }
        }
        self.afterwards(session);
        for muscle in muscles {
            self.check_in(session, &muscle);
        }
    }

    fn next_session(&mut self) -> SessionNo {
        self.sessions += 1;
        SessionNo(self.sessions)
    }

    fn begin(&mut self, session: SessionNo, slot: Slot, planned: &[Prescribed]) {
        let mut lines: Vec<unsit::domain::coach::record::Planned> = Vec::new();
        for one in planned {
            let new = one.planned();
            match lines.iter_mut().find(|line| line.exercise == new.exercise) {
                Some(line) => line.work_secs += new.work_secs,
                None => lines.push(new),
            }
        }
        self.note(Fact::Began(Began {
            session,
            slot,
            planned: lines,
        }));
    }

    /// Works so many thousandths of an exercise.
    fn work(&mut self, session: SessionNo, one: &Prescribed, share: u32) {
        if share == 0 {
            return;
        }
        let planned = one.planned();
        let secs = planned.work_secs * share / 1000;
        let repetitions = match &one.dose.work {
            Work::Holds { .. } => 0,
            _ => u32::from(rules::repetitions(one)) * share / 1000,
        };
        let side = match one.sides {
            SideChoice::Left => WorkedSide::Left,
            SideChoice::Right => WorkedSide::Right,
            _ => WorkedSide::Both,
        };
        self.wait(i64::from(secs));
        self.note(Fact::Worked(Worked {
            session,
            exercise: one.exercise.id.clone(),
            group: one.exercise.group.clone(),
            kind: one.exercise.kind,
            side,
            secs,
            repetitions: repetitions as u16,
            hold_secs: planned.hold_secs,
        }));
    }

    fn share(&mut self) -> u32 {
        match self.random.below(20) {
            0 => 0,
            1 | 2 => 300 + self.random.below(400) as u32,
            _ => 1000,
        }
    }

    fn afterwards(&mut self, session: SessionNo) {
        if self.random.in_thousand(850) {
            self.hurt(session, PainMoment::After, None);
        }
        if self.random.in_thousand(300) {
            let of_ten = self.random.below(11) as u8;
            self.note(Fact::Effort { session, of_ten });
        }
    }

    fn hurt(&mut self, session: SessionNo, moment: PainMoment, exercise: Option<Id>) {
        let level = self.pain();
        self.note(Fact::Pain(Pain {
            level,
            moment,
            session: Some(session),
            exercise,
        }));
    }

    fn pain(&mut self) -> u8 {
        match self.random.below(100) {
            0..=1 => 6 + self.random.below(5) as u8,
            2..=7 => 4 + self.random.below(2) as u8,
            _ => self.random.below(4) as u8,
        }
    }

    fn check_in(&mut self, session: SessionNo, muscle: &Id) {
        for when in [CheckIn::Straight, CheckIn::HourLater] {
            if self.random.in_thousand(600) {
                let feels = match self.random.below(20) {
                    0 => Feels::Looser,
                    1 | 2 => Feels::Tighter,
                    n if n < 11 => Feels::Better,
                    _ => Feels::Same,
                };
                let muscle = muscle.clone();
                self.note(Fact::CheckedIn {
                    session,
                    muscle,
                    when,
                    feels,
                });
            }
            self.wait(1800);
        }
    }

    fn answer(&mut self, muscle: &Id, side: WorkedSide, standing: &Standing) {
        for half in halves(side) {
            match standing {
                Standing::Test { test } => self.test(test, muscle, half),
                Standing::Ask { .. } if self.random.in_thousand(900) => {
                    let is_tight = self.random.in_thousand(700);
                    self.note(Fact::StillTight {
                        muscle: muscle.clone(),
                        side: half,
                        is_tight,
                    });
                }
                _ => {}
            }
        }
    }

    fn test(&mut self, test: &Id, muscle: &Id, side: Side) {
        let known = self
            .things
            .catalogue
            .tests
            .iter()
            .find(|known| known.id == *test);
        let muscles = known.map_or(vec![muscle.clone()], |known| known.muscles.clone());
        for muscle in muscles {
            let verdict = *self.random.one_of(&[
                Verdict::Tight,
                Verdict::Tight,
                Verdict::Borderline,
                Verdict::NotTight,
            ]);
            let sign = match self.random.below(30) {
                0 => Some(TestSign::Tingling),
                1 => Some(TestSign::GroinPinch),
                2 => Some(TestSign::NotPossible),
                3 => Some(TestSign::Pain),
                _ => None,
            };
            self.note(Fact::Tested {
                test: test.clone(),
                muscle,
                side,
                first_try: Some(Verdict::Tight),
                verdict,
                sign,
            });
        }
    }
}

fn random_profile(random: &mut Random) -> Profile {
    const ALL: [Condition; 19] = [
        Condition::HipReplacement,
        Condition::HipImpingement,
        Condition::KneeInjury,
        Condition::ShoulderOrWrist,
        Condition::Osteoporosis,
        Condition::Pregnant,
        Condition::PregnantFrom16Weeks,
        Condition::Sciatica,
        Condition::DeepGlutealPain,
        Condition::Balance,
        Condition::Hypermobile,
        Condition::ClotOrAnticoagulant,
        Condition::HighBloodPressure,
        Condition::ExtensionSensitiveBack,
        Condition::OuterHipPain,
        Condition::NeckPain,
        Condition::HeartOrLung,
        Condition::LargerBody,
        Condition::LessFlexible,
    ];
    const THINGS: [Equipment; 7] = [
        Equipment::Ball,
        Equipment::FoamRoller,
        Equipment::Band,
        Equipment::Step,
        Equipment::Mat,
        Equipment::Towel,
        Equipment::Cushion,
    ];
    let mut profile = Profile {
        lying: *random.one_of(&[Lying::Floor, Lying::Floor, Lying::Bed, Lying::Nowhere]),
        can_kneel: random.in_thousand(700),
        sitting_hours: random.in_thousand(800).then_some(random.below(13) as u8),
        strengthening_first: random.in_thousand(200).then_some(random.in_thousand(500)),
        spot: *random.one_of(&[None, Some(Spot::Desk), Some(Spot::Floor)]),
        ..Profile::default()
    };
    for condition in ALL {
        if random.in_thousand(60) {
            profile.conditions.insert(condition);
        }
    }
    for thing in THINGS {
        if random.in_thousand(600) {
            profile.equipment.insert(thing);
        }
    }
    if random.in_thousand(100) {
        profile.amputation = Some(Amputation {
            side: *random.one_of(&[Side::Left, Side::Right]),
            level: *random.one_of(&[AmputationLevel::AboveKnee, AmputationLevel::BelowKnee]),
            prosthesis: random.in_thousand(500),
        });
    }
    profile
}
