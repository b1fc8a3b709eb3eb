//! What a random person does with a suggestion, or against it, and says afterwards. It must not know
//! the rules.

use super::*;

impl Life<'_> {
    /// Does what is suggested, more or less.
    pub(super) fn follow(&mut self, suggestion: Suggestion) {
        let slot = rules::slot(&suggestion.doing);
        match suggestion.doing {
            Doing::SeekHelp(_) | Doing::Rest => {}
            Doing::Stretch(ref stretching) => {
                if let Some(made) = suggestion.routine(&Plainly) {
                    self.run(&made, &stretching.checks);
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

    /// Starts a built-in routine, and does what the coach makes of it.
    pub(super) fn start(&mut self) {
        let things = self.things;
        let routine = self.random.one_of(&things.routines);
        let local = self.local();
        let (mut profile, mut digest) = (self.profile.clone(), self.digest.clone());
        (self.gatekeeper)(&mut profile, &mut digest);
        let answer = gate(
            &profile,
            &things.catalogue,
            &digest,
            &local,
            routine,
            &Plainly,
        );
        let scene = Scene {
            profile: &self.profile,
            catalogue: &things.catalogue,
            truth: &self.truth,
            local: &local,
        };
        for broken in scene.check_gate(&answer, self.digest.screening.is_some()) {
            let around = rules::newest(&self.records, 10);
            let text = format!("{} at {local}: {}\n{around}", routine.id, broken.1);
            self.broken.push((broken, text));
        }
        match answer {
            Gate::Go(passed) => {
                self.counts.passed += 1;
                self.run(&passed.session, &passed.checks);
            }
            Gate::Cap { .. } => self.counts.capped += 1,
            Gate::Screening | Gate::Shut(_) => {}
        }
    }

    /// Wants something of their own, and perhaps against the coach.
    pub(super) fn wish(&mut self) {
        let things = self.things;
        let routine = self.random.one_of(&things.routines);
        let local = self.local();
        let answer = wish(
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
        for broken in scene.check_wish(&answer, routine) {
            let text = format!("{} at {local}: {}", routine.id, broken.1);
            self.broken.push((broken, text));
        }
        let limits = match &answer {
            Wish::Open => Vec::new(),
            Wish::Confirm(reasons) if self.random.in_thousand(300) => reasons
                .iter()
                .filter_map(|reason| match reason.why {
                    Why::Over { limit, .. } => Some(limit),
                    _ => None,
                })
                .collect(),
            Wish::Confirm(_) | Wish::Shut(_) => return,
        };
        let session = self.next_session();
        if limits.is_empty() {
            self.counts.open_wishes += 1;
        } else {
            self.counts.overrides += 1;
            self.note(Fact::Overrode {
                session: Some(session),
                limits,
                reason: String::new(),
            });
        }
        let is_break = unsit::domain::coach::wish::is_break(routine);
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

    pub(super) fn next_session(&mut self) -> SessionNo {
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

    pub(super) fn share(&mut self) -> u32 {
        match self.random.below(20) {
            0..=2 if self.is_steady => 1000,
            0 => 0,
            1 | 2 => 300 + self.random.below(400) as u32,
            _ => 1000,
        }
    }

    pub(super) fn afterwards(&mut self, session: SessionNo) {
        if self.is_steady || self.random.in_thousand(850) {
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

    pub(super) fn pain(&mut self) -> u8 {
        match self.random.below(100) {
            0..=7 if self.is_steady && !self.random.in_thousand(20) => 2,
            0..=1 => 6 + self.random.below(5) as u8,
            2..=7 => 4 + self.random.below(2) as u8,
            _ => self.random.below(4) as u8,
        }
    }

    pub(super) fn check_in(&mut self, session: SessionNo, muscle: &Id) {
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
}

/// A language of few words.
pub struct Plainly;

impl Asking for Plainly {
    fn title(&self, _: &Doing) -> String {
        "Coach".into()
    }
    fn still_tight(&self, muscle: &Id, side: WorkedSide) -> String {
        format!("{muscle} {side:?}?")
    }
    fn tight(&self) -> String {
        "tight".into()
    }
    fn not_tight(&self) -> String {
        "not tight".into()
    }
}
