//! Which questions about past sessions are due. It must not know how they are asked.
//!
//! Straight after a session its own summary asks. What it left open about pain, how each stretched
//! muscle feels an hour later, and how the next morning is, come later: as a card on the home
//! screen, or as a notification.

use std::time::Duration;

use jiff::Zoned;

use super::day::Day;
use super::digest::{Digest, SessionLog};
use super::record::{CheckIn, SessionNo};
use crate::domain::Id;
use crate::domain::coaching_day::TURNS_AT_HOUR;
use crate::domain::exercise::Kind;

const LATER_SECS: i64 = 3600;
/// After that it is no morning any more.
const MORNING_UNTIL_HOUR: i8 = 12;

/// A question that waits for its answer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Due {
    /// How strong pain was after the newest session of today; without it nothing is earned.
    PainAfter { session: SessionNo },
    /// How the muscles that were stretched feel an hour later.
    HourLater {
        session: SessionNo,
        muscles: Vec<Id>,
    },
    /// How strong pain is on the morning after a day with sessions.
    NextMorning { after: Day },
}

/// All that is due at `local`, the most urgent first.
pub fn due(digest: &Digest, local: &Zoned) -> Vec<Due> {
    let today = Day::of(local);
    let digest = digest.as_of(today);
    let mut due = Vec::new();
    due.extend(next_morning(&digest, local, today));
    due.extend(later_ones(&digest, today).into_iter().filter_map(|later| {
        let now = local.timestamp().as_second();
        let is_due = |(_, at): &(Id, i64)| at.saturating_add(LATER_SECS) <= now;
        let muscles: Vec<Id> = later
            .muscles
            .into_iter()
            .filter(is_due)
            .map(|(muscle, _)| muscle)
            .collect();
        let session = later.session;
        (!muscles.is_empty()).then_some(Due::HourLater { session, muscles })
    }));
    due.extend(pain_after(&digest, today));
    due
}

/// How long after `local` the next muscle is to be asked about; none where none waits.
pub fn next_after(digest: &Digest, local: &Zoned) -> Option<Duration> {
    let today = Day::of(local);
    let digest = digest.as_of(today);
    let now = local.timestamp().as_second();
    let waits = later_ones(&digest, today)
        .into_iter()
        .flat_map(|later| later.muscles)
        .filter_map(|(_, at)| u64::try_from(at.saturating_add(LATER_SECS) - now).ok());
    waits
        .filter(|secs| *secs > 0)
        .min()
        .map(Duration::from_secs)
}

/// When each session that left muscles to ask about is an hour over for all of them, in seconds since 1970.
pub fn hour_later_at_secs(digest: &Digest, local: &Zoned) -> Vec<i64> {
    let today = Day::of(local);
    let digest = digest.as_of(today);
    let last_of = |later: &Later| later.muscles.iter().map(|(_, at)| *at).max();
    let sessions = later_ones(&digest, today);
    let lasts = sessions.iter().filter_map(last_of);
    lasts.map(|at| at.saturating_add(LATER_SECS)).collect()
}

fn pain_after(digest: &Digest, today: Day) -> Option<Due> {
    let newest = digest.sessions.logs().last()?;
    let is_open = |log: &SessionLog| {
        let mut counted = counted(log);
        counted.any(|line| line.light.is_none())
    };
    let session = newest.no;
    (newest.day == today && is_open(newest)).then_some(Due::PainAfter { session })
}

fn next_morning(digest: &Digest, local: &Zoned, today: Day) -> Option<Due> {
    let is_morning = (TURNS_AT_HOUR..MORNING_UNTIL_HOUR).contains(&local.hour());
    let yesterday = today.plus(-1);
    let has_worked = digest
        .sessions
        .logs()
        .iter()
        .any(|log| log.day == yesterday && counted(log).next().is_some());
    let is_open = digest.pain.morning(today).is_none();
    (is_morning && has_worked && is_open).then_some(Due::NextMorning { after: yesterday })
}

/// What was stretched today in a session, each with the second of its last hold, and not asked about
/// an hour later yet.
struct Later {
    session: SessionNo,
    muscles: Vec<(Id, i64)>,
}

fn later_ones(digest: &Digest, today: Day) -> Vec<Later> {
    let mut seen: Vec<Id> = Vec::new();
    let mut all = Vec::new();
    for log in digest.sessions.logs().iter().rev() {
        let mut muscles = Vec::new();
        let stretched = log
            .done
            .iter()
            .filter(|line| line.kind == Kind::Stretch && line.secs > 0);
        for line in stretched.filter(|_| log.day == today) {
            // Of two sessions with the same muscle the later one is asked about.
            if seen.contains(&line.group) {
                continue;
            }
            seen.push(line.group.clone());
            let care = digest.care(&line.group);
            let last = care.and_then(|care| care.stretched.as_ref());
            let is_answered = digest
                .check_ins
                .has(log.no, &line.group, CheckIn::HourLater);
            if let Some(last) = last.filter(|last| last.day == today && !is_answered) {
                muscles.push((line.group.clone(), last.at_secs));
            }
        }
        if !muscles.is_empty() {
            let session = log.no;
            all.push(Later { session, muscles });
        }
    }
    all
}

