//! The rules for a session that begins without a confirmation. It must not know how it is judged.

use super::*;

impl Scene<'_> {
    /// The rules for a session that begins without a confirmation.
    pub fn check_wish(&self, wish: &Wish, routine: &Routine) -> Vec<Broken> {
        let mut broken = Vec::new();
        let is_locked = self.truth.is_locked;
        if is_locked && *wish == Wish::Open {
            broken.push((8, "a locked session is open".into()));
        }
        if *wish != Wish::Open {
            return broken;
        }
        let today = today(self.local);
        let mut all = Vec::new();
        prescriptions(&routine.items, &mut all);
        let is_break = unsit::domain::coach::wish::is_break(routine);
        let stretches: Vec<&Prescription> = all
            .into_iter()
            .filter(|one| {
                one.exercise.kind == Kind::Stretch
                    && one.exercise.id.as_str() != "prone-lying"
                    && (!is_break || hold_of(one) >= 10)
            })
            .collect();
        if stretches.is_empty() {
            return broken;
        }
        let muscles: BTreeSet<&Id> = stretches.iter().map(|one| &one.exercise.group).collect();
        if muscles.len() > 3 {
            broken.push((2, format!("open with {muscles:?}")));
        }
        if self.truth.stretched(today) {
            broken.push((3, "a second stretching session is open".into()));
        }
        if self.profile.strengthens_first() && !self.truth.strengthened(today, true) {
            broken.push((4, "a stretch before any strengthening is open".into()));
        }
        for one in &stretches {
            let mut answers = self.truth.answers(&one.exercise.group).into_iter().take(16);
            let is_looser = answers.any(|(day, feels, _)| {
                feels == Feels::Looser && (0..=7).contains(&today.since(day))
            });
            if is_looser {
                broken.push((6, format!("{} is open, and felt looser", one.exercise.id)));
            }
            let phasic = one.exercise.muscles.first();
            if phasic.is_some_and(|first| first.as_str().starts_with("gluteus")) {
                broken.push((5, format!("{} is open", one.exercise.id)));
            }
        }
        for one in stretches {
            for half in [Side::Left, Side::Right] {
                let known = self.truth.verdicts(&one.exercise.group, half, today);
                let worked = match one.sides {
                    SideChoice::Left => half == Side::Left,
                    SideChoice::Right => half == Side::Right,
                    _ => true,
                };
                let least = known.values().map(|(verdict, _)| *verdict).min();
                if worked && least < Some(Verdict::Borderline) {
                    broken.push((
                        1,
                        format!("{} {half:?} is open: {least:?}", one.exercise.id),
                    ));
                }
            }
        }
        broken
    }
}
