//! The built-in library is whole, and a person's files add to it, override it, and cost only
//! themselves where they are wrong.

#[path = "library/self_tests.rs"]
mod self_tests;
#[path = "library/spoken.rs"]
mod spoken;

use std::time::Duration;

use unsit::domain::exercise::Place;
use unsit::domain::plan::WorseSides;
use unsit::domain::side::WorkedSide;
use unsit::domain::{Plan, Routine, StepKind};
use unsit::library::built_in::{self, sources};
use unsit::library::file::HomeFile;
use unsit::library::{Library, SourceFile, SourceKind, Translates};

#[test]
fn the_built_in_files_have_no_problems() {
    assert_eq!(Library::built_in().problems(), []);
    // The way in at run time does not validate; this one does.
    let translated = built_in::languages().flat_map(built_in::translations);
    let all = sources().into_iter().chain(translated);
    let validated = Library::built_in().with_user_files(all);
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
        // Without the time that looking and answering take; with 450 s of stopwatches, at the most.
        ("routine-assessment", 435 + 450),
    ];
    let library = Library::built_in();
    for (id, total_s) in totals_s {
        let routine = library
            .routine(id)
            .unwrap_or_else(|| panic!("no routine {id}"));
        let plan = Plan::unroll(routine, &WorseSides::default());
        assert_eq!(plan.longest(), Duration::from_secs(total_s), "{id}");
        assert_eq!(plan.is_quiet, id == "before-bed", "{id}");
    }
    assert_eq!(library.routines().count(), totals_s.len());
}

#[test]
fn every_built_in_exercise_teaches_completely() {
    for exercise in Library::built_in().exercises() {
        let (id, text) = (&exercise.id, &exercise.text);
        for (what, said) in [
            ("summary", &text.summary),
            ("cue", &text.cue),
            ("feel", &text.feel),
            ("breathing", &text.breathing),
            ("basis", &exercise.dose_basis),
        ] {
            assert!(!said.trim().is_empty(), "{id}: {what}");
        }
        for (what, said) in [
            ("set_up", &text.set_up),
            ("movement", &text.movement),
            ("faults", &text.faults),
            ("easier", &text.easier),
            ("avoid", &text.avoid),
        ] {
            assert!(!said.is_empty(), "{id}: {what}");
        }
        assert!(
            text.cue.chars().count() <= 60,
            "{id}: the cue is too long for the screen"
        );
        assert!(!exercise.muscles.is_empty(), "{id}: muscles");
    }
}

#[test]
fn the_home_screen_starts_with_the_stretch_after_sitting_and_the_persons_own() {
    let own = routine("own.toml", "mine", "[[steps]]\nrest_s = 5");
    let library = Library::built_in().with_user_files([own]);
    let order: Vec<&str> = library
        .routines()
        .map(|routine| routine.id.as_str())
        .collect();
    assert_eq!(
        &order[..4],
        [
            "after-sitting-stretch-3",
            "mine",
            "morning-strength-a",
            "morning-strength-b"
        ]
    );
    assert_eq!(order.len(), 15);
}

#[test]
fn the_home_screen_and_the_muscles_name_only_what_exists() {
    let library = Library::built_in();
    let home: HomeFile = toml::from_str(include_str!("../data/home.toml")).unwrap();
    for id in home.routines.iter().filter(|id| *id != "*") {
        assert!(library.routine(id).is_some(), "{id}");
    }
    for muscle in library.muscles().muscles() {
        let group = muscle.group.as_ref();
        assert!(
            group.is_none_or(|group| library.muscles().group(group.as_str()).is_some()),
            "{}",
            muscle.id
        );
    }
    assert!(
        library
            .muscles()
            .muscle("piriformis")
            .is_some_and(|muscle| muscle.disputed)
    );
}

const EXERCISE: &str = r#"
id = "mine"
name = "My own"
kind = "stretch"
group = "hamstrings"
position = "supine"
sides = "each"
"#;

fn exercise(name: &str, id: &str, dose: &str) -> SourceFile {
    let text = format!("{}\n[dose]\n{dose}\n", EXERCISE.replace("mine", id));
    SourceFile::new(name, SourceKind::Exercise, &text)
}

fn routine(name: &str, id: &str, steps: &str) -> SourceFile {
    let text = format!("id = \"{id}\"\nname = \"My own\"\n\n{steps}\n");
    SourceFile::new(name, SourceKind::Routine, &text)
}

/// What a routine does, step by step: kind, side and seconds.
fn outline(routine: &Routine) -> Vec<String> {
    let plan = Plan::unroll(routine, &WorseSides::default());
    let line = |step: &unsit::domain::Step| {
        let side = step.side.map_or("", WorkedSide::as_str);
        let lasts = step.lasts().map_or(0.0, |lasts| lasts.as_secs_f64());
        format!("{} {side} {lasts}", step.kind_str())
    };
    plan.steps.iter().map(line).collect()
}

