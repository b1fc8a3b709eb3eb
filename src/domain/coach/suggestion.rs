//! What is suggested now. It must not know how a suggestion is shown or begun.
//!
//! The order is the design's: what locks, what hurts, strengthening, then at most one stretching
//! session, then a release, then a little movement; and "enough for today" is a suggestion too.

use super::Coach;
use super::catalogue::{Composition, PRONE_LYING};
use super::click::Stretching;
use super::digest::{Noted, Setback};
use super::fit::Person;
use super::prescribe::Prescribed;
use super::profile::{Lying, Spot};
use super::reason::{Reason, Why};
use super::record::{Morning, Slot};
use super::screening::{ASKED_AGAIN_AFTER_DAYS, Lock, Screening};
use super::traffic_light::RED_FROM;
use crate::domain::Id;
use crate::domain::exercise::{Kind, Tag};

/// "Not now" holds for so long.
const NOT_NOW_SECS: i64 = 2 * 3600;
/// A workout opens the slot for so long.
const AFTER_WORKOUT_SECS: i64 = 3 * 3600;
/// What the person sat lately speaks for so long.
const SAT_LATELY_SECS: i64 = 2 * 3600;
/// Long sitting: on end, or in the day.
const LONG_ON_END_MINUTES: u16 = 120;
const LONG_IN_A_DAY_MINUTES: u16 = 360;
/// Where nothing measures the sitting, a person who sits much has sat long by then.
const SAT_LONG_BY_HOUR: i8 = 15;
const BEFORE_BED_FROM_HOUR: i8 = 20;
/// Later than that, strengthening waits for tomorrow.
const STRENGTHEN_UNTIL_HOUR: i8 = 21;
const MOST_RELEASES: usize = 2;
const FEWEST_ON_A_GENTLE_DAY: usize = 4;

/// What to do, and why.
#[derive(Clone, Debug, PartialEq)]
pub struct Suggestion {
    pub doing: Doing,
    /// The first is the reason; never empty.
    pub reasons: Vec<Reason>,
    /// What else should be known: what was left out, whom to ask.
    pub hints: Vec<Reason>,
    pub day: DayMarks,
}

#[derive(Clone, Debug, PartialEq)]
pub enum Doing {
    /// Nothing but getting help, or a clinician's word.
    SeekHelp(Lock),
    Strengthen {
        morning: Morning,
        exercises: Vec<Prescribed>,
    },
    /// Gently through a day of strong pain.
    FlareDay(Vec<Prescribed>),
    Stretch(Stretching),
    Release(Vec<Prescribed>),
    /// A little movement.
    Move(Vec<Prescribed>),
    /// Enough for today.
    Rest,
}

/// How the day stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct DayMarks {
    pub strengthened: bool,
    pub stretched: bool,
    pub released: bool,
    pub is_rest_day: bool,
    /// Where the sitting is measured.
    pub sat_minutes: Option<u16>,
}

impl Doing {
    /// All that it would have the person do without any further answer.
    pub fn exercises(&self) -> Vec<&Prescribed> {
        match self {
            Self::SeekHelp(_) | Self::Rest => Vec::new(),
            Self::Strengthen { exercises, .. }
            | Self::FlareDay(exercises)
            | Self::Release(exercises)
            | Self::Move(exercises) => exercises.iter().collect(),
            Self::Stretch(stretching) => stretching
                .activation
                .iter()
                .chain(&stretching.finish)
                .collect(),
        }
    }
}

/// What makes the coach speak.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Occasion {
    /// The home screen, a notification, the command line.
    Asked,
    /// The tray's click, at this spot.
    Clicked(Spot),
}

