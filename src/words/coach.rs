//! What the coach says, each reason as one sentence. It must not know where it is shown.

use super::Words;
use crate::domain::Id;
use crate::domain::coach::click::Asking;
use crate::domain::coach::record::{Limit, Morning, Verdict};
use crate::domain::coach::screening::{Emergency, Lock};
use crate::domain::coach::traffic_light::RED_FROM;
use crate::domain::coach::{Day, Doing, Reason, Why};
use crate::domain::side::WorkedSide;

/// What a reason needs beside itself.
pub struct Telling<'t> {
    pub today: Day,
    /// What a muscle group or an exercise is called.
    pub called: &'t dyn Fn(&Id) -> String,
}

impl Words {
    /// Why, in one sentence.
    pub fn why(&self, reason: &Reason, telling: &Telling<'_>) -> String {
        let ago = |day: Day| self.days_ago(day, telling.today);
        let called = |id: &Id| (telling.called)(id);
        match &reason.why {
            Why::Locked { lock, day } => self.locked(*lock, ago(*day)),
            Why::NotScreened => self.text("coach-why-not-screened").to_owned(),
            Why::ScreeningIsOld { day } => {
                self.with("coach-why-screening-is-old", &[("when", ago(*day).into())])
            }
            Why::AskDoctor { day } => {
                self.with("coach-why-ask-doctor", &[("when", ago(*day).into())])
            }
            Why::PainAtRest { level, day } => self.with(
                "coach-why-pain-at-rest",
                &[
                    ("level", (*level).into()),
                    ("when", ago(*day).into()),
                    ("red", RED_FROM.into()),
                ],
            ),
            Why::Red { day } if *day == telling.today => {
                self.text("coach-why-red-today").to_owned()
            }
            Why::Red { day } => self.with("coach-why-red", &[("when", ago(*day).into())]),
            Why::ReadSigns => self.text("coach-why-read-signs").to_owned(),
            Why::TwoReds { first, second } => self.with(
                "coach-why-two-reds",
                &[
                    ("first", ago(*first).into()),
                    ("second", ago(*second).into()),
                ],
            ),
            Why::StrengthenToday { morning, last } => {
                let morning = self.morning(*morning);
                match last {
                    None => self.with("coach-why-strengthen", &[("morning", morning.into())]),
                    Some(day) => self.with(
                        "coach-why-strengthen-next",
                        &[("morning", morning.into()), ("when", ago(*day).into())],
                    ),
                }
            }
            Why::StrengthFirst { hours: None } => self.text("coach-why-strength-first").to_owned(),
            Why::StrengthFirst { hours: Some(hours) } => self.with(
                "coach-why-strength-first-hours",
                &[("hours", (*hours).into())],
            ),
            Why::SixDaysInARow { last } => {
                self.with("coach-why-six-days", &[("when", ago(*last).into())])
            }
            Why::Maintenance { green_weeks, last } => self.with(
                "coach-why-maintenance",
                &[
                    ("weeks", (*green_weeks).into()),
                    ("when", ago(*last).into()),
                ],
            ),
            Why::SmallWorkFirst => self.text("coach-why-small-work-first").to_owned(),
            Why::LongSitting {
                minutes,
                today_minutes,
            } => self.with(
                "coach-why-long-sitting",
                &[
                    ("length", self.hours((*minutes).into()).into()),
                    ("today", self.hours((*today_minutes).into()).into()),
                ],
            ),
            Why::SitsMuch { hours } => {
                self.with("coach-why-sits-much", &[("hours", (*hours).into())])
            }
            Why::BeforeBed => self.text("coach-why-before-bed").to_owned(),
            Why::AfterWorkout => self.text("coach-why-after-workout").to_owned(),
            Why::Clicked => self.text("coach-why-clicked").to_owned(),
            Why::Hypermobile => self.text("coach-why-hypermobile").to_owned(),
            Why::StretchedToday => self.text("coach-why-stretched-today").to_owned(),
            Why::ReleasedToday => self.text("coach-why-released-today").to_owned(),
            Why::Enough { strengthened } => self
                .text(match strengthened {
                    Some(_) => "coach-why-enough",
                    None => "coach-why-nothing-due",
                })
                .to_owned(),
            Why::TooLate => self.text("coach-why-too-late").to_owned(),
            Why::Declined => self.text("coach-why-declined").to_owned(),
            Why::RestsLooser { muscle, day } => self.with(
                "coach-why-rests-looser",
                &[
                    ("muscle", called(muscle).into()),
                    ("when", ago(*day).into()),
                ],
            ),
            Why::RestsTighter { muscle, day } => self.with(
                "coach-why-rests-tighter",
                &[
                    ("muscle", called(muscle).into()),
                    ("when", ago(*day).into()),
                ],
            ),
            Why::HalfHoldAfterTighter { muscle, day } => self.with(
                "coach-why-half-hold",
                &[
                    ("muscle", called(muscle).into()),
                    ("when", ago(*day).into()),
                ],
            ),
            Why::Over { limit, exercise } => {
                self.over(*limit, exercise.as_ref().map(called).unwrap_or_default())
            }
            Why::NotchUp { .. }
            | Why::HarderForm { .. }
            | Why::EasierAfterAmber { .. }
            | Why::HalfAfterRed { .. }
            | Why::NotchDownAfterAway { .. } => self.change(&reason.why, telling),
            Why::TestedTight { .. }
            | Why::AskStillTight { .. }
            | Why::TestDue { .. }
            | Why::NotTight { .. }
            | Why::SaidLoose { .. }
            | Why::CouldNotTest { .. } => self.muscle_why(&reason.why, telling),
        }
    }

