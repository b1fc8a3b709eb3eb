//! The window as a whole: which screen is shown, and where wishes go. It must not keep time nor
//! decide anything about a session.

mod person_pages;
mod screens;
mod wishes;

use std::sync::Arc;

use egui::{Context, Ui};

use super::against::AgainstState;
use super::browser::{Browser, BrowserView};
use super::check_in::CheckInState;
use super::desk_window::DeskWindow;
use super::exercise_text::ExerciseText;
use super::figure::Figures;
use super::home::Card;
use super::hurts::{Hurting, HurtsView};
use super::past::Past;
use super::person;
use super::self_test_text::SelfTestText;
use super::session::{SessionView, present};
use super::subject_page::SubjectView;
use super::today::TodayState;
use super::track_page::{TrackForm, TrackView};
use super::{about, help, keys, problems_page, routine_page, settings_page, theme};
use crate::adapters::clock::Clock;
use crate::domain::Subject;
use crate::domain::coach::Day;
use crate::engine::{Engine, Snapshot};
use crate::intent::{Intent, ScreenIntent};
use crate::library::Library;
use crate::words::Words;

/// Widths of the picture that holds all glyphs, for letters of usual size, twice that, and larger. It grows
/// downwards by whole rows; as wide as a driver allows, the row of the countdown's digits alone would
/// take megabytes.
const GLYPHS_WIDTHS_PX: [usize; 3] = [1024, 2048, 4096];

/// A page on top of the home screen or of the session.
#[derive(Clone, Debug, PartialEq)]
pub enum Page {
    Routine(String),
    /// Where to save a routine as a track.
    Track(String),
    /// An exercise or a self-test.
    Subject(String),
    Library,
    Settings,
    Help,
    About,
    Problems,
    Hurts,
    Profile,
    Screening,
    RedFlags,
    Progress,
    Records,
}

/// The window.
pub struct App {
    engine: Engine,
    clock: Clock,
    words: Arc<Words>,
    /// Pages on top of each other, the visible one last.
    pages: Vec<Page>,
    cards: Vec<Card>,
    /// The library that the cards were made of.
    cards_of: Option<Arc<Library>>,
    browser: Browser,
    past: Past,
    hurting: Hurting,
    person: person::Kept,
    today: TodayState,
    against: AgainstState,
    check_in: CheckInState,
    track: TrackForm,
    figures: Figures,
    /// In a session: the exercise's texts instead of its figure.
    shows_texts: bool,
    /// On an exercise's page: the muscles' names beside the figure.
    names_muscles: bool,
    /// True while a session is known, so that its beginning is noticed.
    had_session: bool,
    is_full_screen: bool,
    desk_window: DeskWindow,
    /// Whether a control had the keyboard's focus in the frame before: Escape takes it away first.
    had_focus: bool,
    /// What waits for the window to be seen.
    once_shown: Option<Box<dyn FnOnce()>>,
    turns: u8,
    frames: u64,
}

impl App {
    /// Sets the look up, and draws again whenever the engine has something new.
    pub fn new(ctx: &Context, engine: Engine, clock: Clock, words: Arc<Words>) -> Self {
        theme::install(ctx);
        let figures = Figures::new(clock.clone());
        let repaint = ctx.clone();
        engine.set_on_change(move || repaint.request_repaint());
        Self {
            engine,
            clock,
            words,
            pages: Vec::new(),
            cards: Vec::new(),
            cards_of: None,
            browser: Browser::default(),
            past: Past::default(),
            hurting: Hurting::default(),
            person: person::Kept::default(),
            today: TodayState::default(),
            against: AgainstState::default(),
            check_in: CheckInState::default(),
            track: TrackForm::default(),
            figures,
            shows_texts: false,
            names_muscles: false,
            had_session: false,
            is_full_screen: false,
            desk_window: DeskWindow::default(),
            had_focus: false,
            once_shown: None,
            turns: 0,
            frames: 0,
        }
    }

    /// Does `work` once, soon after the window was first drawn.
    #[must_use]
    pub fn once_shown(mut self, work: impl FnOnce() + 'static) -> Self {
        self.once_shown = Some(Box::new(work));
        self
    }

    /// Counts the turns until then: also those of a window that starts hidden.
    fn do_once_shown(&mut self, ctx: &Context) {
        const TURNS_UNTIL_SHOWN: u8 = 3;
        if self.once_shown.is_none() {
            return;
        }
        self.turns += 1;
        if self.turns < TURNS_UNTIL_SHOWN {
            ctx.request_repaint();
        } else if let Some(work) = self.once_shown.take() {
            work();
        }
    }

    /// Opens a page as a click would; for pictures and tests.
    pub fn open_page(&mut self, page: Page) {
        self.pages.push(page);
    }

