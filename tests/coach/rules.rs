//! The ten rules as checks of one suggestion against what really happened. It must not know how the
//! coach comes to a suggestion.

use std::collections::BTreeSet;

use jiff::Zoned;
use unsit::domain::coach::check::{Check, SideCheck, Standing};
use unsit::domain::coach::click::Stretching;
use unsit::domain::coach::ladder;
use unsit::domain::coach::prescribe::Prescribed;
use unsit::domain::coach::record::{
    Fact, Feels, Morning, PainMoment, Record, RecordId, SessionNo, Slot, Verdict,
};
use unsit::domain::coach::wish::Wish;
use unsit::domain::coach::{Catalogue, Day, Doing, Profile, Reason, Suggestion, Why};
use unsit::domain::dose::Work;
use unsit::domain::exercise::{Kind, Place, Tag};
use unsit::domain::routine::{Item, Prescription, Routine, SideChoice};
use unsit::domain::side::WorkedSide;
use unsit::domain::{Id, Side};

use crate::truth::{LOOK_BACK, SessionTruth, Truth, today};

#[path = "rules_of_the_gate.rs"]
mod gate;
#[path = "rules_of_strength.rs"]
mod strength;
#[path = "rules_of_stretches.rs"]
mod stretches;
#[path = "rules_of_wishes.rs"]
mod wishes;

/// A rule and how it was broken.
pub type Broken = (u8, String);

pub struct Scene<'s> {
    pub profile: &'s Profile,
    pub catalogue: &'s Catalogue,
    pub truth: &'s Truth,
    pub local: &'s Zoned,
}