    /// What a suggestion is called.
    pub fn doing(&self, doing: &Doing) -> String {
        if let Doing::Strengthen { morning, .. } = doing {
            let morning = self.morning(*morning).to_owned();
            return self.with("coach-doing-strengthen", &[("morning", morning.into())]);
        }
        self.text(match doing {
            Doing::SeekHelp(Lock::Emergency(_)) => "coach-doing-help",
            Doing::SeekHelp(Lock::HeartQuestion | Lock::SecondList(_)) => "coach-doing-clinician",
            Doing::FlareDay(_) => "coach-doing-flare",
            Doing::Stretch(_) => "coach-doing-stretch",
            Doing::Release(_) => "coach-doing-release",
            Doing::Move(_) => "coach-doing-move",
            Doing::Rest | Doing::Strengthen { .. } => "coach-doing-rest",
        })
        .to_owned()
    }

    /// Which strengthening, inside a sentence.
    pub fn morning(&self, morning: Morning) -> &str {
        self.text(match morning {
            Morning::A => "coach-morning-a",
            Morning::B => "coach-morning-b",
            Morning::Own => "coach-morning-own",
            Morning::RestDay => "coach-morning-rest-day",
        })
    }

    /// `today`, `yesterday`, `5 days ago`.
    pub fn days_ago(&self, day: Day, today: Day) -> String {
        let days = today.since(day).max(0);
        self.with("coach-days-ago", &[("days", days.into())])
    }

    /// Inside a sentence: `left side`, `both sides`.
    pub fn side_of_body(&self, side: WorkedSide) -> &str {
        self.text(match side {
            WorkedSide::Left => "coach-side-left",
            WorkedSide::Right => "coach-side-right",
            WorkedSide::Both => "coach-side-both",
        })
    }

    fn locked(&self, lock: Lock, when: String) -> String {
        // words: coach-why-locked-nerve coach-why-locked-heart
        // words: coach-why-locked-question coach-why-locked-second-list
        self.with(lock_id(lock), &[("when", when.into())])
    }

    /// What changed in an exercise.
    fn change(&self, why: &Why, telling: &Telling<'_>) -> String {
        let called = |id: &Id| (telling.called)(id);
        match why {
            Why::NotchUp { exercise, day } | Why::NotchDownAfterAway { exercise, day } => {
                let (exercise, when) = (called(exercise), self.days_ago(*day, telling.today));
                // words: coach-why-notch-up coach-why-notch-down
                self.with(
                    notch_id(why),
                    &[("exercise", exercise.into()), ("when", when.into())],
                )
            }
            Why::EasierAfterAmber {
                exercise,
                from,
                day,
            }
            | Why::HalfAfterRed {
                exercise,
                from,
                day,
            } if exercise == from => {
                let (exercise, when) = (called(exercise), self.days_ago(*day, telling.today));
                // words: coach-why-lowest-notch coach-why-half-dose
                self.with(
                    same_form_id(why),
                    &[("exercise", exercise.into()), ("when", when.into())],
                )
            }
            Why::HarderForm {
                exercise,
                from,
                day,
            }
            | Why::EasierAfterAmber {
                exercise,
                from,
                day,
            }
            | Why::HalfAfterRed {
                exercise,
                from,
                day,
            } => {
                let when = self.days_ago(*day, telling.today);
                let (exercise, from) = (called(exercise), called(from));
                // words: coach-why-harder-form coach-why-easier-form coach-why-half-form
                self.with(
                    other_form_id(why),
                    &[
                        ("exercise", exercise.into()),
                        ("from", from.into()),
                        ("when", when.into()),
                    ],
                )
            }
            _ => String::new(),
        }
    }

    /// What is known of a muscle's side.
    fn muscle_why(&self, why: &Why, telling: &Telling<'_>) -> String {
        let (muscle, side, day) = match why {
            Why::TestedTight {
                muscle, side, day, ..
            }
            | Why::AskStillTight {
                muscle, side, day, ..
            }
            | Why::NotTight { muscle, side, day }
            | Why::CouldNotTest {
                muscle, side, day, ..
            } => (muscle, *side, Some(*day)),
            Why::TestDue { muscle, side, last } => (muscle, *side, *last),
            Why::SaidLoose { muscle, side } => (muscle, *side, None),
            _ => return String::new(),
        };
        let place = self.with(
            "coach-muscle-side",
            &[
                ("muscle", (telling.called)(muscle).into()),
                ("side", self.side_of_body(side).into()),
            ],
        );
        match day {
            None => {
                // words: coach-why-never-tested coach-why-said-loose
                self.with(muscle_id(why), &[("where", place.into())])
            }
            Some(day) => {
                let when = self.days_ago(day, telling.today);
                // words: coach-why-tested-tight coach-why-tested-borderline coach-why-tested-tight-said
                // words: coach-why-tested-borderline-said coach-why-ask-still-tight coach-why-ask-still-borderline
                // words: coach-why-test-is-old coach-why-not-tight coach-why-could-not-test coach-why-test-warned
                self.with(
                    muscle_id(why),
                    &[("where", place.into()), ("when", when.into())],
                )
            }
        }
    }

