//! Where wishes go: those of the screen are met here, all others by the engine. It must not decide anything
//! about a session.

use egui::{Context, ViewportCommand};

use super::{App, Page, person_pages};
use crate::domain::session::{Command, State};
use crate::engine::{First, Snapshot};
use crate::intent::{CoachIntent, DesktopIntent, Intent, ScreenIntent, TrackIntent};
use crate::window::hurts::Hurting;
use crate::window::track_page::TrackForm;

impl App {
    /// Wishes of the screen are met here, all others by the engine.
    pub(super) fn meet(&mut self, ctx: &Context, wish: Intent, snapshot: &Snapshot) {
        match &wish {
            Intent::Screen(screen) => {
                if !self.meet_here(ctx, screen, snapshot) {
                    self.engine.wish(wish);
                }
            }
            Intent::Session(Command::Stop | Command::SkipExercise) => {
                self.pages.retain(|page| *page != Page::Hurts);
                self.engine.wish(wish);
            }
            Intent::Coach(CoachIntent::Note(fact)) if person_pages::is_alarming(fact) => {
                self.answer_alarm(fact, snapshot);
                self.engine.wish(wish);
            }
            _ => self.engine.wish(wish),
        }
    }

    /// True when `wish` was met; the engine keeps what is a setting.
    pub(super) fn meet_here(
        &mut self,
        ctx: &Context,
        wish: &ScreenIntent,
        snapshot: &Snapshot,
    ) -> bool {
        match wish {
            ScreenIntent::Raise => {
                ctx.send_viewport_cmd(ViewportCommand::Minimized(false));
                ctx.send_viewport_cmd(ViewportCommand::Focus);
                ctx.send_viewport_cmd(ViewportCommand::RequestUserAttention(
                    egui::UserAttentionType::Informational,
                ));
            }
            ScreenIntent::ShowHome => self.pages.clear(),
            ScreenIntent::GoBack => self.go_back(snapshot),
            ScreenIntent::ShowRoutine(id) => self.pages.push(Page::Routine(id.clone())),
            ScreenIntent::ShowSubject(id) => self.pages.push(Page::Subject(id.clone())),
            ScreenIntent::ShowTrack(id) => {
                self.track = TrackForm::default();
                self.engine.wish(Intent::Track(TrackIntent::Forget));
                self.pages.push(Page::Track(id.clone()));
            }
            ScreenIntent::ToggleLibrary => self.toggle(Page::Library),
            ScreenIntent::FindExercise => {
                if self.pages.last() != Some(&Page::Library) {
                    self.toggle(Page::Library);
                }
                self.browser.focus_field();
            }
            ScreenIntent::ShowProblems => self.pages.push(Page::Problems),
            ScreenIntent::ShowProfile => self.open_once(Page::Profile),
            ScreenIntent::ShowScreening => {
                self.person.screening.begin();
                self.open_once(Page::Screening);
            }
            ScreenIntent::ShowRedFlags => {
                self.person.decision = None;
                self.open_once(Page::RedFlags);
            }
            ScreenIntent::ShowProgress => self.open_once(Page::Progress),
            ScreenIntent::ShowRecords => self.open_once(Page::Records),
            ScreenIntent::SomethingHurts => {
                self.hurting = Hurting::default();
                self.pages.push(Page::Hurts);
                let runs = snapshot
                    .session
                    .as_ref()
                    .is_some_and(|session| !matches!(session.state(), State::Paused { .. }));
                if runs {
                    self.engine.wish(Intent::Session(Command::Pause));
                }
            }
            ScreenIntent::ToggleMuscleNames => self.names_muscles = !self.names_muscles,
            ScreenIntent::ToggleTexts => self.shows_texts = !self.shows_texts,
            ScreenIntent::ToggleSettings => {
                self.engine.wish(Intent::Desktop(DesktopIntent::Look));
                self.toggle(Page::Settings);
            }
            ScreenIntent::ShowSettings => {
                self.engine.wish(Intent::Desktop(DesktopIntent::Look));
                self.open_once(Page::Settings);
            }
            ScreenIntent::ToggleDeskWindow => {
                let has_session = snapshot.session.is_some();
                self.desk_window.toggle(ctx, has_session);
            }
            ScreenIntent::ToggleHelp => self.toggle(Page::Help),
            ScreenIntent::ShowAbout => self.open_once(Page::About),
            ScreenIntent::ToggleFullScreen => {
                self.is_full_screen = !self.is_full_screen;
                ctx.send_viewport_cmd(ViewportCommand::Fullscreen(self.is_full_screen));
            }
            ScreenIntent::Quit => ctx.send_viewport_cmd(ViewportCommand::Close),
            ScreenIntent::ZoomIn
            | ScreenIntent::ZoomOut
            | ScreenIntent::ZoomReset
            | ScreenIntent::SetTheme(_)
            | ScreenIntent::SetReducedMotion(_) => return false,
        }
        true
    }

    fn go_back(&mut self, snapshot: &Snapshot) {
        let left = self.pages.pop();
        // Whoever does not answer does not want what waits for it either.
        let waits = snapshot.coaching.first == Some(First::Screening);
        if left == Some(Page::Screening) && waits {
            self.engine.wish(Intent::Coach(CoachIntent::LeaveIt));
        }
    }

    pub(super) fn open_once(&mut self, page: Page) {
        self.past.opened();
        self.pages.retain(|open| *open != page);
        self.pages.push(page);
    }

    fn toggle(&mut self, page: Page) {
        if self.pages.last() == Some(&page) {
            self.pages.pop();
        } else {
            self.pages.retain(|open| *open != page);
            self.pages.push(page);
        }
    }
}
