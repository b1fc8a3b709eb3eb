//! What there is to read of an exercise: its whole text, its easier and harder forms, its sources. It must
//! not know which routine uses it.

use egui::Ui;

use super::figure::{Figures, link};
use super::routine_page::dose;
use super::session::present::with_sides;
use super::subject_page::{self, lines, sources};
use crate::domain::Id;
use crate::domain::exercise::Exercise;
use crate::domain::routine::SideChoice;
use crate::intent::{Intent, Start};
use crate::library::Library;
use crate::window::theme::{Palette, gap};
use crate::window::widgets::button::{Button, Weight};
use crate::window::widgets::icon::Icon;
use crate::window::widgets::{prose, tag};
use crate::words::Words;

/// What the text needs to be drawn.
pub struct ExerciseText<'a> {
    pub exercise: &'a Exercise,
    pub library: &'a Library,
    pub figures: &'a Figures,
    pub words: &'a Words,
}

impl ExerciseText<'_> {
    /// Draws what it is, `picture`, and the rest; returns what the person asked for.
    pub fn show(&self, ui: &mut Ui, picture: &mut dyn FnMut(&mut Ui)) -> Option<Intent> {
        let wish = self.head(ui);
        picture(ui);
        self.text(ui).or(wish)
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
        let other = self.library.subject(form.as_ref()?.as_str())?;
        if needs_title {
            prose::heading(ui, title);
        }
        let kind = other.kind().map_or("", |kind| self.words.kind(kind));
        link::subject(ui, &other, kind, self.figures)
            .clicked()
            .then(|| subject_page::open(&other))
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

fn paragraph(ui: &mut Ui, title: &str, text: &str, words: &Words) {
    if !text.is_empty() {
        prose::heading(ui, title);
        prose::body(ui, &with_sides(text, None, words));
    }
}
