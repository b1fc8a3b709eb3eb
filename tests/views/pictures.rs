//! Draws every screen in both themes, for looking at: `make screenshots`.

use std::path::Path;

use egui::Key;
use unsit::domain::session::Command;
use unsit::domain::settings::ThemeChoice;
use unsit::intent::{Intent, ScreenIntent};
use unsit::library::Library;
use unsit::window::Page;

use crate::common::{Look, Stage};
use crate::progress::{open, stage_of, stage_with};

#[test]
#[ignore = "draws pictures into the folder $UNSIT_PICTURES; see `make screenshots`"]
fn pictures() {
    let folder = std::env::var("UNSIT_PICTURES").unwrap();
    for (theme, name) in [(ThemeChoice::Light, "light"), (ThemeChoice::Dark, "dark")] {
        let artist = Artist {
            folder: Path::new(&folder),
            theme,
            name,
        };
        artist.home_and_pages();
        artist.session();
        artist.question_and_own_pace();
        artist.other_sizes();
        artist.larger_text();
        artist.without_motion();
    }
}

#[test]
#[ignore = "as above"]
fn pictures_of_progress() {
    let folder = std::env::var("UNSIT_PICTURES").unwrap();
    for (theme, name) in [(ThemeChoice::Light, "light"), (ThemeChoice::Dark, "dark")] {
        let artist = Artist {
            folder: Path::new(&folder),
            theme,
            name,
        };
        artist.progress();
        artist.records();
    }
}

struct Artist<'a> {
    folder: &'a Path,
    theme: ThemeChoice,
    name: &'a str,
}

