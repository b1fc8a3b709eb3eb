//! The first screen: today, the routines as cards, and a session to go on with. It must not know how a routine is run.

use std::sync::Arc;
use std::time::Duration;

use egui::{
    Align, CornerRadius, Layout, Rect, Role, Sense, Stroke, Ui, UiBuilder, WidgetInfo, pos2, vec2,
};
use jiff::Zoned;

use crate::domain::Subject;
use crate::domain::exercise::{Equipment, Kind};
use crate::domain::plan::{Plan, WorseSides};
use crate::domain::routine::Routine;
use crate::engine::{Coaching, CutOff, Troubles};
use crate::intent::{Intent, ScreenIntent, Start};
use crate::library::Library;
use crate::window::figure::Figures;
use crate::window::person;
use crate::window::theme::{self, Palette, gap, size};
use crate::window::today::{self, TodayState, TodayView};
use crate::window::widgets::button::{Button, Weight};
use crate::window::widgets::card::ground;
use crate::window::widgets::icon::Icon;
use crate::window::widgets::{prose, scroll, tag};
use crate::words::Words;

/// What a card says of a routine; worked out once, not in every frame.
#[derive(Clone, Debug, PartialEq)]
pub struct Card {
    pub routine: Arc<Routine>,
    pub longest: Duration,
    pub has_asks: bool,
    pub is_self_paced: bool,
    pub needs: Vec<Equipment>,
    /// The kinds of its exercises, each once, in order of appearance.
    pub kinds: Vec<Kind>,
    pub has_tests: bool,
    /// Its exercises and self-tests, each once, in order of appearance.
    pub subjects: Vec<Subject>,
}

impl Card {
    pub fn of(routine: &Arc<Routine>) -> Self {
        let plan = Plan::unroll(routine, &WorseSides::default());
        let subjects = routine.subjects();
        let mut needs: Vec<Equipment> = subjects
            .iter()
            .flat_map(|subject| subject.equipment().iter().copied())
            .collect();
        needs.sort_unstable();
        needs.dedup();
        let mut kinds: Vec<Kind> = Vec::new();
        for kind in subjects.iter().filter_map(Subject::kind) {
            if !kinds.contains(&kind) {
                kinds.push(kind);
            }
        }
        Self {
            routine: Arc::clone(routine),
            longest: plan.longest(),
            has_asks: plan.has_asks(),
            is_self_paced: plan.is_self_paced() && !plan.has_asks(),
            needs,
            kinds,
            has_tests: subjects.iter().any(|subject| subject.self_test().is_some()),
            subjects,
        }
    }

    /// How long, in words.
    pub fn length(&self, words: &Words) -> String {
        let length = words.length(self.longest);
        if self.has_asks {
            words.with("home-at-most", &[("length", length.into())])
        } else if self.is_self_paced {
            words.text("home-self-paced").to_owned()
        } else {
            length
        }
    }

    /// What one needs, in words.
    pub fn needs(&self, words: &Words) -> String {
        if self.needs.is_empty() {
            return words.text("home-needs-nothing").to_owned();
        }
        let things: Vec<&str> = self
            .needs
            .iter()
            .map(|thing| words.equipment(*thing))
            .collect();
        capitalised(&things.join(words.text("home-list-separator")))
    }
}

fn capitalised(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map_or_else(String::new, |first| {
        first.to_uppercase().chain(letters).collect()
    })
}

/// Everything that the screen shows.
pub struct HomeView<'a> {
    pub cards: &'a [Card],
    pub figures: &'a Figures,
    pub cut_off: Option<&'a CutOff>,
    /// How many of the person's files have mistakes.
    pub faulty_files: usize,
    pub troubles: &'a Troubles,
    pub coaching: &'a Coaching,
    pub library: &'a Library,
    /// The time by the clock on the wall.
    pub local: &'a Zoned,
    pub words: &'a Words,
}

const CARD_MIN_WIDTH: f32 = 300.0;