#[test]
fn hold_ten_seconds_release_five_times_left_then_right() {
    let files = [
        exercise("e.toml", "mine", "hold_s = 10\nrepetitions = 5"),
        routine(
            "r.toml",
            "left-then-right",
            "[[steps]]\nexercise = \"mine\"\nsides = \"left\"\n[[steps]]\nexercise = \"mine\"\nsides = \"right\"\nget_ready_s = 5",
        ),
    ];
    let library = Library::built_in().with_user_files(files);
    assert_eq!(library.problems(), []);
    let one_side = |side: &str, ready: &str| {
        let mut steps = vec![format!("prepare {side} {ready}")];
        for hold in 0..5 {
            if hold > 0 {
                steps.push(format!("rest {side} 5"));
            }
            steps.push(format!("hold {side} 10"));
        }
        steps
    };
    let mut expected = one_side("left", "10");
    expected.extend(one_side("right", "5"));
    expected.push("finish  0".to_owned());
    assert_eq!(
        outline(library.routine("left-then-right").unwrap()),
        expected
    );
}

#[test]
fn thirty_seconds_each_side_two_rounds() {
    let files = [
        exercise("e.toml", "mine", "hold_s = 30"),
        routine(
            "r.toml",
            "rounds",
            "[[steps]]\nrepeat = 2\nsteps = [{ exercise = \"mine\" }, { rest_s = 2.5 }]",
        ),
    ];
    let library = Library::built_in().with_user_files(files);
    assert_eq!(library.problems(), []);
    let round = [
        "prepare right 10",
        "hold right 30",
        "switch left 5",
        "hold left 30",
    ];
    let mut expected = round.to_vec();
    expected.push("rest right 2.5");
    expected.extend(round);
    expected.extend(["rest  2.5", "finish  0"]);
    assert_eq!(outline(library.routine("rounds").unwrap()), expected);
}

#[test]
fn a_prescription_carries_its_own_exercises_and_nobody_else_sees_them() {
    let text = format!(
        "id = \"from-my-physio\"\nname = \"From my physio\"\n[[steps]]\nexercise = \"mine\"\nself_paced = true\nrepetitions = 12\n[[steps]]\nroutine = \"desk-shift-40s\"\n[[exercises]]{EXERCISE}dose = {{ hold_s = 20 }}\n"
    );
    let own = SourceFile::new("p.toml", SourceKind::Routine, &text);
    let stranger = routine("s.toml", "stranger", "[[steps]]\nexercise = \"mine\"");
    let library = Library::built_in().with_user_files([own, stranger]);
    let said: Vec<&str> = library
        .problems()
        .iter()
        .map(|p| p.message.as_str())
        .collect();
    assert_eq!(said, ["There is no exercise `mine`."]);
    let routine = library.routine("from-my-physio").unwrap();
    let plan = Plan::unroll(routine, &WorseSides::default());
    assert!(
        plan.steps
            .iter()
            .any(|step| step.kind == StepKind::SelfPaced { count: 12 })
    );
    assert!(library.exercise("mine").is_none());
    assert_eq!(routine.exercises()[0].place, Place::FloorOrBed);
}

#[test]
fn a_persons_file_overrides_by_id_and_the_routines_follow() {
    let longer = exercise("e.toml", "supine-hamstring-strap", "hold_s = 45");
    let library = Library::built_in().with_user_files([longer]);
    assert_eq!(library.problems(), []);
    assert_eq!(
        library.exercise("supine-hamstring-strap").unwrap().name,
        "My own"
    );
    let routine = library.routine("after-sitting-stretch-3").unwrap();
    assert!(
        routine
            .exercises()
            .iter()
            .any(|exercise| exercise.name == "My own")
    );
    assert_eq!(
        library.exercises().count(),
        Library::built_in().exercises().count()
    );
}

#[test]
fn a_bad_file_costs_only_itself() {
    let files = [
        exercise("bad.toml", "glute-bridge", "hold_s = -1"),
        routine(
            "bad-routine.toml",
            "before-bed",
            "[[steps]]\nexercise = \"nothing\"",
        ),
        routine(
            "good.toml",
            "good",
            "[[steps]]\nexercise = \"glute-bridge\"\n[[steps]]\nroutine = \"before-bed\"",
        ),
    ];
    let (library, before) = (
        Library::built_in().with_user_files(files),
        Library::built_in(),
    );
    let blamed: Vec<&str> = library.problems().iter().map(|p| p.file.as_str()).collect();
    assert_eq!(blamed, ["bad.toml", "bad-routine.toml"]);
    assert_eq!(
        library.exercise("glute-bridge"),
        before.exercise("glute-bridge")
    );
    assert_eq!(library.routine("before-bed"), before.routine("before-bed"));
    let good = library.routine("good").unwrap();
    assert!(
        good.exercises()
            .iter()
            .any(|exercise| exercise.id.as_str() == "glute-bridge")
    );
}

