//! The last sessions, and what the day has had: strengthening, stretching, release. It must not know
//! what a day should have.

use serde::{Deserialize, Serialize};

use super::Digest;
use super::noted::Noted;
use crate::domain::Id;
use crate::domain::coach::catalogue::{BRIDGE, PRONE_LYING, SQUEEZE};
use crate::domain::coach::day::Day;
use crate::domain::coach::record::{Began, Morning, Planned, RecordId, SessionNo, Slot, Worked};
use crate::domain::coach::traffic_light::Light;
use crate::domain::exercise::Kind;

/// A stretching session counts from this many seconds of stretch holds on; a release likewise.
pub const STRETCHING_COUNTS_FROM_SECS: u32 = 15;
/// In a desk break a hold shorter than this is mobility.
pub const STRETCH_FROM_HOLD_SECS: u16 = 10;
/// A session that the coach did not make is strengthening if this much of it is planned to be, and
/// at least half of all its work: two squeezes in a desk break are not the day's strengthening.
pub const STRENGTHENING_FROM_SECS: u32 = 120;
pub const REST_DAY_BRIDGES: u16 = 6;
pub const REST_DAY_SQUEEZES: u16 = 10;
const MOST_SESSIONS: usize = 8;
const MOST_DAYS: usize = 21;

#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Sessions {
    logs: Vec<SessionLog>,
    /// The latest day on which a stretching session counted.
    pub stretched: Option<Noted<()>>,
    pub released: Option<Noted<()>>,
    /// The newest strengthening that counted.
    pub strengthened: Option<Noted<Morning>>,
    /// The newest of the two that alternate.
    pub letter: Option<Noted<Morning>>,
    /// The last days on which strengthening counted.
    strong_days: Vec<Noted<()>>,
    /// Bridges and squeezes of one day.
    small: Option<Noted<(u16, u16)>>,
    /// The first record since the clock went back last. What is older is of unknown age: it opens nothing.
    known_from: Option<RecordId>,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct SessionLog {
    pub no: SessionNo,
    /// Of the newest work in it.
    pub day: Day,
    pub slot: Slot,
    planned: Vec<Planned>,
    pub done: Vec<DoneLine>,
    stretch_secs: u32,
    release_secs: u32,
    strengthen_secs: u32,
    has_counted: bool,
}

/// What was done of one exercise in a session, all sides together.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct DoneLine {
    pub exercise: Id,
    pub group: Id,
    /// As the rules count it.
    pub kind: Kind,
    pub secs: u32,
    /// The worst that is known of it.
    pub light: Option<Light>,
}

impl Sessions {
    pub fn logs(&self) -> &[SessionLog] {
        &self.logs
    }

    pub fn log(&self, no: SessionNo) -> Option<&SessionLog> {
        self.logs.iter().find(|log| log.no == no)
    }

    /// Whether the day's strengthening counts.
    pub fn strengthened_on(&self, today: Day, is_rest_day: bool) -> bool {
        let mut strong_days = self.strong_days.iter();
        strong_days.any(|noted| noted.day == today && self.is_of_known_age(noted))
            || is_rest_day && self.did_the_small_work_on(today)
    }

    fn is_of_known_age<T>(&self, noted: &Noted<T>) -> bool {
        self.known_from.is_none_or(|from| noted.record >= from)
    }

    /// The days on which strengthening counted, the oldest first.
    pub fn strong_days(&self) -> &[Noted<()>] {
        &self.strong_days
    }

    fn did_the_small_work_on(&self, today: Day) -> bool {
        self.small.as_ref().is_some_and(|noted| {
            let (bridges, squeezes) = noted.what;
            noted.day == today
                && self.is_of_known_age(noted)
                && (bridges >= REST_DAY_BRIDGES || squeezes >= REST_DAY_SQUEEZES)
        })
    }

    pub fn small_work(&self) -> Option<&Noted<(u16, u16)>> {
        self.small.as_ref()
    }

    pub(super) fn begin(&mut self, noted: &Noted<()>, began: &Began) {
        self.logs.retain(|log| log.no != began.session);
        self.logs.push(SessionLog {
            no: began.session,
            day: noted.day,
            slot: began.slot,
            planned: began.planned.clone(),
            done: Vec::new(),
            stretch_secs: 0,
            release_secs: 0,
            strengthen_secs: 0,
            has_counted: false,
        });
        super::keep_newest(&mut self.logs, MOST_SESSIONS);
    }

    pub(super) fn stretched(&mut self, noted: &Noted<()>) {
        if self
            .stretched
            .as_ref()
            .is_none_or(|old| old.day <= noted.day)
        {
            self.stretched = Some(noted.clone());
        }
    }