impl HomeView<'_> {
    /// Draws the screen; returns what the person asked for.
    pub fn show(&self, ui: &mut Ui, today: &mut TodayState) -> Option<Intent> {
        let mut wish = None;
        let margin = if ui.available_width() < 560.0 {
            gap::MEDIUM
        } else {
            gap::LARGE
        };
        scroll::column(ui, "home", |ui| {
            let width = (ui.available_width() - 2.0 * margin).min(1180.0);
            let side = (ui.available_width() - width) / 2.0;
            ui.add_space(margin);
            ui.horizontal_top(|ui| {
                ui.add_space(side);
                ui.vertical(|ui| {
                    ui.set_width(width);
                    wish = self.contents(ui, today);
                    ui.add_space(margin);
                });
            });
        });
        wish
    }

    fn contents(&self, ui: &mut Ui, today: &mut TodayState) -> Option<Intent> {
        let words = self.words;
        let mut wish = self.title_row(ui);
        if let Some(cut_off) = self.cut_off {
            ui.add_space(gap::MEDIUM);
            wish = go_on_card(ui, cut_off, words).or(wish);
        }
        ui.add_space(gap::SMALL);
        for trouble in self.troubles.sentences() {
            prose::body(ui, trouble);
        }
        if self.faulty_files > 0 {
            ui.add_space(gap::MEDIUM);
            let count = self.faulty_files;
            let text = words.with("home-problems", &[("count", count.into())]);
            ui.horizontal(|ui| {
                prose::quiet(ui, &text);
                if Button::new(words.text("home-problems-show"))
                    .weight(Weight::Quiet)
                    .show(ui)
                    .clicked()
                {
                    wish = Some(Intent::Screen(ScreenIntent::ShowProblems));
                }
            });
        }
        let view = TodayView {
            coaching: self.coaching,
            library: self.library,
            figures: self.figures,
            local: self.local,
            can_go_on: self.cut_off.is_some(),
            is_without_history: self.troubles.records.is_some(),
            words,
        };
        wish = view.show(ui, today).or(wish);
        ui.add_space(gap::LARGE);
        prose::heading(ui, words.text("home-routines"));
        ui.add_space(gap::SMALL);
        if self.cards.is_empty() {
            prose::lead(ui, words.text("home-empty"));
        }
        wish = self.grid(ui).or(wish);
        ui.add_space(gap::LARGE);
        wish = person::links(ui, words).or(wish);
        ui.add_space(gap::LARGE);
        ui.set_max_width((gap::TEXT_WIDTH * 1.5).min(ui.available_width()));
        prose::note(ui, words.text("home-disclaimer"));
        wish
    }

    fn title_row(&self, ui: &mut Ui) -> Option<Intent> {
        let is_wide = ui.available_width() >= 700.0;
        let buttons_width = if is_wide { 300.0 } else { 156.0 };
        let mut wish = None;
        ui.horizontal_top(|ui| {
            let title_width = ui.available_width() - buttons_width;
            ui.allocate_ui(vec2(title_width, gap::TARGET), |ui| {
                ui.set_width(title_width);
                prose::title(ui, today::greeting(self.local, self.words));
            });
            let all = Button::new(self.words.text("home-library")).key("L");
            let all = if is_wide {
                all.icon(Icon::Search)
            } else {
                all.icon_only(Icon::Search).weight(Weight::Quiet)
            };
            if all.show(ui).clicked() {
                wish = Some(Intent::Screen(ScreenIntent::ToggleLibrary));
            }
            for (id, icon, key, intent) in [
                ("app-help", Icon::Help, "?", ScreenIntent::ToggleHelp),
                (
                    "app-settings",
                    Icon::Gear,
                    "S",
                    ScreenIntent::ToggleSettings,
                ),
            ] {
                // words: app-settings app-help
                let button = Button::new(self.words.text(id)).icon_only(icon).key(key);
                if button.weight(Weight::Quiet).show(ui).clicked() {
                    wish = Some(Intent::Screen(intent));
                }
            }
        });
        wish
    }

    fn grid(&self, ui: &mut Ui) -> Option<Intent> {
        let mut wish = None;
        let width = ui.available_width();
        let columns = ((width + gap::MEDIUM) / (CARD_MIN_WIDTH + gap::MEDIUM))
            .floor()
            .max(1.0);
        let card_width = (width - gap::MEDIUM * (columns - 1.0)) / columns;
        let per_row = columns as usize;
        for row in self.cards.chunks(per_row) {
            let tallest = row
                .iter()
                .map(|card| card_height(ui, card, card_width, self.words))
                .fold(0.0, f32::max);
            let (row_rect, _) = ui.allocate_exact_size(vec2(width, tallest), Sense::hover());
            for (column, card) in row.iter().enumerate() {
                let x = row_rect.left() + (card_width + gap::MEDIUM) * column as f32;
                let place = Rect::from_min_size(pos2(x, row_rect.top()), vec2(card_width, tallest));
                wish = card_ui(ui, card, place, self).or(wish.take());
            }
            ui.add_space(gap::MEDIUM - gap::SMALL);
        }
        wish
    }
}

