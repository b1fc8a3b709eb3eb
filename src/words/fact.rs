//! What was told, as a sentence each: how a person reads their own records. It must not know where they
//! are read, nor what the coach makes of them.

use super::Words;
use crate::domain::Id;
use crate::domain::coach::Fact;
use crate::domain::coach::record::{CheckIn, Feels, Pain, PainMoment, Slot, TestSign, Verdict};
use crate::domain::coach::screening::{Emergency, Screening};
use crate::domain::demonstration::Tightness;
use crate::domain::norm::Unit;
use crate::domain::self_test::Verdict as Seen;
use crate::domain::side::WorkedSide;

/// What a sentence needs beside the fact.
pub struct Naming<'n> {
    /// What a muscle group, an exercise or a test is called.
    pub called: &'n dyn Fn(&Id) -> String,
    /// A value of a test of strength with its unit.
    pub counted: &'n dyn Fn(&Id, u16) -> String,
}

impl Words {
    /// What was told; none of the work of a session and of corrections, which are read elsewhere.
    pub fn fact(&self, fact: &Fact, naming: &Naming<'_>) -> Option<String> {
        let called = |id: &Id| (naming.called)(id);
        Some(match fact {
            Fact::Screened(screening) => self.screening(screening).to_owned(),
            Fact::Emergency(Emergency::Nerve) => self.text("told-emergency-nerve").to_owned(),
            Fact::Emergency(Emergency::Heart) => self.text("told-emergency-heart").to_owned(),
            Fact::SecondListSign(sign) => self.with(
                "told-second",
                &[("sign", self.second_list_sign(*sign).into())],
            ),
            Fact::Cleared => self.text("told-cleared").to_owned(),
            Fact::Tested {
                test,
                side,
                verdict,
                sign,
                ..
            } => self.tested(&called(test), (*side).into(), *verdict, *sign),
            Fact::Measured { test, side, value } => self.with(
                "told-measured",
                &[
                    ("test", called(test).into()),
                    ("side", self.side_of_body(*side).into()),
                    ("value", (naming.counted)(test, *value).into()),
                ],
            ),
            Fact::StillTight {
                muscle,
                side,
                is_tight,
            } => self.still_tight(&called(muscle), (*side).into(), *is_tight),
            Fact::Pain(pain) => self.pain_told(pain, naming),
            Fact::Effort { of_ten, .. } => self.with("told-effort", &[("level", (*of_ten).into())]),
            Fact::CheckedIn {
                muscle,
                when,
                feels,
                ..
            } => self.check_in(&called(muscle), *when, *feels),
            Fact::Overrode { reason, .. } if reason.is_empty() => {
                self.text("told-overrode").to_owned()
            }
            Fact::Overrode { reason, .. } => self.with(
                "told-overrode-because",
                &[("reason", reason.as_str().into())],
            ),
            Fact::Urge => self.text("told-urge").to_owned(),
            Fact::Sat {
                minutes,
                today_minutes,
            } => self.with(
                "told-sat",
                &[
                    ("length", self.hours((*minutes).into()).into()),
                    ("today", self.hours((*today_minutes).into()).into()),
                ],
            ),
            Fact::WorkedOut => self.text("told-worked-out").to_owned(),
            Fact::NotNow(slot) => self.with("told-not-now", &[("slot", self.slot(*slot).into())]),
            Fact::AlreadyDid(slot) => {
                self.with("told-already-did", &[("slot", self.slot(*slot).into())])
            }
            Fact::NeverSuggest { exercise } => {
                self.with("told-never", &[("exercise", called(exercise).into())])
            }
            Fact::SuggestAgain { exercise } => {
                self.with("told-again", &[("exercise", called(exercise).into())])
            }
            Fact::Began(_) | Fact::Worked(_) | Fact::Corrected { .. } => return None,
        })
    }

    /// What a test of strength came to: `24 s`, `12 times`.
    pub fn counted(&self, value: u16, unit: Unit) -> String {
        match unit {
            Unit::Seconds => self.with("progress-strength-seconds", &[("value", value.into())]),
            Unit::Repetitions => {
                self.with("progress-strength-repetitions", &[("value", value.into())])
            }
        }
    }

