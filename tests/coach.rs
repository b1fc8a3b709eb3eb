//! The ten rules of the coach over random lives of 400 days: several sessions a day, missed weeks,
//! journeys, daylight saving, clocks that were wrong, corrections. `UNSIT_LIVES` says how many;
//! `make soak` lives ten thousand.

#![allow(clippy::unwrap_used, reason = "in a test, a panic is the report")]

#[path = "coach/broken.rs"]
mod broken;
#[path = "coach/built_in.rs"]
mod built_in;
#[path = "coach/climb.rs"]
mod climb;
#[path = "coach/life.rs"]
mod life;
#[path = "coach/random.rs"]
mod random;
#[path = "coach/rules.rs"]
mod rules;
#[path = "coach/truth.rs"]
mod truth;

use std::sync::Mutex;
use std::sync::atomic::{AtomicU64, Ordering};

use life::{Counts, Life, true_coach};

/// Lives in which a rule was broken once.
const FOUND_ONCE: [u64; 5] = [326, 345, 429, 2249, 7578];

#[test]
fn lives_that_found_something_find_it_no_more() {
    let things = built_in::built_in();
    for seed in FOUND_ONCE {
        let mut life = Life::new(seed, &things, &true_coach);
        life.live();
        let broken: Vec<_> = life.broken.iter().map(|(_, how)| how).collect();
        assert!(broken.is_empty(), "life {seed}: {broken:#?}");
    }
}

/// Lives where nobody says how many.
const LIVES: u64 = 200;

#[test]
fn no_life_breaks_a_rule() {
    let lives = std::env::var("UNSIT_LIVES").map_or(LIVES, |text| text.parse().unwrap());
    let things = built_in::built_in();
    let next = AtomicU64::new(0);
    let sums = Mutex::new(Counts::default());
    let faults = Mutex::new(Vec::new());
    let threads = std::thread::available_parallelism().map_or(1, usize::from);
    std::thread::scope(|scope| {
        for _ in 0..threads {
            scope.spawn(|| {
                loop {
                    let seed = next.fetch_add(1, Ordering::Relaxed);
                    if seed >= lives {
                        break;
                    }
                    let mut life = Life::new(seed, &things, &true_coach);
                    life.live();
                    sums.lock().unwrap().add(life.counts);
                    let broken = life.broken.into_iter().map(|(_, how)| (seed, how));
                    faults.lock().unwrap().extend(broken);
                }
            });
        }
    });
    let mut faults = faults.into_inner().unwrap();
    faults.sort();
    let number = faults.len();
    let told: Vec<String> = faults
        .into_iter()
        .take(5)
        .map(|(seed, how)| format!("life {seed}: {how}"))
        .collect();
    assert!(
        number == 0,
        "{number} faults, such as:\n{}",
        told.join("\n\n")
    );
    let sums = sums.into_inner().unwrap();
    println!("{lives} lives: {sums:?}");
    sums.assert_lived();
}

/// Lives that a broken coach is given to be found out.
const LIVES_OF_THE_BROKEN: u64 = 60;

#[test]
fn each_rules_check_finds_a_coach_that_breaks_it() {
    let things = built_in::built_in();
    let without_phasic = things.without_phasic();
    for coach in &broken::ALL {
        let adviser = |profile: &_, catalogue: &_, digest: &_, local: &_, spot| {
            coach.suggest(profile, catalogue, &without_phasic, digest, local, spot)
        };
        let found = (0..LIVES_OF_THE_BROKEN).any(|seed| {
            let mut life = Life::new(seed, &things, &adviser);
            life.live();
            life.broken.iter().any(|((rule, _), _)| *rule == coach.rule)
        });
        assert!(
            found,
            "rule {}: nobody notices a coach that {}",
            coach.rule, coach.breaks
        );
    }
}

/// Rules that the gate keeps by itself; the others it shares with the suggestion.
const OF_THE_GATE: [u8; 5] = [1, 3, 4, 7, 8];

#[test]
fn the_checks_find_a_gate_that_breaks_a_rule() {
    let things = built_in::built_in();
    for rule in OF_THE_GATE {
        let breaking = broken::ALL.iter().filter(|coach| coach.rule == rule);
        let found = breaking.into_iter().any(|coach| {
            (0..LIVES_OF_THE_BROKEN).any(|seed| {
                let mut life = Life::new(seed, &things, &true_coach);
                life.gatekeeper = coach.before;
                life.live();
                life.broken.iter().any(|((of, _), _)| *of == rule)
            })
        });
        assert!(found, "rule {rule}: nobody notices a gate that breaks it");
    }
}
