//! A stage for window tests: the real engine and window on a clock that stands still until a test
//! moves it, without sound, files or a display.
#![allow(dead_code, reason = "each test file uses its own part of the stage")]

pub mod person;
pub mod year;

use std::sync::{Arc, LazyLock};
use std::time::Duration;

use egui_kittest::Harness;
use unsit::adapters::clock::Clock;
use unsit::domain::Moment;
use unsit::domain::coach::profile::Lying;
use unsit::domain::coach::screening::Screening;
use unsit::domain::coach::{Fact, Profile};
use unsit::domain::settings::{Settings, ThemeChoice};
use unsit::engine::{Engine, Parts};
use unsit::intent::{CoachIntent, Intent, Start};
use unsit::library::{Library, SourceFile, SourceKind};
use unsit::window::App;
use unsit::words::Words;

pub struct Stage {
    pub engine: Engine,
    pub clock: Clock,
    pub window: Harness<'static, App>,
}

pub struct Look {
    pub theme: ThemeChoice,
    pub size: [f32; 2],
    pub words: Words,
    pub zoom_percent: u16,
    pub reduced_motion: bool,
}

impl Default for Look {
    fn default() -> Self {
        Self {
            theme: ThemeChoice::Light,
            size: [1100.0, 760.0],
            words: Words::english(),
            zoom_percent: 100,
            reduced_motion: false,
        }
    }
}

/// A routine with a question and self-paced repetitions, which no built-in routine has.
const ASKING: &str = r#"
id = "asking"
name = "A question first"
purpose = "Shows what a question looks like."

[[steps]]
ask = "Does the front of your right hip still feel tight?"

[[steps.answers]]
label = "Yes, it feels tight"
[[steps.answers.steps]]
exercise = "standing-hip-flexor"

[[steps.answers]]
label = "No, it moves freely"

[[steps.answers]]
label = "I cannot tell"

[[steps]]
exercise = "heel-raise"
self_paced = true
repetitions = 12
get_ready_s = 0
"#;

/// What is built in, and the routine that asks.
pub fn library() -> Library {
    static LIBRARY: LazyLock<Library> = LazyLock::new(|| {
        let asking = SourceFile::new("routines/asking.toml", SourceKind::Routine, ASKING);
        let library = Library::built_in().with_user_files([asking]);
        assert!(library.problems().is_empty(), "{:?}", library.problems());
        library
    });
    LIBRARY.clone()
}

impl Stage {
    pub fn new(look: Look) -> Self {
        Self::with_library(look, library())
    }

    pub fn with_library(look: Look, library: Library) -> Self {
        Self::with(look, library, |_| {})
    }

    /// With parts that are not the silent ones.
    pub fn with(look: Look, library: Library, change: impl FnOnce(&mut Parts)) -> Self {
        let clock = Clock::manual(Moment::from_nanos(5_000_000_000_000));
        let library = Arc::new(library);
        let settings = Settings {
            theme: look.theme,
            zoom_percent: look.zoom_percent,
            reduced_motion: look.reduced_motion,
            ..Settings::default()
        };
        let mut parts = silent_parts(&clock, &library, settings);
        change(&mut parts);
        let engine = Engine::prepare(library).start(parts).unwrap();
        // In the window it is moulded beside the first frames.
        unsit::figure::body::Body::shared();
        let (for_app, app_clock, words) = (engine.clone(), clock.clone(), Arc::new(look.words));
        let window = Harness::builder()
            .with_size(look.size)
            .with_max_steps(20)
            .build_eframe(move |cc| App::new(&cc.egui_ctx, for_app, app_clock, words));
        Self {
            engine,
            clock,
            window,
        }
    }

    pub fn start(&mut self, what: &str) -> &mut Self {
        let start = Start {
            what: what.into(),
            as_written: true,
        };
        self.engine.request(Intent::Start(start)).unwrap();
        self.settle()
    }

    /// Someone for whom nothing stands in the way of strengthening: has answered the safety questions, can
    /// lie down and kneel.
    pub fn know_the_person(&mut self) -> &mut Self {
        let profile = Profile {
            lying: Lying::Floor,
            can_kneel: true,
            ..Profile::default()
        };
        let answered = Fact::Screened(Screening::Answered {
            heart: false,
            other: false,
        });
        for told in [
            CoachIntent::SetProfile(Box::new(profile)),
            CoachIntent::Note(Box::new(answered)),
        ] {
            self.engine.request(Intent::Coach(told)).unwrap();
        }
        self.settle()
    }

    /// Lets `seconds` pass, in steps that make no gap.
    pub fn pass(&mut self, seconds: f64) -> &mut Self {
        let end = self.clock.now() + Duration::from_secs_f64(seconds);
        while self.clock.now() < end {
            self.clock
                .set((self.clock.now() + Duration::from_secs(1)).min(end));
            // The engine looks at the clock when anything is asked of it.
            self.engine.status().unwrap();
        }
        self.settle()
    }

    /// Waits until the history has answered all that it was asked, and lets the window draw it.
    pub fn hear_history(&mut self) -> &mut Self {
        self.settle();
        // It answers one after the other.
        let (answered, answer) = std::sync::mpsc::channel();
        self.engine.ask_progress(move |progress| {
            answered.send(progress.map(drop)).unwrap_or_default();
        });
        answer.recv().unwrap().unwrap();
        self.settle()
    }

    /// Lets the engine take what was wished, and the window draw it.
    pub fn settle(&mut self) -> &mut Self {
        self.window.step();
        self.engine.status().unwrap();
        self.window.step();
        self.window.step();
        self
    }
}

/// An engine's parts that touch nothing outside, with the built-in words.
pub fn silent_parts(clock: &Clock, library: &Arc<Library>, settings: Settings) -> Parts {
    Parts::silent(clock, library, settings, &Arc::new(Words::english()))
}

impl Drop for Stage {
    fn drop(&mut self) {
        self.engine.quit();
    }
}
