//! A window with one of the pages about the person, and what a person says there: answers are kept as
//! the program keeps them, in a profile and in facts that the coach's digest is made of.

use egui::Key;
use egui::accesskit::{Action, Toggled};
use egui_kittest::Harness;
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use jiff::ToSpan as _;
use unsit::adapters::clock::Clock;
use unsit::domain::coach::screening::Lock;
use unsit::domain::coach::{Day, Digest, Fact, Profile, Record, RecordId};
use unsit::domain::settings::ThemeChoice;
use unsit::domain::{Moment, Session};
use unsit::intent::{CoachIntent, Intent};
use unsit::library::Library;
use unsit::window::person::{Kept, ProfileView, RedFlagsView, ScreeningView};
use unsit::window::{Figures, Hurting, HurtsView, install_look};
use unsit::words::Words;

use crate::common::{Look, library};

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sheet {
    Profile,
    Screening,
    RedFlags,
    Hurts,
}

pub struct Kit {
    pub sheet: Sheet,
    pub profile: Profile,
    pub records: Vec<Record>,
    pub digest: Digest,
    pub said: Vec<Intent>,
    pub session: Option<Session>,
    kept: Kept,
    hurting: Hurting,
    library: Library,
    figures: Figures,
    words: Words,
    days_later: i32,
}

pub struct Desk {
    pub window: Harness<'static, Kit>,
}

/// A day in the middle of nowhere; the tests count from it.
fn first_day() -> jiff::Zoned {
    "2026-03-10T09:00+00:00[UTC]".parse().unwrap()
}

impl Kit {
    fn today(&self) -> Day {
        Day::of(&(&first_day() + self.days_later.days()))
    }

    fn show(&mut self, ui: &mut egui::Ui) {
        let today = self.today();
        let wish = match self.sheet {
            Sheet::Profile => ProfileView {
                profile: &self.profile,
                is_screened: self.digest.is_screened(),
                library: &self.library,
                figures: &self.figures,
                words: &self.words,
            }
            .show(ui),
            Sheet::Screening => ScreeningView {
                known: self.digest.screening.as_ref(),
                today,
                profile: &self.profile,
                library: &self.library,
                words: &self.words,
            }
            .show(ui, &mut self.kept.screening),
            Sheet::RedFlags => RedFlagsView {
                lock: self.digest.lock.as_ref(),
                today,
                words: &self.words,
            }
            .show(ui, &mut self.kept.decision),
            Sheet::Hurts => HurtsView {
                session: self.session.as_ref().unwrap(),
                words: &self.words,
            }
            .show(ui, &mut self.hurting),
        };
        self.said.extend(wish.clone());
        let pain = self.hurting.take_note();
        self.said.extend(pain.clone());
        for wish in [wish, pain].into_iter().flatten() {
            match wish {
                Intent::Coach(CoachIntent::SetProfile(profile)) => self.profile = *profile,
                Intent::Coach(CoachIntent::Note(fact)) => self.note(*fact),
                _ => {}
            }
            ui.ctx().request_repaint();
        }
        self.figures.paint_missed(ui.ctx());
    }

    pub fn note(&mut self, fact: Fact) {
        let id = RecordId(self.records.len() as u64 + 1);
        let at = &first_day() + self.days_later.days();
        self.records.push(Record { id, at, fact });
        self.digest = Digest::of(&self.records);
    }
}

impl Desk {
    pub fn new(sheet: Sheet) -> Self {
        Self::with(Look::default(), sheet, |_| {})
    }

