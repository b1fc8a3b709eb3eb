//! The rules for a routine that the gate lets through, and for each stretch of a session at the moment
//! in which it is done. It must not know how either was made.

use unsit::domain::coach::click::Stretching;
use unsit::domain::coach::gate::{Gate, Passed};
use unsit::domain::coach::profile::Spot;

use super::*;

impl Scene<'_> {
    pub fn check_gate(&self, gate: &Gate, is_asked: bool) -> Vec<Broken> {
        let mut broken = Vec::new();
        let is_shut = matches!(gate, Gate::Shut(_));
        if self.truth.is_locked != is_shut {
            broken.push((8, format!("locked: {}, and {gate:?}", self.truth.is_locked)));
        }
        match gate {
            Gate::Shut(_) => {}
            Gate::Screening if is_asked => broken.push((8, "asked once more".into())),
            Gate::Screening => {}
            Gate::Cap { why, instead } => {
                if why.is_empty() {
                    broken.push((10, "a limit without a reason".into()));
                }
                broken.extend(self.check(instead));
            }
            Gate::Go(_) if !is_asked => broken.push((8, "before the screening".into())),
            Gate::Go(passed) => self.passed(passed, &mut broken),
        }
        broken
    }

    fn passed(&self, passed: &Passed, broken: &mut Vec<Broken>) {
        let today = today(self.local);
        let stretching = Stretching {
            spot: Spot::Floor,
            activation: Vec::new(),
            checks: passed.checks.clone(),
            finish: Vec::new(),
        };
        self.stretches(&stretching, today, broken);
        let suggestion = Suggestion {
            doing: Doing::Strengthen {
                morning: Morning::A,
                exercises: passed.parts.clone(),
            },
            reasons: passed.changes.clone(),
            hints: Vec::new(),
            day: unsit::domain::coach::suggestion::DayMarks {
                strengthened: false,
                stretched: false,
                released: false,
                is_rest_day: false,
                sat_minutes: None,
            },
        };
        for one in &passed.parts {
            let is_stretch = one.exercise.kind == Kind::Stretch;
            if is_stretch && one.exercise.id.as_str() != "prone-lying" && hold_secs(one) >= 10 {
                broken.push((1, format!("{} is no slot", one.exercise.id)));
            }
            self.pain(one, &suggestion, today, broken);
            self.person(one, &suggestion, broken);
            self.progress(one, today, broken);
        }
        if passed.checks.is_empty() {
            return;
        }
        if self.truth.stretched(today) {
            broken.push((3, "a second stretching session goes".into()));
        }
        let small = passed.parts.iter().any(|one| {
            let repetitions = repetitions(one);
            match one.exercise.id.as_str() {
                "glute-bridge" => repetitions >= 6,
                "glute-squeeze" => repetitions >= 10,
                _ => false,
            }
        });
        let waits = self.profile.strengthens_first() && !self.truth.strengthened(today, true);
        if waits && !small && !strengthens_before(passed) {
            broken.push((4, "a stretch goes before the day's strengthening".into()));
        }
    }

    /// One stretch, at the moment in which it is done.
    pub fn check_stretch(
        &self,
        check: &Check,
        side: WorkedSide,
        hold_secs: u16,
        session: SessionNo,
    ) -> Vec<Broken> {
        let mut broken = Vec::new();
        let today = today(self.local);
        let began = self.truth.newest().take(LOOK_BACK).find(
            |(_, record)| matches!(&record.fact, Fact::Began(began) if began.session == session),
        );
        if began.is_some_and(|(day, _)| *day != today) {
            // Begun before four in the morning: what was answered then was of that day.
            return broken;
        }
        let name = format!("{} {side:?} for {hold_secs} s", check.exercise.id);
        let mut unlocked = false;
        let mut least = Verdict::Tight;
        for half in halves(side) {
            let known = self.truth.verdicts(&check.muscle, half, today);
            let found = known.values().map(|(verdict, _)| *verdict).min();
            least = least.min(found.unwrap_or(Verdict::CouldNotTest));
            unlocked |= known.iter().any(|(test, (verdict, _))| {
                let opens = self.catalogue.test(test);
                *verdict >= Verdict::Borderline
                    && opens.is_some_and(|test| test.unlocks.contains(&check.exercise.id))
            });
            if self.truth.felt_today(&check.muscle, half, today) != Some(true) {
                broken.push((1, format!("{name}: nobody said today that it feels tight")));
            }
        }
        if least < Verdict::Borderline || !unlocked {
            broken.push((1, format!("{name}: the tests say {least:?}")));
        }
        if least == Verdict::Borderline && hold_secs > 15 {
            broken.push((1, format!("{name}: only borderline")));
        }
        if hold_secs > 60 {
            broken.push((2, name));
        }
        broken
    }
}

/// Whether the strengthening of a session would count by what comes before its first stretch.
fn strengthens_before(passed: &Passed) -> bool {
    let planned = &passed.session.coached.planned;
    let all: u32 = planned.iter().map(|planned| planned.work_secs).sum();
    let strong: u32 = planned
        .iter()
        .filter(|planned| planned.kind == Kind::Strengthen)
        .map(|planned| planned.work_secs)
        .sum();
    let mut before = 0;
    for item in &passed.session.routine.items {
        match item {
            Item::Exercise(one) if one.exercise.kind == Kind::Strengthen => {
                let one = Prescribed::plain(&one.exercise, one.sides, one.dose.clone());
                before += one.planned().work_secs;
            }
            // Lying on the front is rest: design 3 has it outside the rules of stretching.
            Item::Exercise(one)
                if one.exercise.kind != Kind::Stretch
                    || one.exercise.id.as_str() == "prone-lying" => {}
            Item::Rest(_) => {}
            _ => break,
        }
    }
    strong >= 120 && strong * 2 >= all && before * 2 >= strong
}
