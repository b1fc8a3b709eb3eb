//! What is suggested now. It must not know how a suggestion is shown or begun.
//!
//! The order is the design's: what locks, what hurts, strengthening, then at most one stretching
//! session, then a release, then a little movement; and "enough for today" is a suggestion too.

use super::Coach;
use super::catalogue::Composition;
use super::click::Stretching;
use super::digest::Noted;
use super::fit::Person;
use super::mornings::next_letter;
use super::prescribe::Prescribed;
use super::profile::Spot;
use super::reason::{Reason, Why};
use super::record::{Morning, Slot};
use super::screening::{ASKED_AGAIN_AFTER_DAYS, Lock, Screening};

/// "Not now" holds for so long.
const NOT_NOW_SECS: i64 = 2 * 3600;
/// Later than that, strengthening waits for tomorrow.
const STRENGTHEN_UNTIL_HOUR: i8 = 21;

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

        let (morning, last) = next_letter(&self.digest);
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
            let moves = self.a_little_movement(&person);
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

    /// Two minutes on the feet, or on the chair where little of that suits.
    pub(super) fn a_little_movement(&self, person: &Person<'_>) -> Vec<Prescribed> {
        let standing = self.composed(person, Composition::DeskBreak);
        if standing.len() >= 3 {
            standing
        } else {
            self.composed(person, Composition::SeatedBreak)
        }
    }

    pub(super) fn stretched(&self) -> Option<Reason> {
        let stretched = self.digest.sessions.stretched.as_ref();
        stretched
            .filter(|noted| noted.is_of(self.today))
            .map(|noted| Reason::new(Why::StretchedToday, [noted.record]))
    }

    pub(super) fn released(&self) -> Option<&Noted<()>> {
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

    pub(super) fn secs_since(&self, at_secs: i64) -> i64 {
        self.local.timestamp().as_second() - at_secs
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
}