impl Scene<'_> {
    pub fn check(&self, suggestion: &Suggestion) -> Vec<Broken> {
        let mut broken = Vec::new();
        let today = today(self.local);
        let stretching = match &suggestion.doing {
            Doing::Stretch(stretching) => Some(stretching),
            _ => None,
        };
        if let Some(stretching) = stretching {
            self.stretches(stretching, today, &mut broken);
            if self.truth.stretched(today) {
                broken.push((3, "a second stretching session is suggested".into()));
            }
            self.strength_before(stretching, suggestion, today, &mut broken);
        }
        self.letters(suggestion, &mut broken);
        for one in suggestion.doing.exercises() {
            self.no_hidden_stretch(one, suggestion, &mut broken);
            self.pain(one, suggestion, today, &mut broken);
            self.person(one, suggestion, &mut broken);
        }
        self.bad_days(suggestion, today, &mut broken);
        self.locks(suggestion, &mut broken);
        if let Doing::Strengthen { exercises, .. } = &suggestion.doing {
            for one in exercises {
                self.progress(one, today, &mut broken);
            }
        }
        self.reasons(suggestion, today, &mut broken);
        broken
    }

    fn strength_before(
        &self,
        stretching: &Stretching,
        suggestion: &Suggestion,
        today: Day,
        broken: &mut Vec<Broken>,
    ) {
        if !self.profile.strengthens_first() {
            return;
        }
        let is_rest_day = suggestion.day.is_rest_day;
        let counts_on_the_way = is_rest_day
            && stretching.activation.iter().any(|one| {
                let repetitions = repetitions(one);
                match one.exercise.id.as_str() {
                    "glute-bridge" => repetitions >= 6,
                    "glute-squeeze" => repetitions >= 10,
                    _ => false,
                }
            });
        if !self.truth.strengthened(today, is_rest_day) && !counts_on_the_way {
            broken.push((4, "a stretch before the day's strengthening".into()));
        }
    }

    fn letters(&self, suggestion: &Suggestion, broken: &mut Vec<Broken>) {
        if let Doing::Strengthen {
            morning: morning @ (Morning::A | Morning::B),
            ..
        } = suggestion.doing
            && let Some((at, last)) = self.truth.last_letter()
            && last == morning
        {
            let record = &self.truth.records[at];
            broken.push((4, format!("{morning:?} twice running, since {record:?}")));
        }
    }

    /// Rules 1 and 5, for what is no stretching session.
    fn no_hidden_stretch(
        &self,
        one: &Prescribed,
        suggestion: &Suggestion,
        broken: &mut Vec<Broken>,
    ) {
        let is_break = matches!(suggestion.doing, Doing::Move(_)) && hold_secs(one) < 10;
        if one.exercise.kind == Kind::Stretch
            && one.exercise.id.as_str() != "prone-lying"
            && !is_break
        {
            broken.push((
                1,
                format!("{} outside a stretching session", one.exercise.id),
            ));
        }
    }

    fn bad_days(&self, suggestion: &Suggestion, today: Day, broken: &mut Vec<Broken>) {
        let works = matches!(
            suggestion.doing,
            Doing::Strengthen { .. } | Doing::Stretch(_) | Doing::Release(_)
        );
        let at_rest = self
            .truth
            .newest()
            .take(LOOK_BACK)
            .find_map(|(day, record)| match &record.fact {
                Fact::Pain(pain)
                    if matches!(
                        pain.moment,
                        PainMoment::Rest | PainMoment::Before | PainMoment::NextMorning
                    ) =>
                {
                    Some((*day, pain.level))
                }
                _ => None,
            });
        if works && at_rest.is_some_and(|(day, level)| day == today && level >= 6) {
            broken.push((7, "work on a day of strong pain".into()));
        }
        let reds = self.truth.reds(today);
        if let Some(last) = reds.last() {
            if works && today.since(*last) <= 1 {
                broken.push((7, "work the day after a red".into()));
            }
            let hints = suggestion.reasons.iter().chain(&suggestion.hints);
            let says = hints
                .into_iter()
                .any(|reason| matches!(reason.why, Why::TwoReds { .. }));
            let locked = matches!(suggestion.doing, Doing::SeekHelp(_));
            if reds.len() >= 2 && !says && !locked {
                broken.push((7, "two reds in a week and no word of a clinician".into()));
            }
        }
    }

    /// Rule 8.
    fn locks(&self, suggestion: &Suggestion, broken: &mut Vec<Broken>) {
        let is_locked = self.truth.is_locked;
        if is_locked != matches!(suggestion.doing, Doing::SeekHelp(_)) {
            broken.push((
                8,
                format!("locked: {is_locked}, and {:?}", suggestion.doing),
            ));
        }
    }

    /// Rule 8, and the filters.
    fn person(&self, one: &Prescribed, suggestion: &Suggestion, broken: &mut Vec<Broken>) {
        let exercise = &one.exercise;
        let gentle = exercise.place == Place::NoFloor
            && exercise.tags.contains(&Tag::Gentle)
            && matches!(exercise.kind, Kind::Strengthen | Kind::Mobility);
        if !self.truth.is_screened && !gentle {
            broken.push((8, format!("{} without the screening", exercise.id)));
        }
        if self.truth.never.contains(&exercise.id) {
            broken.push((10, format!("{} was never to be suggested", exercise.id)));
        }
        for condition in &self.profile.conditions {
            let barred = condition
                .cautions()
                .iter()
                .any(|caution| exercise.cautions.contains(caution));
            let pressure = *condition
                == unsit::domain::coach::profile::Condition::HighBloodPressure
                && exercise.kind == Kind::Strengthen;
            if barred && !pressure {
                broken.push((
                    8,
                    format!("{} with {condition:?}: {:?}", exercise.id, suggestion.doing),
                ));
            }
        }
        if let Some(amputation) = self.profile.amputation {
            if !exercise.tags.contains(&Tag::Amputee) {
                broken.push((8, format!("{} after an amputation", exercise.id)));
            }
            let on = |side: Side| match side {
                Side::Left => matches!(one.sides, SideChoice::Left),
                Side::Right => matches!(one.sides, SideChoice::Right),
            };
            if exercise.id.as_str() == "prone-hip-extension" && !on(amputation.side) {
                broken.push((
                    8,
                    "the lift of the residual limb, with the other leg".into(),
                ));
            }
        }
    }

    /// Rule 10.
    fn reasons(&self, suggestion: &Suggestion, today: Day, broken: &mut Vec<Broken>) {
        if suggestion.reasons.is_empty() {
            broken.push((10, "no reason".into()));
        }
        for reason in suggestion.reasons.iter().chain(&suggestion.hints) {
            for record in &reason.records {
                if self.truth.day_of(*record).is_none() {
                    broken.push((10, format!("{record:?} does not exist: {:?}", reason.why)));
                }
            }
            if must_name_records(reason) && reason.records.is_empty() {
                broken.push((10, format!("{:?} names no record", reason.why)));
            }
        }
        let Doing::Stretch(stretching) = &suggestion.doing else {
            return;
        };
        for check in &stretching.checks {
            for side in &check.sides {
                if matches!(side.standing, Standing::Open { .. }) {
                    for half in halves(side.side) {
                        let tests = self.truth.verdicts(&check.muscle, half, today);
                        let names_one = tests
                            .values()
                            .any(|(_, id)| side.reason.records.contains(id));
                        if !names_one && side.side != WorkedSide::Both {
                            broken.push((10, format!("{}: its test is not named", check.muscle)));
                        }
                    }
                }
            }
        }
    }
}

