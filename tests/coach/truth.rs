//! What really happened in a life, kept plainly: every record, nothing summed up. It must not know
//! the digest.

use std::collections::{BTreeMap, BTreeSet};

use jiff::Zoned;
use unsit::domain::coach::Day;
use unsit::domain::coach::record::{
    Began, Fact, Feels, Morning, Pain, PainMoment, Record, RecordId, SessionNo, Slot, TestSign,
    Verdict, effective,
};
use unsit::domain::coach::screening::Screening;
use unsit::domain::exercise::Kind;
use unsit::domain::{Id, Side};

#[derive(Default)]
pub struct Truth {
    /// With the day that each is counted on.
    pub records: Vec<(Day, Record)>,
    pub sessions: BTreeMap<SessionNo, SessionTruth>,
    /// The sessions of each exercise, in order.
    by_exercise: BTreeMap<Id, Vec<SessionNo>>,
    /// Of a session or a morning, and the record.
    reds: Vec<(Option<SessionNo>, usize)>,
    mornings: Vec<u8>,
    /// What was said about each muscle, with the record.
    answers: BTreeMap<Id, Vec<(SessionNo, Feels, usize)>>,
    last_letter: Option<(usize, Morning)>,
    pub is_locked: bool,
    pub is_screened: bool,
    /// Exercises that were never to be suggested.
    pub never: BTreeSet<Id>,
    last_day: Option<Day>,
    /// Before this record the clock was wrong: tests and answers of then are of unknown age.
    clock_right_from: usize,
}

#[derive(Clone)]
pub struct SessionTruth {
    pub began: Option<Began>,
    pub done: Vec<DoneTruth>,
    pub pains: Vec<(RecordId, Pain)>,
}

#[derive(Clone)]
pub struct DoneTruth {
    pub index: usize,
    pub exercise: Id,
    pub kind: Kind,
    pub secs: u32,
    pub repetitions: u16,
}

impl Truth {
    pub fn of(all: &[Record]) -> Self {
        let mut truth = Self::default();
        for record in effective(all) {
            truth.push(record);
        }
        truth
    }

    pub fn push(&mut self, record: Record) {
        let day = Day::of(&record.at);
        // A step back of more than two days is a clock that was wrong before.
        if self.last_day.is_some_and(|last| last.since(day) > 2) {
            for (counted, _) in &mut self.records {
                *counted = (*counted).min(day);
            }
            self.clock_right_from = self.records.len();
        }
        self.last_day = Some(day);
        let index = self.records.len();
        match &record.fact {
            Fact::Began(began) => {
                self.session(began.session).began = Some(began.clone());
            }
            Fact::Worked(worked) => {
                let slot = self.session(worked.session).began.as_ref().map(|b| b.slot);
                let is_rest = worked.exercise.as_str() == "prone-lying"
                    || (worked.hold_secs < 10 && slot == Some(Slot::Move));
                let kind = if worked.kind == Kind::Stretch && is_rest {
                    Kind::Mobility
                } else {
                    worked.kind
                };
                let of_exercise = self.by_exercise.entry(worked.exercise.clone()).or_default();
                if of_exercise.last() != Some(&worked.session) {
                    of_exercise.push(worked.session);
                }
                self.session(worked.session).done.push(DoneTruth {
                    index,
                    exercise: worked.exercise.clone(),
                    kind,
                    secs: worked.secs,
                    repetitions: worked.repetitions,
                });
                let counted = self.counted(&self.sessions[&worked.session]);
                if let Some((at, letter)) = counted
                    && at == index
                {
                    self.letter(index, letter);
                }
            }
            Fact::Pain(pain) => {
                self.pain(pain, day, index);
                if let Some(no) = pain.session {
                    self.session(no).pains.push((record.id, pain.clone()));
                }
            }
            Fact::AlreadyDid(Slot::Strengthen(letter)) => self.letter(index, *letter),
            Fact::CheckedIn {
                session,
                muscle,
                feels,
                ..
            } => {
                let of_muscle = self.answers.entry(muscle.clone()).or_default();
                of_muscle.push((*session, *feels, index));
            }
            Fact::Cleared => self.is_locked = false,
            Fact::Emergency(_) | Fact::SecondListSign(_) => self.is_locked = true,
            Fact::Screened(screening) => {
                self.is_locked |= matches!(screening, Screening::Answered { heart: true, .. });
                self.is_screened = matches!(screening, Screening::Answered { .. });
            }
            Fact::NeverSuggest { exercise } => {
                self.never.insert(exercise.clone());
            }
            Fact::SuggestAgain { exercise } => {
                self.never.remove(exercise);
            }
            _ => {}
        }
        self.records.push((day, record));
    }

    fn letter(&mut self, index: usize, letter: Morning) {
        if matches!(letter, Morning::A | Morning::B) {
            self.last_letter = Some((index, letter));
        }
    }

