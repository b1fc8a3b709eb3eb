//! Any two exports of one past, taken in in any order, give that past; and two machines that went on by
//! themselves give the same, whichever is told to the other. It must not know how they are joined.

use std::collections::{BTreeMap, BTreeSet};
use std::hash::{DefaultHasher, Hash, Hasher};

use jiff::SignedDuration;
use proptest::prelude::*;
use unsit::adapters::store::{Archive, Imported, SessionEntry, StepEntry};
use unsit::domain::coach::record::{Pain, PainMoment};
use unsit::domain::coach::{Digest, Fact};

use super::*;

/// What somebody does.
#[derive(Clone, Debug)]
enum Deed {
    Begin(bool),
    Wait(u8),
    Say(Command),
    Note(u8),
    /// One of the newest facts, by how many came after it.
    Correct(u8, u8),
    TakeBack(u8),
    TellAgain(u8),
    Later(u16),
    /// The clock is set back so many days.
    SetBack(u8),
}

fn deed() -> impl Strategy<Value = Deed> {
    prop_oneof![
        2 => any::<bool>().prop_map(Deed::Begin),
        8 => (1_u8..90).prop_map(Deed::Wait),
        4 => (0_usize..3).prop_map(|answer| Deed::Say(Command::Answer(answer))),
        2 => Just(Deed::Say(Command::Back)),
        1 => Just(Deed::Say(Command::Next)),
        1 => Just(Deed::Say(Command::Done)),
        2 => Just(Deed::Say(Command::Stop)),
        1 => Just(Deed::Say(Command::UndoStop)),
        2 => Just(Deed::Say(Command::Resume)),
        3 => (0_u8..=10).prop_map(Deed::Note),
        2 => (0_u8..12, 0_u8..=10).prop_map(|(which, level)| Deed::Correct(which, level)),
        2 => (0_u8..12).prop_map(Deed::TakeBack),
        1 => (0_u8..12).prop_map(Deed::TellAgain),
        2 => (1_u16..600).prop_map(Deed::Later),
    ]
}

/// The same with a clock that is set back now and then.
fn deed_of_a_wrong_clock() -> impl Strategy<Value = Deed> {
    prop_oneof![12 => deed(), 1 => (1_u8..200).prop_map(Deed::SetBack)]
}

/// Somebody with a history.
struct Person {
    _folder: tempfile::TempDir,
    store: Store,
    session: Option<Session>,
    now: Moment,
    wall: Zoned,
    taken_back: Vec<(unsit::domain::coach::RecordId, Fact)>,
}

fn pain(level: u8) -> Fact {
    Fact::Pain(Pain {
        level,
        moment: PainMoment::Rest,
        session: None,
        exercise: None,
    })
}

impl Person {
    fn new() -> Self {
        Self::with(&Archive::default(), started())
    }

    fn with(archive: &Archive, wall: Zoned) -> Self {
        let (folder, path) = place();
        let mut store = Store::open(&path).unwrap().store;
        store.import(archive).unwrap();
        Self {
            _folder: folder,
            store,
            session: None,
            now: Moment::ZERO,
            wall,
            taken_back: Vec::new(),
        }
    }