    /// How many images of the figure were painted so far; for tests and measurements.
    pub fn images(&self) -> u64 {
        self.figures.images()
    }

    fn apply_settings(&self, ctx: &Context, snapshot: &Snapshot) {
        ctx.set_theme(theme::preference(snapshot.settings.theme));
        ctx.set_zoom_factor(f32::from(snapshot.settings.zoom_percent) / 100.0);
        let animation_secs = if snapshot.settings.reduced_motion {
            0.0
        } else {
            0.2
        };
        if (ctx.global_style().animation_time - animation_secs).abs() > f32::EPSILON {
            ctx.all_styles_mut(|style| style.animation_time = animation_secs);
        }
    }

    fn refresh_cards(&mut self, library: &Arc<Library>) {
        let is_same = self
            .cards_of
            .as_ref()
            .is_some_and(|of| Arc::ptr_eq(of, library));
        if !is_same {
            self.cards = library.routines().map(Card::of).collect();
            self.cards_of = Some(Arc::clone(library));
        }
    }

    /// The page of an exercise or a self-test.
    fn show_subject(&self, ui: &mut Ui, subject: &Subject, snapshot: &Snapshot) -> Option<Intent> {
        let (library, figures, words) = (&*snapshot.library, &self.figures, &*self.words);
        let view = SubjectView {
            subject,
            library,
            figures,
            now: self.clock.now(),
            reduced_motion: snapshot.settings.reduced_motion,
            names_muscles: self.names_muscles,
            words,
        };
        view.show(ui, |ui, picture| match subject {
            Subject::Exercise(exercise) => ExerciseText {
                exercise,
                library,
                figures,
                words,
            }
            .show(ui, picture),
            Subject::SelfTest(test) => SelfTestText {
                test,
                library,
                figures,
                words,
            }
            .show(ui, picture),
        })
    }

    fn show(&mut self, ui: &mut Ui, snapshot: &Snapshot) -> Option<Intent> {
        let words = Arc::clone(&self.words);
        if let Some(wish) = self.show_what_comes_first(ui, snapshot, &words) {
            return wish;
        }
        if let Some(wish) = self.show_against(ui, snapshot) {
            return wish;
        }
        match (self.pages.last(), snapshot.session.as_deref()) {
            (Some(Page::Settings), _) => settings_page::show(ui, snapshot, &words),
            (Some(Page::Help), _) => help::show(ui, &words),
            (Some(Page::About), _) => about::show(ui, &words),
            (Some(Page::Hurts), Some(session)) => HurtsView {
                session,
                words: &words,
            }
            .show(ui, &mut self.hurting),
            (Some(Page::Hurts), None) => Some(Intent::Screen(ScreenIntent::GoBack)),
            (Some(Page::Profile | Page::Screening | Page::RedFlags), _) => {
                self.show_person(ui, snapshot, &words)
            }
            (Some(page @ (Page::Progress | Page::Records)), _) => {
                let today = Day::of(&self.clock.local());
                self.past
                    .show(ui, page, &self.engine, snapshot, today, &words)
            }
            (Some(Page::Subject(id)), _) => match snapshot.library.subject(id) {
                Some(subject) => self.show_subject(ui, &subject, snapshot),
                None => Some(Intent::Screen(ScreenIntent::GoBack)),
            },
            (Some(Page::Library), _) => {
                let view = BrowserView {
                    library: &snapshot.library,
                    figures: &self.figures,
                    words: &words,
                };
                view.show(ui, &mut self.browser)
            }
            (Some(Page::Problems), _) => {
                let problems: Vec<String> = snapshot
                    .library
                    .problems()
                    .iter()
                    .map(ToString::to_string)
                    .collect();
                problems_page::show(ui, &problems, &words)
            }
            (Some(Page::Routine(id)), _) => match self
                .cards
                .iter()
                .find(|card| card.routine.id.as_str() == id)
            {
                Some(card) => {
                    let is_pinned = snapshot.settings.pinned.contains(id);
                    routine_page::show(ui, card, is_pinned, &self.figures, &words)
                }
                None => Some(Intent::Screen(ScreenIntent::GoBack)),
            },
            (Some(Page::Track(id)), _) => match snapshot.library.routine(id) {
                Some(routine) => {
                    let digest = snapshot.coaching.digest.as_ref();
                    let view = TrackView {
                        routine,
                        tracks: &snapshot.tracks,
                        is_locked: digest.is_some_and(|digest| digest.lock.is_some()),
                        words: &words,
                    };
                    view.show(ui, &mut self.track)
                }
                None => Some(Intent::Screen(ScreenIntent::GoBack)),
            },
            (None, Some(session)) if session.is_over() => self.show_summary(ui, session, snapshot),
            (None, Some(session)) => {
                let clock_now = self.clock.now();
                let now = snapshot.shown_at(clock_now);
                let key = keys::in_session(ui.ctx(), session, self.is_full_screen, self.had_focus);
                let view = SessionView {
                    session,
                    now,
                    audio: snapshot.audio,
                    muted: snapshot.settings.sound.muted,
                    is_desk_window: self.desk_window.is_open(),
                    age: snapshot.coaching.profile.age,
                    figures: &self.figures,
                    reduced_motion: snapshot.settings.reduced_motion,
                    breathing: snapshot.settings.sound.breathing,
                    shows_texts: self.shows_texts,
                    words: &words,
                };
                let click = view.show(ui);
                if let Some(wait) = present::next_change(session, now) {
                    let wait = wait + snapshot.stands_for(clock_now);
                    // A hair later than the change, never before it.
                    ui.ctx()
                        .request_repaint_after(wait + std::time::Duration::from_millis(2));
                }
                key.or(click)
            }
            (None, None) => self.show_home(ui, snapshot, &words),
        }
    }

