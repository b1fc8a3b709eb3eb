//! The window: draws snapshots, returns wishes. It must not keep time, nor know a file or a device.

mod about;
mod against;
mod app;
mod app_icon;
mod asked;
mod browser;
mod check_in;
mod desk_window;
mod exercise_text;
mod figure;
mod fonts;
mod help;
mod home;
mod hurts;
mod instead;
mod keys;
mod no_window;
mod noting;
mod page;
mod past;
pub mod person;
mod problems_page;
mod progress;
mod records;
mod routine_page;
mod self_test_text;
mod session;
mod settings_page;
mod spot_page;
mod subject_page;
mod summary;
mod theme;
mod today;
mod track_page;

mod widgets;

pub use against::{AgainstState, AgainstView};
pub use app::{App, Page};
pub use check_in::{CheckInState, CheckInView};
pub use figure::Figures;
pub use home::{Card, HomeView};
pub use hurts::{Hurting, HurtsView};
pub use no_window::NoWindow;
pub use progress::{ProgressState, ProgressView};
pub use records::{RecordsState, RecordsView};
pub use session::SessionView;
pub use summary::SummaryView;
pub use theme::{Print, install as install_look, set_fallback_theme};
pub use today::{TodayState, TodayView};
pub use track_page::{TrackForm, TrackView};

use std::cell::Cell;
use std::rc::Rc;

/// What the window is called.
const TITLE: &str = "Unsit";

/// Opens the window and returns when it is closed. Desktops find its entry and its icon by `app_id`, which is the app id on
/// Wayland and the class on X11.
///
/// # Errors
/// There is no display, or no way to draw on it.
/// `begin` is called when the display was found and before the window is made, `make_app` when the window exists, so that
/// what `begin` begins can go on meanwhile.
pub fn run(
    app_id: &str,
    begin: impl FnOnce() + 'static,
    make_app: impl FnOnce(&egui::Context) -> Result<App, String> + 'static,
) -> Result<(), NoWindow> {
    let viewport = egui::ViewportBuilder::default()
        .with_app_id(app_id)
        .with_title(TITLE)
        .with_icon(app_icon::app_icon())
        .with_inner_size([1140.0, 760.0])
        .with_min_inner_size(desk_window::SIZE);
    let options = eframe::NativeOptions {
        viewport,
        // Starts sooner and takes less memory than the other one, which tests bring along.
        renderer: eframe::Renderer::Glow,
        // Nothing here is a gradient, and where the processor draws, each pixel of it costs.
        dithering: false,
        window_builder: Some(Box::new(move |viewport| {
            begin();
            viewport
        })),
        ..Default::default()
    };
    let is_open = Rc::new(Cell::new(false));
    let opened = Rc::clone(&is_open);
    let create: eframe::AppCreator<'static> = Box::new(move |cc| {
        opened.set(true);
        no_window::has_opened();
        Ok(Box::new(make_app(&cc.egui_ctx)?))
    });
    no_window::unless_it_opens(&is_open, || eframe::run_native(app_id, options, create))
}
