//! `cargo bench -p unsit-bench --bench frame`: one frame of the session's screen: layout and tessellation, by the
//! real window on a real engine, without a display. It must not draw pixels.
//!
//! Between two frames a second of the session passes, so that each has texts to lay out anew, as
//! it has when it is run.

use std::error::Error;
use std::process::ExitCode;
use std::sync::Arc;
use std::time::Duration;

use eframe::App as _;
use egui::{Context, Rect, pos2, vec2};
use unsit::adapters::clock::Clock;
use unsit::adapters::ipc::{StatusBoard, StatusReport};
use unsit::domain::settings::{Settings, ThemeChoice};
use unsit::domain::{Moment, StepKind};
use unsit::engine::{Engine, NoPower, Parts, Refusal, Silence, Troubles};
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
const ROUTINES: [&str; 3] = [
    "after-sitting-stretch-3",
    "before-bed",
    "standing-hip-flexor",
];

fn main() -> Result<ExitCode, Box<dyn Error>> {
    let mut figures = Figures::default();
    let mut stage = Stage::new()?;
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
    Ok(figures.verdict())
}

/// The window on an engine whose clock is moved by hand.
struct Stage {
    engine: Engine,
    clock: Clock,
    ctx: Context,
    app: App,
    frame: eframe::Frame,
}

impl Stage {
    fn new() -> Result<Self, Box<dyn Error>> {
        let clock = Clock::manual(Moment::from_nanos(5_000_000_000_000));
        let library = Arc::new(Library::built_in());
        let parts = Parts {
            clock: clock.clone(),
            library: Arc::clone(&library),
            settings: Settings {
                theme: ThemeChoice::Light,
                ..Settings::default()
            },
            settings_file: None,
            records: None,
            troubles: Troubles::default(),
            sound: Box::new(Silence),
            power: Box::new(NoPower),
            read_file: Box::new(|_, _| Err(Refusal::new(1, "No file is read here."))),
            board: Arc::new(StatusBoard::new(StatusReport::idle())),
        };
        let engine = Engine::prepare(library).start(parts)?;
        let ctx = Context::default();
        let app = App::new(
            &ctx,
            engine.clone(),
            clock.clone(),
            Arc::new(Words::english()),
        );
        Ok(Self {
            engine,
            clock,
            ctx,
            app,
            frame: eframe::Frame::_new_kittest(),
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

    /// Draws one frame; what it costs is layout and tessellation.
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
            self.ctx.tessellate(output.shapes, output.pixels_per_point)
        });
        assert!(!triangles.is_empty(), "nothing was drawn");
        took
    }
}