    /// A session that begins is shown at once, whatever page was open.
    fn notice_start(&mut self, snapshot: &Snapshot) {
        // An ended one waits to be read; it makes way for the next.
        let has_session = snapshot
            .session
            .as_ref()
            .is_some_and(|session| !session.is_over());
        if has_session && !self.had_session {
            self.pages.clear();
        } else if !has_session {
            self.pages.retain(|page| *page != Page::Hurts);
        }
        self.had_session = has_session;
    }
}

/// Texts grow with the zoom, the countdown with the window.
fn glyphs_width_px(pixels_per_point: f32, window: Option<egui::Rect>) -> usize {
    const USUAL_SIDE_PX: f32 = 1100.0;
    const STEP: f32 = 1.15;
    let side_px = window.map_or(USUAL_SIDE_PX, |rect| {
        rect.size().max_elem() * pixels_per_point
    });
    let letters = pixels_per_point.max(side_px / USUAL_SIDE_PX);
    let [usual, twice, larger] = GLYPHS_WIDTHS_PX;
    if letters <= STEP {
        usual
    } else if letters <= 2.0 * STEP {
        twice
    } else {
        larger
    }
}

impl eframe::App for App {
    fn logic(&mut self, ctx: &Context, _frame: &mut eframe::Frame) {
        self.do_once_shown(ctx);
        let snapshot = self.engine.snapshot();
        self.notice_start(&snapshot);
        if snapshot.session.is_none() {
            self.desk_window.close(ctx);
        }
        for wish in self.engine.take_screen_wishes() {
            self.meet_here(ctx, &wish, &snapshot);
        }
    }

    /// The ground of every screen: cleared to, since a filled rectangle of that size is the dearest
    /// part of a frame where the processor draws.
    fn clear_color(&self, visuals: &egui::Visuals) -> [f32; 4] {
        visuals.panel_fill.to_normalized_gamma_f32()
    }

    fn raw_input_hook(&mut self, ctx: &Context, input: &mut egui::RawInput) {
        let width = glyphs_width_px(ctx.pixels_per_point(), input.screen_rect);
        let allowed = input.max_texture_side.unwrap_or(width);
        input.max_texture_side = Some(allowed.min(width));
    }

    fn ui(&mut self, ui: &mut Ui, frame: &mut eframe::Frame) {
        let snapshot = self.engine.snapshot();
        // A screen reader says it when the window comes to the front.
        ui.ctx()
            .accesskit_node_builder(egui::accesskit_root_id(), |node| {
                node.set_label(super::TITLE)
            });
        self.apply_settings(ui.ctx(), &snapshot);
        self.refresh_cards(&snapshot.library);
        // Pictures of tests are not cleared to a colour.
        if frame.gl().is_none() {
            let paper = theme::Palette::now(ui).paper;
            ui.painter().rect_filled(ui.max_rect(), 0.0, paper);
        }
        // The window manager may change it too.
        let full_screen = ui.input(|input| input.viewport().fullscreen);
        self.is_full_screen = full_screen.unwrap_or(self.is_full_screen);
        let key = keys::everywhere(ui.ctx());
        let wish = self.show(ui, &snapshot);
        self.had_focus = ui.memory(|memory| memory.focused().is_some());
        let ctx = ui.ctx().clone();
        // What was told about pain belongs to what was done until then, and comes after it.
        let pain = self.hurting.take_note();
        for wish in [key, wish, pain].into_iter().flatten() {
            self.meet(&ctx, wish, &snapshot);
            ctx.request_repaint();
        }
        if self.frames == 0 {
            tracing::info!("first frame drawn");
        } else {
            // The first frame waits for no figure.
            self.figures.paint_missed(&ctx);
        }
        self.frames += 1;
        tracing::trace!(frames = self.frames, "frame drawn");
    }
}