    /// With `change` made to what is known before the first frame.
    pub fn with(look: Look, sheet: Sheet, change: impl FnOnce(&mut Kit)) -> Self {
        let mut kit = Kit {
            sheet,
            profile: Profile::default(),
            records: Vec::new(),
            digest: Digest::default(),
            said: Vec::new(),
            session: None,
            kept: Kept::default(),
            hurting: Hurting::default(),
            library: library(),
            figures: Figures::new(Clock::manual(Moment::ZERO)),
            words: look.words,
            days_later: 0,
        };
        change(&mut kit);
        unsit::figure::body::Body::shared();
        let zoom = f32::from(look.zoom_percent) / 100.0;
        let [width, height] = look.size;
        let theme = match look.theme {
            ThemeChoice::Dark => egui::Theme::Dark,
            _ => egui::Theme::Light,
        };
        let window = Harness::builder()
            .with_size([width / zoom, height / zoom])
            .with_pixels_per_point(zoom)
            .with_theme(theme)
            .with_max_steps(20)
            .with_context_setup(install_look)
            .build_ui_state(
                |ui, kit: &mut Kit| {
                    let paper = ui.visuals().panel_fill;
                    let whole = ui.ctx().content_rect();
                    ui.painter().rect_filled(whole, 0.0, paper);
                    let inside = egui::UiBuilder::new().max_rect(whole);
                    ui.scope_builder(inside, |ui| kit.show(ui));
                },
                kit,
            );
        let mut desk = Self { window };
        desk.settle();
        desk
    }

    /// The built-in exercises alone, as the numbers of the tests count them.
    pub fn built_in(kit: &mut Kit) {
        kit.library = Library::built_in();
    }

    pub fn settle(&mut self) -> &mut Self {
        for _ in 0..4 {
            self.window.step();
        }
        self
    }

    pub fn kit(&self) -> &Kit {
        self.window.state()
    }

    pub fn lock(&self) -> Option<Lock> {
        self.kit().digest.lock.as_ref().map(|noted| noted.what)
    }

    pub fn notes(&mut self, fact: Fact) -> &mut Self {
        self.window.state_mut().note(fact);
        self.settle()
    }

    pub fn days_later(&mut self, days: i32) -> &mut Self {
        self.window.state_mut().days_later += days;
        self.settle()
    }

    /// The names of everything that has one, in reading order.
    pub fn texts(&self) -> Vec<String> {
        let nodes = self.window.root().children_recursive();
        nodes
            .filter_map(|node| {
                let node = node.accesskit_node();
                node.label().or(node.value())
            })
            .filter(|text| !text.is_empty())
            .collect()
    }

    #[track_caller]
    pub fn assert_sees(&self, beginnings: &[&str]) {
        let texts = self.texts();
        for beginning in beginnings {
            assert!(
                texts.iter().any(|text| text.starts_with(beginning)),
                "nothing begins with {beginning:?} in {texts:#?}"
            );
        }
    }

    pub fn sees(&self, beginning: &str) -> bool {
        self.texts().iter().any(|text| text.starts_with(beginning))
    }

    /// Activates the control whose name begins so, wherever the page is scrolled to.
    #[track_caller]
    pub fn choose(&mut self, beginning: &str) -> &mut Self {
        self.control(beginning).click_accesskit();
        self.settle()
    }

    #[track_caller]
    pub fn control<'a>(&'a self, beginning: &'a str) -> egui_kittest::Node<'a> {
        self.window.get_by(move |node| {
            node.data().supports_action(Action::Focus)
                && node
                    .label()
                    .is_some_and(|label| label.starts_with(beginning))
        })
    }

    /// Whether the control whose name begins so is chosen.
    #[track_caller]
    pub fn is_chosen(&self, beginning: &str) -> bool {
        let node = self.control(beginning);
        node.accesskit_node().toggled() == Some(Toggled::True)
    }

    pub fn press(&mut self, key: Key) -> &mut Self {
        self.window.key_press(key);
        self.settle()
    }

    /// What was said since the last time.
    pub fn takes_said(&mut self) -> Vec<Intent> {
        std::mem::take(&mut self.window.state_mut().said)
    }

    /// The facts that were noted, in their order.
    pub fn facts(&self) -> Vec<Fact> {
        let records = self.kit().records.iter();
        records.map(|record| record.fact.clone()).collect()
    }
}