#[test]
fn a_file_is_run_without_being_part_of_the_library() {
    let library = Library::built_in();
    let file = SourceFile::of_unknown_kind(
        "f.toml",
        "id = \"f\"\nname = \"F\"\n[[steps]]\nexercise = \"clamshell\"",
    );
    assert_eq!(library.routine_of(file).unwrap().name, "F");
    let text = format!("{EXERCISE}dose = {{ hold_s = 20 }}");
    let alone = library
        .routine_of(SourceFile::of_unknown_kind("e.toml", &text))
        .unwrap();
    assert_eq!(outline(&alone)[1], "hold right 20");
    let wrong = library
        .routine_of(SourceFile::of_unknown_kind("w.toml", "id = 1"))
        .unwrap_err();
    assert!(wrong.len() > 1);
}

#[test]
fn unknown_ids_find_their_nearest() {
    let library = Library::built_in();
    let near = |text: &str| library.nearest(text).first().map(|id| id.to_string());
    assert_eq!(near("glute-brigde").as_deref(), Some("glute-bridge"));
    assert_eq!(near("before bed").as_deref(), Some("before-bed"));
    assert_eq!(near("quaternion"), None);
}

const GERMAN: &str = r#"
name = "Beckenheben"
aliases = ["Brücke"]
basis = "Zwei Sätze zu zehn Wiederholungen sind unser eigener Mittelweg."

[text]
summary = "Kräftigt das Gesäß, das bei langem Sitzen zur Schwäche neigt."
cue = "Steißbein einrollen, Gesäß anheben"
spoken = ["Leg dich auf den Rücken, Knie gebeugt.", "Heb das Becken."]
set_up = ["Leg dich auf den Rücken und stell die Füße hüftbreit auf."]
movement = ["Spann das Gesäß an.", "Heb das Becken, bis Knie und Schultern eine Linie bilden.", "Senk es langsam."]
feel = "Im Gesäß, nicht im unteren Rücken."
breathing = "Beim Heben ausatmen."
faults = ["Ins Hohlkreuz heben: halt an, sobald die Linie erreicht ist."]
easier = ["Heb nur halb so hoch."]
harder = ["Halt oben zehn Sekunden."]
avoid = ["Wenn der Nacken schmerzt, heb weniger hoch."]
"#;

#[test]
fn a_translation_needs_no_code() {
    let translates = |id: &str| Translates {
        language: "de".into(),
        id: id.into(),
    };
    let words = "name = \"Vorm Schlafen\"\n[words]\n\"Breathe\" = \"Atmen\"\n";
    let files = [
        SourceFile::new(
            "glute-bridge.toml",
            SourceKind::ExerciseTranslation(translates("glute-bridge")),
            GERMAN,
        ),
        routine(
            "r.toml",
            "mine",
            "[[steps]]\nexercise = \"glute-bridge\"\nnote = \"Breathe\"",
        ),
        SourceFile::new(
            "mine.toml",
            SourceKind::RoutineTranslation(translates("mine")),
            words,
        ),
        SourceFile::new(
            "clam.toml",
            SourceKind::ExerciseTranslation(translates("clamshel")),
            GERMAN,
        ),
        SourceFile::new(
            "before-bed.toml",
            SourceKind::RoutineTranslation(translates("before-bed")),
            words,
        ),
    ];
    let library = Library::built_in().with_user_files(files);
    let said: Vec<String> = library.problems().iter().map(ToString::to_string).collect();
    insta::assert_snapshot!(said.join("\n\n"), @r#"
    clam.toml: There is no exercise `clamshel` to translate.
    help: Did you mean `clamshell`? The file's name is the exercise's id.

    before-bed.toml:3:1: The routine does not say this.
    3 | "Breathe" = "Atmen"
      | ^^^^^^^^^
    "#);
    assert_eq!(library.languages(), ["de"]);
    let english = library.exercise("glute-bridge").unwrap();
    assert_eq!(english.name, "Glute bridge");
    let german = library.in_language("de-AT");
    let bridge = german.exercise("glute-bridge").unwrap();
    assert_eq!(bridge.name, "Beckenheben");
    assert_eq!(bridge.text.faults.len(), 1);
    assert_eq!(bridge.text.spoken[1], "Heb das Becken.");
    assert_eq!(bridge.dose, english.dose);
    let mine = german.routine("mine").unwrap();
    assert_eq!(mine.name, "Vorm Schlafen");
    let unsit::domain::routine::Item::Exercise(first) = &mine.items[0] else {
        panic!("an exercise");
    };
    assert_eq!(first.note.as_deref(), Some("Atmen"));
    assert_eq!(first.exercise.name, "Beckenheben");
    assert_eq!(
        library.in_language("fr").exercise("glute-bridge"),
        Some(english)
    );
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
