//! The coach beside the session: what a plain start becomes, what waits for an answer, what is remembered.

use unsit::adapters::ipc::StateReport;
use unsit::domain::StepKind;
use unsit::domain::coach::profile::{Lying, Spot};
use unsit::domain::coach::record::{Limit, Morning, Slot};
use unsit::domain::coach::screening::{Emergency, Screening, SecondList};
use unsit::domain::coach::{Doing, Fact, Profile, Reason, RecordId, Why};
use unsit::domain::session::Command;
use unsit::engine::{Against, First};
use unsit::intent::{CoachIntent, Intent, Start};

use crate::history::Place;
use crate::rig::Rig;

const STRETCHES: &str = "after-sitting-stretch-3";
const HEALTHY: Screening = Screening::Answered {
    heart: false,
    other: false,
};

/// Someone who can do everything at home.
fn nimble() -> Profile {
    Profile {
        lying: Lying::Floor,
        can_kneel: true,
        sitting_hours: Some(9),
        ..Profile::default()
    }
}

fn tell(rig: &Rig, wish: CoachIntent) {
    rig.engine.request(Intent::Coach(wish)).unwrap();
    rig.sync();
}

fn note(rig: &Rig, fact: Fact) {
    tell(rig, CoachIntent::Note(Box::new(fact)));
}

fn known(rig: &Rig, profile: Profile) {
    tell(rig, CoachIntent::SetProfile(Box::new(profile)));
    note(rig, Fact::Screened(HEALTHY));
}

fn start(rig: &Rig, what: &str) {
    let start = Start {
        what: what.into(),
        as_written: false,
    };
    rig.engine.request(Intent::Start(start)).unwrap();
    rig.sync();
}

fn state(rig: &Rig) -> StateReport {
    rig.engine.status().unwrap().state
}

fn against(rig: &Rig) -> Option<Against> {
    let coaching = rig.engine.snapshot().coaching.clone();
    coaching.advised_against.clone().map(|advised| advised.why)
}

#[test]
fn the_first_start_asks_about_health_and_then_goes_on_by_itself() {
    let rig = Rig::new();
    start(&rig, "desk-break-standing-2min");
    assert_eq!(state(&rig), StateReport::Asking);
    assert!(rig.engine.snapshot().session.is_none());
    let first = rig.engine.snapshot().coaching.first;
    assert_eq!(first, Some(First::Screening));
    note(&rig, Fact::Screened(HEALTHY));
    assert_eq!(state(&rig), StateReport::Running);
    assert_eq!(rig.engine.snapshot().coaching.first, None);
}

#[test]
fn who_answers_without_a_wish_starts_nothing() {
    let rig = Rig::new();
    note(&rig, Fact::Screened(HEALTHY));
    assert_eq!(state(&rig), StateReport::Idle);
    start(&rig, STRETCHES);
    tell(&rig, CoachIntent::LeaveIt);
    assert_eq!(state(&rig), StateReport::Idle);
}

#[test]
fn stretches_before_strengthening_are_advised_against_and_go_on_knowing_it() {
    let place = Place::new();
    let rig = place.rig();
    known(&rig, nimble());
    start(&rig, "before-bed");
    let Some(Against::Over(why)) = against(&rig) else {
        panic!("it began: {:?}", rig.engine.snapshot().session.is_some());
    };
    assert!(!why.is_empty());
    assert_eq!(state(&rig), StateReport::Asking);
    let reason = "my physiotherapist wants it".to_owned();
    tell(
        &rig,
        CoachIntent::BeginAnyway {
            reason: reason.clone(),
        },
    );
    assert_eq!(state(&rig), StateReport::Running);
    assert_eq!(against(&rig), None);
    rig.tell(Command::Stop).unwrap();
    rig.engine.quit();
    let records = place.open().records().unwrap();
    let overrode = records.iter().find_map(|record| match &record.fact {
        Fact::Overrode {
            session,
            limits,
            reason,
        } => Some((*session, limits, reason)),
        _ => None,
    });
    let (session, limits, said) = overrode.unwrap();
    assert!(limits.contains(&Limit::BeforeStrengthening), "{limits:?}");
    assert_eq!(*said, reason);
    let began = records.iter().find_map(|record| match &record.fact {
        Fact::Began(began) => Some(began.session),
        _ => None,
    });
    assert!(began.is_some());
    assert_eq!(session, began, "it is of the session that then began");
}

#[test]
fn what_waits_behind_the_last_summary_is_told_as_asking() {
    let rig = Rig::new();
    known(&rig, nimble());
    start(&rig, "morning-strength-a");
    let stop = Intent::Session(Command::Stop);
    rig.engine.request(stop).unwrap();
    rig.sync();
    assert_ne!(state(&rig), StateReport::Asking);
    start(&rig, STRETCHES);
    assert!(against(&rig).is_some());
    assert_eq!(state(&rig), StateReport::Asking);
}

#[test]
fn locked_exercises_open_for_no_confirmation() {
    let rig = Rig::new();
    known(&rig, nimble());
    note(&rig, Fact::Emergency(Emergency::Nerve));
    start(&rig, "desk-break-standing-2min");
    assert!(matches!(against(&rig), Some(Against::Locked(_))));
    let anyway = CoachIntent::BeginAnyway {
        reason: "no".into(),
    };
    rig.engine.request(Intent::Coach(anyway)).unwrap_err();
    assert!(rig.engine.snapshot().session.is_none());
    tell(&rig, CoachIntent::LeaveIt);
    note(&rig, Fact::Cleared);
    start(&rig, "desk-break-standing-2min");
    assert_eq!(state(&rig), StateReport::Running);
}

