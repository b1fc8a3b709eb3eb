//! The figure's place in the window: small still ones on cards, a moving one where there is room.
//! It must not know what a body looks like, nor which screen it is on.
//!
//! Reading order: `showing` (what is to be seen at a moment), `stage` (the large one), `thumbnail` (the
//! small ones), `artist` (who paints both), `pace` (how often), `turn` (from where).

mod artist;
pub mod link;
mod names;
mod pace;
mod showing;
mod stage;
mod thumbnail;
mod turn;

use std::cell::RefCell;
use std::time::Duration;

use egui::{Context, Rect, Ui};

use crate::adapters::clock::Clock;
use crate::domain::{Id, Moment, Subject};
use crate::words::Words;
use artist::Artist;
pub use showing::{Moves, Showing};
use stage::Stage;
use thumbnail::Thumbnails;

/// All figures of the window. Views draw with it; what they lack is painted little by little.
pub struct Figures {
    inner: RefCell<Inner>,
}

struct Inner {
    artist: Artist,
    stage: Stage,
    thumbnails: Thumbnails,
}

impl Figures {
    /// `clock` tells how long a picture takes, and nothing else.
    pub fn new(clock: Clock) -> Self {
        let inner = Inner {
            artist: Artist::new(clock),
            stage: Stage::default(),
            thumbnails: Thumbnails::default(),
        };
        Self {
            inner: RefCell::new(inner),
        }
    }

    /// The figure of an exercise or a self-test, small and still, filling `rect`.
    pub fn thumbnail(&self, ui: &Ui, rect: Rect, subject: &Subject) {
        self.inner.borrow_mut().thumbnails.show(ui, rect, subject);
    }

    /// How many images were painted so far.
    pub fn images(&self) -> u64 {
        self.inner.borrow().artist.images()
    }

    /// How long the exercise has been on the stage; it enters it now where another one was there.
    pub fn since(&self, exercise: &Id, now: Moment) -> Duration {
        self.inner.borrow_mut().stage.since(exercise, now)
    }

    /// A large figure in `rect`, to look at from all sides. There is one on a screen.
    pub fn stage(
        &self,
        ui: &mut Ui,
        rect: Rect,
        showing: &Showing<'_>,
        now: Moment,
        words: &Words,
    ) {
        let Inner { artist, stage, .. } = &mut *self.inner.borrow_mut();
        stage.show(ui, rect, showing, now, artist, words);
    }

    /// Paints a few of the small figures that were missed in this frame; asks for another frame to show them.
    pub fn paint_missed(&self, ctx: &Context) {
        let Inner {
            artist, thumbnails, ..
        } = &mut *self.inner.borrow_mut();
        thumbnails.paint_missed(ctx, artist);
    }
}
