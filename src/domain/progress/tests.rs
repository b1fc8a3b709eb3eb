//! The progress of small lives, and of long ones.

use jiff::civil::date;
use jiff::tz::TimeZone;
use jiff::{ToSpan, Zoned};

use super::consistency::Mark;
use super::looks::Turn;
use super::pain::Change;
use super::*;
use crate::domain::coach::record::{
    Began, Pain, PainMoment, Planned, SessionNo, Slot, Verdict, Worked,
};
use crate::domain::exercise::Kind;
use crate::domain::norm::{Measure, Norm, Unit};
use crate::domain::side::WorkedSide;

/// A Tuesday.
const TODAY: jiff::civil::Date = date(2026, 3, 10);

/// Facts at noon of days before today.
#[derive(Default)]
struct Life(Vec<Record>);

impl Life {
    fn note(&mut self, days_ago: i32, fact: Fact) -> &mut Self {
        let id = RecordId(self.0.len() as u64 + 1);
        self.0.push(Record {
            id,
            at: noon(days_ago),
            fact,
        });
        self
    }

    fn strengthen(&mut self, days_ago: i32, secs: u32) -> &mut Self {
        let session = SessionNo(self.0.len() as i64 + 1);
        let planned = vec![Planned {
            exercise: Id::new("glute-bridge"),
            kind: Kind::Strengthen,
            group: Id::new("gluteus-maximus"),
            work_secs: 180,
            hold_secs: 0,
            prescribed: None,
        }];
        let slot = Slot::Strengthen(Morning::A);
        let began = Fact::Began(Began {
            session,
            slot,
            planned,
        });
        self.note(days_ago, began);
        self.work(days_ago, session, "glute-bridge", Kind::Strengthen, secs)
    }

    fn work(
        &mut self,
        days_ago: i32,
        session: SessionNo,
        exercise: &str,
        kind: Kind,
        secs: u32,
    ) -> &mut Self {
        self.note(
            days_ago,
            Fact::Worked(Worked {
                session,
                exercise: Id::new(exercise),
                group: Id::new("gluteus-maximus"),
                kind,
                side: WorkedSide::Both,
                secs,
                repetitions: 8,
                hold_secs: if kind == Kind::Stretch { 30 } else { 0 },
            }),
        )
    }

    fn pain(&mut self, days_ago: i32, level: u8, moment: PainMoment) -> &mut Self {
        self.note(
            days_ago,
            Fact::Pain(Pain {
                level,
                moment,
                session: None,
                exercise: None,
            }),
        )
    }

    fn test(&mut self, days_ago: i32, side: Side, verdict: Verdict) -> &mut Self {
        self.note(
            days_ago,
            Fact::Tested {
                test: Id::new("test-ake"),
                muscle: Id::new("hamstrings"),
                side,
                verdict,
                sign: None,
            },
        )
    }

    fn measure(&mut self, days_ago: i32, side: WorkedSide, value: u16) -> &mut Self {
        let test = Id::new("weak-one-leg-bridge");
        self.note(days_ago, Fact::Measured { test, side, value })
    }

    fn progress(&self) -> Progress {
        Progress::of(&self.0)
    }
}

fn noon(days_ago: i32) -> Zoned {
    let date = TODAY.saturating_sub(i64::from(days_ago).days());
    date.at(12, 0, 0, 0).to_zoned(TimeZone::UTC).unwrap()
}

fn today() -> Day {
    Day::of_date(TODAY)
}

#[test]
fn minutes_fall_into_their_week_by_kind() {
    let mut life = Life::default();
    life.strengthen(0, 90).strengthen(1, 120).strengthen(2, 60);
    let session = SessionNo(5);
    life.work(1, session, "seated-figure-four", Kind::Stretch, 60);
    let weeks = life.progress().minutes(Range::Quarter, today());
    let [.., last, this] = weeks.as_slice() else {
        panic!("{weeks:?}");
    };
    assert_eq!((this.strengthen_secs, this.stretch_secs), (210, 60));
    assert_eq!(last.strengthen_secs, 60, "Sunday is of last week");
    assert_eq!(
        (this.strong_days, last.strong_days),
        (2, 0),
        "60 of 180 s do not count"
    );
}

#[test]
fn what_the_rules_take_for_rest_is_not_drawn_as_stretching() {
    let mut life = Life::default();
    life.work(0, SessionNo(1), "prone-lying", Kind::Stretch, 300);
    let week = life.progress().minutes(Range::Quarter, today())[12];
    assert_eq!((week.stretch_secs, week.mobility_secs), (0, 300));
}

