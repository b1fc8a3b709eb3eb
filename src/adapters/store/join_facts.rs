//! Two versions of the same facts into one, in one order. It must not know how sessions are joined.
//!
//! A fact is the same where it is of the same moment, goes with the same session, step or answer, and
//! says the same; what was taken back says nothing any more and is known by the rest. What was taken
//! back in one version is taken back, unless it was told again after that.

use std::cmp::Ordering;
use std::collections::BTreeMap;

use serde_json::Value;

use super::StoreError;
use super::archive::FactEntry;
use super::fact_body::Body;
use super::interleave::{Place, interleave};
use super::join_sessions::Side;
use super::order::moment;
use crate::domain::coach::record::SessionNo;
use crate::domain::coach::{Fact, RecordId};

/// The facts of two archives in their order, with the numbers that their sessions and steps have now.
#[derive(Debug)]
pub(super) struct Facts {
    pub all: Vec<Joined>,
    /// Facts that are not here.
    pub new: usize,
    /// Whether one that is here changed or went.
    pub changed: bool,
    /// Those of here come first, in their order.
    pub come_after: bool,
}

#[derive(Debug)]
pub(super) struct Joined {
    /// Its number here, if it is here.
    pub here: Option<i64>,
    pub fact: FactEntry,
    /// The fact of [`Facts::all`] that it corrects.
    pub corrects: Option<usize>,
}

/// A fact of one archive.
struct Told {
    fact: FactEntry,
    /// The fact that it corrects, by its place in its archive.
    target: Option<usize>,
    /// The body as text, without the number of what it corrects.
    says: Option<String>,
    /// Whether another corrects it.
    is_corrected: bool,
}

/// What two facts have in common that may be the same.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord)]
struct Anchor {
    at: String,
    session: Option<i64>,
    step: Option<i64>,
    question: Option<i64>,
    /// What it corrects, by its place here.
    target: Option<usize>,
}

pub(super) fn join(
    here: &[FactEntry],
    (there, must_be_read): (&[FactEntry], bool),
    sides: (&Side, &Side),
) -> Result<Facts, StoreError> {
    let told_here = told(here, sides.0, false)?;
    let told_there = told(there, sides.1, must_be_read)?;
    let same = same_facts(&told_here, &told_there);
    let places = interleave(told_here.len(), &same, |i, j| {
        order(&told_here[i], &told_there[j])
    });
    let come_after = places
        .iter()
        .skip(told_here.len())
        .all(|place| matches!(place, Place::There(_)));
    // What each became.
    let mut of_here = vec![0; told_here.len()];
    let mut of_there = vec![0; told_there.len()];
    for (index, place) in places.iter().enumerate() {
        if let Some(i) = place.here() {
            of_here[i] = index;
        }
        if let Some(j) = place.there() {
            of_there[j] = index;
        }
    }
    let target = |place: Place| match place {
        Place::Here(i) | Place::Both(i, _) => told_here[i].target.map(|target| of_here[target]),
        Place::There(j) => told_there[j].target.map(|target| of_there[target]),
    };
    let one = |place: Place| match place {
        Place::Here(i) | Place::Both(i, _) => &told_here[i],
        Place::There(j) => &told_there[j],
    };
    // The last word on each that was corrected: whether it stands.
    let mut stands: BTreeMap<usize, bool> = BTreeMap::new();
    for place in &places {
        if let Some(target) = target(*place)
            && let Some(by) = correction(one(*place))
        {
            stands.insert(target, by);
        }
    }
    let mut changed = told_here.len() != here.len();
    let mut all = Vec::with_capacity(places.len());
    for (index, place) in places.into_iter().enumerate() {
        let mut fact = one(place).fact.clone();
        if let Place::Both(i, j) = place {
            let bodies = [&told_here[i], &told_there[j]].map(|told| told.fact.body.clone());
            fact.body = joined_body(bodies, stands.get(&index).copied());
            changed |= fact.body != told_here[i].fact.body;
        }
        all.push(Joined {
            here: place.here().map(|i| told_here[i].fact.id),
            fact,
            corrects: target(place),
        });
    }
    Ok(Facts {
        new: all.iter().filter(|joined| joined.here.is_none()).count(),
        all,
        changed,
        come_after,
    })
}

/// Whether what it corrects stands after it, in whatever words; none where it is no correction any more.
fn correction(told: &Told) -> Option<bool> {
    let by = told.fact.body.as_ref()?.pointer("/whole/corrected/by");
    Some(by.is_some_and(|by| !by.is_null()))
}

fn joined_body(bodies: [Option<Value>; 2], stands: Option<bool>) -> Option<Value> {
    match (bodies, stands) {
        // Who took it back and has it still told it again, in a correction that is lost.
        ([Some(one), Some(other)], _) => {
            [one, other].into_iter().max_by_key(|body| body.to_string())
        }
        (_, Some(false)) => None,
        // Told again, after it was taken back.
        ([one, other], Some(true)) => one.or(other),
        (_, None) => None,
    }
}

/// The facts that still have what they go with, numbered as that is now.
fn told(facts: &[FactEntry], side: &Side, must_be_read: bool) -> Result<Vec<Told>, StoreError> {
    let mut places: BTreeMap<i64, usize> = BTreeMap::new();
    let mut kept: Vec<Told> = Vec::with_capacity(facts.len());
    for entry in facts {
        let Some(mut fact) = with_its_rows(entry, side) else {
            continue;
        };
        let target = entry.corrects.map(|id| places.get(&id).copied());
        if target == Some(None) {
            // What it corrects is gone.
            continue;
        }
        if let Some(body) = &entry.body {
            fact.body = match renumbered(body, side) {
                Ok(body) => Some(body),
                Err(_) if must_be_read => {
                    let what = format!("note {}", entry.id);
                    return Err(StoreError::Nonsense { what });
                }
                // A later version wrote it; it stays as it is.
                Err(_) => Some(body.clone()),
            };
        }
        places.insert(entry.id, kept.len());
        let target = target.flatten();
        if let Some(target) = target {
            kept[target].is_corrected = true;
        }
        kept.push(Told {
            says: fact.body.as_ref().map(Value::to_string),
            target,
            is_corrected: false,
            fact,
        });
    }
    Ok(kept)
}