impl Coach<'_> {
    pub(super) fn suggestion(&self, occasion: Occasion) -> Suggestion {
        let (doing, reasons, mut hints) = self.decide(occasion);
        self.general_hints(&mut hints);
        hints.retain(|hint| !reasons.contains(hint));
        Suggestion {
            doing,
            reasons,
            hints,
            day: self.marks(),
        }
    }

    fn decide(&self, occasion: Occasion) -> (Doing, Vec<Reason>, Vec<Reason>) {
        if let Some(lock) = &self.digest.lock {
            let why = Why::Locked {
                lock: lock.what,
                day: lock.day,
            };
            let doing = Doing::SeekHelp(lock.what);
            return (doing, vec![Reason::new(why, [lock.record])], Vec::new());
        }
        let person = self.person(self.spot(occasion));
        let home = self.person(self.home());
        if let Some(reason) = self.flare() {
            let hints = vec![Reason::new(Why::ReadSigns, [])];
            return (Doing::FlareDay(self.gentle_day(&home)), vec![reason], hints);
        }
        let rest_day = self.rest_day();
        let is_strengthened = self.is_strengthened();
        let strengthens_first = self.profile.strengthens_first();
        let is_clicked = matches!(occasion, Occasion::Clicked(_));
        let mut hints: Vec<Reason> = rest_day.iter().cloned().collect();

        let (morning, last) = self.letter();
        let declined = self.declined(Slot::Strengthen(morning));
        let is_late = !(super::TURNS_AT_HOUR..STRENGTHEN_UNTIL_HOUR).contains(&self.local.hour());
        let strengthening_is_due = !is_strengthened && rest_day.is_none();
        if strengthening_is_due
            && !is_late
            && declined.is_none()
            && (!is_clicked || strengthens_first)
        {
            let here = if is_clicked { &person } else { &home };
            let exercises = self.strengthening(here, morning);
            if !exercises.is_empty() {
                let last_day = last.map(|noted| noted.day);
                let why = Why::StrengthenToday {
                    morning,
                    last: last_day,
                };
                let mut reasons = vec![Reason::new(why, last.map(|noted| noted.record))];
                if strengthens_first {
                    let hours = self.profile.sitting_hours;
                    reasons.push(Reason::new(Why::StrengthFirst { hours }, []));
                }
                for exercise in &exercises {
                    hints.extend(exercise.changes.iter().cloned());
                }
                return (Doing::Strengthen { morning, exercises }, reasons, hints);
            }
        }
        if let Some(noted) = declined.filter(|_| strengthening_is_due) {
            hints.push(Reason::new(Why::Declined, [noted.record]));
        }

        let occasion = self.occasion(is_clicked);
        let stretched = self.stretched();
        if let Some(reason) = &stretched {
            hints.push(reason.clone());
        }
        let may_stretch = stretched.is_none() && self.declined(Slot::Stretch).is_none();
        let wants_small_work = strengthens_first && !is_strengthened && rest_day.is_some();
        let is_open = is_strengthened || !strengthens_first || wants_small_work;
        if let Some(occasion) = &occasion
            && may_stretch
            && is_open
        {
            let (stretching, left_out) = self.stretching(&person, wants_small_work);
            if let Some(stretching) = stretching {
                if wants_small_work && !is_clicked {
                    let exercises: Vec<_> = self.small_work(&person).into_iter().collect();
                    let morning = Morning::RestDay;
                    let reasons = vec![Reason::new(Why::SmallWorkFirst, []), occasion.clone()];
                    return (Doing::Strengthen { morning, exercises }, reasons, hints);
                }
                let mut reasons = vec![occasion.clone()];
                for check in &stretching.checks {
                    reasons.extend(check.sides.iter().map(|side| side.reason.clone()));
                }
                hints.extend(self.halved(&stretching));
                hints.extend(left_out);
                return (Doing::Stretch(stretching), reasons, hints);
            }
            hints.extend(left_out);
        } else if !is_open {
            let hours = self.profile.sitting_hours;
            hints.push(Reason::new(Why::StrengthFirst { hours }, []));
        }

        if let Some(occasion) = &occasion
            && self.declined(Slot::Release).is_none()
        {
            if let Some(noted) = self.released() {
                hints.push(Reason::new(Why::ReleasedToday, [noted.record]));
            } else {
                let (releases, mut reasons) = self.releases(&person);
                if !releases.is_empty() {
                    reasons.insert(0, occasion.clone());
                    return (Doing::Release(releases), reasons, hints);
                }
            }
        }
        if let Some(occasion) = occasion
            && occasion.why != Why::BeforeBed
            && self.declined(Slot::Move).is_none()
        {
            let standing = self.composed(&person, Composition::DeskBreak);
            let moves = if standing.len() >= 3 {
                standing
            } else {
                self.composed(&person, Composition::SeatedBreak)
            };
            if !moves.is_empty() {
                return (Doing::Move(moves), vec![occasion], hints);
            }
        }
        let strengthened = self.digest.sessions.strengthened.as_ref();
        let reason = if let Some(reason) = rest_day.filter(|_| !is_strengthened) {
            hints.retain(|hint| *hint != reason);
            reason
        } else if strengthening_is_due && is_late {
            Reason::new(Why::TooLate, [])
        } else {
            let of_today = strengthened.filter(|_| is_strengthened);
            let why = Why::Enough {
                strengthened: of_today.map(|noted| noted.day),
            };
            Reason::new(why, of_today.map(|noted| noted.record))
        };
        (Doing::Rest, vec![reason], hints)
    }

    /// Why today is a day of strong pain, if it is one: pain at rest of six and more, a red today or
    /// yesterday.
    pub(super) fn flare(&self) -> Option<Reason> {
        let rest = self.digest.pain.rest.as_ref();
        let reds: Vec<_> = self.digest.pain.reds_of_week(self.today).collect();
        if let Some(last) = reds.last()
            && self.today.since(last.day) <= 1
        {
            let before = reds.len().checked_sub(2).and_then(|index| reds.get(index));
            let day = last.day;
            return Some(match before {
                Some(first) => {
                    let first_day = first.day;
                    let why = Why::TwoReds {
                        first: first_day,
                        second: day,
                    };
                    Reason::new(why, [first.record, last.record])
                }
                None => Reason::new(Why::Red { day }, [last.record]),
            });
        }
        rest.filter(|noted| noted.is_of(self.today) && noted.what >= RED_FROM)
            .map(|noted| {
                let why = Why::PainAtRest {
                    level: noted.what,
                    day: noted.day,
                };
                Reason::new(why, [noted.record])
            })
    }

    pub(super) fn stretched(&self) -> Option<Reason> {
        let stretched = self.digest.sessions.stretched.as_ref();
        stretched
            .filter(|noted| noted.is_of(self.today))
            .map(|noted| Reason::new(Why::StretchedToday, [noted.record]))
    }

    fn released(&self) -> Option<&Noted<()>> {
        let released = self.digest.sessions.released.as_ref();
        released.filter(|noted| noted.is_of(self.today))
    }

    pub(super) fn is_strengthened(&self) -> bool {
        let is_rest_day = self.rest_day().is_some();
        self.digest
            .sessions
            .strengthened_on(self.today, is_rest_day)
    }

    fn declined(&self, slot: Slot) -> Option<&Noted<Slot>> {
        self.digest.not_now.iter().find(|noted| {
            std::mem::discriminant(&noted.what) == std::mem::discriminant(&slot)
                && (0..NOT_NOW_SECS).contains(&self.secs_since(noted.at_secs))
        })
    }

    fn secs_since(&self, at_secs: i64) -> i64 {
        self.local.timestamp().as_second() - at_secs
    }

    /// What opens the day's stretch slot now: a click, a workout, long sitting, the night.
    fn occasion(&self, is_clicked: bool) -> Option<Reason> {
        let lately = |secs: i64, at_secs: i64| (0..secs).contains(&self.secs_since(at_secs));
        if let Some(noted) = &self.digest.worked_out
            && lately(AFTER_WORKOUT_SECS, noted.at_secs)
        {
            return Some(Reason::new(Why::AfterWorkout, [noted.record]));
        }
        let sat = self.digest.sat.as_ref();
        if let Some(noted) = sat
            && noted.day == self.today
            && lately(SAT_LATELY_SECS, noted.at_secs)
            && (noted.what.minutes >= LONG_ON_END_MINUTES
                || noted.what.today_minutes >= LONG_IN_A_DAY_MINUTES)
        {
            let why = Why::LongSitting {
                minutes: noted.what.minutes,
                today_minutes: noted.what.today_minutes,
            };
            return Some(Reason::new(why, [noted.record]));
        }
        if is_clicked {
            return Some(Reason::new(Why::Clicked, []));
        }
        let hour = self.local.hour();
        if !(super::TURNS_AT_HOUR..BEFORE_BED_FROM_HOUR).contains(&hour) {
            return Some(Reason::new(Why::BeforeBed, []));
        }
        let is_measured = sat.is_some_and(|noted| self.today.since(noted.day) < 7);
        let hours = self.profile.sitting_hours?;
        let sits_much = hours >= super::profile::STRENGTHENING_FIRST_FROM_HOURS;
        (!is_measured && sits_much && hour >= SAT_LONG_BY_HOUR)
            .then(|| Reason::new(Why::SitsMuch { hours }, []))
    }

    /// Releases for what could not be tested or rests after "tighter"; of the muscles that tend to
    /// get tight where the person is not to stretch at all. What was looser rests altogether.
    fn releases(&self, person: &Person<'_>) -> (Vec<Prescribed>, Vec<Reason>) {
        let mut found: Vec<Prescribed> = Vec::new();
        let mut reasons: Vec<Reason> = Vec::new();
        let mut muscles: Vec<&Id> = Vec::new();
        for muscle in self.catalogue.tests.iter().flat_map(|test| &test.muscles) {
            if muscles.contains(&muscle) || found.len() == MOST_RELEASES {
                continue;
            }
            muscles.push(muscle);
            let Some(reason) = self.release_reason(person, muscle) else {
                continue;
            };
            let release = self
                .catalogue
                .of_group(Kind::Release, muscle)
                .iter()
                .find_map(|exercise| {
                    let setback = self.care(&exercise.id).and_then(|care| care.setback());
                    let is_red = setback.is_some_and(|noted| noted.what == Setback::HalfEasier);
                    let sides = self.suits(person, exercise).filter(|_| !is_red)?;
                    Some(Prescribed::plain(exercise, sides, exercise.dose.clone()))
                });
            if let Some(release) = release {
                found.push(release);
                if !reasons.contains(&reason) {
                    reasons.push(reason);
                }
            }
        }
        (found, reasons)
    }

    fn release_reason(&self, person: &Person<'_>, muscle: &Id) -> Option<Reason> {
        use super::record::Verdict;
        if !person.profile.may_stretch() {
            return Some(Reason::new(Why::Hypermobile, []));
        }
        if let Some(resting) = self.resting(muscle) {
            return matches!(resting.why, Why::RestsTighter { .. }).then_some(resting);
        }
        let care = self.digest.care(muscle)?;
        [crate::domain::Side::Right, crate::domain::Side::Left]
            .into_iter()
            .find_map(|side| {
                let known = care.verdict(side, self.today)?;
                // A warning of nerve or joint is no place for a ball.
                let is_plain = known.verdict == Verdict::CouldNotTest && !known.is_warning;
                let why = Why::CouldNotTest {
                    muscle: muscle.clone(),
                    side: side.into(),
                    day: known.day,
                    warning: false,
                };
                is_plain.then(|| Reason::new(why, [known.record]))
            })
    }

    /// What suits of the routine for days of strong pain; where that is little, other moves that are
    /// still fine on such a day, and after an amputation the lying on the front.
    fn gentle_day(&self, person: &Person<'_>) -> Vec<Prescribed> {
        let mut found = self.composed(person, Composition::FlareDay);
        let lying = self.catalogue.exercise(PRONE_LYING);
        let lying = lying.filter(|_| person.profile.amputation.is_some());
        let others = self.catalogue.exercises();
        let others = others.filter(|exercise| exercise.tags.contains(&Tag::FlareDay));
        for exercise in lying.into_iter().chain(others) {
            let is_there = found.iter().any(|old| old.exercise.id == exercise.id);
            if found.len() >= FEWEST_ON_A_GENTLE_DAY || is_there {
                continue;
            }
            if let Some(sides) = self.suits(person, exercise) {
                found.push(Prescribed::plain(exercise, sides, exercise.dose.clone()));
            }
        }
        found
    }

    /// What suits of a routine that is not climbed: breaks, and days of strong pain.
    fn composed(&self, person: &Person<'_>, composition: Composition) -> Vec<Prescribed> {
        self.catalogue
            .parts(composition)
            .iter()
            .filter(|part| {
                part.exercise.kind != Kind::Stretch || part.exercise.id.as_str() == PRONE_LYING
            })
            .filter_map(|part| {
                let sides = self.suits(person, &part.exercise)?;
                Some(Prescribed::plain(&part.exercise, sides, part.dose.clone()))
            })
            .collect()
    }

    fn general_hints(&self, hints: &mut Vec<Reason>) {
        match &self.digest.screening {
            None => hints.push(Reason::new(Why::NotScreened, [])),
            Some(noted) => match noted.what {
                Screening::Skipped => hints.push(Reason::new(Why::NotScreened, [noted.record])),
                Screening::Answered { other, .. } => {
                    let day = noted.day;
                    if self.today.since(day) >= ASKED_AGAIN_AFTER_DAYS {
                        hints.push(Reason::new(Why::ScreeningIsOld { day }, [noted.record]));
                    }
                    if other {
                        hints.push(Reason::new(Why::AskDoctor { day }, [noted.record]));
                    }
                }
            },
        }
        let reds: Vec<_> = self.digest.pain.reds_of_week(self.today).collect();
        if let [.., first, second] = reds.as_slice() {
            let why = Why::TwoReds {
                first: first.day,
                second: second.day,
            };
            hints.push(Reason::new(why, [first.record, second.record]));
        }
    }

    fn marks(&self) -> DayMarks {
        let sat = self.digest.sat.as_ref();
        DayMarks {
            strengthened: self.is_strengthened(),
            stretched: self.stretched().is_some(),
            released: self.released().is_some(),
            is_rest_day: self.rest_day().is_some(),
            sat_minutes: sat
                .filter(|noted| noted.day == self.today)
                .map(|noted| noted.what.today_minutes),
        }
    }

    pub(super) fn person(&self, spot: Spot) -> Person<'_> {
        Person {
            profile: self.profile,
            is_screened: self.digest.is_screened(),
            spot,
        }
    }

    fn home(&self) -> Spot {
        match self.profile.lying {
            Lying::Nowhere => Spot::Desk,
            Lying::Floor | Lying::Bed => Spot::Floor,
        }
    }

    /// Where the next minutes are spent. In the evening people are at home.
    fn spot(&self, occasion: Occasion) -> Spot {
        let is_evening = !(super::TURNS_AT_HOUR..BEFORE_BED_FROM_HOUR).contains(&self.local.hour());
        match occasion {
            Occasion::Clicked(spot) => spot,
            Occasion::Asked if is_evening => self.home(),
            Occasion::Asked => self.profile.spot.unwrap_or(self.home()),
        }
    }
}