#[test]
fn ten_years_are_drawn_by_month_and_lose_no_second() {
    let mut life = Life::default();
    for days_ago in (0..3640).rev() {
        life.strengthen(days_ago, 90);
    }
    let progress = life.progress();
    let months = progress.minutes(Range::All, today());
    assert!(months.len() <= 121, "{}", months.len());
    let sum: u32 = months.iter().map(|month| month.strengthen_secs).sum();
    assert_eq!(sum, 3640 * 90);
    let days: u32 = months.iter().map(|month| month.strong_days).sum();
    assert_eq!(days, 3640);
    let doses = progress.doses(&Id::new("glute-bridge"), Range::All, today());
    assert_eq!(
        doses.iter().map(|(_, dose)| dose.secs).sum::<u32>(),
        3640 * 90
    );
}

#[test]
fn only_strengthening_is_counted_as_consistency() {
    let mut life = Life::default();
    for days_ago in [1, 0] {
        let session = SessionNo(i64::from(days_ago) + 50);
        life.work(days_ago, session, "seated-figure-four", Kind::Stretch, 90);
    }
    let none = life.progress().consistency(today());
    assert_eq!((none.strong_days, none.good_weeks_in_a_row), (0, 0));
    // Two days of each of the three weeks before, none of this one yet.
    for days_ago in [19, 17, 12, 10, 5, 3] {
        life.strengthen(days_ago, 180);
    }
    let some = life.progress().consistency(today());
    assert_eq!((some.strong_days, some.good_weeks_in_a_row), (6, 3));
    assert_eq!(some.weeks.len(), 6);
    let this_week = some.weeks[5];
    assert_eq!(this_week[..2], [Mark::Free, Mark::Free], "Monday and today");
    assert!(this_week[2..].iter().all(|mark| *mark == Mark::ToCome));
    // This one counts as soon as it is good.
    life.strengthen(1, 180).strengthen(0, 180);
    let more = life.progress().consistency(today());
    assert_eq!(more.good_weeks_in_a_row, 4);
}

#[test]
fn two_points_are_a_change_and_less_may_be_noise() {
    let of = |then: u8, now: u8| {
        let mut life = Life::default();
        for day in 0..4 {
            life.pain(28 + day, then, PainMoment::NextMorning);
        }
        for day in 0..4 {
            life.pain(day, now, PainMoment::Rest);
        }
        life.progress().pain_change(today())
    };
    assert_eq!(
        of(5, 3),
        Change::Less {
            then: 5.0,
            now: 3.0
        }
    );
    assert_eq!(
        of(2, 4),
        Change::More {
            then: 2.0,
            now: 4.0
        }
    );
    assert_eq!(
        of(4, 3),
        Change::MayBeNoise {
            then: 4.0,
            now: 3.0
        }
    );
    let mut few = Life::default();
    few.pain(28, 8, PainMoment::Rest)
        .pain(0, 0, PainMoment::Rest);
    assert_eq!(few.progress().pain_change(today()), Change::TooFew);
}

#[test]
fn a_day_keeps_the_worst_of_each_moment_and_a_week_their_mean() {
    let mut life = Life::default();
    life.pain(1, 2, PainMoment::Rest)
        .pain(1, 4, PainMoment::Rest);
    life.pain(0, 1, PainMoment::Rest)
        .pain(0, 3, PainMoment::After);
    let progress = life.progress();
    let days = progress.pain(Range::Quarter, today());
    let [.., yesterday, now] = days.as_slice() else {
        panic!("{days:?}");
    };
    assert_eq!((yesterday.rest, yesterday.after), (Some(4.0), None));
    assert_eq!((now.rest, now.after), (Some(1.0), Some(3.0)));
    let weeks = progress.pain(Range::Year, today());
    assert_eq!(weeks.last().unwrap().rest, Some(2.5));
}

#[test]
fn the_mean_of_a_week_forgets_what_is_eight_days_old() {
    let mut days = vec![None; 10];
    days[0] = Some(7.0);
    days[2] = Some(3.0);
    let means = pain::means_of_a_week(&days);
    assert_eq!(means[0], Some(7.0));
    assert_eq!((means[2], means[6]), (Some(5.0), Some(5.0)));
    assert_eq!((means[7], means[8], means[9]), (Some(3.0), Some(3.0), None));
}

#[test]
fn a_muscle_turns_looser_or_tighter_and_the_less_tight_of_a_day_stands() {
    let mut life = Life::default();
    life.test(14, Side::Left, Verdict::Tight);
    life.test(7, Side::Left, Verdict::CouldNotTest);
    life.test(0, Side::Left, Verdict::Borderline);
    life.test(0, Side::Left, Verdict::NotTight);
    life.test(0, Side::Right, Verdict::Tight);
    let progress = life.progress();
    let looks = &progress.looks[&Id::new("hamstrings")];
    assert_eq!(
        looks.of(Side::Left).last(),
        Some(&(today(), Verdict::NotTight))
    );
    assert_eq!(looks.turn(Side::Left), Turn::Looser);
    assert_eq!(looks.turn(Side::Right), Turn::First);
    assert_eq!(
        looks.days()[0],
        (today(), Some(Verdict::NotTight), Some(Verdict::Tight))
    );
    assert_eq!(looks.days().len(), 3);
}

