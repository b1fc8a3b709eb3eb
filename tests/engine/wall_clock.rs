//! Clocks on the wall that jump: set back a year, carried into another zone in the middle of a session and
//! between two; and a history that this version cannot read. It must not know how the coach counts days.

use jiff::{SignedDuration, Zoned};
use rusqlite::Connection;
use unsit::adapters::store::{Entry, Store, StoreWriter};
use unsit::domain::coach::check::Standing;
use unsit::domain::coach::profile::Lying;
use unsit::domain::coach::record::{Morning, Slot, Verdict};
use unsit::domain::coach::screening::Screening;
use unsit::domain::coach::{Doing, Fact, Profile, Suggestion};
use unsit::domain::session::State;
use unsit::domain::{Id, Side};
use unsit::intent::{CoachIntent, Intent};

use crate::history::Place;
use crate::rig::{ROUTINE, Rig};

fn at(text: &str) -> Zoned {
    text.parse().unwrap()
}

fn nimble() -> Profile {
    Profile {
        lying: Lying::Floor,
        can_kneel: true,
        sitting_hours: Some(3),
        ..Profile::default()
    }
}

fn tell(rig: &Rig, wish: CoachIntent) {
    rig.engine.request(Intent::Coach(wish)).unwrap();
    rig.sync();
}

fn facts_before() -> [Fact; 5] {
    let muscle = Id::new("deep-rotators");
    [
        Fact::Screened(Screening::Answered {
            heart: false,
            other: false,
        }),
        Fact::Tested {
            test: Id::new("test-figure-four"),
            muscle: muscle.clone(),
            side: Side::Right,
            verdict: Verdict::Tight,
            sign: None,
        },
        Fact::StillTight {
            muscle,
            side: Side::Right,
            is_tight: true,
        },
        Fact::AlreadyDid(Slot::Strengthen(Morning::A)),
        Fact::AlreadyDid(Slot::Stretch),
    ]
}

fn note_all(store: &mut Store, facts: impl IntoIterator<Item = Fact>, at: &Zoned) {
    let entries = facts.into_iter().map(|fact| Entry::noted(fact, at.clone()));
    store.record(&entries.collect::<Vec<_>>()).unwrap();
}

/// Lets the engine hear what the history says, at the time of now.
fn hear(rig: &Rig) -> Suggestion {
    rig.engine.shown();
    rig.sync();
    let (answered, answer) = std::sync::mpsc::channel();
    rig.engine
        .ask_progress(move |progress| answered.send(progress.map(drop)).unwrap());
    answer.recv().unwrap().unwrap();
    rig.sync();
    rig.engine.snapshot().coaching.suggested.clone().unwrap().0
}

/// Whether a stretch can begin without a test of today.
fn opens_untested(suggestion: &Suggestion) -> bool {
    let Doing::Stretch(stretching) = &suggestion.doing else {
        return false;
    };
    let mut sides = stretching.checks.iter().flat_map(|check| &check.sides);
    sides.any(|side| matches!(side.standing, Standing::Open { .. } | Standing::Ask { .. }))
}

#[test]
fn what_is_dated_a_year_ahead_stays_opens_nothing_and_blocks_no_day_after_this_one() {
    let place = Place::new();
    let wrong = at("2027-03-10T09:00:00+01:00[Europe/Berlin]");
    note_all(&mut place.open(), facts_before(), &wrong);
    let rig = place.rig();
    rig.clock
        .set_local(at("2026-03-10T10:00:00+01:00[Europe/Berlin]"));
    tell(&rig, CoachIntent::SetProfile(Box::new(nimble())));
    let suggestion = hear(&rig);
    // It happened, and nobody knows when: no later than now.
    assert!(!opens_untested(&suggestion), "{suggestion:?}");
    assert!(
        !suggestion.day.strengthened,
        "what opens something is of unknown age"
    );
    tell(&rig, CoachIntent::Note(Box::new(Fact::WorkedOut)));
    hear(&rig);

    // The days go on from here.
    rig.clock
        .set_local(at("2026-03-11T10:00:00+01:00[Europe/Berlin]"));
    let suggestion = hear(&rig);
    assert!(!suggestion.day.stretched && !suggestion.day.strengthened);
    assert!(!opens_untested(&suggestion), "{suggestion:?}");
    rig.engine.quit();
    let records = place.open().records().unwrap();
    let kept: Vec<_> = records
        .iter()
        .map(|record| (&record.fact, &record.at))
        .collect();
    assert_eq!(kept.len(), 6);
    for (fact, (kept, when)) in facts_before().iter().zip(&kept) {
        assert_eq!((fact, &wrong), (*kept, *when), "as it was written");
    }
    assert_eq!(kept[5].1.date().to_string(), "2026-03-10");
}