    fn over(&self, limit: Limit, exercise: String) -> String {
        match limit {
            Limit::SecondStretching => self.text("coach-over-second-stretching").to_owned(),
            Limit::BeforeStrengthening => self.text("coach-over-before-strengthening").to_owned(),
            Limit::TooMany => self.text("coach-over-too-many").to_owned(),
            Limit::AfterRed => self.text("coach-over-after-red").to_owned(),
            Limit::SecondList => self.text("coach-over-second-list").to_owned(),
            Limit::NotTight
            | Limit::Resting
            | Limit::Phasic
            | Limit::SameMuscle
            | Limit::HoldTooLong
            | Limit::NotForYou => {
                // words: coach-over-not-tight coach-over-resting coach-over-phasic
                // words: coach-over-same-muscle coach-over-hold-too-long coach-over-not-for-you
                self.with(limit_id(limit), &[("exercise", exercise.into())])
            }
        }
    }
}

/// The coach's own sentences inside a session.
pub struct Asked<'a> {
    pub words: &'a Words,
    /// What a muscle group or an exercise is called.
    pub called: &'a dyn Fn(&Id) -> String,
}

impl Asking for Asked<'_> {
    fn title(&self, doing: &Doing) -> String {
        self.words.doing(doing)
    }

    fn still_tight(&self, muscle: &Id, side: WorkedSide) -> String {
        let place = self.words.with(
            "coach-muscle-side",
            &[
                ("muscle", (self.called)(muscle).into()),
                ("side", self.words.side_of_body(side).into()),
            ],
        );
        self.words
            .with("coach-ask-still-tight", &[("where", place.into())])
    }

    fn tight(&self) -> String {
        self.words.text("coach-ask-tight").to_owned()
    }

    fn not_tight(&self) -> String {
        self.words.text("coach-ask-not-tight").to_owned()
    }
}

fn lock_id(lock: Lock) -> &'static str {
    match lock {
        Lock::Emergency(Emergency::Nerve) => "coach-why-locked-nerve",
        Lock::Emergency(Emergency::Heart) => "coach-why-locked-heart",
        Lock::HeartQuestion => "coach-why-locked-question",
        Lock::SecondList(_) => "coach-why-locked-second-list",
    }
}

fn notch_id(why: &Why) -> &'static str {
    match why {
        Why::NotchUp { .. } => "coach-why-notch-up",
        _ => "coach-why-notch-down",
    }
}

fn same_form_id(why: &Why) -> &'static str {
    match why {
        Why::HalfAfterRed { .. } => "coach-why-half-dose",
        _ => "coach-why-lowest-notch",
    }
}

fn other_form_id(why: &Why) -> &'static str {
    match why {
        Why::HarderForm { .. } => "coach-why-harder-form",
        Why::HalfAfterRed { .. } => "coach-why-half-form",
        _ => "coach-why-easier-form",
    }
}

fn muscle_id(why: &Why) -> &'static str {
    match why {
        Why::TestedTight {
            verdict,
            said_today,
            ..
        } => match (*verdict == Verdict::Borderline, *said_today) {
            (false, false) => "coach-why-tested-tight",
            (true, false) => "coach-why-tested-borderline",
            (false, true) => "coach-why-tested-tight-said",
            (true, true) => "coach-why-tested-borderline-said",
        },
        Why::AskStillTight {
            verdict: Verdict::Borderline,
            ..
        } => "coach-why-ask-still-borderline",
        Why::AskStillTight { .. } => "coach-why-ask-still-tight",
        Why::TestDue { last: None, .. } => "coach-why-never-tested",
        Why::TestDue { .. } => "coach-why-test-is-old",
        Why::NotTight { .. } => "coach-why-not-tight",
        Why::CouldNotTest { warning: true, .. } => "coach-why-test-warned",
        Why::CouldNotTest { .. } => "coach-why-could-not-test",
        _ => "coach-why-said-loose",
    }
}

fn limit_id(limit: Limit) -> &'static str {
    match limit {
        Limit::Resting => "coach-over-resting",
        Limit::Phasic => "coach-over-phasic",
        Limit::SameMuscle => "coach-over-same-muscle",
        Limit::HoldTooLong => "coach-over-hold-too-long",
        Limit::NotForYou => "coach-over-not-for-you",
        _ => "coach-over-not-tight",
    }
}
