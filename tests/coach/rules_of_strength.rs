//! Rules 7 and 9 as checks of an exercise. It must not know how the coach comes to its dose.

use super::*;

impl Scene<'_> {
    /// Rule 7, for one exercise.
    pub(super) fn pain(
        &self,
        one: &Prescribed,
        suggestion: &Suggestion,
        today: Day,
        broken: &mut Vec<Broken>,
    ) {
        let id = &one.exercise.id;
        let lights = self.lights(id);
        if let Some(last) = lights.last() {
            if last.red_on.is_some_and(|day| day == today) {
                broken.push((7, format!("{id} again on the day of its red")));
            }
            let is_strengthening = matches!(
                suggestion.doing,
                Doing::Strengthen {
                    morning: Morning::A | Morning::B,
                    ..
                }
            );
            if is_strengthening && one.exercise.kind == Kind::Strengthen {
                if last.worst >= 6 && !one.halved && !self.was_served(id, last.no, true) {
                    broken.push((7, format!("{id} in full after a red")));
                }
                let twice = lights
                    .iter()
                    .rev()
                    .take(2)
                    .filter(|l| (4..6).contains(&l.worst))
                    .count()
                    == 2;
                let has_easier = one
                    .exercise
                    .easier_form
                    .as_ref()
                    .and_then(|easier| self.catalogue.exercise(easier.as_str()))
                    .is_some_and(|easier| {
                        easier.kind == Kind::Strengthen
                            && easier
                                .equipment
                                .iter()
                                .all(|thing| self.profile.equipment.contains(thing))
                            && easier.cautions.is_empty()
                            && easier.place == Place::NoFloor
                            && !self.truth.never.contains(&easier.id)
                            && self.lights(&easier.id).last().is_none_or(|l| l.worst < 4)
                            && self.profile.amputation.is_none()
                    });
                if twice && has_easier && !one.halved && !self.was_served(id, last.no, false) {
                    broken.push((7, format!("{id} again after amber twice")));
                }
            }
        }
    }

    /// Rule 9, against what was really done.
    pub(super) fn progress(&self, one: &Prescribed, today: Day, broken: &mut Vec<Broken>) {
        if one.exercise.kind != Kind::Strengthen || one.halved {
            return;
        }
        let id = &one.exercise.id;
        let Some(rung) = one.rung else {
            return;
        };
        let done = self.done(id);
        let Some(last) = done.last() else {
            if rung > 0 {
                broken.push((9, format!("{id} begins at notch {rung}")));
            }
            return;
        };
        if one.dose != ladder::dose_at(&one.exercise.dose, rung)
            && one.dose.work != ladder::dose_at(&one.exercise.dose, rung).work
        {
            broken.push((9, format!("{id} at another dose than its notch")));
        }
        if rung <= last.rung {
            return;
        }
        if rung > last.rung + 1 {
            broken.push((9, format!("{id} from notch {} to {}", last.rung, rung)));
        }
        let changed = done
            .windows(2)
            .rev()
            .find(|pair| pair[0].rung != pair[1].rung)
            .map_or(done[0].day, |pair| pair[1].day);
        // A climb must lie a week behind the last change, which was no earlier than a week ago where
        // records were re-dated.
        if today.since(changed) < 7 {
            broken.push((
                9,
                format!("{id} changes twice within {} days", today.since(changed)),
            ));
        }
        let lights = self.lights(id);
        let green = lights.len() >= 2 && lights.iter().rev().take(2).all(|light| light.worst < 4);
        if !green {
            broken.push((9, format!("{id} climbs without two green sessions")));
        }
    }

    /// The sessions in which an exercise was done on its ladder.
    fn done(&self, id: &Id) -> Vec<DoneAt> {
        let mut done: Vec<DoneAt> = Vec::new();
        for (_, session) in self.truth.sessions_of(id) {
            let Some(first) = session.done.iter().find(|one| one.exercise == *id) else {
                continue;
            };
            let planned = session
                .began
                .iter()
                .flat_map(|began| &began.planned)
                .find(|planned| planned.exercise == *id);
            let by = planned.and_then(|planned| planned.prescribed.as_ref());
            let before = done.last().map_or(0, |last| last.rung);
            done.push(DoneAt {
                day: self.truth.records[first.index].0,
                rung: by.and_then(|by| by.rung).unwrap_or(before),
            });
        }
        done
    }

    /// The worst pain answer of each of the last sessions with the exercise that has one.
    fn lights(&self, id: &Id) -> Vec<LightOf> {
        let last = self.truth.sessions_of(id).rev().take(8);
        let mut lights: Vec<LightOf> = last
            .filter_map(|(no, session)| self.light(no, session, id))
            .collect();
        lights.reverse();
        lights
    }

    fn light(&self, no: SessionNo, session: &SessionTruth, id: &Id) -> Option<LightOf> {
        let done = session.done.iter().find(|one| one.exercise == *id)?;
        if done.kind == Kind::Mobility {
            return None;
        }
        let first = self.truth.records[done.index].1.id;
        let meant = session.pains.iter().filter(|(record, pain)| {
            pain.exercise.as_ref().is_none_or(|exercise| exercise == id)
                && matches!(pain.moment, PainMoment::During | PainMoment::After)
                && *record > first
        });
        let red = meant.clone().filter(|(_, pain)| pain.level >= 6);
        Some(LightOf {
            no,
            worst: meant.map(|(_, pain)| pain.level).max()?,
            red_on: red
                .filter_map(|(record, _)| self.truth.day_of(*record))
                .max(),
        })
    }

    /// Whether half the dose, or the easier form, stood in for `id` since a session, and stayed green.
    fn was_served(&self, id: &Id, red: SessionNo, by_half: bool) -> bool {
        let after = self.truth.sessions.range(red..).skip(1);
        let mut halves = after.filter_map(|(no, session)| {
            let planned = session.began.iter().flat_map(|began| &began.planned);
            let stands_in = planned.filter_map(|planned| {
                let by = planned.prescribed.as_ref()?;
                let eases = by.halved || (!by_half && planned.exercise != *id);
                (eases && by.rung.is_some() && by.in_place_of.contains(id))
                    .then_some(&planned.exercise)
            });
            stands_in
                .map(|exercise| self.light(*no, session, exercise))
                .next()
        });
        halves.any(|light| light.is_some_and(|light| light.worst < 4))
    }
}

struct DoneAt {
    day: Day,
    rung: u8,
}

struct LightOf {
    no: SessionNo,
    worst: u8,
    red_on: Option<Day>,
}