fn must_name_records(reason: &Reason) -> bool {
    matches!(
        reason.why,
        Why::Locked { .. }
            | Why::PainAtRest { .. }
            | Why::Red { .. }
            | Why::TwoReds { .. }
            | Why::SixDaysInARow { .. }
            | Why::Maintenance { .. }
            | Why::LongSitting { .. }
            | Why::AfterWorkout
            | Why::TestedTight { .. }
            | Why::AskStillTight { .. }
            | Why::NotTight { .. }
            | Why::SaidLoose { .. }
            | Why::CouldNotTest { .. }
            | Why::RestsLooser { .. }
            | Why::RestsTighter { .. }
            | Why::StretchedToday
            | Why::ReleasedToday
            | Why::NotchUp { .. }
            | Why::HarderForm { .. }
            | Why::EasierAfterAmber { .. }
            | Why::HalfAfterRed { .. }
    )
}

fn prescriptions<'r>(items: &'r [Item], all: &mut Vec<&'r Prescription>) {
    for item in items {
        match item {
            Item::Exercise(one) => all.push(one),
            Item::SelfTest(_) | Item::Rest(_) => {}
            Item::Ask(ask) => ask
                .answers
                .iter()
                .for_each(|answer| prescriptions(&answer.items, all)),
            Item::Group { items, .. } => prescriptions(items, all),
        }
    }
}

pub fn halves(side: WorkedSide) -> Vec<Side> {
    side.one()
        .map_or(vec![Side::Left, Side::Right], |side| vec![side])
}

fn hold_secs(one: &Prescribed) -> u64 {
    match &one.dose.work {
        Work::Holds { hold, .. } => hold.as_secs(),
        _ => 0,
    }
}

fn hold_of(one: &Prescription) -> u64 {
    match &one.dose.work {
        Work::Holds { hold, .. } => hold.as_secs(),
        _ => 0,
    }
}

pub fn repetitions(one: &Prescribed) -> u16 {
    let times = match &one.dose.work {
        Work::Holds { repetitions, .. }
        | Work::Tempo { repetitions, .. }
        | Work::SelfPaced { repetitions } => repetitions.get(),
    };
    times * one.dose.sets.get()
}

/// A slot that a session of this suggestion fills.
pub fn slot(doing: &Doing) -> Slot {
    match doing {
        Doing::Strengthen { morning, .. } => Slot::Strengthen(*morning),
        Doing::Stretch(_) => Slot::Stretch,
        Doing::Release(_) => Slot::Release,
        _ => Slot::Move,
    }
}

/// For messages.
pub fn newest(records: &[Record], count: usize) -> String {
    let from = records.len().saturating_sub(count);
    records[from..]
        .iter()
        .map(|record| {
            let text = format!("  {} {} {:?}", record.id.0, record.at, record.fact);
            text.chars().take(220).chain(['\n']).collect::<String>()
        })
        .collect()
}