/// What of a session pain is asked about.
fn counted(log: &SessionLog) -> impl Iterator<Item = &super::digest::DoneLine> {
    log.done.iter().filter(|line| line.kind != Kind::Mobility)
}

#[cfg(test)]
mod tests {
    use super::super::record::{Fact, Feels, Pain, PainMoment, Record, RecordId, Worked};
    use super::*;
    use crate::domain::side::WorkedSide;

    /// Records at local times, in their order.
    fn digest(facts: &[(&str, Fact)]) -> Digest {
        let records: Vec<Record> = facts
            .iter()
            .zip(1..)
            .map(|((at, fact), id)| Record {
                id: RecordId(id),
                at: local(at),
                fact: fact.clone(),
            })
            .collect();
        Digest::of(&records)
    }

    fn local(at: &str) -> Zoned {
        format!("2026-03-{at}+01:00[Europe/Berlin]")
            .parse()
            .unwrap()
    }

    fn worked(session: i64, kind: Kind) -> Fact {
        Fact::Worked(Worked {
            session: SessionNo(session),
            exercise: Id::new("any"),
            group: Id::new("hip"),
            kind,
            side: WorkedSide::Both,
            secs: 30,
            repetitions: 0,
            hold_secs: 30,
        })
    }

    fn pain(moment: PainMoment) -> Fact {
        let session = (moment == PainMoment::After).then_some(SessionNo(1));
        Fact::Pain(Pain {
            level: 1,
            moment,
            session,
            exercise: None,
        })
    }

    fn later() -> Due {
        Due::HourLater {
            session: SessionNo(1),
            muscles: vec![Id::new("hip")],
        }
    }

    #[test]
    fn a_stretched_muscle_is_asked_about_an_hour_later_on_the_same_day_and_once() {
        let mut facts = vec![
            ("10T10:00", worked(1, Kind::Stretch)),
            ("10T10:01", pain(PainMoment::After)),
        ];
        let known = digest(&facts);
        assert_eq!(due(&known, &local("10T10:59")), []);
        let next = next_after(&known, &local("10T10:59"));
        assert_eq!(next, Some(Duration::from_secs(60)));
        assert_eq!(due(&known, &local("10T11:00")), [later()]);
        assert_eq!(next_after(&known, &local("10T11:00")), None);
        assert_eq!(due(&known, &local("10T23:00")), [later()]);
        let of_next_day = due(&known, &local("11T08:00"));
        assert!(!of_next_day.contains(&later()));
        facts.push((
            "10T11:05",
            Fact::CheckedIn {
                session: SessionNo(1),
                muscle: Id::new("hip"),
                when: CheckIn::HourLater,
                feels: Feels::Same,
            },
        ));
        assert_eq!(due(&digest(&facts), &local("10T11:06")), []);
    }

    #[test]
    fn what_was_said_straight_after_does_not_answer_for_the_hour() {
        let straight = Fact::CheckedIn {
            session: SessionNo(1),
            muscle: Id::new("hip"),
            when: CheckIn::Straight,
            feels: Feels::Looser,
        };
        let known = digest(&[
            ("10T10:00", worked(1, Kind::Stretch)),
            ("10T10:01", pain(PainMoment::After)),
            ("10T10:02", straight),
        ]);
        assert_eq!(due(&known, &local("10T11:00")), [later()]);
    }

    #[test]
    fn pain_after_a_session_stays_open_until_it_is_told_or_the_day_turns() {
        let mut facts = vec![("10T10:00", worked(1, Kind::Strengthen))];
        let open = [Due::PainAfter {
            session: SessionNo(1),
        }];
        assert_eq!(due(&digest(&facts), &local("10T18:00")), open);
        assert!(!due(&digest(&facts), &local("11T13:00")).contains(&open[0]));
        facts.push(("10T18:01", pain(PainMoment::After)));
        assert_eq!(due(&digest(&facts), &local("10T18:02")), []);
    }

    #[test]
    fn the_morning_after_work_is_asked_about_until_noon_and_once() {
        let mut facts = vec![
            ("10T10:00", worked(1, Kind::Strengthen)),
            ("10T10:01", pain(PainMoment::After)),
        ];
        let morning = Due::NextMorning {
            after: Day::of(&local("10T10:00")),
        };
        let known = digest(&facts);
        assert_eq!(due(&known, &local("11T03:59")), []);
        assert_eq!(due(&known, &local("11T07:00")), [morning]);
        assert_eq!(due(&known, &local("11T12:00")), []);
        assert_eq!(due(&known, &local("12T07:00")), []);
        facts.push(("11T07:01", pain(PainMoment::NextMorning)));
        assert_eq!(due(&digest(&facts), &local("11T07:02")), []);
    }

    #[test]
    fn moving_a_little_is_not_asked_about() {
        let known = digest(&[("10T10:00", worked(1, Kind::Mobility))]);
        assert_eq!(due(&known, &local("10T12:00")), []);
        assert_eq!(due(&known, &local("11T07:00")), []);
    }
}
