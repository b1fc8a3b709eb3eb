//! What the history answers about the years and the days, and what taking back and undoing leaves of it.

use unsit::adapters::store::{Entry, Store};
use unsit::domain::coach::record::{Pain, PainMoment};
use unsit::domain::coach::{Fact, RecordId};
use unsit::domain::progress::Progress;

use crate::place;
use crate::sessions::{drive, started};

fn pain(level: u8) -> Fact {
    Fact::Pain(Pain {
        level,
        moment: PainMoment::Rest,
        session: None,
        exercise: None,
    })
}

fn note(store: &mut Store, fact: Fact) {
    store.record(&[Entry::noted(fact, started())]).unwrap();
}

fn correct(store: &mut Store, record: RecordId, by: Option<Fact>) {
    let by = by.map(Box::new);
    note(store, Fact::Corrected { record, by });
}

/// As the kept one must be, from all records.
fn anew(store: &Store) -> Progress {
    Progress::of(&store.records().unwrap())
}

#[test]
fn the_kept_progress_goes_on_with_what_is_new_and_is_made_anew_after_a_correction() {
    let (_folder, path) = place();
    let mut store = Store::open(&path).unwrap().store;
    drive(|batch| store.record(&batch).unwrap());
    assert_eq!(store.progress().unwrap(), anew(&store));
    for level in 0..=100 {
        note(&mut store, pain(level % 10));
        assert_eq!(store.progress().unwrap().upto, anew(&store).upto);
    }
    assert_eq!(store.progress().unwrap(), anew(&store));
    drop(store);

    let mut store = Store::open(&path).unwrap().store;
    assert_eq!(store.progress().unwrap(), anew(&store));
    let worst = store.records().unwrap().last().unwrap().id;
    correct(&mut store, worst, Some(pain(10)));
    let progress = store.progress().unwrap();
    assert_eq!(progress, anew(&store));
    assert_eq!(progress.pain.values().next().unwrap().rest, Some(10));
}

#[test]
fn a_page_tells_what_stands_after_corrections_and_where_the_earlier_ones_begin() {
    let (_folder, path) = place();
    let mut store = Store::open(&path).unwrap().store;
    for day in 0..300_i64 {
        let at = started() + jiff::SignedDuration::from_hours(24 * day);
        let facts = [pain(1), Fact::Urge].map(|fact| Entry::noted(fact, at.clone()));
        store.record(&facts).unwrap();
    }
    let first = store.records().unwrap()[0].id;
    correct(&mut store, first, Some(pain(9)));
    let (mut before, mut seen, mut pages) = (None, Vec::new(), 0);
    loop {
        let page = store.told(before).unwrap();
        assert!(page.records.windows(2).all(|pair| pair[0].id > pair[1].id));
        seen.extend(page.records);
        pages += 1;
        match page.earlier {
            Some(earlier) => before = Some(earlier),
            None => break,
        }
        assert!(page.corrected.is_empty());
    }
    assert!(pages > 1);
    assert_eq!(seen.len(), 600, "each once");
    assert_eq!(seen.last().unwrap().fact, pain(9));
    let last = store.told(before).unwrap();
    assert!(last.corrected.contains(&first));
}

#[test]
fn what_is_taken_back_is_in_no_answer_until_it_is_told_again() {
    let (_folder, path) = place();
    let mut store = Store::open(&path).unwrap().store;
    drive(|batch| store.record(&batch).unwrap());
    let worked: Vec<_> = store
        .records()
        .unwrap()
        .into_iter()
        .filter(|record| matches!(record.fact, Fact::Began(_) | Fact::Worked(_)))
        .collect();
    let before = (
        store.sessions_since(None).unwrap(),
        store.progress().unwrap().weeks,
        store.told(None).unwrap().days(),
    );
    let session = before.0[0].id;
    let work = store.work_of(session).unwrap();
    assert!(!work.is_empty() && before.0[0].worked > std::time::Duration::ZERO);

    for record in &worked {
        correct(&mut store, record.id, None);
    }
    assert_eq!(store.sessions_since(None).unwrap(), []);
    assert_eq!(store.sessions(10).unwrap(), []);
    assert_eq!(store.work_of(session).unwrap(), []);
    assert!(store.progress().unwrap().weeks.is_empty());

    for record in worked {
        correct(&mut store, record.id, Some(record.fact));
    }
    let after = (
        store.sessions_since(None).unwrap(),
        store.progress().unwrap().weeks,
        store.told(None).unwrap().days(),
    );
    assert_eq!(after, before);
    assert_eq!(store.work_of(session).unwrap(), work);
}
