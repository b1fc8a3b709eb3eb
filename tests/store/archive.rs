//! Out of one history and into another: everything, once, and in its order. It must not know how it is
//! written.

use unsit::adapters::store::Imported;
use unsit::domain::coach::record::{CheckIn, Feels, Pain, PainMoment, SessionNo};
use unsit::domain::coach::{Digest, Fact};

use super::*;

/// A history of a few sessions with notes between them, one of them corrected.
fn lived(path: &Path, first: &Zoned, name: &str) -> Store {
    for day in 0..3_i64 {
        let local = first + jiff::SignedDuration::from_hours(24 * day);
        let mut run = Run::begin(path, routine(name), local.clone());
        run.wait_secs(45).say(Command::Stop);
        let session = run.store.current().unwrap().number();
        let later = &local + jiff::SignedDuration::from_mins(5);
        let pain = |level| {
            Fact::Pain(Pain {
                level,
                moment: PainMoment::After,
                session: Some(SessionNo(session)),
                exercise: None,
            })
        };
        let answer = Fact::CheckedIn {
            session: SessionNo(session),
            muscle: Id::new("hip-flexors"),
            when: CheckIn::Straight,
            feels: Feels::Tighter,
        };
        let notes = [pain(7), answer].map(|fact| Entry::noted(fact, later.clone()));
        run.store.record(&notes).unwrap();
        let wrong = run.store.records().unwrap();
        let wrong = wrong
            .iter()
            .rev()
            .find(|record| record.fact == pain(7))
            .unwrap();
        let corrected = Fact::Corrected {
            record: wrong.id,
            by: Some(Box::new(pain(2))),
        };
        run.store.record(&[Entry::noted(corrected, later)]).unwrap();
    }
    Store::open(path).unwrap().store
}

/// What the coach knows, without the numbers of the records.
fn known(store: &mut Store) -> (usize, Vec<(String, u8)>, usize) {
    let digest = store.digest().unwrap();
    assert_eq!(digest, Digest::of(&store.records().unwrap()));
    let care = digest.care(&Id::new("hip-flexors")).unwrap();
    let answers = care.answers.len();
    let records = unsit::domain::coach::record::effective(&store.records().unwrap());
    let pains = records.iter().filter_map(|record| match &record.fact {
        Fact::Pain(pain) => Some((record.at.to_string(), pain.level)),
        _ => None,
    });
    (digest.sessions.logs().len(), pains.collect(), answers)
}

#[test]
fn an_empty_history_takes_in_everything_and_a_second_time_nothing() {
    let (_folder, path) = place();
    let mut old = lived(&path, &started(), "short");
    let archive = old.archive().unwrap();
    let (_other_folder, other) = place();
    let mut new = Store::open(&other).unwrap().store;
    let brought = new.import(&archive).unwrap();
    assert_eq!(brought.sessions, 3);
    assert_eq!(brought.facts, archive.facts.len());
    assert_eq!(known(&mut new), known(&mut old));
    assert_eq!(read_steps(&other), read_steps(&path));
    assert_eq!(new.import(&archive).unwrap(), Imported::default());
    assert_eq!(known(&mut new), known(&mut old));
    // As text and back is the same.
    let text = serde_json::to_string(&archive).unwrap();
    assert_eq!(
        serde_json::from_str::<unsit::adapters::store::Archive>(&text).unwrap(),
        archive
    );
}

#[test]
fn what_is_older_comes_before_what_is_there_and_corrections_stay_with_theirs() {
    let (_folder, path) = place();
    let (_other_folder, other) = place();
    let archive = lived(&path, &started(), "short").archive().unwrap();
    let later = started() + jiff::SignedDuration::from_hours(24 * 30);
    let mut here = lived(&other, &later, "short");
    let brought = here.import(&archive).unwrap();
    assert_eq!(brought.sessions, 3);
    let (sessions, pains, answers) = known(&mut here);
    assert_eq!((sessions, pains.len(), answers), (6, 6, 6));
    assert!(pains.iter().all(|(_, level)| *level == 2), "{pains:?}");
    assert!(pains.is_sorted(), "{pains:?}");
    for _ in 0..2 {
        assert_eq!(here.import(&archive).unwrap(), Imported::default());
    }
    let back = here.archive().unwrap();
    assert_eq!(here.import(&back).unwrap(), Imported::default());
}

#[test]
fn an_archive_that_makes_no_sense_is_refused_whole() {
    let (_folder, path) = place();
    let good = lived(&path, &started(), "short").archive().unwrap();
    let wrong: [fn(&mut unsit::adapters::store::Archive); 6] = [
        |archive| {
            archive.sessions[0].outcome = Some("finished".into());
            archive.sessions[0].ended_at = None;
        },
        |archive| archive.sessions[0].started_at = "yesterday".into(),
        |archive| archive.sessions[0].outcome = Some("lost".into()),
        |archive| archive.sessions[1].steps[0].elapsed_ms = i64::MAX,
        |archive| archive.sessions[1].position = -1,
        |archive| archive.facts[2].at = "2026-03-10".into(),
    ];
    for change in wrong {
        let mut archive = good.clone();
        change(&mut archive);
        let (_other_folder, other) = place();
        let mut store = Store::open(&other).unwrap().store;
        let refused = store.import(&archive).unwrap_err().to_string();
        assert!(refused.contains("makes no sense"), "{refused}");
        assert_eq!(store.archive().unwrap(), Default::default());
    }
}
