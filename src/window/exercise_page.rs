//! An exercise: its figure, its whole text, its easier and harder forms, its sources. It must not
//! know which routine uses it.

use egui::{Align, Layout, Rect, Sense, Ui, UiBuilder, vec2};

use super::figure::{Figures, Showing, link};
use super::page::{self, page, page_beside};
use super::routine_page::dose;
use super::session::present::with_sides;
use crate::domain::exercise::{Exercise, Source};
use crate::domain::routine::SideChoice;
use crate::domain::{Id, Moment};
use crate::intent::{Intent, ScreenIntent, Start};
use crate::library::Library;
use crate::window::theme::{Palette, gap, size};
use crate::window::widgets::button::{Button, Weight};
use crate::window::widgets::chip::Chip;
use crate::window::widgets::icon::Icon;
use crate::window::widgets::{prose, tag};
use crate::words::Words;

/// What the page needs to be drawn.
pub struct ExerciseView<'a> {
    pub exercise: &'a Exercise,
    pub library: &'a Library,
    pub figures: &'a Figures,
    pub now: Moment,
    pub reduced_motion: bool,
    /// Whether the muscles stand beside the figure by name.
    pub names_muscles: bool,
    pub words: &'a Words,
}

impl ExerciseView<'_> {
    /// Draws the page; returns what the person asked for.
    pub fn show(&self, ui: &mut Ui) -> Option<Intent> {
        let mut wish = None;
        let salt = self.exercise.id.as_str();
        let since = self.figures.since(&self.exercise.id, self.now);
        let showing = Showing::alone(self.exercise, since, self.reduced_motion);
        let muscles = self.library.muscles();
        let showing = showing.map(|showing| match self.names_muscles {
            true => showing.named(muscles),
            false => showing,
        });
        let mut toggled = None;
        let back = match showing {
            Some(showing) if page::has_room_beside(ui) => page_beside(
                ui,
                salt,
                self.words,
                |ui, rect| toggled = self.stage(ui, rect, &showing),
                |ui| {
                    wish = self.head(ui);
                    wish = self.text(ui).or(wish.take());
                },
            ),
            showing => page(ui, salt, self.words, |ui| {
                wish = self.head(ui);
                if let Some(showing) = showing {
                    const HIGHEST: f32 = 480.0;
                    let width = ui.available_width();
                    let size = vec2(width, (width * 0.9).min(HIGHEST));
                    let (rect, _) = ui.allocate_exact_size(size, Sense::hover());
                    toggled = self.stage(ui, rect, &showing);
                }
                wish = self.text(ui).or(wish.take());
            }),
        };
        if back {
            Some(Intent::Screen(ScreenIntent::GoBack))
        } else {
            wish.or(toggled)
        }
    }

    /// The figure, and below it the toggle that names its muscles.
    fn stage(&self, ui: &mut Ui, rect: Rect, showing: &Showing<'_>) -> Option<Intent> {
        let height = (rect.height() - gap::TARGET - gap::SMALL).min(rect.width() * 1.15);
        let place = rect.with_max_y(rect.top() + height);
        self.figures.stage(ui, place, showing, self.now, self.words);
        let row = rect
            .with_min_y(place.bottom() + gap::SMALL)
            .with_max_y(place.bottom() + gap::SMALL + gap::TARGET);
        let palette = Palette::now(ui);
        let chip = Chip {
            label: self.words.text("exercise-name-muscles"),
            is_on: self.names_muscles,
            colour: palette.kind(self.exercise.kind),
            kind: None,
        };
        let in_row = UiBuilder::new()
            .max_rect(row)
            .layout(Layout::left_to_right(Align::Center));
        let mut wish = None;
        ui.scope_builder(in_row, |ui| {
            if chip.show(ui).clicked() {
                wish = Some(Intent::Screen(ScreenIntent::ToggleMuscleNames));
            }
            ui.add_space(gap::SMALL);
            prose::note(ui, self.words.text("figure-hint"));
        });
        wish
    }

    /// What it is, and the button that starts it.
    fn head(&self, ui: &mut Ui) -> Option<Intent> {
        let (exercise, words) = (self.exercise, self.words);
        let palette = Palette::now(ui);
        tag::kind_tag(ui, exercise.kind, words.kind(exercise.kind));
        prose::title(ui, &exercise.name);
        prose::lead(ui, &exercise.text.summary);
        let facts = [
            words.position(exercise.position),
            words.place(exercise.place),
            &dose(&exercise.dose, SideChoice::of(exercise), words),
        ];
        prose::quiet(ui, &facts.join(" · "));
        ui.add_space(gap::SMALL);
        let start = Button::new(words.text("exercise-start"))
            .icon(Icon::Play)
            .weight(Weight::Primary(palette.kind(exercise.kind)));
        start.show(ui).clicked().then(|| {
            Intent::Start(Start {
                what: exercise.id.to_string(),
                as_written: false,
            })
        })
    }

    fn text(&self, ui: &mut Ui) -> Option<Intent> {
        let (exercise, words) = (self.exercise, self.words);
        let text = &exercise.text;
        let set_up = words.text("exercise-set-up");
        lines(ui, set_up, &text.set_up, true, words);
        let movement = words.text("exercise-movement");
        lines(ui, movement, &text.movement, true, words);
        paragraph(ui, words.text("exercise-feel"), &text.feel, words);
        paragraph(ui, words.text("exercise-breathing"), &text.breathing, words);
        self.muscles(ui);
        let faults = words.text("exercise-faults");
        lines(ui, faults, &text.faults, false, words);
        let easier = words.text("exercise-easier");
        lines(ui, easier, &text.easier, false, words);
        let mut wish = self.other_form(ui, easier, text.easier.is_empty(), &exercise.easier_form);
        let harder = words.text("exercise-harder");
        lines(ui, harder, &text.harder, false, words);
        wish = self
            .other_form(ui, harder, text.harder.is_empty(), &exercise.harder_form)
            .or(wish);
        lines(ui, words.text("exercise-avoid"), &text.avoid, false, words);
        let basis = words.text("exercise-dose-basis");
        paragraph(ui, basis, &exercise.dose_basis, words);
        sources(ui, &exercise.sources, words);
        wish
    }

    /// A link to the next exercise down or up the ladder, with its figure; below a heading of its own
    /// where no text came before it.
    fn other_form(
        &self,
        ui: &mut Ui,
        title: &str,
        needs_title: bool,
        form: &Option<Id>,
    ) -> Option<Intent> {
        let other = self.library.exercise(form.as_ref()?.as_str())?;
        if needs_title {
            prose::heading(ui, title);
        }
        let kind = self.words.kind(other.kind);
        link::exercise(ui, other, kind, self.figures)
            .clicked()
            .then(|| Intent::Screen(ScreenIntent::ShowExercise(other.id.to_string())))
    }

    /// Every muscle that it concerns, by its plain and by its anatomical name.
    fn muscles(&self, ui: &mut Ui) {
        let muscles = self.library.muscles();
        let known = self.exercise.muscles.iter();
        let names: Vec<String> = known
            .filter_map(|id| muscles.muscle(id.as_str()))
            .map(|muscle| format!("{} ({})", muscle.name, muscle.latin))
            .collect();
        lines(
            ui,
            self.words.text("exercise-muscles"),
            &names,
            false,
            self.words,
        );
    }
}

/// Where the statements come from.
pub fn sources(ui: &mut Ui, sources: &[Source], words: &Words) {
    if sources.is_empty() {
        return;
    }
    prose::heading(ui, words.text("exercise-sources"));
    for source in sources {
        match &source.url {
            Some(url) => {
                ui.hyperlink_to(&source.title, url);
            }
            None => {
                prose::body(ui, &source.title);
            }
        }
    }
}

/// Sentences below a heading; nothing where there are none.
pub fn lines(ui: &mut Ui, title: &str, lines: &[String], numbered: bool, words: &Words) {
    if lines.is_empty() {
        return;
    }
    prose::heading(ui, title);
    let lines: Vec<String> = lines
        .iter()
        .map(|line| with_sides(line, None, words))
        .collect();
    prose::list(ui, &lines, numbered && lines.len() > 1, size::BODY);
}

fn paragraph(ui: &mut Ui, title: &str, text: &str, words: &Words) {
    if !text.is_empty() {
        prose::heading(ui, title);
        prose::body(ui, &with_sides(text, None, words));
    }
}
