//! Widgets of our own. They must not know any screen, and every one has a name for screen readers.

pub mod button;
pub mod card;
pub mod chip;
pub mod choice;
pub mod icon;
pub mod plot;
pub mod progress;
pub mod prose;
pub mod ring;
pub mod scale;
pub mod scroll;
pub mod tag;
