//! The session's screen: the exercise, the side, a large countdown, what comes next. It draws a
//! snapshot at a moment; it must not keep time nor change the session.

mod ask;
mod bars;
mod breath;
mod controls;
pub mod present;
mod question;
mod texts;

use std::sync::Arc;

use egui::text::LayoutJob;
use egui::{
    Align2, Color32, CornerRadius, FontId, Galley, Rect, Role, Sense, Ui, UiBuilder, WidgetInfo,
    pos2, vec2,
};

use crate::domain::coach::age::Age;
use crate::domain::session::State;
use crate::domain::side::WorkedSide;
use crate::domain::step::Ask;
use crate::domain::{Moment, Session, Step, StepKind};
use crate::engine::AudioState;
use crate::intent::{Intent, ScreenIntent};
use crate::window::figure::{Figures, Moves, Showing};
use crate::window::theme::{self, Palette, gap, size};
use crate::window::widgets::button::{Button, Weight};
use crate::window::widgets::icon::Icon;
use crate::window::widgets::prose;
use crate::window::widgets::ring::Ring;
use crate::words::Words;
use present::Sign;

/// What is kept above the countdown in a roomy window: a side, a name of two lines, what is being done.
const HEAD_HEIGHT: f32 = 206.0;

/// A small window of this height has room for a line below the countdown.
const NEXT_LINE_FROM: f32 = 150.0;

/// Everything that the screen shows.
pub struct SessionView<'a> {
    pub session: &'a Session,
    pub now: Moment,
    pub audio: AudioState,
    pub muted: bool,
    /// Whether it is shown in the small window on top.
    pub is_desk_window: bool,
    /// What a number is compared with.
    pub age: Option<Age>,
    pub figures: &'a Figures,
    pub reduced_motion: bool,
    /// Whether breaths are paced in holds.
    pub breathing: bool,
    /// The exercise's texts instead of its figure.
    pub shows_texts: bool,
    pub words: &'a Words,
}

/// How the body of the screen is divided.
#[derive(Clone, Copy, PartialEq)]
enum Room {
    /// Side by side: the figure or the texts, and the countdown.
    Wide,
    /// One above the other.
    Tall,
    /// Room for the countdown, and for a figure where there is one.
    Small,
}

impl Room {
    fn of(rect: Rect) -> Self {
        if rect.width() > rect.height() * 1.15 && rect.width() >= 560.0 && rect.height() >= 300.0 {
            Self::Wide
        } else if rect.height() >= 440.0 {
            Self::Tall
        } else {
            Self::Small
        }
    }
}

