//! The field to search, and the marks that narrow. It must not know what is found.

use egui::text::{CCursor, CCursorRange};
use egui::text_edit::TextEditState;
use egui::{CornerRadius, Margin, Stroke, TextEdit, Ui, vec2};

use super::Browser;
use crate::library::Library;
use crate::library::browse::{Mark, Sort};
use crate::window::theme::{self, Palette, gap, size};
use crate::window::widgets::button::focus_ring;
use crate::window::widgets::chip::{self, Chip, disclosure};
use crate::window::widgets::icon::{self, Icon};
use crate::window::widgets::scroll;
use crate::words::Words;

const FIELD_WIDTH: f32 = 560.0;

/// The field; true when Enter was pressed in it.
pub fn field(ui: &mut Ui, browser: &mut Browser, words: &Words) -> bool {
    let palette = Palette::now(ui);
    let width = ui.available_width().min(FIELD_WIDTH);
    let height = gap::TARGET + 4.0;
    let (rect, _) = ui.allocate_exact_size(vec2(width, height), egui::Sense::hover());
    let edit = TextEdit::singleline(&mut browser.wanted.text)
        .id_salt("library-field")
        .hint_text(words.text("library-search-hint"))
        .font(theme::regular(size::BODY))
        .align(egui::Align2::LEFT_CENTER)
        .frame(
            egui::Frame::new()
                .inner_margin(Margin {
                    left: 44,
                    ..Margin::symmetric(14, 8)
                })
                .fill(palette.card)
                .stroke(Stroke::new(1.0, palette.quiet))
                .corner_radius(CornerRadius::same(gap::RADIUS)),
        );
    let response = ui.put(rect, edit.desired_width(width));
    let response = response.accessible_name(words.text("library-search"));
    let center = egui::pos2(rect.left() + 24.0, rect.center().y);
    icon::paint(ui.painter(), Icon::Search, center, 18.0, palette.quiet);
    if response.has_focus() {
        focus_ring(ui, rect, &palette);
    }
    scroll::follow_focus(&response);
    if std::mem::take(&mut browser.focus_field) {
        response.request_focus();
        select_all(ui, &response, browser.wanted.text.chars().count());
    }
    browser.had_field = response.has_focus();
    response.lost_focus() && ui.input(|input| input.key_pressed(egui::Key::Enter))
}

/// So that what is typed next takes the place of what was there.
fn select_all(ui: &Ui, field: &egui::Response, letters: usize) {
    let mut state = TextEditState::load(ui.ctx(), field.id).unwrap_or_default();
    let all = CCursorRange::two(CCursor::new(0), CCursor::new(letters));
    state.cursor.set_char_range(Some(all));
    state.store(ui.ctx(), field.id);
}

/// The kinds and the two places at once; the longer lists one at a time, below their buttons.
pub fn marks(ui: &mut Ui, browser: &mut Browser, library: &Library, words: &Words) {
    ui.scope(|ui| rows(ui, browser, library, words));
}

fn rows(ui: &mut Ui, browser: &mut Browser, library: &Library, words: &Words) {
    let all = browser.found.marks.clone();
    let of = |sort: Sort| all.iter().filter(move |mark| mark.sort() == sort);
    ui.spacing_mut().item_spacing = vec2(gap::SMALL, gap::SMALL);
    ui.spacing_mut().interact_size.y = chip::HEIGHT;
    ui.horizontal_wrapped(|ui| {
        for mark in of(Sort::Kind)
            .chain(of(Sort::NoFloor))
            .chain(of(Sort::SeatedOnly))
        {
            chip(ui, browser, mark, library, words);
        }
    });
    ui.horizontal_wrapped(|ui| {
        for (sort, id) in [
            (Sort::Group, "library-muscle"),
            (Sort::Position, "library-position"),
            (Sort::Equipment, "library-equipment"),
        ] {
            // words: library-muscle library-position library-equipment
            let is_open = browser.open == Some(sort);
            if disclosure(ui, words.text(id), is_open).clicked() {
                browser.open = if is_open { None } else { Some(sort) };
            }
            // What is chosen stays in sight.
            if !is_open {
                for mark in of(sort) {
                    if browser.wanted.marks.contains(mark) {
                        chip(ui, browser, mark, library, words);
                    }
                }
            }
        }
    });
    if let Some(sort) = browser.open {
        ui.horizontal_wrapped(|ui| {
            for mark in of(sort) {
                chip(ui, browser, mark, library, words);
            }
        });
    }
}

fn chip(ui: &mut Ui, browser: &mut Browser, mark: &Mark, library: &Library, words: &Words) {
    let palette = Palette::now(ui);
    let kind = match mark {
        Mark::Kind(kind) => Some(*kind),
        _ => None,
    };
    let colour = kind.map_or(palette.stretch, |kind| palette.kind(kind));
    let shown = Chip {
        label: word(mark, library, words),
        is_on: browser.wanted.marks.contains(mark),
        colour,
        kind,
    };
    if shown.show(ui).clicked() {
        browser.wanted.toggle(mark.clone());
    }
}

/// What a mark is called.
pub fn word<'a>(mark: &'a Mark, library: &'a Library, words: &'a Words) -> &'a str {
    match mark {
        Mark::Kind(kind) => words.kind(*kind),
        Mark::SelfTest => words.text("library-self-test"),
        Mark::Group(id) => library
            .muscles()
            .group(id.as_str())
            .map_or(id.as_str(), |group| &group.name),
        Mark::Position(position) => words.position(*position),
        Mark::Equipment(thing) => words.equipment(*thing),
        Mark::NoEquipment => words.text("home-needs-nothing"),
        Mark::NoFloor => words.text("library-no-floor"),
        Mark::SeatedOnly => words.text("library-seated-only"),
    }
}
