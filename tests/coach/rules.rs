//! The ten rules as checks of one suggestion against what really happened. It must not know how the
//! coach comes to a suggestion.

use std::collections::BTreeSet;

use jiff::Zoned;
use unsit::domain::coach::click::Stretching;
use unsit::domain::coach::gate::Gate;
use unsit::domain::coach::ladder;
use unsit::domain::coach::prescribe::Prescribed;
use unsit::domain::coach::record::{
    Fact, Feels, Morning, PainMoment, Record, RecordId, SessionNo, Slot, Verdict,
};
use unsit::domain::coach::slots::{Check, SideCheck, Standing};
use unsit::domain::coach::{Catalogue, Day, Doing, Profile, Reason, Suggestion, Why};
use unsit::domain::dose::Work;
use unsit::domain::exercise::{Kind, Place, Tag};
use unsit::domain::routine::{Item, Prescription, Routine, SideChoice};
use unsit::domain::side::WorkedSide;
use unsit::domain::{Id, Side};

use crate::truth::{LOOK_BACK, SessionTruth, Truth, today};

/// A rule and how it was broken.
pub type Broken = (u8, String);

pub struct Scene<'s> {
    pub profile: &'s Profile,
    pub catalogue: &'s Catalogue,
    pub truth: &'s Truth,
    pub local: &'s Zoned,
}

