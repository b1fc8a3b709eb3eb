//! `cargo bench -p unsit-bench --bench plan`: how long a routine takes to become a plan, and a plan with all its
//! cues, and whether that grows with the steps alone. It must not know how they are drawn or heard.

use std::hint::black_box;
use std::num::NonZeroU16;
use std::process::ExitCode;
use std::sync::Arc;
use std::time::Duration;

use unsit::domain::dose::{Tempo, Work};
use unsit::domain::plan::WorseSides;
use unsit::domain::routine::{Answer, Item, Prescription, Question, SideChoice};
use unsit::domain::timeline::Timeline;
use unsit::domain::{Dose, Exercise, Plan, Routine};
use unsit::library::Library;
use unsit_bench::{Figures, cpu_time, median, millis};

const SIZES: [usize; 3] = [1_000, 10_000, 100_000];
const BUDGET_SIZE: usize = 10_000;
const BUDGET_MS: f64 = 1.0;
/// The large plan leaves the processor's caches, which the small one does not; a quadratic one
/// would be a hundred times dearer per step.
const BUDGET_GROWTH: f64 = 3.0;
const RUNS: usize = 51;

fn main() -> ExitCode {
    let mut figures = Figures::default();
    let mut per_step_ns = Vec::new();
    for steps in SIZES {
        let routine = routine(steps);
        let (mut unrolled, mut laid_out, cues) = measure(&routine, steps);
        let (unrolled, laid_out) = (median(&mut unrolled), median(&mut laid_out));
        let both = unrolled + laid_out;
        let per_step = both.as_secs_f64() * 1e9 / steps as f64;
        per_step_ns.push(per_step);
        let what = format!("plan of {steps} steps with its {cues} cues");
        if steps == BUDGET_SIZE {
            figures.at_most(&what, millis(both), BUDGET_MS, " ms");
        } else {
            figures.note(&what, &format!("{:.3} ms", millis(both)));
        }
        figures.note(
            "  of that",
            &format!(
                "steps {:.3} ms, times and cues {:.3} ms; {per_step:.1} ns per step",
                millis(unrolled),
                millis(laid_out)
            ),
        );
    }
    let growth = per_step_ns[SIZES.len() - 1] / per_step_ns[0];
    figures.at_most(
        "cost per step at 100000 steps against 1000",
        growth,
        BUDGET_GROWTH,
        " ×",
    );
    figures.verdict()
}

/// Processor times of unrolling and of laying out, and how many cues there are.
fn measure(routine: &Routine, steps: usize) -> (Vec<Duration>, Vec<Duration>, usize) {
    let worse = WorseSides::default();
    let (mut unrolled, mut laid_out, mut cues) = (Vec::new(), Vec::new(), 0);
    for _ in 0..RUNS {
        let (took, plan) = cpu_time(|| Plan::unroll(black_box(routine), &worse));
        unrolled.push(took);
        let (took, timeline) = cpu_time(|| Timeline::of(black_box(&plan)));
        laid_out.push(took);
        assert_eq!(timeline.steps.len(), steps);
        cues = timeline.cues.len();
    }
    (unrolled, laid_out, cues)
}

/// A routine of exactly `steps` steps, the end included: as varied as people write them, without
/// groups, so that every step is written out.
fn routine(steps: usize) -> Routine {
    let library = Library::built_in();
    let exercises: Vec<&Arc<Exercise>> = library.exercises().collect();
    let mut routine = Routine {
        items: Vec::new(),
        ..Routine::of_exercise(Arc::clone(exercises[0]))
    };
    let mut made = 1;
    for exercise in exercises.iter().cycle() {
        let (block, in_block) = block(exercise);
        if made + in_block > steps {
            break;
        }
        routine.items.extend(block);
        made += in_block;
    }
    let rests = steps - made;
    routine
        .items
        .extend((0..rests).map(|_| Item::Rest(Duration::from_secs(20))));
    routine
}

/// Holds on both sides, repetitions, a question and a rest with one exercise; and how many steps
/// its longest way has.
fn block(exercise: &Arc<Exercise>) -> (Vec<Item>, usize) {
    let seconds = Duration::from_secs;
    let hold = |repetitions| Work::Holds {
        hold: seconds(20),
        repetitions: number(repetitions),
        release: seconds(5),
    };
    let tempo = Work::Tempo {
        tempo: Tempo {
            lift: seconds(2),
            hold: seconds(1),
            lower: seconds(2),
            pause: seconds(0),
        },
        repetitions: number(8),
    };
    let question = Question {
        text: "Does it still feel tight?".into(),
        answers: vec![
            Answer {
                label: "Yes".into(),
                tells: Vec::new(),
                items: vec![prescribe(exercise, hold(1), SideChoice::Left)],
            },
            Answer {
                label: "No".into(),
                tells: Vec::new(),
                items: Vec::new(),
            },
        ],
    };
    let items = vec![
        prescribe(exercise, hold(5), SideChoice::Each),
        prescribe(exercise, tempo, SideChoice::Together),
        Item::Ask(question),
        Item::Rest(seconds(20)),
    ];
    // Get-ready, nine, changeover, nine; get-ready and repetitions; question, get-ready and hold; rest.
    (items, 20 + 2 + 3 + 1)
}

fn prescribe(exercise: &Arc<Exercise>, work: Work, sides: SideChoice) -> Item {
    Item::Exercise(Prescription {
        exercise: Arc::clone(exercise),
        dose: Dose {
            work,
            sets: number(1),
            rest: Dose::REST,
            get_ready: Dose::GET_READY,
            changeover: Dose::CHANGEOVER,
        },
        sides,
        note: Some("Slowly, and without force.".into()),
    })
}

fn number(number: u16) -> NonZeroU16 {
    NonZeroU16::new(number).unwrap_or(NonZeroU16::MIN)
}
