//! One screen of the coach with a history in memory: what is noted is folded in, and the coach looks
//! anew. It must not know any sentence.

use std::sync::Arc;

use eframe::egui::{self, Key, Ui};
use egui::accesskit::{Action, Role};
use egui_kittest::Harness;
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use jiff::{ToSpan as _, Zoned};
use unsit::adapters::clock::Clock;
use unsit::domain::coach::record::{RecordId, SessionNo};
use unsit::domain::coach::{Catalogue, Digest, Fact, Profile, Record, suggest};
use unsit::domain::session::Command;
use unsit::domain::settings::ThemeChoice;
use unsit::domain::{Moment, Plan, Session};
use unsit::engine::{AdvisedAgainst, Coaching, CutOff, Troubles};
use unsit::intent::{CoachIntent, Intent};
use unsit::library::Library;
use unsit::window::{
    AgainstState, AgainstView, Card, CheckInState, CheckInView, Figures, HomeView, SummaryView,
    TodayState,
};
use unsit::words::Words;

use crate::common::Look;

/// The number of the session that a summary is of.
pub const SESSION: SessionNo = SessionNo(7);

pub struct Scene {
    pub window: Harness<'static, Drawn>,
}

/// What the window draws.
pub struct Drawn {
    library: Library,
    catalogue: Catalogue,
    figures: Figures,
    words: Words,
    cards: Vec<Card>,
    theme: egui::Theme,
    zoom: f32,
    pub local: Zoned,
    pub records: Vec<Record>,
    pub coaching: Arc<Coaching>,
    pub troubles: Troubles,
    pub session: Option<Session>,
    cut_off: Option<Arc<CutOff>>,
    today: TodayState,
    against: AgainstState,
    check_in: CheckInState,
    pub wishes: Vec<Intent>,
}

impl Scene {
    /// A person with `profile` at `local` time, of whom nothing is known.
    pub fn new(look: Look, profile: Profile, local: &str) -> Self {
        let library = crate::common::library();
        let catalogue = Catalogue::new(
            library.exercises().cloned(),
            library.muscles().muscles(),
            library.self_tests().cloned(),
            |id| library.routine(id).map(|routine| &**routine),
        );
        let local: Zoned = local.parse().unwrap();
        unsit::figure::body::Body::shared();
        let theme = match look.theme {
            ThemeChoice::Dark => egui::Theme::Dark,
            _ => egui::Theme::Light,
        };
        let drawn = Drawn {
            // Without the routine that only the tests have.
            cards: library
                .routines()
                .filter(|routine| routine.id.as_str() != "asking")
                .map(Card::of)
                .collect(),
            catalogue,
            figures: Figures::new(Clock::manual(Moment::ZERO)),
            words: look.words,
            theme,
            zoom: f32::from(look.zoom_percent) / 100.0,
            local,
            records: Vec::new(),
            coaching: Arc::new(Coaching {
                profile,
                ..Coaching::default()
            }),
            troubles: Troubles::default(),
            session: None,
            cut_off: None,
            today: TodayState::default(),
            against: AgainstState::default(),
            check_in: CheckInState::default(),
            wishes: Vec::new(),
            library,
        };
        let window = Harness::builder()
            .with_size(look.size)
            .with_max_steps(20)
            .build_eframe(move |cc| {
                unsit::window::install_look(&cc.egui_ctx);
                drawn
            });
        let mut scene = Self { window };
        scene.settle();
        scene
    }

    /// The history was read, and the coach has looked.
    pub fn read(&mut self) -> &mut Self {
        self.window.state_mut().look();
        self.settle()
    }

    pub fn note(&mut self, fact: Fact) -> &mut Self {
        self.window.state_mut().note(fact);
        self
    }

    pub fn pass_minutes(&mut self, minutes: i64) -> &mut Self {
        let drawn = self.window.state_mut();
        drawn.local = &drawn.local + minutes.minutes();
        self
    }

    /// A session can be gone on with, or none.
    pub fn cut_off(&mut self, cut_off: Option<Arc<CutOff>>) -> &mut Self {
        self.window.state_mut().cut_off = cut_off;
        self.settle()
    }

    /// Shows the summary of `routine` after so many seconds.
    pub fn done(&mut self, routine: &str, secs: u64) -> &mut Self {
        let drawn = self.window.state_mut();
        let routine = drawn.library.routine(routine).unwrap();
        let plan = Plan::unroll(routine, &Default::default());
        let mut session = Session::start(&plan, Moment::ZERO);
        for second in 1..=secs {
            session.advance(Moment::from_nanos(second * 1_000_000_000));
        }
        let end = Moment::from_nanos(secs * 1_000_000_000);
        if !session.is_over() {
            session.command(end, Command::Stop).unwrap();
        }
        drawn.session = Some(session);
        self.settle()
    }

    pub fn advise_against(&mut self, against: AdvisedAgainst) -> &mut Self {
        let drawn = self.window.state_mut();
        let mut coaching = (*drawn.coaching).clone();
        coaching.advised_against = Some(against);
        drawn.coaching = Arc::new(coaching);
        self.settle()
    }

    pub fn settle(&mut self) -> &mut Self {
        for _ in 0..3 {
            self.window.step();
        }
        self
    }