const CARD_PADDING: egui::Vec2 = vec2(20.0, 16.0);
const LINE_GAP: f32 = 5.0;
const MARKS_HEIGHT: f32 = 22.0;
/// Edge of a figure on a card.
const FIGURE: f32 = 66.0;

/// As high as its texts need.
fn card_height(ui: &Ui, card: &Card, width: f32, words: &Words) -> f32 {
    let inner_width = width - 2.0 * CARD_PADDING.x;
    let height_of = |text: &str, font| {
        let galley = ui.painter().layout(
            text.to_owned(),
            font,
            egui::Color32::PLACEHOLDER,
            inner_width,
        );
        galley.size().y
    };
    2.0 * CARD_PADDING.y
        + MARKS_HEIGHT
        + height_of(&card.routine.name, title_font())
        + height_of(&card.routine.purpose, purpose_font())
        + height_of(&card.needs(words), purpose_font())
        + 4.0 * LINE_GAP
        + gap::MEDIUM
        + FIGURE
        + gap::MEDIUM
        + gap::TARGET
}

fn title_font() -> egui::FontId {
    theme::semi_bold(size::LEAD)
}

fn purpose_font() -> egui::FontId {
    theme::regular(size::NOTE + 1.0)
}

/// One routine: the whole card opens its page, its button starts it.
fn card_ui(ui: &mut Ui, card: &Card, rect: Rect, view: &HomeView<'_>) -> Option<Intent> {
    let words = view.words;
    let id = card.routine.id.to_string();
    let response = ui.interact(rect, ui.scope_id().with(&id), Sense::click());
    let length = card.length(words);
    let name = format!(
        "{}. {}. {}",
        card.routine.name,
        length,
        words.text("home-details")
    );
    response.widget_info(|| WidgetInfo::labeled(Role::Button, true, &name));
    scroll::follow_focus(&response);
    ground(ui, rect, &response, false);

    let inner = rect.shrink2(CARD_PADDING);
    let in_card = UiBuilder::new()
        .id_salt(&id)
        .max_rect(inner)
        .layout(Layout::top_down(Align::LEFT));
    description(&mut ui.new_child(in_card), card, words);

    figures(ui, card, inner, view.figures);
    let bottom = Rect::from_min_max(pos2(inner.left(), inner.bottom() - gap::TARGET), inner.max);
    let in_bottom = UiBuilder::new()
        .id_salt(("start", &id))
        .max_rect(bottom)
        .layout(Layout::left_to_right(Align::Center));
    if start_row(&mut ui.new_child(in_bottom), card, &length, words) {
        Some(Intent::Start(Start {
            what: id,
            as_written: false,
        }))
    } else if response.clicked() {
        Some(Intent::Screen(ScreenIntent::ShowRoutine(id)))
    } else {
        None
    }
}