    /// The day that a record is counted on; none where there is no such record.
    pub fn day_of(&self, id: RecordId) -> Option<Day> {
        let found = self
            .records
            .binary_search_by_key(&id, |(_, record)| record.id);
        found.ok().map(|index| self.records[index].0)
    }

    fn session(&mut self, no: SessionNo) -> &mut SessionTruth {
        self.sessions.entry(no).or_insert_with(|| SessionTruth {
            began: None,
            done: Vec::new(),
            pains: Vec::new(),
        })
    }

    /// The newest first.
    pub fn newest(&self) -> impl Iterator<Item = &(Day, Record)> {
        self.records.iter().rev()
    }

    /// The newest first, since the clock went back last; none while it is back.
    fn of_known_age(&self, today: Day) -> impl Iterator<Item = &(Day, Record)> {
        let from = self.records.len().saturating_sub(LOOK_BACK);
        self.records[from.max(self.known_from(today))..]
            .iter()
            .rev()
    }

    /// The first record whose age is known.
    fn known_from(&self, today: Day) -> usize {
        let is_back = self.last_day.is_some_and(|last| last.since(today) > 2);
        if is_back {
            self.records.len()
        } else {
            self.clock_right_from
        }
    }

    /// The newest verdict of each test of a muscle and side that holds on `today`.
    pub fn verdicts(
        &self,
        muscle: &Id,
        side: Side,
        today: Day,
    ) -> BTreeMap<Id, (Verdict, RecordId)> {
        let mut seen: BTreeMap<Id, Option<(Verdict, RecordId)>> = BTreeMap::new();
        for (day, record) in self.of_known_age(today) {
            if let Fact::Tested {
                test,
                muscle: of,
                side: on,
                verdict,
                sign,
                ..
            } = &record.fact
                && of == muscle
                && *on == side
            {
                seen.entry(test.clone()).or_insert_with(|| {
                    let age = today.since(*day);
                    let says = *sign != Some(TestSign::NotPossible);
                    let verdict = sign.map_or(*verdict, |_| Verdict::CouldNotTest);
                    ((-2..=7).contains(&age) && says).then_some((verdict, record.id))
                });
            }
        }
        seen.into_iter()
            .filter_map(|(test, found)| Some((test, found?)))
            .collect()
    }

    /// What the person said today of a muscle and side, by answer or by test.
    pub fn felt_today(&self, muscle: &Id, side: Side, today: Day) -> Option<bool> {
        // Why a test could not be done is told after that it could not: of each test the newest fact stands.
        let mut seen: BTreeSet<&Id> = BTreeSet::new();
        self.of_known_age(today).find_map(|(day, record)| {
            let is_of_today = *day == today;
            if let Fact::Tested {
                test,
                muscle: of,
                side: on,
                ..
            } = &record.fact
                && of == muscle
                && *on == side
                && !seen.insert(test)
            {
                return None;
            }
            match &record.fact {
                Fact::StillTight {
                    muscle: of,
                    side: on,
                    is_tight,
                } if of == muscle && *on == side && is_of_today => Some(*is_tight),
                Fact::Tested {
                    muscle: of,
                    side: on,
                    verdict,
                    sign,
                    ..
                } if of == muscle
                    && *on == side
                    && is_of_today
                    && *sign != Some(TestSign::NotPossible) =>
                {
                    Some(sign.is_none() && *verdict >= Verdict::Borderline)
                }
                _ => None,
            }
        })
    }

    /// Whether a stretching session counted on `today`, or was said to.
    pub fn stretched(&self, today: Day) -> bool {
        let mut secs: BTreeMap<SessionNo, u32> = BTreeMap::new();
        let mut said = false;
        for (no, session) in self.recent_sessions() {
            let sum: u32 = session
                .done
                .iter()
                .filter(|done| done.kind == Kind::Stretch)
                .map(|done| done.secs)
                .sum();
            let touches = session
                .done
                .iter()
                .any(|done| done.kind == Kind::Stretch && self.records[done.index].0 == today);
            if touches {
                secs.insert(*no, sum);
            }
        }
        for (day, record) in self.newest().take(LOOK_BACK) {
            said |= *day == today && record.fact == Fact::AlreadyDid(Slot::Stretch);
        }
        said || secs.values().any(|secs| *secs >= 15)
    }

    /// Whether strengthening counted on `today`.
    pub fn strengthened(&self, today: Day, is_rest_day: bool) -> bool {
        let said = self.of_known_age(today).any(|(day, record)| {
            *day == today && matches!(record.fact, Fact::AlreadyDid(Slot::Strengthen(_)))
        });
        let known_from = self.known_from(today);
        let counted = self.recent_sessions().any(|(_, session)| {
            self.counted(session)
                .is_some_and(|(at, _)| at >= known_from && self.records[at].0 == today)
        });
        said || counted || (is_rest_day && self.small_work(today))
    }