    pub(super) fn strengthened(&mut self, noted: &Noted<()>, morning: Morning) {
        self.strengthened = Some(noted.of_what(morning));
        if matches!(morning, Morning::A | Morning::B) {
            self.letter = Some(noted.of_what(morning));
        }
        // Of a day the newest: an older one may be of unknown age.
        self.strong_days.retain(|old| old.day != noted.day);
        self.strong_days.push(noted.clone());
        super::keep_newest(&mut self.strong_days, MOST_DAYS);
    }

    fn count_small(&mut self, noted: &Noted<()>, worked: &Worked) {
        let (bridges, squeezes) = match worked.exercise.as_str() {
            BRIDGE => (worked.repetitions, 0),
            SQUEEZE => (0, worked.repetitions),
            _ => return,
        };
        let (b, s) = match &self.small {
            Some(old) if old.day == noted.day && self.is_of_known_age(old) => old.what,
            _ => (0, 0),
        };
        let sum = (b.saturating_add(bridges), s.saturating_add(squeezes));
        self.small = Some(noted.of_what(sum));
    }

    /// Nothing before the record lies after `day`.
    pub(super) fn redate(&mut self, day: Day, known_from: RecordId) {
        self.known_from = Some(known_from);
        let earlier = |at: &mut Day| *at = (*at).min(day);
        self.logs.iter_mut().for_each(|log| earlier(&mut log.day));
        self.strong_days.retain(|noted| noted.day <= day);
        self.small = self.small.take().filter(|noted| noted.day <= day);
        for noted in [&mut self.stretched, &mut self.released]
            .into_iter()
            .flatten()
        {
            earlier(&mut noted.day);
        }
        for noted in [&mut self.strengthened, &mut self.letter]
            .into_iter()
            .flatten()
        {
            earlier(&mut noted.day);
        }
    }
}

impl SessionLog {
    /// A session whose beginning is not known.
    fn unknown(no: SessionNo, day: Day) -> Self {
        Self {
            no,
            day,
            slot: Slot::Strengthen(Morning::Own),
            planned: Vec::new(),
            done: Vec::new(),
            stretch_secs: 0,
            release_secs: 0,
            strengthen_secs: 0,
            has_counted: false,
        }
    }

    pub fn planned(&self, exercise: &Id) -> Option<&Planned> {
        self.planned
            .iter()
            .find(|planned| planned.exercise == *exercise)
    }

    /// What a step counts as: prone lying is rest, and so is a short hold in a break.
    fn kind_of(&self, exercise: &Id, kind: Kind, hold_secs: u16) -> Kind {
        let is_short = hold_secs < STRETCH_FROM_HOLD_SECS && self.slot == Slot::Move;
        if exercise.as_str() == PRONE_LYING || (kind == Kind::Stretch && is_short) {
            Kind::Mobility
        } else {
            kind
        }
    }

    /// A line for an exercise that is being done for the first time, so that what is told of it before its
    /// first step is over is not lost.
    fn expect(&mut self, exercise: &Id) {
        if self.done.iter().any(|line| line.exercise == *exercise) {
            return;
        }
        let Some(planned) = self.planned(exercise) else {
            return;
        };
        let line = DoneLine {
            exercise: planned.exercise.clone(),
            group: planned.group.clone(),
            kind: self.kind_of(exercise, planned.kind, planned.hold_secs),
            secs: 0,
            light: None,
        };
        self.done.push(line);
    }

    fn add(&mut self, worked: &Worked, kind: Kind) {
        let sum = match kind {
            Kind::Stretch => Some(&mut self.stretch_secs),
            Kind::Strengthen => Some(&mut self.strengthen_secs),
            Kind::Release => Some(&mut self.release_secs),
            Kind::Mobility => None,
        };
        if let Some(sum) = sum {
            *sum = sum.saturating_add(worked.secs);
        }
        let line = self
            .done
            .iter_mut()
            .find(|line| line.exercise == worked.exercise);
        match line {
            Some(line) => line.secs = line.secs.saturating_add(worked.secs),
            None => self.done.push(DoneLine {
                exercise: worked.exercise.clone(),
                group: worked.group.clone(),
                kind,
                secs: worked.secs,
                light: None,
            }),
        }
    }