fn description(ui: &mut Ui, card: &Card, words: &Words) {
    let palette = Palette::now(ui);
    ui.spacing_mut().item_spacing.y = LINE_GAP;
    ui.spacing_mut().interact_size.y = 20.0;
    marks(ui, card, words);
    let title = egui::RichText::new(&card.routine.name)
        .font(title_font())
        .color(palette.ink);
    ui.add(egui::Label::new(title).wrap());
    let purpose = egui::RichText::new(&card.routine.purpose)
        .font(purpose_font())
        .color(palette.quiet);
    ui.add(egui::Label::new(purpose).wrap());
    let needs = egui::RichText::new(card.needs(words))
        .font(purpose_font())
        .color(palette.ink);
    ui.add(egui::Label::new(needs).wrap());
}

/// What is in it, at a glance: a figure of each exercise or self-test, as many as there is room for.
fn figures(ui: &Ui, card: &Card, inner: Rect, figures: &Figures) {
    let bottom = inner.bottom() - gap::TARGET - gap::MEDIUM;
    let fit = ((inner.width() + gap::SMALL) / (FIGURE + gap::SMALL)).floor() as usize;
    for (index, subject) in card.subjects.iter().take(fit).enumerate() {
        let x = inner.left() + (FIGURE + gap::SMALL) * index as f32;
        let place = Rect::from_min_size(pos2(x, bottom - FIGURE), vec2(FIGURE, FIGURE));
        if ui.is_rect_visible(place) {
            figures.thumbnail(ui, place, subject);
        }
    }
}

/// The start button with how long it takes; true when it was clicked.
fn start_row(ui: &mut Ui, card: &Card, length: &str, words: &Words) -> bool {
    let button = Button::new(words.text("home-start")).icon(Icon::Play);
    let spoken = words.with(
        "home-start-named",
        &[("name", card.routine.name.as_str().into())],
    );
    let response = button.show(ui);
    response.widget_info(|| WidgetInfo::labeled(Role::Button, true, &spoken));
    ui.add_space(4.0);
    ui.label(egui::RichText::new(length).font(theme::semi_bold(size::BODY)));
    response.clicked()
}

/// The kinds in it, as words and shapes.
fn marks(ui: &mut Ui, card: &Card, words: &Words) {
    ui.horizontal(|ui| {
        ui.spacing_mut().item_spacing.x = 10.0;
        for kind in &card.kinds {
            tag::kind_tag(ui, *kind, words.kind(*kind));
        }
        if card.has_tests {
            let what = egui::RichText::new(words.text("library-self-test"));
            let quiet = Palette::now(ui).quiet;
            ui.label(what.font(theme::semi_bold(size::NOTE)).color(quiet));
        }
    });
}

fn go_on_card(ui: &mut Ui, cut_off: &CutOff, words: &Words) -> Option<Intent> {
    let mut wish = None;
    let palette = Palette::now(ui);
    egui::Frame::new()
        .fill(palette.wash(palette.stretch, 0.10))
        .stroke(Stroke::new(1.0, palette.stretch))
        .corner_radius(CornerRadius::same(gap::RADIUS))
        .inner_margin(20.0)
        .show(ui, |ui| {
            ui.set_width(ui.available_width());
            prose::heading(ui, words.text("go-on-title"));
            let left = words.length(cut_off.left);
            let text = words.with(
                "go-on-text",
                &[
                    ("name", cut_off.name.as_str().into()),
                    ("left", left.into()),
                ],
            );
            prose::body(ui, &text);
            ui.add_space(gap::SMALL);
            ui.horizontal(|ui| {
                let yes = Button::new(words.text("go-on-yes"))
                    .icon(Icon::Play)
                    .key("Enter")
                    .weight(Weight::Primary(palette.stretch));
                if yes.show(ui).clicked() {
                    wish = Some(Intent::GoOn);
                }
                if Button::new(words.text("go-on-no")).show(ui).clicked() {
                    wish = Some(Intent::LeaveBe);
                }
            });
        });
    wish
}
