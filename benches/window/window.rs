//! What is measured of the window, in which order, against which budgets. It must not know how a
//! display or a process is observed.

use std::error::Error;
use std::path::Path;
use std::process::{Command, ExitCode};
use std::time::Duration;

use unsit_bench::process::{Process, Usage};
use unsit_bench::screen::{Screen, WindowId};
use unsit_bench::{Figures, Programs, median, millis};

const START_BUDGET: f64 = 1.15;
const MEMORY_BUDGET_MB: f64 = 25.0;
const STARTS: usize = 15;
/// Until the window has settled after its first frame: the store is open, animations are over.
const SETTLE: Duration = Duration::from_secs(3);
const WATCHED: Duration = Duration::from_secs(10);
/// A kind of step and what it may cost.
struct Task {
    /// Begins with a get-ready of 10 s and is in `step` for more than 20 s after it.
    exercise: &'static str,
    step: &'static str,
    repaints_per_s: f64,
}
const TASKS: [Task; 2] = [
    // The figure breathes ten times a second at most; the countdown adds one.
    Task {
        exercise: "half-kneeling-hip-flexor",
        step: "hold",
        repaints_per_s: 11.0,
    },
    Task {
        exercise: "sit-to-stand",
        step: "reps",
        repaints_per_s: 31.0,
    },
];
const UNTIL_UNDER_WAY: Duration = Duration::from_secs(13);

pub fn measure(programs: &Programs) -> Result<ExitCode, Box<dyn Error>> {
    let mut figures = Figures::default();
    let mut screen = Screen::open()?;
    starts(programs, &mut screen, &mut figures)?;
    let (unsit, _) = opened(&programs.unsit, &mut screen)?;
    std::thread::sleep(SETTLE);
    figures.note("drawn by", &unsit.0.renderer()?);
    let (frames, usage) = watch(&unsit, &mut screen)?;
    figures.at_most(
        "repaints of the idle home screen",
        per_second(frames),
        0.0,
        " per s",
    );
    figures.note("processor time of the idle home screen", &usage.to_string());
    figures.note(
        "memory of the idle home screen",
        &format!("{:.1} MB PSS", unsit.0.pss_mb()?),
    );

    for task in &TASKS {
        in_session(task, programs, &unsit, &mut screen, &mut figures)?;
    }
    let [ours, theirs] = memory_mb(programs, &unsit.0, &mut screen)?;
    figures.note(
        "memory above the empty window in the first sessions of this home",
        &format!("{:.1} MB ({ours:.1} and {theirs:.1})", ours - theirs),
    );
    close(unsit, &screen)?;
    memory(programs, &mut screen, &mut figures)?;
    Ok(figures.verdict())
}