    fn does_all<'a>(&mut self, deeds: impl IntoIterator<Item = &'a Deed>) {
        deeds.into_iter().for_each(|deed| self.does(deed));
    }

    /// No two deeds are at the same moment.
    fn does(&mut self, deed: &Deed) {
        self.wall = &self.wall + SignedDuration::from_millis(3);
        match deed {
            Deed::Begin(looks) => self.begin(*looks),
            Deed::Wait(secs) => self.wait(u64::from(*secs)),
            Deed::Say(command) => {
                if let Some(session) = &mut self.session {
                    // Whatever is refused changes nothing.
                    session.command(self.now, *command).unwrap_or_default();
                    self.record();
                }
            }
            Deed::Note(level) => self.note(pain(*level)),
            Deed::Correct(which, level) => self.correct(*which, Some(pain(*level))),
            Deed::TakeBack(which) => self.correct(*which, None),
            Deed::TellAgain(which) => {
                let count = self.taken_back.len();
                if count > 0 {
                    let (record, fact) = self.taken_back[usize::from(*which) % count].clone();
                    let by = Some(Box::new(fact));
                    self.note(Fact::Corrected { record, by });
                }
            }
            Deed::Later(hours) => {
                self.wall = &self.wall + SignedDuration::from_hours((*hours).into())
            }
            Deed::SetBack(days) => {
                self.wall = &self.wall - SignedDuration::from_hours(24 * i64::from(*days));
            }
        }
    }

    fn begin(&mut self, looks: bool) {
        if self
            .session
            .as_ref()
            .is_some_and(|session| !session.is_over())
        {
            return;
        }
        let routine = if looks {
            super::coach::looks()
        } else {
            long_routine()
        };
        let worse = WorseSides::default();
        self.session = Some(Session::start(&Plan::unroll(&routine, &worse), self.now));
        self.store
            .record(&[begun(routine, worse, self.wall.clone())])
            .unwrap();
        self.record();
    }

    fn wait(&mut self, secs: u64) {
        let until = self.now + Duration::from_secs(secs);
        while self.now < until {
            let next = self.session.as_ref().and_then(Session::next_deadline);
            let next = next.unwrap_or(until).min(until);
            let passed = next.since(self.now);
            self.wall = &self.wall + SignedDuration::try_from(passed).unwrap();
            self.now = next;
            if let Some(session) = &mut self.session {
                session.advance(next);
                self.record();
            }
        }
    }

    /// A stop that is undone leaves no trace, and so cannot be told from one that is not undone yet.
    fn may_undo_a_stop(&self) -> bool {
        let state = self.session.as_ref().map(Session::state);
        matches!(state, Some(unsit::domain::session::State::Stopped { .. }))
    }

    fn record(&mut self) {
        let mut batch = Vec::new();
        while let Some(event) = self.session.as_mut().and_then(Session::poll_event) {
            batch.push(Entry::happened(event, self.wall.clone()));
        }
        self.store.record(&batch).unwrap();
    }

    fn note(&mut self, fact: Fact) {
        let entry = Entry::noted(fact, self.wall.clone());
        self.store.record(&[entry]).unwrap();
    }

    fn correct(&mut self, which: u8, by: Option<Fact>) {
        let records = self.store.records().unwrap();
        let Some(index) = records.len().checked_sub(1 + usize::from(which)) else {
            return;
        };
        let found = &records[index];
        let is_note = matches!(found.fact, Fact::Pain(_));
        if matches!(found.fact, Fact::Corrected { .. }) || (by.is_some() && !is_note) {
            return;
        }
        if by.is_none() {
            self.taken_back.push((found.id, found.fact.clone()));
        }
        let (record, by) = (found.id, by.map(Box::new));
        self.note(Fact::Corrected { record, by });
    }
}

/// An archive as it is once it was taken in by nobody in particular.
fn taken_in(archives: &[&Archive]) -> Archive {
    let (_folder, path) = place();
    let mut store = Store::open(&path).unwrap().store;
    for archive in archives {
        store.import(archive).unwrap();
    }
    let all = store.archive().unwrap();
    for archive in archives.iter().copied().chain([&all]) {
        assert_eq!(store.import(archive).unwrap(), Imported::default());
    }
    assert_eq!(
        store.archive().unwrap(),
        all,
        "a second time changed something"
    );
    assert_eq!(
        store.digest().unwrap(),
        Digest::of(&store.records().unwrap())
    );
    // With the numbers of a new file.
    let (_folder, path) = place();
    let mut anew = Store::open(&path).unwrap().store;
    anew.import(&all).unwrap();
    anew.archive().unwrap()
}

/// The step that `position`'s answer ended; none where a stopwatch gave it.
fn answered_by(session: &SessionEntry, position: i64) -> Option<i64> {
    let is_it = |step: &&StepEntry| {
        step.kind == "ask" && step.end == "completed" && step.position == position
    };
    session.steps.iter().rfind(is_it).map(|step| step.id)
}