    /// The names of everything that has one, in reading order.
    pub fn texts(&self) -> Vec<String> {
        let nodes = self.window.root().children_recursive();
        let name = |node: egui_kittest::Node<'_>| {
            let node = node.accesskit_node();
            node.label().or(node.value()).unwrap_or_default()
        };
        nodes.map(name).filter(|name| !name.is_empty()).collect()
    }

    /// Role and name of what can be clicked or focused.
    pub fn controls(&self) -> Vec<(Role, String)> {
        let nodes = self.window.root().children_recursive();
        let nodes = nodes.map(|node| node.accesskit_node());
        nodes
            .filter(|node| {
                let data = node.data();
                if data.is_disabled() {
                    return false;
                }
                data.supports_action(Action::Click) || data.supports_action(Action::Focus)
            })
            .filter(|node| node.role() != Role::ScrollBar)
            .map(|node| {
                (
                    node.role(),
                    node.label().or(node.value()).unwrap_or_default(),
                )
            })
            .collect()
    }

    /// Where everything stands that has a name, in logical pixels.
    pub fn places(&self) -> Vec<(String, egui::Rect)> {
        let nodes = self.window.root().children_recursive();
        let named = nodes.filter_map(|node| {
            let name = node
                .accesskit_node()
                .label()
                .or(node.accesskit_node().value())?;
            let role = node.accesskit_node().role();
            (role != Role::ScrollBar && role != Role::Window).then(|| (name, node.rect()))
        });
        named.collect()
    }

    /// The name of what has the keyboard's focus.
    pub fn focused(&self) -> Option<String> {
        let id = self.window.ctx.memory(|memory| memory.focused())?;
        let id = id.accesskit_id();
        let mut nodes = self.window.root().children_recursive();
        let node = nodes.find(|node| node.accesskit_node().locate().0 == id)?;
        node.accesskit_node().label()
    }

    /// Clicks on what `name` says in the scene's own language.
    #[track_caller]
    pub fn choose(&mut self, name: impl Fn(&Words) -> String) -> &mut Self {
        let name = name(&self.window.state().words);
        self.click(&name)
    }

    pub fn sees(&self, text: &str) -> bool {
        self.texts().iter().any(|seen| seen == text)
    }

    #[track_caller]
    pub fn assert_sees(&self, texts: &[&str]) {
        let seen = self.texts();
        for text in texts {
            let is_there = seen.iter().any(|seen| seen == text);
            assert!(is_there, "there is no {text:?} in {seen:#?}");
        }
    }

    /// Clicks as a screen reader does, also on what is scrolled away.
    #[track_caller]
    pub fn click(&mut self, name: &str) -> &mut Self {
        self.window
            .get_by(move |node| {
                node.label().as_deref() == Some(name) && node.data().supports_action(Action::Click)
            })
            .click_accesskit();
        self.settle()
    }

    #[track_caller]
    pub fn focus(&mut self, name: &str) -> &mut Self {
        self.window
            .get_by(move |node| {
                node.label().as_deref() == Some(name) && node.data().supports_action(Action::Focus)
            })
            .focus();
        self.settle()
    }

    pub fn types(&mut self, text: &str) -> &mut Self {
        self.window.event(egui::Event::Text(text.to_owned()));
        self.settle()
    }

    pub fn press(&mut self, key: Key) -> &mut Self {
        self.window.key_press(key);
        self.settle()
    }

    /// The wishes since the last call.
    pub fn wishes(&mut self) -> Vec<Intent> {
        std::mem::take(&mut self.window.state_mut().wishes)
    }

    /// The facts among them.
    #[track_caller]
    pub fn facts(&mut self) -> Vec<Fact> {
        let fact = |wish| match wish {
            Intent::Coach(CoachIntent::Note(fact)) => *fact,
            other => panic!("{other:?} is no fact"),
        };
        self.wishes().into_iter().map(fact).collect()
    }
}

impl Drawn {
    fn note(&mut self, fact: Fact) {
        let id = RecordId(self.records.len() as u64 + 1);
        let at = self.local.clone();
        self.records.push(Record { id, at, fact });
        self.look();
    }

    fn look(&mut self) {
        let digest = Digest::of(&self.records);
        let profile = self.coaching.profile.clone();
        let suggestion = suggest(&profile, &self.catalogue, &digest, &self.local);
        self.coaching = Arc::new(Coaching {
            profile,
            digest: Some(digest),
            suggested: Some((suggestion, self.local.clone())),
            advised_against: self.coaching.advised_against.clone(),
            ..Coaching::default()
        });
    }

    fn draw(&mut self, ui: &mut Ui) -> Option<Intent> {
        let coaching = Arc::clone(&self.coaching);
        if let Some(against) = &coaching.advised_against {
            let view = AgainstView {
                against,
                coaching: &coaching,
                library: &self.library,
                local: &self.local,
                words: &self.words,
            };
            return view.show(ui, &mut self.against);
        }
        if let Some(session) = &self.session {
            let check_in = Some(CheckInView {
                session,
                no: SESSION,
                coaching: &coaching,
                library: &self.library,
                local: &self.local,
                words: &self.words,
            });
            let view = SummaryView {
                session,
                trouble: None,
                check_in,
                words: &self.words,
            };
            return view.show(ui, &mut self.check_in);
        }
        let view = HomeView {
            cards: &self.cards,
            figures: &self.figures,
            cut_off: self.cut_off.as_deref(),
            faulty_files: 0,
            troubles: &self.troubles,
            coaching: &coaching,
            library: &self.library,
            local: &self.local,
            words: &self.words,
        };
        view.show(ui, &mut self.today)
    }
}

impl eframe::App for Drawn {
    fn ui(&mut self, ui: &mut Ui, _frame: &mut eframe::Frame) {
        ui.ctx().set_zoom_factor(self.zoom);
        ui.ctx().set_theme(self.theme);
        let paper = ui.visuals().panel_fill;
        ui.painter().rect_filled(ui.max_rect(), 0.0, paper);
        if let Some(wish) = self.draw(ui) {
            if let Intent::Coach(CoachIntent::Note(fact)) = &wish {
                self.note((**fact).clone());
            }
            self.wishes.push(wish);
            ui.ctx().request_repaint();
        }
        self.figures.paint_missed(&ui.ctx().clone());
    }
}