/// Repaints and processor time in a step of a session of one exercise.
fn in_session(
    task: &Task,
    programs: &Programs,
    unsit: &Opened,
    screen: &mut Screen,
    figures: &mut Figures,
) -> Result<(), Box<dyn Error>> {
    let step = task.step;
    start(task, programs)?;
    let before = status(programs)?;
    let (frames, usage) = watch(unsit, screen)?;
    for status in [&before, &status(programs)?] {
        if !status.contains(&format!(r#""kind":"{step}""#)) {
            return Err(format!("no {step} was measured but {status}").into());
        }
    }
    figures.at_most(
        &format!("repaints in {step}"),
        per_second(frames),
        task.repaints_per_s,
        " per s",
    );
    let percent = usage.own.as_secs_f64() / WATCHED.as_secs_f64() * 100.0;
    figures.note(
        &format!("processor time in {step}, the software renderer's threads apart"),
        // The driver's part on the window's own thread is in it; the benchmark `frame` leaves it out.
        &format!("{percent:.2} % of a core"),
    );
    figures.note("  of that", &usage.to_string());
    Ok(())
}

/// Begins a session of one exercise and waits until it is under way.
fn start(task: &Task, programs: &Programs) -> Result<(), Box<dyn Error>> {
    if !status(programs)?.contains(r#""state":"idle""#) {
        say(programs, &["stop"])?;
    }
    say(programs, &["start", task.exercise, "--as-written"])?;
    std::thread::sleep(UNTIL_UNDER_WAY);
    Ok(())
}

/// Of both while both are open: a page that many programs share counts in parts, and so whoever else
/// shares it, takes from both alike.
fn memory_mb(
    programs: &Programs,
    unsit: &Process,
    screen: &mut Screen,
) -> Result<[f64; 2], Box<dyn Error>> {
    let (empty, _) = opened(&programs.empty, screen)?;
    std::thread::sleep(SETTLE);
    let both = [unsit.pss_mb()?, empty.0.pss_mb()?];
    close(empty, screen)?;
    Ok(both)
}

/// In a second session, in a program that is not the first to run one: the driver keeps what it compiled
/// for both windows alike, so that its compiler is in the memory of neither.
fn memory(
    programs: &Programs,
    screen: &mut Screen,
    figures: &mut Figures,
) -> Result<(), Box<dyn Error>> {
    let (unsit, _) = opened(&programs.unsit, screen)?;
    std::thread::sleep(SETTLE);
    for task in &TASKS {
        start(task, programs)?;
    }
    let [ours, theirs] = memory_mb(programs, &unsit.0, screen)?;
    close(unsit, screen)?;
    figures.note(
        "memory",
        &format!("{ours:.1} MB PSS in a session, {theirs:.1} MB the empty window"),
    );
    figures.at_most(
        "memory above the empty window",
        ours - theirs,
        MEMORY_BUDGET_MB,
        " MB",
    );
    Ok(())
}

type Opened = (Process, WindowId);

/// Opens both in turn, so that whatever else the machine does meets both alike. From before `exec`
/// to the first drawing that reaches the window on the display, seen by the display's server.
fn starts(
    programs: &Programs,
    screen: &mut Screen,
    figures: &mut Figures,
) -> Result<(), Box<dyn Error>> {
    let (mut ours, mut empty) = (Vec::new(), Vec::new());
    for run in 0..=STARTS {
        for (program, took) in [(&programs.empty, &mut empty), (&programs.unsit, &mut ours)] {
            let (window, time) = opened(program, screen)?;
            // The next start must not meet what this one still does.
            std::thread::sleep(Duration::from_millis(300));
            close(window, screen)?;
            // The first of each fills the system's caches, and makes the history.
            if run > 0 {
                took.push(time);
            }
        }
    }
    let spread = |times: &[Duration]| {
        format!(
            "{:.0} to {:.0}",
            millis(times[0]),
            millis(times[times.len() - 1])
        )
    };
    let (ours_median, empty_median) = (median(&mut ours), median(&mut empty));
    figures.note(
        &format!("exec to first frame, {STARTS} of each in turn"),
        &format!(
            "{:.1} ms ({}), an empty window {:.1} ms ({})",
            millis(ours_median),
            spread(&ours),
            millis(empty_median),
            spread(&empty)
        ),
    );
    figures.at_most(
        "exec to first frame against the empty window",
        ours_median.as_secs_f64() / empty_median.as_secs_f64(),
        START_BUDGET,
        " ×",
    );
    Ok(())
}

fn opened(program: &Path, screen: &mut Screen) -> Result<(Opened, Duration), Box<dyn Error>> {
    let (began, process) = Process::start(program)?;
    let (window, seen) = screen.first_drawing_of(process.id())?;
    Ok(((process, window), seen.since(began)))
}

fn close(window: Opened, screen: &Screen) -> Result<(), Box<dyn Error>> {
    let (process, id) = window;
    screen.ask_to_close(id)?;
    process.wait()
}

/// Frames and processor time of a while.
fn watch(window: &Opened, screen: &mut Screen) -> Result<(usize, Usage), Box<dyn Error>> {
    let before = window.0.usage()?;
    let frames = screen.drawings_of(window.1, WATCHED)?;
    Ok((frames, window.0.usage()?.since(&before)))
}

fn per_second(frames: usize) -> f64 {
    frames as f64 / WATCHED.as_secs_f64()
}

fn status(programs: &Programs) -> Result<String, Box<dyn Error>> {
    say(programs, &["status", "--json"])
}

fn say(programs: &Programs, words: &[&str]) -> Result<String, Box<dyn Error>> {
    let output = Command::new(&programs.unsit).args(words).output()?;
    if !output.status.success() {
        return Err(format!("{words:?}: {}", String::from_utf8_lossy(&output.stderr)).into());
    }
    Ok(String::from_utf8(output.stdout)?)
}