/// Some of the past, also with gaps in the middle, as damage leaves it. An answer comes with the step that it ended: the
/// two are one transaction, so no export holds one without the other, and none is left out by this.
fn part(whole: &Archive, number: u64, seed: u64) -> Archive {
    let is_in = |what: &dyn Fn(&mut DefaultHasher)| {
        let mut hasher = DefaultHasher::new();
        seed.hash(&mut hasher);
        what(&mut hasher);
        let drawn = hasher.finish() % 3;
        drawn == number || drawn == 2
    };
    // What happened together is written together.
    let of_moment = |at: &str| is_in(&|hasher| at.hash(hasher));
    let mut facts: BTreeSet<i64> = BTreeSet::new();
    for fact in whole.facts.iter().rev() {
        if of_moment(&fact.at) || facts.contains(&fact.id) {
            facts.insert(fact.id);
            // With what else was told at the moment of what it corrects: twins are told apart by their order.
            let corrected = whole.facts.iter().find(|one| Some(one.id) == fact.corrects);
            let moment = corrected.map(|one| &one.at);
            let together = whole.facts.iter().filter(|one| Some(&one.at) == moment);
            facts.extend(together.map(|one| one.id));
        }
    }
    let mut part = whole.clone();
    part.facts.retain(|fact| facts.contains(&fact.id));
    let told: Vec<_> = part.facts.clone();
    part.sessions.retain_mut(|session| {
        let id = session.id;
        let tells = |position: i64| {
            let goes_with = (Some(id), Some(position));
            told.iter()
                .any(|fact| (fact.session, fact.question) == goes_with)
        };
        let ended: BTreeMap<i64, Option<i64>> = session
            .answers
            .iter()
            .map(|answer| (answer.position, answered_by(session, answer.position)))
            .collect();
        let is_told = |step: i64| {
            let mut ended = ended.iter();
            ended.any(|(position, by)| *by == Some(step) && tells(*position))
        };
        session.steps.retain(|step| {
            let goes_with_fact = told.iter().any(|fact| fact.step == Some(step.id));
            of_moment(&step.at) || goes_with_fact || is_told(step.id)
        });
        let kept: BTreeSet<i64> = session.steps.iter().map(|step| step.id).collect();
        session
            .answers
            .retain(|answer| match ended[&answer.position] {
                Some(step) => kept.contains(&step),
                None => {
                    is_in(&|hasher| (id, answer.position).hash(hasher)) || tells(answer.position)
                }
            });
        let is_named = told.iter().any(|fact| fact.session == Some(id));
        is_named
            || !session.steps.is_empty()
            || !session.answers.is_empty()
            || of_moment(&session.started_at)
    });
    part
}

/// At the question behind the looks of a self-test, and answered.
fn asked_and_answered() -> Person {
    let mut person = Person::new();
    let to_the_look = [Deed::Begin(true), next(), next()];
    let answers = [Deed::Say(Command::Answer(0)), Deed::Say(Command::Answer(0))];
    person.does_all(to_the_look.iter().chain(&answers));
    person
}

fn next() -> Deed {
    Deed::Say(Command::Next)
}

fn back() -> Deed {
    Deed::Say(Command::Back)
}

#[test]
fn an_answer_that_was_taken_back_and_given_again_is_told_once() {
    let mut person = asked_and_answered();
    let early = person.store.archive().unwrap();
    person.does_all(&[back(), back(), Deed::Say(Command::Answer(0))]);
    let late = person.store.archive().unwrap();
    let answers = |archive: &Archive| archive.sessions[0].answers.clone();
    assert_eq!(answers(&early), answers(&late), "it is the same answer");
    assert_ne!(early.facts, late.facts, "told at another moment");
    let whole = taken_in(&[&late]);
    assert_eq!(taken_in(&[&early, &late]), whole);
    assert_eq!(taken_in(&[&late, &early]), whole);
}

#[test]
fn an_answer_holds_though_its_question_was_passed_over_before() {
    let mut person = Person::new();
    let passed_over = [Deed::Begin(true), next(), next(), next()];
    let answered = [back(), back(), Deed::Say(Command::Answer(1))];
    person.does_all(passed_over.iter().chain(&answered));
    let whole = person.store.archive().unwrap();
    // As damage in the middle leaves it: the newest step with its answer, and all but these.
    let newest = whole.sessions[0].steps.last().unwrap().clone();
    assert_eq!(
        (newest.kind.as_str(), newest.end.as_str()),
        ("ask", "completed")
    );
    let with = |keeps_newest: bool| {
        let mut part = whole.clone();
        let is_of_it = |position: i64| (position == newest.position) == keeps_newest;
        let session = &mut part.sessions[0];
        session
            .steps
            .retain(|step| (step.id == newest.id) == keeps_newest);
        session.answers.retain(|answer| is_of_it(answer.position));
        part.facts.retain(|fact| fact.question.is_none_or(is_of_it));
        part
    };
    let (end, rest) = (with(true), with(false));
    assert!(rest.sessions[0].steps.len() > end.sessions[0].steps.len());
    let whole = taken_in(&[&whole]);
    assert_eq!(taken_in(&[&rest, &end]), whole);
    assert_eq!(taken_in(&[&end, &rest]), whole);
}