fn with_its_rows(entry: &FactEntry, side: &Side) -> Option<FactEntry> {
    let mut fact = entry.clone();
    if let Some(id) = entry.session {
        fact.session = Some(*side.sessions.get(&id)?);
    }
    if let Some(id) = entry.step {
        fact.step = Some(*side.steps.get(&id)?);
    }
    let answer = fact.session.zip(fact.question);
    answer
        .is_none_or(|answer| side.answers.contains(&answer))
        .then_some(fact)
}

/// The body with the numbers that its sessions have now. A correction names no number: that comes later.
fn renumbered(body: &Value, side: &Side) -> serde_json::Result<Value> {
    with_sessions(body, &|number| side.sessions.get(&number).copied())
}

/// A body with other numbers for its sessions, and without the number of what it corrects.
///
/// # Errors
/// It is not as this version writes it.
pub(super) fn with_sessions(
    body: &Value,
    number: &dyn Fn(i64) -> Option<i64>,
) -> serde_json::Result<Value> {
    let Body::Whole(mut whole) = serde_json::from_value(body.clone())? else {
        return Ok(body.clone());
    };
    // A session that is not known is none of those that are.
    whole.renumber_sessions(&|no| SessionNo(number(no.0).unwrap_or(-no.0.saturating_abs())));
    if let Fact::Corrected { record, .. } = &mut whole {
        *record = RecordId(0);
    }
    serde_json::to_value(Body::Whole(whole))
}

/// For each fact there, the one here that it is.
fn same_facts(here: &[Told], there: &[Told]) -> Vec<Option<usize>> {
    let mut of_here: BTreeMap<Anchor, Vec<usize>> = BTreeMap::new();
    for (i, told) in here.iter().enumerate() {
        let anchor = anchor(told, told.target);
        of_here.entry(anchor).or_default().push(i);
    }
    let mut same = vec![None; there.len()];
    // What is corrected comes before its corrections, which are known by it.
    for generation in generations(there) {
        let mut of_there: BTreeMap<Anchor, Vec<usize>> = BTreeMap::new();
        for j in generation {
            let told = &there[j];
            let target = told.target.map(|target| same[target]);
            // What corrects something that is not here is not here either.
            if target != Some(None) {
                let anchor = anchor(told, target.flatten());
                of_there.entry(anchor).or_default().push(j);
            }
        }
        for (anchor, theirs) in of_there {
            let ours = of_here.remove(&anchor).unwrap_or_default();
            for (i, j) in pairs((here, ours), (there, theirs)) {
                same[j] = Some(i);
            }
        }
    }
    same
}

/// The same to the letter; taken back; told again.
const FITS: [fn(&Told, &Told) -> bool; 3] = [
    |one, other| one.says == other.says,
    |one, other| one.says.is_none() || other.says.is_none(),
    |one, other| one.is_corrected || other.is_corrected,
];

/// Which are the same of those here and there that have their anchor in common.
fn pairs(
    (here, mut ours): (&[Told], Vec<usize>),
    (there, mut theirs): (&[Told], Vec<usize>),
) -> Vec<(usize, usize)> {
    // What was told at once is kept at once, and in its order: so the one that says nothing any more, or says it in
    // other words, is known by its place among the others.
    let in_order = ours.iter().copied().zip(theirs.iter().copied());
    let may_be = |(i, j): (usize, usize)| FITS.iter().any(|fits| fits(&here[i], &there[j]));
    if ours.len() == theirs.len() && in_order.clone().all(may_be) {
        return in_order.collect();
    }
    // Damage took one of them, or they are of two machines at the same moment.
    let mut pairs = Vec::new();
    for fits in FITS {
        theirs.retain(|&j| {
            let place = ours.iter().position(|&i| fits(&here[i], &there[j]));
            pairs.extend(place.map(|place| (ours.remove(place), j)));
            place.is_none()
        });
    }
    pairs
}

/// Those that correct nothing, those that correct one of these, and so on.
fn generations(all: &[Told]) -> Vec<Vec<usize>> {
    let mut generations: Vec<Vec<usize>> = Vec::new();
    let mut generation_of = Vec::with_capacity(all.len());
    for (index, told) in all.iter().enumerate() {
        // It comes behind what it corrects.
        let generation = told.target.map_or(0, |target| generation_of[target] + 1);
        generation_of.push(generation);
        if generation == generations.len() {
            generations.push(Vec::new());
        }
        generations[generation].push(index);
    }
    generations
}

fn anchor(told: &Told, target: Option<usize>) -> Anchor {
    Anchor {
        at: told.fact.at.clone(),
        session: told.fact.session,
        step: told.fact.step,
        question: told.fact.question,
        target,
    }
}

fn order(one: &Told, other: &Told) -> Ordering {
    let key = |told: &Told| {
        let fact = &told.fact;
        let goes_with = (fact.session, fact.step, fact.question);
        (moment(&fact.at), told.target.is_some(), goes_with)
    };
    key(one)
        .cmp(&key(other))
        .then_with(|| one.says.cmp(&other.says))
}
