//! Why no window could be opened, in a few words, whichever way the toolkit gave up. It must not know what a window shows.

use std::any::Any;
use std::cell::Cell;
use std::panic::{AssertUnwindSafe, catch_unwind, resume_unwind, set_hook, take_hook};

/// What was missing for a window.
#[derive(Debug, thiserror::Error)]
pub enum NoWindow {
    /// The display is there, and nothing draws on it: its OpenGL is absent, too old, or of another kind.
    #[error("{0}")]
    Drawing(String),
    #[error("{0}")]
    Other(String),
    #[error("the toolkit gave up")]
    Unsaid,
    /// There was a window, and its display went.
    #[error("the display is gone")]
    Gone,
}

impl NoWindow {
    fn of_error(error: eframe::Error) -> Self {
        match error {
            eframe::Error::Glutin(error) => Self::Drawing(error.to_string()),
            // What was looked for is a page long.
            eframe::Error::NoGlutinConfigs(_, error) => Self::Drawing(error.to_string()),
            eframe::Error::OpenGL(error) => Self::Drawing(error.to_string()),
            // Before the last colon it says in which line of which file of the toolkit.
            other => {
                let said = other.to_string();
                let why = said.rsplit(": ").next().unwrap_or_default();
                Self::Other(why.to_owned())
            }
        }
    }

    fn of_panic(said: &(dyn Any + Send)) -> Self {
        let put_together = said.downcast_ref::<String>().map(String::as_str);
        let Some(said) = put_together.or_else(|| said.downcast_ref::<&str>().copied()) else {
            return Self::Unsaid;
        };
        // Where the display offers nothing to draw with the toolkit panics too, but only for some reasons.
        if said.contains("glutin") {
            Self::Drawing(said.to_owned())
        } else {
            Self::Other(said.trim_end_matches('.').to_owned())
        }
    }
}

/// Runs the window. The toolkit takes much of a display and of the system's libraries for granted, and panics without: as
/// long as `is_open` is false that is an answer like any other, and nobody is shown a stack.
pub fn unless_it_opens(
    is_open: &Cell<bool>,
    run: impl FnOnce() -> Result<(), eframe::Error>,
) -> Result<(), NoWindow> {
    let opener = std::thread::current().id();
    let usual = take_hook();
    set_hook(Box::new(move |panic| {
        if std::thread::current().id() == opener {
            tracing::debug!("{panic}");
        } else {
            usual(panic);
        }
    }));
    let ended = catch_unwind(AssertUnwindSafe(run));
    if !is_open.get() {
        has_opened();
    }
    match ended {
        Ok(Err(eframe::Error::Winit(_) | eframe::Error::WinitEventLoop(_))) if is_open.get() => {
            Err(NoWindow::Gone)
        }
        Ok(ended) => ended.map_err(NoWindow::of_error),
        Err(panic) if is_open.get() => resume_unwind(panic),
        Err(panic) => Err(NoWindow::of_panic(panic.as_ref())),
    }
}

/// From now on a panic is told as everywhere.
pub fn has_opened() {
    drop(take_hook());
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_panic_before_the_window_is_there_is_an_answer() {
        let no_window = unless_it_opens(&Cell::new(false), || {
            panic!("failed to find a matching configuration for creating glutin config")
        });
        assert!(
            matches!(no_window, Err(NoWindow::Drawing(_))),
            "{no_window:?}"
        );
        let no_window = unless_it_opens(&Cell::new(false), || panic!("no {}", "XRandR"));
        let Err(NoWindow::Other(words)) = no_window else {
            panic!("{no_window:?}");
        };
        assert_eq!(words, "no XRandR");
    }

    #[test]
    fn a_panic_in_an_open_window_stays_one() {
        let is_open = Cell::new(false);
        let ended = catch_unwind(AssertUnwindSafe(|| {
            unless_it_opens(&is_open, || {
                is_open.set(true);
                has_opened();
                panic!("of a view")
            })
        }));
        assert!(ended.is_err());
    }
}