    /// The strengthening that this session counts as by now, if any.
    fn strengthening(&self) -> Option<Morning> {
        let planned = |only: Option<Kind>| -> u32 {
            self.planned
                .iter()
                .filter(|planned| only.is_none_or(|kind| planned.kind == kind))
                .map(|planned| planned.work_secs)
                .sum()
        };
        let strengthening = planned(Some(Kind::Strengthen));
        let is_ours = matches!(self.slot, Slot::Strengthen(Morning::A | Morning::B));
        let is_strengthening = is_ours
            || (strengthening >= STRENGTHENING_FROM_SECS && strengthening * 2 >= planned(None));
        let is_half = self.strengthen_secs > 0 && self.strengthen_secs * 2 >= strengthening;
        let morning = match self.slot {
            Slot::Strengthen(morning @ (Morning::A | Morning::B)) => morning,
            _ => Morning::Own,
        };
        let is_rest_day = self.slot == Slot::Strengthen(Morning::RestDay);
        (is_strengthening && is_half && !is_rest_day && strengthening > 0).then_some(morning)
    }

    /// Whether all of an exercise's planned work was done; a second is forgiven for rounding.
    pub fn is_clean(&self, line: &DoneLine) -> bool {
        self.planned(&line.exercise)
            .is_some_and(|planned| line.secs + 1 >= planned.work_secs)
    }
}

impl Digest {
    pub(super) fn work(&mut self, noted: &Noted<()>, worked: &Worked) {
        let sessions = &mut self.sessions;
        if sessions.log(worked.session).is_none() {
            sessions
                .logs
                .push(SessionLog::unknown(worked.session, noted.day));
            super::keep_newest(&mut sessions.logs, MOST_SESSIONS);
        }
        let Some(log) = sessions
            .logs
            .iter_mut()
            .find(|log| log.no == worked.session)
        else {
            return;
        };
        log.day = noted.day;
        let kind = log.kind_of(&worked.exercise, worked.kind, worked.hold_secs);
        log.add(worked, kind);
        let by = log
            .planned(&worked.exercise)
            .and_then(|planned| planned.prescribed.clone());
        let stretches = log.stretch_secs >= STRETCHING_COUNTS_FROM_SECS && kind == Kind::Stretch;
        let releases = log.release_secs >= STRETCHING_COUNTS_FROM_SECS && kind == Kind::Release;
        let strengthening = log.strengthening().filter(|_| !log.has_counted);
        log.has_counted |= strengthening.is_some();

        if stretches {
            sessions.stretched(noted);
        }
        if releases
            && sessions
                .released
                .as_ref()
                .is_none_or(|old| old.day <= noted.day)
        {
            sessions.released = Some(noted.clone());
        }
        sessions.count_small(noted, worked);
        if let Some(morning) = strengthening {
            sessions.strengthened(noted, morning);
            self.weeks.strengthened(noted.day);
        }
        if kind == Kind::Stretch {
            self.muscle(&worked.group, noted.day)
                .stretched(noted, worked.hold_secs, by.is_some());
        }
        self.exercise(&worked.exercise, noted.day)
            .work(noted, worked.session, by.as_ref());
    }

    /// What is known of a session's exercises changes to a worse light.
    pub(super) fn light_up(
        &mut self,
        noted: &Noted<()>,
        no: SessionNo,
        exercise: Option<&Id>,
        light: Light,
    ) {
        let Some(log) = self.sessions.logs.iter_mut().find(|log| log.no == no) else {
            return;
        };
        if let Some(id) = exercise {
            log.expect(id);
        }
        let mut outcomes = Vec::new();
        for index in 0..log.done.len() {
            let line = &log.done[index];
            let is_meant = exercise.map_or(line.kind != Kind::Mobility, |id| *id == line.exercise);
            if !is_meant || line.light.is_some_and(|known| known >= light) {
                continue;
            }
            // That it did not hurt before anything of it was done says nothing of it.
            if line.secs == 0 && light == Light::Green {
                continue;
            }
            let planned = log.planned(&line.exercise);
            let by = planned.and_then(|planned| planned.prescribed.clone());
            let is_clean = log.is_clean(line)
                && by
                    .as_ref()
                    .is_some_and(|by| by.rung.is_some() && !by.halved);
            outcomes.push((line.exercise.clone(), by, is_clean));
            log.done[index].light = Some(light);
        }
        for (exercise, by, is_clean) in outcomes {
            // Six squeezes on a gentle day are no dose of a ladder, and serve nothing out.
            let served = by.filter(|by| by.rung.is_some()).map(|by| by.in_place_of);
            let care = self.exercise(&exercise, noted.day);
            let rung = care.rung;
            care.went(
                noted,
                super::exercises::Outcome {
                    session: no,
                    light: Some(light),
                    is_clean,
                    rung,
                },
            );
            for id in served.into_iter().flatten() {
                self.exercise(&id, noted.day).serve(no, light);
            }
        }
    }
}

#[cfg(test)]
mod tests;