    fn small_work(&self, today: Day) -> bool {
        let known_from = self.known_from(today);
        let repetitions = |id: &str| -> u32 {
            self.recent_sessions()
                .flat_map(|(_, session)| &session.done)
                .filter(|done| done.exercise.as_str() == id && done.index >= known_from)
                .filter(|done| self.records[done.index].0 == today)
                .map(|done| u32::from(done.repetitions))
                .sum()
        };
        repetitions("glute-bridge") >= 6 || repetitions("glute-squeeze") >= 10
    }

    /// The record with which a session's strengthening came to count, and its letter.
    fn counted(&self, session: &SessionTruth) -> Option<(usize, Morning)> {
        let began = session.began.as_ref()?;
        let ours = matches!(began.slot, Slot::Strengthen(Morning::A | Morning::B));
        if began.slot == Slot::Strengthen(Morning::RestDay) {
            return None;
        }
        let all: u32 = began.planned.iter().map(|planned| planned.work_secs).sum();
        let strong: u32 = began
            .planned
            .iter()
            .filter(|planned| planned.kind == Kind::Strengthen)
            .map(|planned| planned.work_secs)
            .sum();
        if strong == 0 || !(ours || (strong >= 120 && strong * 2 >= all)) {
            return None;
        }
        let mut sum = 0;
        for done in &session.done {
            if done.kind == Kind::Strengthen {
                sum += done.secs;
            }
            if sum > 0 && sum * 2 >= strong {
                let morning = match began.slot {
                    Slot::Strengthen(morning @ (Morning::A | Morning::B)) => morning,
                    _ => Morning::Own,
                };
                return Some((done.index, morning));
            }
        }
        None
    }

    /// The last letter that counted or was said to, with its record.
    pub fn last_letter(&self) -> Option<(usize, Morning)> {
        self.last_letter
    }

    /// The sessions in which an exercise was worked, the oldest first.
    pub fn sessions_of(
        &self,
        exercise: &Id,
    ) -> impl DoubleEndedIterator<Item = (SessionNo, &SessionTruth)> {
        let of_exercise = self.by_exercise.get(exercise);
        let all = of_exercise.map_or(&[][..], Vec::as_slice).iter();
        all.filter_map(|no| Some((*no, self.sessions.get(no)?)))
    }

    /// As many as three days of journeys may have.
    pub fn recent_sessions(&self) -> impl Iterator<Item = (&SessionNo, &SessionTruth)> {
        self.sessions.iter().rev().take(24)
    }

    /// The newest answers about a muscle, the newest first, the worst of each session.
    pub fn answers(&self, muscle: &Id) -> Vec<(Day, Feels, RecordId)> {
        let mut answers: Vec<(Day, Feels, RecordId)> = Vec::new();
        let mut last_session = None;
        let of_muscle = self.answers.get(muscle).map_or(&[][..], Vec::as_slice);
        for (session, feels, index) in of_muscle.iter().rev().take(40) {
            let (day, record) = &self.records[*index];
            match answers.last_mut() {
                Some((on, worst, at)) if last_session == Some(*session) => {
                    if badness(*feels) > badness(*worst) {
                        *on = *day;
                        *worst = *feels;
                        *at = record.id;
                    }
                }
                _ => answers.push((*day, *feels, record.id)),
            }
            last_session = Some(*session);
        }
        answers
    }

    /// Days of the reds of the last seven, each session and each morning once, the newest last.
    pub fn reds(&self, today: Day) -> Vec<Day> {
        let days = self.reds.iter().map(|(_, index)| self.records[*index].0);
        days.filter(|day| today.since(*day) < 7).collect()
    }

    fn pain(&mut self, pain: &Pain, day: Day, index: usize) {
        let is_red = match pain.moment {
            PainMoment::During | PainMoment::After => pain.session.is_some() && pain.level >= 6,
            PainMoment::NextMorning => {
                let start = self.mornings.len().saturating_sub(14);
                let mut usual = self.mornings[start..].to_vec();
                usual.sort_unstable();
                self.mornings.push(pain.level);
                let risen = usual.len() >= 3 && pain.level > usual[(usual.len() - 1) / 2] + 2;
                risen || pain.level >= 6
            }
            PainMoment::Rest | PainMoment::Before => false,
        };
        let is_known = self.reds.iter().any(|(session, at)| {
            let same_day = self.records.get(*at).is_some_and(|(on, _)| *on == day);
            *session == pain.session && (session.is_some() || same_day)
        });
        if is_red && !is_known {
            self.reds.push((pain.session, index));
        }
    }
}

/// How many records back a day's questions look; a week has far fewer.
pub const LOOK_BACK: usize = 250;

fn badness(feels: Feels) -> u8 {
    match feels {
        Feels::Better | Feels::Same => 0,
        Feels::Tighter => 1,
        Feels::Looser => 2,
    }
}

/// When a suggestion is asked for.
pub fn today(local: &Zoned) -> Day {
    Day::of(local)
}
