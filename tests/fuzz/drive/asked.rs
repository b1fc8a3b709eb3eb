//! Everything that the program ever asks of a history, and what the coach makes of the answers. It must not know what is
//! in it.

use std::sync::LazyLock;

use jiff::Zoned;
use unsit::adapters::store::{Store, StoreError};
use unsit::domain::coach::profile::{Lying, Spot};
use unsit::domain::coach::{Catalogue, Profile, click, record, suggest};
use unsit::domain::coaching_day::coaching_day;
use unsit::domain::reminder::outlook;
use unsit::domain::{Moment, Session};
use unsit::engine::CutOff;
use unsit::library::Library;
use unsit::words::{Asked, Words};

static LIBRARY: LazyLock<Library> = LazyLock::new(Library::built_in);
static CATALOGUE: LazyLock<Catalogue> = LazyLock::new(|| LIBRARY.catalogue());
static WORDS: LazyLock<Words> = LazyLock::new(Words::english);

/// The morning after what the seeds tell of.
fn now() -> Zoned {
    "2026-03-12T10:00:00+01:00[Europe/Berlin]".parse().unwrap()
}

/// Asks it all.
///
/// # Errors
/// The first question that was not answered.
pub fn everything(store: &mut Store) -> Result<(), StoreError> {
    for session in store.sessions_since(None)? {
        store.work_of(session.id)?;
        store.tested(session.id)?;
    }
    store.sessions(u32::MAX)?;
    store.last_done()?;
    store.progress()?;
    let records = store.records()?;
    record::effective(&records);
    pages(store)?;
    coach(store)?;
    let day = coaching_day(&now());
    for day in [day, day.yesterday().unwrap()] {
        if let Some(unfinished) = store.unfinished(day)? {
            let cut_off = CutOff::from(unfinished);
            let session = Session::go_on(
                &cut_off.plan,
                &cut_off.answers,
                cut_off.position,
                Moment::ZERO,
            )
            .with_past_work(cut_off.past);
            session.total_remaining(Moment::ZERO);
        }
    }
    Ok(())
}

/// The pages of what was told, one after the other to the first.
fn pages(store: &Store) -> Result<(), StoreError> {
    let mut before = None;
    loop {
        let page = store.told(before)?;
        let Some(earlier) = page.earlier else {
            return Ok(());
        };
        assert!(
            before.is_none_or(|before| earlier < before),
            "the pages have no end"
        );
        before = Some(earlier);
    }
}

fn coach(store: &mut Store) -> Result<(), StoreError> {
    let (now, digest) = (now(), store.digest()?);
    let nimble = Profile {
        lying: Lying::Floor,
        can_kneel: true,
        ..Profile::default()
    };
    let called = |id: &unsit::domain::Id| LIBRARY.called(id);
    let asked = Asked {
        words: &WORDS,
        called: &called,
    };
    for profile in [Profile::default(), nimble] {
        let suggestion = suggest(&profile, &CATALOGUE, &digest, &now);
        suggestion.routine(&asked);
        outlook(&profile, &CATALOGUE, &digest, &now);
        click(&profile, &CATALOGUE, &digest, &now, Some(Spot::Desk));
    }
    digest.worse_sides(&now);
    Ok(())
}