impl SessionView<'_> {
    /// Draws the screen; returns what the person asked for.
    pub fn show(&self, ui: &mut Ui) -> Option<Intent> {
        let palette = Palette::now(ui);
        let margin = if ui.available_width() < 560.0 {
            gap::MEDIUM
        } else {
            gap::LARGE
        };
        let full = ui.max_rect().shrink(margin);
        let mut wish = None;
        ui.scope_builder(UiBuilder::new().max_rect(full), |ui| {
            self.header(ui, &palette);
            let controls_top = full.bottom() - gap::TARGET - 4.0;
            let body = Rect::from_min_max(
                pos2(full.left(), ui.cursor().top() + gap::MEDIUM),
                pos2(full.right(), controls_top - gap::MEDIUM),
            );
            wish = self.body(ui, body, &palette);
            let row = Rect::from_min_max(pos2(full.left(), controls_top), full.max);
            ui.scope_builder(UiBuilder::new().max_rect(row), |ui| {
                wish = controls::show(ui, self).or(wish.take());
            });
        });
        wish
    }

    fn header(&self, ui: &mut Ui, palette: &Palette) {
        let words = self.words;
        let left = words.clock(self.session.total_remaining(self.now));
        let ahead = &self.session.path()[self.session.position()..];
        let open_ask = ahead
            .iter()
            .any(|step| matches!(step.kind, StepKind::Ask(_)));
        let id = if open_ask {
            "session-left-at-most"
        } else {
            "session-left"
        };
        // How long one looks at a self-test, nobody knows.
        let own_pace = ahead.iter().any(Step::is_test)
            || (self.session.step().waits() && self.session.total_remaining(self.now).is_zero());
        let left = if own_pace {
            words.text("home-self-paced").to_owned()
        } else {
            // words: session-left-at-most session-left
            words.with(id, &[("left", left.into())])
        };
        let (rect, _) =
            ui.allocate_exact_size(vec2(ui.available_width(), size::LEAD * 1.5), Sense::hover());
        let clock = ui.painter().text(
            rect.right_center(),
            Align2::RIGHT_CENTER,
            &left,
            theme::semi_bold(size::LEAD),
            palette.ink,
        );
        let name_rect = rect.with_max_x(clock.left() - gap::MEDIUM);
        let name = egui::RichText::new(self.session.name())
            .font(theme::regular(size::LEAD))
            .color(palette.quiet);
        let in_name = UiBuilder::new()
            .max_rect(name_rect)
            .layout(egui::Layout::left_to_right(egui::Align::Center));
        ui.scope_builder(in_name, |ui| ui.add(egui::Label::new(name).truncate()));
        let bars = bars::bars(self.session, self.now, palette);
        bars::show(ui, &bars, &left);
        self.notices(ui, palette);
    }

    fn notices(&self, ui: &mut Ui, palette: &Palette) {
        let id = match self.audio {
            AudioState::Lost => "session-sound-lost",
            AudioState::Off => return,
            AudioState::Ok => return,
        };
        // words: session-sound-lost
        ui.add_space(gap::SMALL);
        ui.label(
            egui::RichText::new(self.words.text(id))
                .font(theme::regular(size::NOTE))
                .color(palette.quiet),
        );
    }

    fn body(&self, ui: &mut Ui, rect: Rect, palette: &Palette) -> Option<Intent> {
        if let StepKind::Ask(ask) = &self.session.step().kind {
            return self.ask(ui, rect, ask);
        }
        let showing = self.showing();
        let rect = if Room::of(rect) == Room::Small && rect.height() >= NEXT_LINE_FROM {
            self.next_line(ui, rect)
        } else {
            rect
        };
        let (shows, says) = parts(rect, showing.is_some());
        let wish = shows.and_then(|shows| self.figure_or_texts(ui, shows, showing.as_ref()));
        // Beside a small figure there is no room for the name.
        let is_named = Room::of(rect) != Room::Small || showing.is_none();
        self.sign(ui, says, palette, is_named);
        wish
    }

    /// In a small window, what comes next in one line at the bottom; the rest of `rect` is left.
    fn next_line(&self, ui: &mut Ui, rect: Rect) -> Rect {
        let sign = Sign::of(self.session, self.now, self.words);
        let line = rect.with_min_y(rect.bottom() - size::NOTE * 1.4);
        let text = egui::RichText::new(sign.next)
            .font(theme::regular(size::NOTE))
            .color(Palette::now(ui).quiet);
        let centred = egui::Layout::centered_and_justified(egui::Direction::TopDown);
        let place = UiBuilder::new().max_rect(line).layout(centred);
        ui.scope_builder(place, |ui| ui.add(egui::Label::new(text).truncate()));
        rect.with_max_y(line.top() - 4.0)
    }

    /// A question; of a self-test, beside what it looks like.
    fn ask(&self, ui: &mut Ui, rect: Rect, ask: &Ask) -> Option<Intent> {
        self.announce(ui, rect);
        let why = match self.session.state() {
            State::Paused { reason, .. } => Some(self.words.pause_reason(reason)),
            _ => None,
        };
        let step = self.session.step();
        let question = present::Question::of(step, ask, self.age, self.words);
        let showing = self.showing();
        let (shows, says) = match (step.is_test(), Room::of(rect)) {
            (true, Room::Wide | Room::Tall) => parts(rect, showing.is_some()),
            _ => (None, rect),
        };
        let wish = shows.and_then(|shows| self.figure_or_texts(ui, shows, showing.as_ref()));
        ask::show(ui, says, &question, why.as_deref(), self.words).or(wish)
    }

    /// The figure, or the texts of its exercise, and the button that changes between them.
    fn figure_or_texts(
        &self,
        ui: &mut Ui,
        rect: Rect,
        showing: Option<&Showing<'_>>,
    ) -> Option<Intent> {
        let step = self.session.step();
        let Some(showing) = showing else {
            texts::show(ui, rect, step, self.words);
            return None;
        };
        // No room for texts.
        if rect.height() < 220.0 {
            self.stage(ui, rect, showing);
            return None;
        }
        let row = rect.with_min_y(rect.bottom() - gap::TARGET);
        let place = rect.with_max_y(row.top() - 4.0);
        let (label, icon) = if self.shows_texts {
            texts::show(ui, place, step, self.words);
            ("session-figure", Icon::Person)
        } else {
            self.stage(ui, place, showing);
            ("session-texts", Icon::Lines)
        };
        let mut wish = None;
        ui.scope_builder(UiBuilder::new().max_rect(row), |ui| {
            // words: session-figure session-texts
            let button = Button::new(self.words.text(label)).icon(icon).key("T");
            if button.weight(Weight::Quiet).show(ui).clicked() {
                wish = Some(Intent::Screen(ScreenIntent::ToggleTexts));
            }
        });
        wish
    }

    fn showing(&self) -> Option<Showing<'_>> {
        let motion = Moves {
            reduced: self.reduced_motion,
            paced: self.breathing,
        };
        Showing::of_session(self.session, self.now, motion)
    }

    fn stage(&self, ui: &mut Ui, rect: Rect, showing: &Showing<'_>) {
        self.figures.stage(ui, rect, showing, self.now, self.words);
    }

    /// Side, name, countdown, what to do, what comes next: in the order in which the eye finds them.
    fn sign(&self, ui: &mut Ui, rect: Rect, palette: &Palette, is_named: bool) {
        let sign = Sign::of(self.session, self.now, self.words);
        self.announce(ui, rect);
        let accent = self.accent(palette);
        // In a low window the countdown stands beside the words, as high as there is room.
        let is_low = rect.height() < 300.0 && is_named;
        let whole = rect;
        let ring_side = rect.height().min(rect.width() * 0.5);
        let rect = if is_low {
            rect.with_max_x(rect.right() - ring_side - gap::SMALL)
        } else {
            rect
        };
        let mut y = rect.top();
        let scale = (rect.width() / 420.0)
            .min(rect.height() / 560.0)
            .clamp(0.55, 1.6);
        y = self.side_line(ui, rect, y, &sign, accent, scale);
        let status = match self.session.state() {
            State::Paused { reason, .. } => self.words.pause_reason(reason),
            _ => self.breath_words().unwrap_or(&sign.what).to_owned(),
        };
        let name = is_named.then(|| {
            let font = theme::semi_bold(size::TITLE * scale);
            centred_text(ui, rect, &sign.name, font, palette.ink)
        });
        let status_font = theme::semi_bold(size::LEAD * scale);
        let status = centred_text(ui, rect, &status, status_font, accent);
        // In a small window the countdown has the room to itself.
        let has_lines = rect.height() >= 330.0 && !is_low;
        if has_lines {
            // Whatever the step, the countdown stays where it is, and as large.
            let texts = name.iter().chain([&status]);
            let height: f32 = texts.map(|text| height_of(text)).sum();
            y = y.max(rect.top() + (HEAD_HEIGHT - gap::MEDIUM) * scale - height);
        }
        y = match name {
            Some(name) => centred(ui, rect, y, name),
            None => {
                // It stands above all this.
                readable(ui, rect.with_max_y(rect.top() + 1.0), &sign.name);
                y
            }
        };
        y = centred(ui, rect, y, status);
        let lines_height = if has_lines {
            (size::LEAD * 2.6 + size::BODY * 2.4) * scale
        } else {
            0.0
        };
        let ring_rect = if is_low {
            whole.with_min_x(whole.right() - ring_side)
        } else {
            Rect::from_min_max(
                pos2(rect.left(), y + gap::MEDIUM * scale),
                pos2(rect.right(), rect.bottom() - lines_height),
            )
        };
        let colour = if self.is_running() {
            accent
        } else {
            palette.quiet
        };
        Ring {
            left: sign.left,
            number: &sign.number,
            caption: &sign.caption,
            colour,
            swell: self.swell(ui),
        }
        .paint(ui, ring_rect);
        readable(ui, ring_rect, &sign.countdown);
        if !has_lines {
            return;
        }
        let y = ring_rect.bottom() + gap::MEDIUM * scale;
        let font = theme::regular(size::LEAD * scale);
        let cue = centred_text(ui, rect, &sign.cue, font, palette.ink);
        let y = centred(ui, rect, y, cue);
        let font = theme::regular(size::BODY * scale);
        let next = centred_text(ui, rect, &sign.next, font, palette.quiet);
        centred(ui, rect, y + 4.0, next);
    }

    /// The side as a word, on its own side of the column.
    fn side_line(
        &self,
        ui: &mut Ui,
        rect: Rect,
        y: f32,
        sign: &Sign,
        accent: Color32,
        scale: f32,
    ) -> f32 {
        let Some(side) = sign.side else { return y };
        let palette = Palette::now(ui);
        let galley = ui.painter().layout_no_wrap(
            sign.side_text.clone(),
            theme::bold(size::SIGN * scale),
            palette.ink,
        );
        let padding = vec2(20.0, 6.0) * scale;
        let pill_size = galley.size() + padding * 2.0;
        let x = match side {
            WorkedSide::Left => rect.left(),
            WorkedSide::Right => rect.right() - pill_size.x,
            WorkedSide::Both => rect.center().x - pill_size.x / 2.0,
        };
        let pill = Rect::from_min_size(pos2(x, y), pill_size);
        ui.painter().rect_filled(
            pill,
            CornerRadius::same(gap::RADIUS),
            palette.wash(accent, 0.14),
        );
        let edge = match side {
            WorkedSide::Right => pill.with_min_x(pill.right() - 7.0 * scale),
            _ => pill.with_max_x(pill.left() + 7.0 * scale),
        };
        ui.painter()
            .rect_filled(edge, CornerRadius::same(4), accent);
        ui.painter().galley(pill.min + padding, galley, palette.ink);
        readable(ui, pill, &sign.side_text);
        pill.bottom() + gap::SMALL * scale
    }

    fn is_running(&self) -> bool {
        matches!(
            self.session.state(),
            State::Running { .. } | State::Asking { .. }
        )
    }

    fn accent(&self, palette: &Palette) -> Color32 {
        let step = self.session.step();
        let kind = step.exercise().map(|exercise| exercise.kind);
        match (step.is_work(), kind) {
            (true, Some(kind)) => palette.kind(kind),
            // Of a test, only strength is worked for.
            (true, None) => palette.strengthen,
            _ => palette.rest,
        }
    }

    /// What screen readers say when the step changes.
    fn announce(&self, ui: &mut Ui, rect: Rect) {
        prose::say(ui, rect, || {
            present::announcement(self.session, self.age, self.words)
        });
    }
}