#[test]
fn a_sign_for_a_clinician_is_gone_over_by_ones_own_decision_alone() {
    let rig = Rig::new();
    known(&rig, nimble());
    note(&rig, Fact::SecondListSign(SecondList::HotSwollen));
    start(&rig, "desk-break-standing-2min");
    let Some(Against::Over(why)) = against(&rig) else {
        panic!("{:?}", against(&rig));
    };
    let is_sign = |reason: &Reason| {
        let limit = Limit::SecondList;
        reason.why
            == Why::Over {
                limit,
                exercise: None,
            }
    };
    assert!(why.iter().any(is_sign), "{why:?}");
    assert!(rig.engine.snapshot().session.is_none());
    let anyway = CoachIntent::BeginAnyway {
        reason: "it is looked at tomorrow".into(),
    };
    tell(&rig, anyway);
    assert_eq!(state(&rig), StateReport::Running);
}

#[test]
fn what_is_suggested_begins_with_one_wish_and_is_remembered_as_strengthening() {
    let place = Place::new();
    let rig = place.rig();
    known(&rig, nimble());
    let (suggestion, _) = rig.engine.snapshot().coaching.suggested.clone().unwrap();
    let Doing::Strengthen { morning, .. } = suggestion.doing else {
        panic!("{:?}", suggestion.doing);
    };
    tell(&rig, CoachIntent::Begin(None));
    assert_eq!(state(&rig), StateReport::Running);
    rig.tell(Command::Stop).unwrap();
    rig.engine.quit();
    let records = place.open().records().unwrap();
    let began = records.iter().find_map(|record| match &record.fact {
        Fact::Began(began) => Some(began),
        _ => None,
    });
    assert_eq!(began.unwrap().slot, Slot::Strengthen(morning));
    assert!(matches!(morning, Morning::A | Morning::B));
}

#[test]
fn strengthening_is_wished_for_by_itself_and_mornings_alternate() {
    let rig = Rig::new();
    known(&rig, nimble());
    tell(&rig, CoachIntent::Strengthen);
    assert_eq!(rig.session().routine().as_str(), "morning-strength-a");
    rig.tell(Command::Stop).unwrap();
    rig.engine.request(Intent::Dismiss).unwrap();
    note(&rig, Fact::AlreadyDid(Slot::Strengthen(Morning::A)));
    tell(&rig, CoachIntent::Strengthen);
    assert_eq!(rig.session().routine().as_str(), "morning-strength-b");
}

#[test]
fn the_first_click_asks_about_health_then_where_and_remembers_both() {
    let rig = Rig::new();
    tell(&rig, CoachIntent::SetProfile(Box::new(nimble())));
    tell(&rig, CoachIntent::Click(None));
    let first = || rig.engine.snapshot().coaching.first;
    assert_eq!(first(), Some(First::Screening));
    note(&rig, Fact::Screened(HEALTHY));
    assert_eq!(first(), Some(First::Spot));
    tell(&rig, CoachIntent::Click(Some(Spot::Floor)));
    assert_eq!(first(), None);
    assert_eq!(state(&rig), StateReport::Running);
    let coaching = rig.engine.snapshot().coaching.clone();
    assert_eq!(coaching.profile.spot, Some(Spot::Floor));
    // The next one moves at once.
    rig.tell(Command::Stop).unwrap();
    rig.engine.request(Intent::Dismiss).unwrap();
    tell(&rig, CoachIntent::Click(None));
    assert_eq!(state(&rig), StateReport::Running);
    let step = rig.session().step().clone();
    let begins = matches!(step.kind, StepKind::Prepare { .. });
    assert!(
        begins,
        "{:?} {:?}",
        step.kind,
        step.exercise().map(|it| &it.id)
    );
}

#[test]
fn a_click_asks_where_unless_help_comes_first() {
    let rig = Rig::new();
    known(&rig, nimble());
    note(&rig, Fact::Emergency(Emergency::Heart));
    tell(&rig, CoachIntent::Click(None));
    let first = || rig.engine.snapshot().coaching.first;
    assert_eq!(first(), None);
    note(&rig, Fact::Cleared);
    tell(&rig, CoachIntent::Click(None));
    assert_eq!(first(), Some(First::Spot));
}

#[test]
fn what_was_noted_is_in_the_history_and_what_it_comes_to_is_shown() {
    let place = Place::new();
    let rig = place.rig();
    known(&rig, nimble());
    note(&rig, Fact::Urge);
    note(&rig, Fact::NotNow(Slot::Stretch));
    rig.engine.quit();
    let facts = place.open().records().unwrap();
    let facts: Vec<_> = facts.into_iter().map(|record| record.fact).collect();
    assert_eq!(facts[1..], [Fact::Urge, Fact::NotNow(Slot::Stretch)]);
    // Another window knows it too.
    let again = place.rig();
    again.engine.shown();
    // The history answers one after the other.
    let (answered, answer) = std::sync::mpsc::channel();
    again
        .engine
        .ask_progress(move |progress| answered.send(progress).unwrap());
    answer.recv().unwrap().unwrap();
    again.sync();
    let digest = again.engine.snapshot().coaching.digest.clone();
    assert_eq!(digest.unwrap().upto, Some(RecordId(3)));
}
