//! The icon in the desktop's panel, with its menu. It must not know what an entry means, nor when it changes.
//!
//! On Linux it is a StatusNotifierItem (`status_notifier`). Elsewhere there is none yet: the seam is [`Tray`].

mod picture;
#[cfg(target_os = "linux")]
mod status_notifier;

use crate::domain::agent::Icon;
use crate::intent::Intent;

/// Everything that is seen of the icon.
#[derive(Clone, Debug, PartialEq)]
pub struct Look {
    pub icon: Icon,
    /// What the icon is called.
    pub title: String,
    /// What the icon says, under the pointer and to screen readers.
    pub tip: String,
    pub menu: Vec<Entry>,
}

#[derive(Clone, Debug, PartialEq)]
pub enum Entry {
    /// Only to be read.
    Line(String),
    Separator,
    Wish {
        label: String,
        wish: Intent,
    },
    /// One that is on or off.
    Switch {
        label: String,
        is_on: bool,
        wish: Intent,
    },
    Menu {
        label: String,
        entries: Vec<Entry>,
    },
}

/// What a person does with it, and what the desktop does.
#[derive(Clone, Debug, PartialEq)]
pub enum TrayEvent {
    /// A click on the icon itself, with what the desktop gave along so that a window may come to the front.
    Clicked {
        token: Option<String>,
    },
    Chosen {
        wish: Intent,
        token: Option<String>,
    },
    /// A panel shows it.
    Shown,
    /// No panel shows it; it comes by itself when there is one.
    Hidden,
    /// The bus is gone, and the icon with it.
    Lost,
}

/// Who is told, and asked what the icon looks like at the moment in which its menu opens; none while that
/// cannot be said.
pub trait Owner: Send + Sync + 'static {
    fn told(&self, event: TrayEvent);
    fn look(&self) -> Option<Look>;
}

#[derive(Debug, thiserror::Error)]
#[error(
    "There is no icon in the panel ({0}). Reminders, the launcher's actions and `unsit` commands work without it."
)]
pub struct TrayError(pub(super) String);

/// The icon; gone when it is dropped.
#[derive(Debug)]
pub struct Tray {
    #[cfg(target_os = "linux")]
    item: status_notifier::Item,
}

impl Tray {
    /// Puts the icon up. Where no panel is there yet, it waits for one.
    ///
    /// # Errors
    /// There is no session bus, or this system has no such icons.
    #[cfg(target_os = "linux")]
    pub fn put_up(look: Look, owner: impl Owner) -> Result<Self, TrayError> {
        status_notifier::Item::put_up(look, std::sync::Arc::new(owner)).map(|item| Self { item })
    }

    #[cfg(not(target_os = "linux"))]
    pub fn put_up(_look: Look, _owner: impl Owner) -> Result<Self, TrayError> {
        Err(TrayError("not on this system yet".into()))
    }

    /// Shows another look.
    #[cfg(target_os = "linux")]
    pub fn show(&self, look: Look) {
        self.item.show(look);
    }

    #[cfg(not(target_os = "linux"))]
    pub fn show(&self, _look: Look) {}
}
