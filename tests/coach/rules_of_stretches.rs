//! Rules 1, 2, 5 and 6 as checks of a stretching session. It must not know how the coach comes to one.

use super::*;

impl Scene<'_> {
    /// Rules 1, 2, 5 and 6.
    pub(super) fn stretches(&self, stretching: &Stretching, today: Day, broken: &mut Vec<Broken>) {
        let muscles: BTreeSet<&Id> = stretching
            .checks
            .iter()
            .map(|check| &check.muscle)
            .collect();
        let exercises: BTreeSet<&Id> = stretching
            .checks
            .iter()
            .map(|check| &check.exercise.id)
            .collect();
        if stretching.checks.len() > 3
            || muscles.len() < stretching.checks.len()
            || exercises.len() < muscles.len()
        {
            broken.push((2, format!("too many, or twice the same: {muscles:?}")));
        }
        for check in &stretching.checks {
            if check.exercise.group != check.muscle || check.exercise.kind != Kind::Stretch {
                broken.push((1, format!("{} is no stretch of it", check.exercise.id)));
            }
            if check
                .exercise
                .muscles
                .first()
                .is_some_and(|first| first.as_str().starts_with("gluteus"))
            {
                broken.push((
                    5,
                    format!("{} stretches a phasic muscle", check.exercise.id),
                ));
            }
            self.after_answers(check, today, broken);
            for side in &check.sides {
                self.side(check, side, today, broken);
            }
        }
    }

    pub(super) fn side(
        &self,
        check: &Check,
        side: &SideCheck,
        today: Day,
        broken: &mut Vec<Broken>,
    ) {
        let name = format!("{} {:?}", check.exercise.id, side.side);
        let (verdict, must_have_said) = match &side.standing {
            Standing::Open { verdict } => (*verdict, true),
            Standing::Ask { verdict } => (*verdict, false),
            Standing::Test { test, .. } => {
                let opens = self.catalogue.test(test);
                if !opens.is_some_and(|test| test.unlocks.contains(&check.exercise.id)) {
                    broken.push((1, format!("{name}: {test} does not unlock it")));
                }
                for half in halves(side.side) {
                    let known = self.truth.verdicts(&check.muscle, half, today);
                    if known
                        .values()
                        .any(|(verdict, _)| *verdict <= Verdict::NotTight)
                    {
                        broken.push((1, format!("{name}: a test holds that says not tight")));
                    }
                }
                return;
            }
            Standing::Shut => return,
        };
        let mut least = Verdict::Tight;
        let mut unlocked = BTreeSet::new();
        for half in halves(side.side) {
            let known = self.truth.verdicts(&check.muscle, half, today);
            match known.values().map(|(verdict, _)| *verdict).min() {
                Some(found) if found >= Verdict::Borderline => least = least.min(found),
                other => broken.push((1, format!("{name}: the tests say {other:?}"))),
            }
            let tight = known
                .iter()
                .filter(|(_, (verdict, _))| *verdict >= Verdict::Borderline);
            unlocked.extend(tight.map(|(test, _)| test.clone()));
            if must_have_said && self.truth.felt_today(&check.muscle, half, today) != Some(true) {
                broken.push((1, format!("{name}: nobody said today that it feels tight")));
            }
        }
        let unlocks =
            self.catalogue.tests().iter().any(|test| {
                unlocked.contains(&test.id) && test.unlocks.contains(&check.exercise.id)
            });
        if !unlocks {
            broken.push((1, format!("{name}: no tight test unlocks it")));
        }
        if least != verdict && verdict == Verdict::Tight {
            broken.push((1, format!("{name}: a borderline muscle is taken for tight")));
        }
        let hold = hold_secs(&check.stretch(side, verdict));
        if hold > 60 {
            broken.push((2, format!("{name}: held for {hold} s")));
        }
        if least == Verdict::Borderline && hold > 15 {
            broken.push((1, format!("{name}: borderline, and held for {hold} s")));
        }
    }

    pub(super) fn after_answers(&self, check: &Check, today: Day, broken: &mut Vec<Broken>) {
        let mut answers = self.truth.answers(&check.muscle);
        // Answers of long ago that a wrong clock has brought near need not be remembered.
        answers.truncate(16);
        let recent = |day: Day| (0..=7).contains(&today.since(day)) || day > today;
        for (day, feels, _) in &answers {
            if *feels == Feels::Looser && recent(*day) {
                broken.push((6, format!("{}: looser on {}", check.muscle, day.date())));
            }
        }
        for pair in answers.windows(2) {
            if let [(day, Feels::Tighter, _), (_, Feels::Tighter, _)] = pair
                && recent(*day)
            {
                broken.push((
                    6,
                    format!("{}: tighter twice in a row: {pair:?}", check.muscle),
                ));
            }
        }
        if let Some((_, Feels::Tighter, answer)) = answers.first()
            && let Some((secs, on)) = self.last_hold(&check.muscle)
            && on < *answer
        {
            for side in &check.sides {
                if side.hold_secs > (secs / 2).max(15 / 2).max(5) {
                    broken.push((
                        6,
                        format!(
                            "{}: tighter after {secs} s, now {} s",
                            check.muscle, side.hold_secs
                        ),
                    ));
                }
            }
        }
    }

    /// The hold of the newest stretch of a muscle.
    pub(super) fn last_hold(&self, muscle: &Id) -> Option<(u16, RecordId)> {
        self.truth
            .newest()
            .take(LOOK_BACK)
            .find_map(|(_, record)| match &record.fact {
                Fact::Worked(worked)
                    if worked.group == *muscle
                        && worked.kind == Kind::Stretch
                        && worked.hold_secs >= 10
                        && worked.exercise.as_str() != "prone-lying" =>
                {
                    Some((worked.hold_secs, record.id))
                }
                _ => None,
            })
    }
}