#[test]
fn what_says_nothing_any_more_is_known_by_its_place_among_what_was_told_with_it() {
    // An answer that speaks of two muscles; both are taken back, and one of them is told again elsewhere.
    let before = [Deed::Begin(true), Deed::Wait(2), answer(1), answer(0)];
    let taken_back = before.iter().cloned().chain([Deed::TakeBack(1)]);
    let taken_back: Vec<_> = taken_back.collect();
    come_to_the_same(&taken_back, &[Deed::TellAgain(0)], &[Deed::Begin(false)]).unwrap();
    let before = [Deed::Begin(true), Deed::Wait(2), answer(0), answer(0)];
    let went_on = before
        .iter()
        .cloned()
        .chain([Deed::Begin(false), Deed::Note(0)]);
    let went_on: Vec<_> = went_on.collect();
    let here = [answer(0), Deed::TakeBack(3), Deed::TellAgain(0)];
    come_to_the_same(&went_on, &here, &[Deed::Wait(1)]).unwrap();
}

fn answer(which: usize) -> Deed {
    Deed::Say(Command::Answer(which))
}

/// Two machines with the past of `before`, each of which then goes on by itself.
fn come_to_the_same(before: &[Deed], here: &[Deed], there: &[Deed]) -> Result<(), TestCaseError> {
    let mut one = Person::new();
    one.does_all(before);
    prop_assume!(!one.may_undo_a_stop());
    let wall = &one.wall + SignedDuration::from_millis(1);
    let mut other = Person::with(&one.store.archive().unwrap(), wall);
    one.does_all(here);
    other.does_all(there);
    let (one, other) = (one.store.archive().unwrap(), other.store.archive().unwrap());
    prop_assert_eq!(taken_in(&[&one, &other]), taken_in(&[&other, &one]));
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 48, ..ProptestConfig::default() })]

    #[test]
    fn an_earlier_and_a_later_export_give_the_later_one_in_any_order(
        deeds in proptest::collection::vec(deed_of_a_wrong_clock(), 1..50),
        cut in any::<prop::sample::Index>(),
    ) {
        let mut person = Person::new();
        let cut = cut.index(deeds.len());
        let mut early = Archive::default();
        for (index, deed) in deeds.iter().enumerate() {
            person.does(deed);
            if index == cut && !person.may_undo_a_stop() {
                early = person.store.archive().unwrap();
            }
        }
        let late = person.store.archive().unwrap();
        let whole = taken_in(&[&late]);
        prop_assert_eq!(&taken_in(&[&early, &late]), &whole);
        prop_assert_eq!(&taken_in(&[&late, &early]), &whole);
        // Whoever wrote it has nothing to learn from it, and may still go on with what was cut off.
        prop_assert_eq!(person.store.import(&early).unwrap(), Imported::default());
        prop_assert_eq!(&person.store.archive().unwrap(), &late);
    }

    #[test]
    fn any_two_parts_of_a_past_give_it_back_in_any_order(
        deeds in proptest::collection::vec(deed(), 1..50),
        seed in any::<u64>(),
    ) {
        let mut person = Person::new();
        person.does_all(&deeds);
        let whole = person.store.archive().unwrap();
        let [one, other] = [0, 1].map(|number| part(&whole, number, seed));
        let whole = taken_in(&[&whole]);
        prop_assert_eq!(&taken_in(&[&one, &other]), &whole);
        prop_assert_eq!(&taken_in(&[&other, &one]), &whole);
    }

    #[test]
    fn two_machines_that_went_on_by_themselves_come_to_the_same(
        before in proptest::collection::vec(deed_of_a_wrong_clock(), 1..25),
        here in proptest::collection::vec(deed_of_a_wrong_clock(), 1..25),
        there in proptest::collection::vec(deed_of_a_wrong_clock(), 1..25),
    ) {
        come_to_the_same(&before, &here, &there)?;
    }
}
