//! The window's screens, found by their labels as a screen reader finds them.

mod common;

use common::{Look, Stage};
use unsit::domain::settings::ThemeChoice;

/// Not a test of its own: draws every screen into a folder, for looking at.
#[test]
#[ignore = "draws pictures into $UNSIT_PICTURES"]
fn pictures() {
    let folder = std::path::PathBuf::from(std::env::var("UNSIT_PICTURES").unwrap());
    for (theme, name) in [(ThemeChoice::Light, "light"), (ThemeChoice::Dark, "dark")] {
        let look = || Look {
            theme,
            ..Look::default()
        };
        let save = |stage: &mut Stage, screen: &str| {
            stage
                .window
                .render()
                .unwrap()
                .save(folder.join(format!("{screen}-{name}.png")))
                .unwrap();
        };
        let mut stage = Stage::new(look());
        stage.settle();
        save(&mut stage, "home");
        stage.start("after-sitting-stretch-3").pass(67.0);
        save(&mut stage, "prepare");
        stage.pass(15.0);
        save(&mut stage, "hold");
    }
}
