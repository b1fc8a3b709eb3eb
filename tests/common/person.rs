//! What a person does at the window: looks, clicks, presses keys; by the names that a screen reader
//! says. It must not know how the window is built.

use std::time::Duration;

use egui::accesskit::{Action, Live, Role};
use egui::{Event, Key, Modifiers, Rect, ViewportId, pos2};
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use unsit::domain::Session;

use super::Stage;

/// One node of the accessibility tree.
#[derive(Clone, Debug, PartialEq)]
pub struct Seen {
    pub role: Role,
    pub name: String,
    /// Of a heading: 1 is the title.
    pub level: Option<usize>,
    pub is_live: bool,
    pub can_be_clicked: bool,
    pub can_be_focused: bool,
    /// Where it is, in pixels of the picture; none of what is nowhere.
    pub place: Option<Rect>,
}

impl Seen {
    /// A title is said too, when its page opens.
    fn is_announcement(&self) -> bool {
        self.is_live && self.role != Role::Heading
    }
}

impl Stage {
    /// Everything on the screen, in reading order.
    pub fn everything(&self) -> Vec<Seen> {
        let nodes = self.window.root().children_recursive();
        nodes
            .map(|node| {
                let node = node.accesskit_node();
                let data = node.data();
                let place = node.bounding_box();
                Seen {
                    role: node.role(),
                    name: node.label().or(node.value()).unwrap_or_default(),
                    level: data.level(),
                    is_live: data.live().is_some_and(|live| live != Live::Off),
                    can_be_clicked: data.supports_action(Action::Click),
                    can_be_focused: data.supports_action(Action::Focus),
                    place: place.map(|at| {
                        let corner = |x: f64, y: f64| pos2(x as f32, y as f32);
                        Rect::from_min_max(corner(at.x0, at.y0), corner(at.x1, at.y1))
                    }),
                }
            })
            .collect()
    }

    /// The names of everything that has one and is no live region but a title, in reading order.
    pub fn texts(&self) -> Vec<String> {
        let named = |seen: &Seen| !seen.is_announcement() && !seen.name.is_empty();
        let everything = self.everything().into_iter();
        everything.filter(named).map(|seen| seen.name).collect()
    }

    pub fn sees(&self, text: &str) -> bool {
        self.texts().iter().any(|seen| seen == text)
    }

    #[track_caller]
    pub fn assert_sees(&self, texts: &[&str]) {
        let seen = self.texts();
        for text in texts {
            assert!(
                seen.iter().any(|seen| seen == text),
                "there is no {text:?} in {seen:#?}"
            );
        }
    }

    /// What a screen reader says by itself, titles apart.
    pub fn announced(&self) -> Vec<String> {
        let everything = self.everything().into_iter();
        everything
            .filter(Seen::is_announcement)
            .map(|seen| seen.name)
            .collect()
    }

    /// The name of what has the keyboard's focus.
    pub fn focused(&self) -> Option<String> {
        let id = self.window.ctx.memory(|memory| memory.focused())?;
        let id = id.accesskit_id();
        let mut nodes = self.window.root().children_recursive();
        let node = nodes.find(|node| node.accesskit_node().locate().0 == id)?;
        node.accesskit_node().label()
    }

    /// Clicks on the control called `name` with the pointer.
    #[track_caller]
    pub fn click(&mut self, name: &str) -> &mut Self {
        self.control(name).click();
        self.settle()
    }

    /// The same as a screen reader does it, also where the control is scrolled away.
    #[track_caller]
    pub fn choose(&mut self, name: &str) -> &mut Self {
        self.control(name).click_accesskit();
        self.settle()
    }

    /// The one control called `name`.
    #[track_caller]
    pub fn control<'a>(&'a self, name: &'a str) -> egui_kittest::Node<'a> {
        self.window.get_by(move |node| {
            node.label().as_deref() == Some(name) && node.data().supports_action(Action::Focus)
        })
    }

    pub fn press(&mut self, key: Key) -> &mut Self {
        self.window.key_press(key);
        self.settle()
    }

    pub fn press_with_ctrl(&mut self, key: Key) -> &mut Self {
        self.window.key_press_modifiers(Modifiers::CTRL, key);
        self.settle()
    }

    /// Types a character, as the keyboard's layout makes it.
    pub fn types(&mut self, text: &str) -> &mut Self {
        self.window.event(Event::Text(text.to_owned()));
        self.settle()
    }

    /// Goes on with Tab until the control called `name` has the focus.
    #[track_caller]
    pub fn tab_to(&mut self, name: &str) -> &mut Self {
        let mut visited = Vec::new();
        for _ in 0..80 {
            self.press(Key::Tab);
            visited.extend(self.focused());
            if visited.last().is_some_and(|focused| focused == name) {
                return self;
            }
        }
        panic!("Tab never reached {name:?}, but {visited:?}");
    }

    /// The session that the window shows.
    #[track_caller]
    pub fn session(&self) -> std::sync::Arc<Session> {
        self.engine.snapshot().session.clone().unwrap()
    }

    /// When the window wants to be drawn again, if nothing happens.
    pub fn next_frame_in(&self) -> Duration {
        self.window.output().viewport_output[&ViewportId::ROOT].repaint_delay
    }
}