/// Where the figure or the texts are, and where the countdown; none of the former where there is no room.
fn parts(rect: Rect, has_figure: bool) -> (Option<Rect>, Rect) {
    match (Room::of(rect), has_figure) {
        (Room::Wide, _) => {
            let part = if has_figure { 0.60 } else { 0.56 };
            let split = rect.left() + rect.width() * part;
            let says = rect.with_min_x(split + gap::LARGE);
            (Some(rect.with_max_x(split)), says)
        }
        (Room::Tall, _) => {
            let split = rect.top() + rect.height() * 0.42;
            let says = rect.with_min_y(split + gap::SMALL);
            (Some(rect.with_max_y(split)), says)
        }
        (Room::Small, true) => {
            let split = rect.left() + rect.width() * 0.52;
            let says = rect.with_min_x(split + gap::SMALL);
            (Some(rect.with_max_x(split)), says)
        }
        (Room::Small, false) => (None, rect.with_min_y(rect.top() + gap::SMALL)),
    }
}

/// A text as wide as `rect` at most, its lines in the middle.
fn centred_text(ui: &Ui, rect: Rect, text: &str, font: FontId, colour: Color32) -> Arc<Galley> {
    let mut job = LayoutJob::simple(text.to_owned(), font, colour, rect.width());
    job.halign = egui::Align::Center;
    ui.painter().layout_job(job)
}

/// None of an empty text, which would be a line high.
fn height_of(text: &Galley) -> f32 {
    if text.is_empty() { 0.0 } else { text.size().y }
}

/// Paints a text in the middle of `rect`; returns where it ends.
fn centred(ui: &mut Ui, rect: Rect, y: f32, galley: Arc<Galley>) -> f32 {
    if galley.is_empty() {
        return y;
    }
    let bottom = y + galley.size().y;
    let text = Arc::clone(&galley);
    ui.painter()
        .galley(pos2(rect.center().x, y), galley, Color32::PLACEHOLDER);
    let line = Rect::from_min_max(pos2(rect.left(), y), pos2(rect.right(), bottom));
    readable(ui, line, text.text());
    bottom
}

/// Lets a screen reader find what was painted into `rect`, when it is asked to; it is told of no change.
fn readable(ui: &mut Ui, rect: Rect, text: &str) {
    ui.allocate_rect(rect, Sense::hover())
        .widget_info(|| WidgetInfo::labeled(Role::Label, true, text));
}
