//! `cargo bench -p unsit-bench --bench frame`: one frame of the session's screen: layout and tessellation, and what a
//! running session costs with its figure, by the real window on a real engine, without a display: what a
//! graphics driver does is not in it. It must not draw pixels.
//!
//! Between two frames that are measured by themselves a second of the session passes, so that each has
//! texts to lay out anew, as it has when it is run; the figure stands still in them. The running session
//! draws when the window asks for it.

use std::error::Error;
use std::process::ExitCode;
use std::sync::Arc;
use std::time::Duration;

use eframe::App as _;
use egui::{Context, Rect, pos2, vec2};
use unsit::adapters::clock::Clock;
use unsit::domain::settings::{Settings, ThemeChoice};
use unsit::domain::{Moment, StepKind};
use unsit::engine::{Engine, Parts};
use unsit::figure::body::Body;
use unsit::intent::{Intent, Start};
use unsit::library::Library;
use unsit::window::App;
use unsit::words::Words;
use unsit_bench::{Figures, cpu_time, median, micros, millis, quantile};

const BUDGET_MS: f64 = 1.0;
const WIDTH: f32 = 1100.0;
const HEIGHT: f32 = 760.0;
/// The first frames of a session load glyphs; that is warm-up.
const WARM_UP_FRAMES: usize = 30;
/// An exercise that begins with a get-ready of 10 s, the budget for its running session, in percent of a
/// core, and whether it is a hold.
const RUNNING: [(&str, f64, bool); 2] = [
    ("half-kneeling-hip-flexor", 4.0, true),
    ("sit-to-stand", 12.0, false),
];
const GET_READY: Duration = Duration::from_secs(10);
const WATCHED: Duration = Duration::from_secs(14);

const ROUTINES: [&str; 3] = [
    "after-sitting-stretch-3",
    "before-bed",
    "standing-hip-flexor",
];

fn main() -> Result<ExitCode, Box<dyn Error>> {
    let mut figures = Figures::default();
    let mut stage = Stage::new(true)?;
    stage.frame();
    let (mut holds, mut others) = (Vec::new(), Vec::new());
    for routine in ROUTINES {
        stage.run(routine, &mut holds, &mut others)?;
    }
    let (mut holds, mut others) = (holds.split_off(WARM_UP_FRAMES), others);
    figures.note(
        "frames measured",
        &format!("{} of a hold, {} of other steps", holds.len(), others.len()),
    );
    figures.at_most(
        "frame of a hold, median",
        millis(median(&mut holds)),
        BUDGET_MS,
        " ms",
    );
    figures.at_most(
        "frame of a hold, 95 of 100",
        millis(quantile(&mut holds, 0.95)),
        BUDGET_MS,
        " ms",
    );
    figures.at_most(
        "frame of another step, median",
        millis(median(&mut others)),
        BUDGET_MS,
        " ms",
    );
    figures.note(
        "slowest",
        &format!(
            "{:.0} µs of a hold, {:.0} µs of another step",
            micros(quantile(&mut holds, 1.0)),
            micros(quantile(&mut others, 1.0))
        ),
    );
    stage.engine.quit();
    running(&mut figures)?;
    Ok(figures.verdict())
}

/// A session with a figure that breathes and moves: all that the window does but for its pixels.
fn running(figures: &mut Figures) -> Result<(), Box<dyn Error>> {
    // Moulded once, before any session.
    Body::shared();
    for (exercise, budget_percent, is_hold) in RUNNING {
        let mut stage = Stage::new(false)?;
        let (frames, took) = stage.watch(exercise, is_hold)?;
        stage.engine.quit();
        let what = if is_hold { "holding" } else { "moving" };
        figures.note(
            &format!("frames of a session, {what}"),
            &format!("{:.1} per s", frames as f64 / WATCHED.as_secs_f64()),
        );
        figures.at_most(
            &format!("a session with its figure, {what}, the driver apart"),
            took.as_secs_f64() / WATCHED.as_secs_f64() * 100.0,
            budget_percent,
            " % of a core",
        );
    }
    Ok(())
}

/// The window on an engine whose clock is moved by hand.
struct Stage {
    engine: Engine,
    clock: Clock,
    ctx: Context,
    app: App,
    frame: eframe::Frame,
    /// How long the window would wait for its next frame.
    wait: Duration,
}