impl Scene<'_> {
    pub fn check(&self, suggestion: &Suggestion) -> Vec<Broken> {
        let mut broken = Vec::new();
        let today = today(self.local);
        let stretching = match &suggestion.doing {
            Doing::Stretch(stretching) => Some(stretching),
            _ => None,
        };
        if let Some(stretching) = stretching {
            self.stretches(stretching, today, &mut broken);
            if self.truth.stretched(today) {
                broken.push((3, "a second stretching session is suggested".into()));
            }
            self.strength_before(stretching, suggestion, today, &mut broken);
        }
        self.letters(suggestion, &mut broken);
        for one in suggestion.doing.exercises() {
            self.no_hidden_stretch(one, suggestion, &mut broken);
            self.pain(one, suggestion, today, &mut broken);
            self.person(one, suggestion, &mut broken);
        }
        self.bad_days(suggestion, today, &mut broken);
        self.locks(suggestion, &mut broken);
        if let Doing::Strengthen { exercises, .. } = &suggestion.doing {
            for one in exercises {
                self.progress(one, today, &mut broken);
            }
        }
        self.reasons(suggestion, today, &mut broken);
        broken
    }

    /// Rules 1, 2, 5 and 6.
    fn stretches(&self, stretching: &Stretching, today: Day, broken: &mut Vec<Broken>) {
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

    fn side(&self, check: &Check, side: &SideCheck, today: Day, broken: &mut Vec<Broken>) {
        let name = format!("{} {:?}", check.exercise.id, side.side);
        let (verdict, must_have_said) = match &side.standing {
            Standing::Open { verdict } => (*verdict, true),
            Standing::Ask { verdict } => (*verdict, false),
            Standing::Test { test } => {
                let opens = self.catalogue.tests.iter().find(|known| known.id == *test);
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
            self.catalogue.tests.iter().any(|test| {
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

    fn after_answers(&self, check: &Check, today: Day, broken: &mut Vec<Broken>) {
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
    fn last_hold(&self, muscle: &Id) -> Option<(u16, RecordId)> {
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

    fn strength_before(
        &self,
        stretching: &Stretching,
        suggestion: &Suggestion,
        today: Day,
        broken: &mut Vec<Broken>,
    ) {
        if !self.profile.strengthens_first() {
            return;
        }
        let is_rest_day = suggestion.day.is_rest_day;
        let counts_on_the_way = is_rest_day
            && stretching.activation.iter().any(|one| {
                let repetitions = repetitions(one);
                match one.exercise.id.as_str() {
                    "glute-bridge" => repetitions >= 6,
                    "glute-squeeze" => repetitions >= 10,
                    _ => false,
                }
            });
        if !self.truth.strengthened(today, is_rest_day) && !counts_on_the_way {
            broken.push((4, "a stretch before the day's strengthening".into()));
        }
    }

    fn letters(&self, suggestion: &Suggestion, broken: &mut Vec<Broken>) {
        if let Doing::Strengthen {
            morning: morning @ (Morning::A | Morning::B),
            ..
        } = suggestion.doing
            && let Some((at, last)) = self.truth.last_letter()
            && last == morning
        {
            let record = &self.truth.records[at];
            broken.push((4, format!("{morning:?} twice running, since {record:?}")));
        }
    }

    /// Rules 1 and 5, for what is no stretching session.
    fn no_hidden_stretch(
        &self,
        one: &Prescribed,
        suggestion: &Suggestion,
        broken: &mut Vec<Broken>,
    ) {
        let is_break = matches!(suggestion.doing, Doing::Move(_)) && hold_secs(one) < 10;
        if one.exercise.kind == Kind::Stretch
            && one.exercise.id.as_str() != "prone-lying"
            && !is_break
        {
            broken.push((
                1,
                format!("{} outside a stretching session", one.exercise.id),
            ));
        }
    }

    /// Rule 7, for one exercise.
    fn pain(
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

    fn bad_days(&self, suggestion: &Suggestion, today: Day, broken: &mut Vec<Broken>) {
        let works = matches!(
            suggestion.doing,
            Doing::Strengthen { .. } | Doing::Stretch(_) | Doing::Release(_)
        );
        let at_rest = self
            .truth
            .newest()
            .take(LOOK_BACK)
            .find_map(|(day, record)| match &record.fact {
                Fact::Pain(pain)
                    if matches!(
                        pain.moment,
                        PainMoment::Rest | PainMoment::Before | PainMoment::NextMorning
                    ) =>
                {
                    Some((*day, pain.level))
                }
                _ => None,
            });
        if works && at_rest.is_some_and(|(day, level)| day == today && level >= 6) {
            broken.push((7, "work on a day of strong pain".into()));
        }
        let reds = self.truth.reds(today);
        if let Some(last) = reds.last() {
            if works && today.since(*last) <= 1 {
                broken.push((7, "work the day after a red".into()));
            }
            let hints = suggestion.reasons.iter().chain(&suggestion.hints);
            let says = hints
                .into_iter()
                .any(|reason| matches!(reason.why, Why::TwoReds { .. }));
            let locked = matches!(suggestion.doing, Doing::SeekHelp(_));
            if reds.len() >= 2 && !says && !locked {
                broken.push((7, "two reds in a week and no word of a clinician".into()));
            }
        }
    }

    /// Rule 8.
    fn locks(&self, suggestion: &Suggestion, broken: &mut Vec<Broken>) {
        let is_locked = self.truth.is_locked;
        if is_locked != matches!(suggestion.doing, Doing::SeekHelp(_)) {
            broken.push((
                8,
                format!("locked: {is_locked}, and {:?}", suggestion.doing),
            ));
        }
    }

    /// Rule 8, and the filters.
    fn person(&self, one: &Prescribed, suggestion: &Suggestion, broken: &mut Vec<Broken>) {
        let exercise = &one.exercise;
        let gentle = exercise.place == Place::NoFloor
            && exercise.tags.contains(&Tag::Gentle)
            && matches!(exercise.kind, Kind::Strengthen | Kind::Mobility);
        if !self.truth.is_screened && !gentle {
            broken.push((8, format!("{} without the screening", exercise.id)));
        }
        if self.truth.never.contains(&exercise.id) {
            broken.push((10, format!("{} was never to be suggested", exercise.id)));
        }
        for condition in &self.profile.conditions {
            let barred = condition
                .cautions()
                .iter()
                .any(|caution| exercise.cautions.contains(caution));
            let pressure = *condition
                == unsit::domain::coach::profile::Condition::HighBloodPressure
                && exercise.kind == Kind::Strengthen;
            if barred && !pressure {
                broken.push((
                    8,
                    format!("{} with {condition:?}: {:?}", exercise.id, suggestion.doing),
                ));
            }
        }
        if let Some(amputation) = self.profile.amputation {
            if !exercise.tags.contains(&Tag::Amputee) {
                broken.push((8, format!("{} after an amputation", exercise.id)));
            }
            let on = |side: Side| match side {
                Side::Left => matches!(one.sides, SideChoice::Left),
                Side::Right => matches!(one.sides, SideChoice::Right),
            };
            if exercise.id.as_str() == "prone-hip-extension" && !on(amputation.side) {
                broken.push((
                    8,
                    "the lift of the residual limb, with the other leg".into(),
                ));
            }
        }
    }

    /// Rule 9, against what was really done.
    fn progress(&self, one: &Prescribed, today: Day, broken: &mut Vec<Broken>) {
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

    /// Rule 10.
    fn reasons(&self, suggestion: &Suggestion, today: Day, broken: &mut Vec<Broken>) {
        if suggestion.reasons.is_empty() {
            broken.push((10, "no reason".into()));
        }
        for reason in suggestion.reasons.iter().chain(&suggestion.hints) {
            for record in &reason.records {
                if self.truth.day_of(*record).is_none() {
                    broken.push((10, format!("{record:?} does not exist: {:?}", reason.why)));
                }
            }
            if must_name_records(reason) && reason.records.is_empty() {
                broken.push((10, format!("{:?} names no record", reason.why)));
            }
        }
        let Doing::Stretch(stretching) = &suggestion.doing else {
            return;
        };
        for check in &stretching.checks {
            for side in &check.sides {
                if matches!(side.standing, Standing::Open { .. }) {
                    for half in halves(side.side) {
                        let tests = self.truth.verdicts(&check.muscle, half, today);
                        let names_one = tests
                            .values()
                            .any(|(_, id)| side.reason.records.contains(id));
                        if !names_one && side.side != WorkedSide::Both {
                            broken.push((10, format!("{}: its test is not named", check.muscle)));
                        }
                    }
                }
            }
        }
    }

    /// The rules for a session that begins without a confirmation.
    pub fn check_gate(&self, gate: &Gate, routine: &Routine) -> Vec<Broken> {
        let mut broken = Vec::new();
        let is_locked = self.truth.is_locked;
        if is_locked && *gate == Gate::Open {
            broken.push((8, "a locked session is open".into()));
        }
        if *gate != Gate::Open {
            return broken;
        }
        let today = today(self.local);
        let mut all = Vec::new();
        prescriptions(&routine.items, &mut all);
        let is_break = unsit::domain::coach::gate::is_break(routine);
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

struct DoneAt {
    day: Day,
    rung: u8,
}

struct LightOf {
    no: SessionNo,
    worst: u8,
    red_on: Option<Day>,
}

fn must_name_records(reason: &Reason) -> bool {
    matches!(
        reason.why,
        Why::Locked { .. }
            | Why::PainAtRest { .. }
            | Why::Red { .. }
            | Why::TwoReds { .. }
            | Why::SixDaysInARow { .. }
            | Why::Maintenance { .. }
            | Why::LongSitting { .. }
            | Why::AfterWorkout
            | Why::TestedTight { .. }
            | Why::AskStillTight { .. }
            | Why::NotTight { .. }
            | Why::SaidLoose { .. }
            | Why::CouldNotTest { .. }
            | Why::RestsLooser { .. }
            | Why::RestsTighter { .. }
            | Why::StretchedToday
            | Why::ReleasedToday
            | Why::NotchUp { .. }
            | Why::HarderForm { .. }
            | Why::EasierAfterAmber { .. }
            | Why::HalfAfterRed { .. }
    )
}

fn prescriptions<'r>(items: &'r [Item], all: &mut Vec<&'r Prescription>) {
    for item in items {
        match item {
            Item::Exercise(one) => all.push(one),
            Item::Rest(_) => {}
            Item::Ask(ask) => ask
                .answers
                .iter()
                .for_each(|answer| prescriptions(&answer.items, all)),
            Item::Group { items, .. } => prescriptions(items, all),
        }
    }
}

pub fn halves(side: WorkedSide) -> Vec<Side> {
    side.one()
        .map_or(vec![Side::Left, Side::Right], |side| vec![side])
}

fn hold_secs(one: &Prescribed) -> u64 {
    match &one.dose.work {
        Work::Holds { hold, .. } => hold.as_secs(),
        _ => 0,
    }
}

fn hold_of(one: &Prescription) -> u64 {
    match &one.dose.work {
        Work::Holds { hold, .. } => hold.as_secs(),
        _ => 0,
    }
}

pub fn repetitions(one: &Prescribed) -> u16 {
    let times = match &one.dose.work {
        Work::Holds { repetitions, .. }
        | Work::Tempo { repetitions, .. }
        | Work::SelfPaced { repetitions } => repetitions.get(),
    };
    times * one.dose.sets.get()
}

/// A slot that a session of this suggestion fills.
pub fn slot(doing: &Doing) -> Slot {
    match doing {
        Doing::Strengthen { morning, .. } => Slot::Strengthen(*morning),
        Doing::Stretch(_) => Slot::Stretch,
        Doing::Release(_) => Slot::Release,
        _ => Slot::Move,
    }
}

/// For messages.
pub fn newest(records: &[Record], count: usize) -> String {
    let from = records.len().saturating_sub(count);
    records[from..]
        .iter()
        .map(|record| {
            let text = format!("  {} {} {:?}", record.id.0, record.at, record.fact);
            text.chars().take(220).chain(['\n']).collect::<String>()
        })
        .collect()
}