#[test]
fn a_session_that_began_before_the_clock_was_set_back_is_kept_and_a_new_one_begins() {
    let place = Place::new();
    let rig = place.rig();
    rig.clock
        .set_local(at("2027-03-10T10:00:00+01:00[Europe/Berlin]"));
    rig.start(ROUTINE).unwrap();
    rig.pass(45);
    rig.engine.quit();
    let done = place.open().sessions(9).unwrap()[0].worked;

    let again = place.rig();
    again
        .clock
        .set_local(at("2026-03-10T10:00:00+01:00[Europe/Berlin]"));
    again.engine.shown();
    hear(&again);
    assert!(
        again.engine.snapshot().cut_off.is_none(),
        "it is of another day"
    );
    again.start(ROUTINE).unwrap();
    again.pass(20);
    again.engine.quit();
    let sessions = place.open().sessions(9).unwrap();
    let days: Vec<_> = sessions
        .iter()
        .map(|session| session.coaching_day.to_string())
        .collect();
    assert_eq!(days, ["2026-03-10", "2027-03-10"], "the newest first");
    assert_eq!(sessions[1].worked, done);
    assert_eq!(sessions[1].outcome.as_deref(), Some("abandoned"));
}

#[test]
fn another_zone_in_the_middle_of_a_session_changes_nothing_in_it() {
    let place = Place::new();
    let rig = place.rig();
    rig.clock
        .set_local(at("2026-03-10T09:00:00+01:00[Europe/Berlin]"));
    rig.start(ROUTINE).unwrap();
    rig.pass(70);
    let before = rig.engine.status().unwrap();
    let here = rig.clock.local();
    rig.clock.set_local(here.in_tz("Asia/Tokyo").unwrap());
    assert_eq!(rig.engine.status().unwrap(), before);
    rig.pass(60);
    assert!(
        matches!(rig.session().state(), State::Running { .. }),
        "it has not paused"
    );
    rig.engine.quit();

    // Going on is offered there too: it is the same coaching day.
    let again = place.rig();
    again.clock.set_local(here.in_tz("Asia/Tokyo").unwrap());
    again.engine.shown();
    hear(&again);
    assert!(again.engine.snapshot().cut_off.is_some());
    again.engine.request(Intent::GoOn).unwrap();
    again.engine.quit();
    let sessions = place.open().sessions(9).unwrap();
    assert_eq!(sessions.len(), 1);
    let connection = Connection::open(place.history()).unwrap();
    let mut statement = connection
        .prepare("SELECT at FROM step ORDER BY id")
        .unwrap();
    let times = statement
        .query_map([], |row| row.get::<_, String>(0))
        .unwrap();
    let times: Vec<Zoned> = times.map(|at| at.unwrap().parse().unwrap()).collect();
    assert!(
        times
            .windows(2)
            .all(|pair| pair[0].timestamp() <= pair[1].timestamp())
    );
    let zones = |zone: &str| {
        times
            .iter()
            .filter(|at| at.time_zone().iana_name() == Some(zone))
            .count()
    };
    assert!(
        zones("Europe/Berlin") > 0 && zones("Asia/Tokyo") > 0,
        "{times:?}"
    );
}

#[test]
fn a_day_that_was_used_in_the_east_is_not_open_again_in_the_west() {
    let place = Place::new();
    let east = at("2026-03-10T08:00:00+13:00[Pacific/Auckland]");
    note_all(&mut place.open(), facts_before(), &east);
    let rig = place.rig();
    tell(&rig, CoachIntent::SetProfile(Box::new(nimble())));
    // Two hours later, and the day before.
    let later = &east + SignedDuration::from_hours(2);
    rig.clock
        .set_local(later.in_tz("Pacific/Honolulu").unwrap());
    let suggestion = hear(&rig);
    assert!(suggestion.day.stretched);
    assert!(
        !matches!(suggestion.doing, Doing::Stretch(_)),
        "{:?}",
        suggestion.doing
    );
    // Two nights on, it is.
    rig.clock
        .set_local(at("2026-03-11T10:00:00-10:00[Pacific/Honolulu]"));
    assert!(!hear(&rig).day.stretched);
}

#[test]
fn a_history_of_a_newer_version_is_told_in_the_window_and_not_touched() {
    let place = Place::new();
    note_all(
        &mut place.open(),
        facts_before(),
        &at("2026-03-10T09:00:00+00:00[UTC]"),
    );
    let connection = Connection::open(place.history()).unwrap();
    connection.pragma_update(None, "user_version", 99).unwrap();
    drop(connection);
    let before = std::fs::read(place.history()).unwrap();
    let (tell, told) = std::sync::mpsc::channel();
    let records = StoreWriter::spawn(place.history(), move |notice| {
        tell.send(notice).unwrap_or_default();
    });
    let rig = Rig::with(0, |parts| parts.records = Some(records.unwrap()));
    rig.engine.shown();
    rig.sync();
    let (answered, answer) = std::sync::mpsc::channel();
    rig.engine
        .ask_progress(move |progress| answered.send(progress.map(drop)).unwrap());
    let refused = answer.recv().unwrap().unwrap_err();
    assert!(refused.contains("newer Unsit"), "{refused}");
    rig.sync();
    let troubles = rig.engine.snapshot().troubles.clone();
    let sentences: Vec<&str> = troubles.sentences().collect();
    assert!(
        sentences.iter().any(|said| said.contains("update Unsit")),
        "{sentences:?}"
    );
    // A session can be done all the same; that nothing of it can be kept is said.
    rig.start(ROUTINE).unwrap();
    rig.pass(20);
    assert!(matches!(
        told.recv(),
        Ok(unsit::adapters::store::Notice::Trouble(_))
    ));
    rig.engine.quit();
    assert_eq!(std::fs::read(place.history()).unwrap(), before);
}