#[test]
fn a_side_that_is_behind_is_named() {
    let mut life = Life::default();
    life.measure(7, WorkedSide::Left, 12)
        .measure(0, WorkedSide::Left, 18);
    life.measure(0, WorkedSide::Left, 15)
        .measure(0, WorkedSide::Right, 30);
    let progress = life.progress();
    let strength = &progress.strength[&Id::new("weak-one-leg-bridge")];
    let trend = strength.trend(WorkedSide::Left).unwrap();
    assert_eq!(
        (trend.first.1, trend.newest.1, trend.best),
        (12, 18, 18),
        "the best of a day"
    );
    let measure = Measure {
        within_s: None,
        unit: Unit::Seconds,
        at_most: 60,
        side_difference: Some(11),
        norms: vec![Norm {
            from_age: None,
            to_age: None,
            sex: None,
            strong_from: 30,
            usual: 60,
            weak_below: 20,
        }],
    };
    assert_eq!(strength.behind(&measure), Some((WorkedSide::Left, 12)));
    life.measure(0, WorkedSide::Left, 20);
    let progress = life.progress();
    let strength = &progress.strength[&Id::new("weak-one-leg-bridge")];
    assert_eq!(strength.behind(&measure), None);
}

#[test]
fn each_session_counts_once_in_the_dose_of_its_week() {
    let mut life = Life::default();
    life.strengthen(0, 90);
    life.work(0, SessionNo(1), "glute-bridge", Kind::Strengthen, 60);
    life.strengthen(1, 90);
    let progress = life.progress();
    let bridge = Id::new("glute-bridge");
    let (_, dose) = *progress
        .doses(&bridge, Range::Quarter, today())
        .last()
        .unwrap();
    assert_eq!((dose.sessions, dose.secs, dose.repetitions), (2, 240, 24));
    assert_eq!(progress.exercises(today()), [&bridge]);
}

#[test]
fn what_was_taken_back_or_corrected_is_not_in_it() {
    let mut life = Life::default();
    life.pain(0, 8, PainMoment::Rest)
        .pain(1, 7, PainMoment::Rest);
    let right = Fact::Pain(Pain {
        level: 2,
        moment: PainMoment::Rest,
        session: None,
        exercise: None,
    });
    life.note(
        0,
        Fact::Corrected {
            record: RecordId(1),
            by: Some(Box::new(right)),
        },
    );
    life.note(
        0,
        Fact::Corrected {
            record: RecordId(2),
            by: None,
        },
    );
    let progress = life.progress();
    assert_eq!(progress.pain.len(), 1);
    assert_eq!(progress.pain[&today()].rest, Some(2));
    assert_eq!(progress.upto, Some(RecordId(4)));
    let last = life.0.last().unwrap();
    assert_eq!(Progress::default().fold(last), Folded::Refold);
}

#[test]
fn folding_goes_on_where_it_was_left_and_is_kept_as_text() {
    let mut life = Life::default();
    for days_ago in (0..200).rev() {
        life.strengthen(days_ago, 30 * (days_ago as u32 % 7))
            .pain(days_ago, (days_ago % 5) as u8, PainMoment::After)
            .test(days_ago, Side::Right, Verdict::Tight)
            .measure(days_ago, WorkedSide::Right, days_ago as u16);
    }
    let whole = life.progress();
    for cut in [0, 1, 333, life.0.len()] {
        let half = Progress::of(&life.0[..cut]);
        let text = serde_json::to_string(&half).unwrap();
        let mut half: Progress = serde_json::from_str(&text).unwrap();
        for record in &life.0[cut..] {
            assert_eq!(half.fold(record), Folded::In);
        }
        assert_eq!(half, whole, "cut at {cut}");
    }
}

#[test]
fn what_a_wrong_clock_dated_later_is_not_shown() {
    let mut life = Life::default();
    life.strengthen(-4000, 180).strengthen(0, 180);
    life.strengthen(-1, 180).pain(-1, 3, PainMoment::Rest);
    life.test(-1, Side::Left, Verdict::Tight);
    life.measure(-1, WorkedSide::Left, 20);
    let progress = life.progress().as_of(today());
    assert!(progress.pain.is_empty() && progress.looks.is_empty());
    assert!(progress.strength.is_empty());
    assert_eq!(progress.consistency(today()).strong_days, 1);
    let weeks = progress.minutes(Range::All, today());
    assert_eq!(
        weeks.iter().map(|week| week.strengthen_secs).sum::<u32>(),
        360
    );
    assert!(progress.pain(Range::All, today()).len() <= 522);
}