impl Artist<'_> {
    fn stage(&self, size: [f32; 2]) -> Stage {
        let mut stage = Stage::new(Look {
            theme: self.theme,
            size,
            ..Look::default()
        });
        stage.settle();
        stage
    }

    fn draw(&self, stage: &mut Stage, screen: &str) {
        // A figure that has just come fades in.
        stage.pass(0.5);
        // Small figures are painted a few at a time.
        for _ in 0..16 {
            stage.settle();
        }
        let file = self.folder.join(format!("{screen}-{}.png", self.name));
        stage.window.render().unwrap().save(file).unwrap();
    }

    fn home_and_pages(&self) {
        let look = || Look {
            theme: self.theme,
            ..Look::default()
        };
        // Without the routine that only the tests have.
        let mut stage = stage_with(look(), 0, Library::built_in());
        stage.know_the_person().hear_history();
        self.draw(&mut stage, "home");
        let mut stage = Stage::with_library(look(), Library::built_in());
        stage.settle();
        for (page, screen) in [
            (Page::Routine("after-sitting-stretch-3".into()), "routine"),
            (
                Page::Routine("routine-assessment".into()),
                "routine-of-tests",
            ),
            (Page::Subject("glute-bridge".into()), "exercise"),
            (Page::Library, "library"),
            (Page::Settings, "settings"),
            (Page::Help, "help"),
        ] {
            stage.window.state_mut().open_page(page);
            self.draw(&mut stage, screen);
        }
        stage
            .window
            .state_mut()
            .open_page(Page::Subject("half-kneeling-hip-flexor".into()));
        stage.settle().click("Name the muscles");
        self.draw(&mut stage, "muscles");
        let page = Page::Subject("test-figure-four".into());
        stage.window.state_mut().open_page(page);
        self.draw(&mut stage, "self-test");
    }

    fn session(&self) {
        let mut stage = self.stage([1100.0, 760.0]);
        stage.start("after-sitting-stretch-3").pass(67.0);
        self.draw(&mut stage, "prepare");
        stage.pass(15.0);
        self.draw(&mut stage, "session");
        stage
            .engine
            .request(Intent::Session(Command::Pause))
            .unwrap();
        self.draw(&mut stage, "paused");
        stage
            .engine
            .request(Intent::Session(Command::Resume))
            .unwrap();
        stage.pass(3.0).pass(27.0);
        self.draw(&mut stage, "rest");
        stage.pass(38.0);
        self.draw(&mut stage, "switch");
        stage.pass(415.0);
        self.draw(&mut stage, "repetitions");
        stage.window.state_mut().open_page(Page::Hurts);
        self.draw(&mut stage, "hurts");
        stage.engine.wish(Intent::Screen(ScreenIntent::ShowHome));
        stage.pass(100.0);
        self.draw(&mut stage, "summary");

        let mut stage = self.stage([1100.0, 760.0]);
        stage.start("before-bed").pass(90.0);
        stage
            .engine
            .request(Intent::Session(Command::Stop))
            .unwrap();
        self.draw(&mut stage, "stopped");
    }

    fn question_and_own_pace(&self) {
        let mut stage = self.stage([1100.0, 760.0]);
        stage.start("asking");
        self.draw(&mut stage, "question");
        stage
            .engine
            .request(Intent::Session(Command::Answer(1)))
            .unwrap();
        self.draw(&mut stage, "own-pace");

        for (size, screen) in [
            ([1100.0, 760.0], "test"),
            ([460.0, 820.0], "test-narrow"),
            ([320.0, 360.0], "test-desk"),
        ] {
            let mut stage = self.stage(size);
            stage.start("routine-assessment").pass(185.0);
            self.draw(&mut stage, &format!("{screen}-prepare"));
            stage.pass(5.0);
            self.draw(&mut stage, screen);
            // To the test at the bed's edge, which says most.
            stage.pass(24.0).press(Key::Space);
            self.draw(&mut stage, &format!("{screen}-number"));
            for _ in 0..2 {
                let skip = Intent::Session(Command::SkipExercise);
                stage.engine.request(skip).unwrap();
            }
            stage.pass(20.0);
            self.draw(&mut stage, &format!("{screen}-first-try"));
            stage.press(Key::Num1);
            self.draw(&mut stage, &format!("{screen}-left"));
            stage.press(Key::T);
            self.draw(&mut stage, &format!("{screen}-in-words"));
            stage
                .engine
                .request(Intent::Session(Command::Stop))
                .unwrap();
            self.draw(&mut stage, &format!("{screen}-summary"));
        }
    }

    /// Text at one and a half and at two and a half of its size, in the usual window.
    fn larger_text(&self) {
        for zoom_percent in [150, 250] {
            let mut stage = Stage::new(Look {
                theme: self.theme,
                zoom_percent,
                ..Look::default()
            });
            stage.start("after-sitting-stretch-3").pass(87.0);
            self.draw(&mut stage, &format!("zoom-{zoom_percent}"));
        }
    }

    /// Start and end side by side.
    fn without_motion(&self) {
        let mut stage = Stage::new(Look {
            theme: self.theme,
            reduced_motion: true,
            ..Look::default()
        });
        stage.start("after-sitting-stretch-3").pass(87.0);
        self.draw(&mut stage, "session-without-motion");
    }

    fn progress(&self) {
        for (size, zoom_percent, screen) in [
            ([1180.0, 800.0], 100, "progress"),
            ([1180.0, 1500.0], 100, "progress-tall"),
            ([480.0, 720.0], 100, "progress-narrow"),
            ([1180.0, 800.0], 200, "progress-zoom"),
        ] {
            let look = Look {
                theme: self.theme,
                size,
                zoom_percent,
                ..Look::default()
            };
            let mut stage = stage_of(look, 430);
            open(&mut stage, Page::Progress, "Reading the history …");
            stage.window.hover_at(egui::pos2(760.0, 560.0));
            self.draw(&mut stage, screen);
            for tab in ["Tightness", "Strength", "Exercises"] {
                stage.click("1 year").click(tab);
                let name = format!("{screen}-{}", tab.to_lowercase());
                self.draw(&mut stage, &name);
            }
            stage.click("As numbers");
            self.draw(&mut stage, &format!("{screen}-numbers"));
        }
        let mut stage = stage_of(
            Look {
                theme: self.theme,
                ..Look::default()
            },
            0,
        );
        open(&mut stage, Page::Progress, "Reading the history …");
        self.draw(&mut stage, "progress-empty");
    }

    fn records(&self) {
        for (size, zoom_percent, screen) in [
            ([1180.0, 800.0], 100, "records"),
            ([480.0, 720.0], 100, "records-narrow"),
            ([1180.0, 800.0], 200, "records-zoom"),
        ] {
            let look = Look {
                theme: self.theme,
                size,
                zoom_percent,
                ..Look::default()
            };
            let mut stage = stage_of(look, 20);
            open(&mut stage, Page::Records, "Reading the history …");
            self.draw(&mut stage, screen);
            for (what, name) in [
                ("This was wrong: Pain the next morning", "wrong"),
                ("This was wrong: A session", "wrong-session"),
            ] {
                let buttons = stage.everything().into_iter();
                let button = buttons
                    .map(|seen| seen.name)
                    .find(|name| name.starts_with(what))
                    .unwrap();
                stage.control(&button).click_accesskit();
                self.draw(&mut stage, &format!("{screen}-{name}"));
            }
            stage
                .control("Take the whole session back")
                .click_accesskit();
            stage.settle();
            self.draw(&mut stage, &format!("{screen}-taken-back"));
        }
    }

    fn other_sizes(&self) {
        for (size, screen) in [
            ([460.0, 820.0], "narrow"),
            ([320.0, 360.0], "desk"),
            ([1920.0, 1080.0], "large"),
        ] {
            let mut stage = self.stage(size);
            self.draw(&mut stage, &format!("home-{screen}"));
            stage.press(Key::L);
            self.draw(&mut stage, &format!("library-{screen}"));
            let page = Page::Subject("clamshell".into());
            stage.window.state_mut().open_page(page);
            self.draw(&mut stage, &format!("exercise-{screen}"));
            stage.start("after-sitting-stretch-3").pass(87.0);
            self.draw(&mut stage, &format!("session-{screen}"));
        }
    }
}