    /// A look of a self-test; `test` is its name.
    pub fn tested(
        &self,
        test: &str,
        side: WorkedSide,
        verdict: Verdict,
        sign: Option<TestSign>,
    ) -> String {
        let (side, verdict) = (self.side_of_body(side), self.verdict_of_fact(verdict));
        let sign = match sign {
            None => {
                return self.with(
                    "told-tested",
                    &[
                        ("test", test.into()),
                        ("side", side.into()),
                        ("verdict", verdict.into()),
                    ],
                );
            }
            Some(TestSign::Tingling) => self.text("told-sign-tingling"),
            Some(TestSign::GroinPinch) => self.text("told-sign-groin"),
            Some(TestSign::Pain) => self.text("told-sign-pain"),
            Some(TestSign::NotPossible) => self.text("told-sign-not-possible"),
        };
        self.with(
            "told-tested-sign",
            &[
                ("test", test.into()),
                ("side", side.into()),
                ("verdict", verdict.into()),
                ("sign", sign.into()),
            ],
        )
    }

    /// Why a self-test could not be done, as an answer.
    pub fn test_sign(&self, sign: TestSign) -> &str {
        self.text(match sign {
            TestSign::Tingling => "test-sign-tingling",
            TestSign::GroinPinch => "test-sign-groin",
            TestSign::Pain => "test-sign-pain",
            TestSign::NotPossible => "test-sign-position",
        })
    }

    /// What follows from it.
    pub fn follows_from_sign(&self, sign: TestSign) -> &str {
        self.text(match sign {
            TestSign::Tingling => "follows-tingling",
            TestSign::GroinPinch => "follows-groin",
            TestSign::Pain => "follows-pain",
            TestSign::NotPossible => "follows-position",
        })
    }

    /// As the self-test called it.
    pub fn verdict_of_fact(&self, verdict: Verdict) -> &str {
        self.verdict(match verdict {
            Verdict::CouldNotTest => Seen::CouldNotTest,
            Verdict::NotTight => Seen::Seen(Tightness::NotTight),
            Verdict::Borderline => Seen::Seen(Tightness::Borderline),
            Verdict::Tight => Seen::Seen(Tightness::Tight),
        })
    }

    /// Inside a sentence: what a slot of the day is for.
    pub fn slot(&self, slot: Slot) -> String {
        match slot {
            Slot::Strengthen(morning) => self.with(
                "told-slot-strengthen",
                &[("morning", self.morning(morning).into())],
            ),
            Slot::Stretch => self.text("told-slot-stretch").to_owned(),
            Slot::Release => self.text("told-slot-release").to_owned(),
            Slot::Test => self.text("told-slot-test").to_owned(),
            Slot::Move => self.text("told-slot-move").to_owned(),
        }
    }

    fn screening(&self, screening: &Screening) -> &str {
        self.text(match screening {
            Screening::Skipped => "told-screening-skipped",
            Screening::Answered { heart: true, .. } => "told-screening-heart",
            Screening::Answered { other: true, .. } => "told-screening-other",
            Screening::Answered { .. } => "told-screening-no",
        })
    }

    fn still_tight(&self, muscle: &str, side: WorkedSide, is_tight: bool) -> String {
        let side = self.side_of_body(side);
        // words: told-still-tight told-not-tight
        self.with(
            if is_tight {
                "told-still-tight"
            } else {
                "told-not-tight"
            },
            &[("muscle", muscle.into()), ("side", side.into())],
        )
    }

    fn pain_told(&self, pain: &Pain, naming: &Naming<'_>) -> String {
        // words: told-pain-rest told-pain-before told-pain-during told-pain-after told-pain-next-morning
        let told = self.with(
            match pain.moment {
                PainMoment::Rest => "told-pain-rest",
                PainMoment::Before => "told-pain-before",
                PainMoment::During => "told-pain-during",
                PainMoment::After => "told-pain-after",
                PainMoment::NextMorning => "told-pain-next-morning",
            },
            &[("level", pain.level.into())],
        );
        match &pain.exercise {
            None => told,
            Some(exercise) => self.with(
                "told-pain-in",
                &[
                    ("pain", told.into()),
                    ("exercise", (naming.called)(exercise).into()),
                ],
            ),
        }
    }

    fn check_in(&self, muscle: &str, when: CheckIn, feels: Feels) -> String {
        let feels = self.feels(feels).to_lowercase();
        // words: told-check-in told-check-in-later
        self.with(
            match when {
                CheckIn::Straight => "told-check-in",
                CheckIn::HourLater => "told-check-in-later",
            },
            &[("muscle", muscle.into()), ("feels", feels.into())],
        )
    }
}
