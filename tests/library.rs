//! The built-in library is whole, and a person's files add to it, override it, and cost only
//! themselves where they are wrong.

use std::time::Duration;

use unsit::domain::plan::WorseSides;
use unsit::domain::{Plan, Side, StepKind};
use unsit::library::built_in::{self, sources};
use unsit::library::{Library, SourceFile, SourceKind, schema};

#[test]
fn the_built_in_files_have_no_problems() {
    assert_eq!(Library::built_in().problems(), []);
    // The way in at run time does not validate; this one does.
    let validated = Library::built_in().with_user_files(sources());
    for problem in validated.problems() {
        eprintln!("{problem}");
    }
    assert!(validated.problems().is_empty());
    assert_eq!(
        validated.exercises().count(),
        Library::built_in().exercises().count()
    );
}

#[test]
fn every_routine_takes_exactly_as_long_as_its_content_says() {
    let totals_s = [
        ("after-sitting-stretch-3", 599),
        ("morning-strength-a", 725),
        ("morning-strength-b", 771),
        ("before-bed", 425),
        ("desk-break-standing-2min", 111),
        ("desk-shift-40s", 36),
        ("desk-break-seated-2min", 118),
        ("strength-first-full", 1792),
        ("gentle-chair", 799),
        ("amputee-one-side", 838),
        ("release-only", 494),
        ("after-workout", 550),
        ("flare-day", 403),
    ];
    let library = Library::built_in();
    for (id, total_s) in totals_s {
        let routine = library
            .routine(id)
            .unwrap_or_else(|| panic!("no routine {id}"));
        let plan = Plan::unroll(routine, &WorseSides::default());
        assert_eq!(plan.longest(), Duration::from_secs(total_s), "{id}");
    }
    assert_eq!(library.routines().count(), totals_s.len());
}

#[test]
#[ignore = "prints how long loading takes; run with --release"]
fn time_of_loading() {
    let clock = unsit::adapters::clock::Clock::Machine;
    for _ in 0..5 {
        let before = clock.now();
        let library = Library::built_in();
        let built_in = clock.now().since(before);
        let before = clock.now();
        let count = library.with_user_files(sources()).exercises().count();
        let validated = clock.now().since(before);
        println!("built in {built_in:?}, {count} exercises as a person's own {validated:?}");
    }
}