impl Stage {
    fn new(reduced_motion: bool) -> Result<Self, Box<dyn Error>> {
        let clock = Clock::manual(Moment::from_nanos(5_000_000_000_000));
        let library = Arc::new(Library::built_in());
        let settings = Settings {
            theme: ThemeChoice::Light,
            reduced_motion,
            ..Settings::default()
        };
        let words = Arc::new(Words::english());
        let parts = Parts::silent(&clock, &library, settings, &words);
        let engine = Engine::prepare(library).start(parts)?;
        let ctx = Context::default();
        let app = App::new(&ctx, engine.clone(), clock.clone(), words);
        Ok(Self {
            engine,
            clock,
            ctx,
            app,
            frame: eframe::Frame::_new_kittest(),
            wait: Duration::ZERO,
        })
    }

    /// Runs a routine to its end, a second per frame; adds each frame's processor time.
    fn run(
        &mut self,
        routine: &str,
        holds: &mut Vec<Duration>,
        others: &mut Vec<Duration>,
    ) -> Result<(), Box<dyn Error>> {
        self.engine.request(Intent::Start(Start {
            what: routine.into(),
            as_written: true,
        }))?;
        loop {
            // The engine has looked at the clock once it has answered.
            self.engine.status().ok_or("the engine does not answer")?;
            let snapshot = self.engine.snapshot();
            let session = snapshot.session.as_ref().ok_or("there is no session")?;
            let is_over = session.is_over();
            let is_hold = matches!(session.step().kind, StepKind::Hold { .. });
            let took = self.frame();
            if is_over {
                self.engine.request(Intent::Dismiss)?;
                return Ok(());
            }
            if is_hold {
                holds.push(took)
            } else {
                others.push(took)
            }
            self.clock.set(self.clock.now() + Duration::from_secs(1));
        }
    }

    /// Runs an exercise past its get-ready and draws whenever the window asks for it: how many frames, and
    /// what they cost.
    fn watch(
        &mut self,
        exercise: &str,
        is_hold: bool,
    ) -> Result<(usize, Duration), Box<dyn Error>> {
        self.engine.request(Intent::Start(Start {
            what: exercise.into(),
            as_written: true,
        }))?;
        let begins = self.clock.now() + GET_READY + Duration::from_secs(1);
        let ends = begins + WATCHED;
        let (mut frames, mut took) = (0, Duration::ZERO);
        while self.clock.now() < ends {
            self.engine.status().ok_or("the engine does not answer")?;
            let cost = self.frame();
            if self.clock.now() >= begins {
                let snapshot = self.engine.snapshot();
                let session = snapshot.session.as_ref().ok_or("there is no session")?;
                if matches!(session.step().kind, StepKind::Hold { .. }) != is_hold {
                    return Err(format!("{exercise} is in another step").into());
                }
                frames += 1;
                took += cost;
            }
            // A display shows no more than sixty a second.
            let wait = self.wait.max(Duration::from_millis(16));
            self.clock
                .set(self.clock.now() + wait.min(Duration::from_secs(1)));
        }
        Ok((frames, took))
    }

    /// Draws one frame; what it costs is layout and tessellation, and a figure's image where one is due.
    fn frame(&mut self) -> Duration {
        let input = egui::RawInput {
            screen_rect: Some(Rect::from_min_size(pos2(0.0, 0.0), vec2(WIDTH, HEIGHT))),
            time: Some(self.clock.now().since(Moment::ZERO).as_secs_f64()),
            focused: true,
            ..egui::RawInput::default()
        };
        let (took, triangles) = cpu_time(|| {
            let output = self.ctx.run_ui(input, |ui| {
                self.app.logic(&ui.ctx().clone(), &mut self.frame);
                self.app.ui(ui, &mut self.frame);
            });
            self.wait = output
                .viewport_output
                .values()
                .map(|viewport| viewport.repaint_delay)
                .min()
                .unwrap_or(Duration::MAX);
            self.ctx.tessellate(output.shapes, output.pixels_per_point)
        });
        assert!(!triangles.is_empty(), "nothing was drawn");
        took
    }
}
