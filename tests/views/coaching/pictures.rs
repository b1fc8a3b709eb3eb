//! Draws the coach's screens in both themes, for looking at: `make screenshots`.

use std::path::Path;

use unsit::domain::settings::ThemeChoice;

use super::screens;
use crate::common::Look;

/// Sizes of the window, the size of its text, and what its pictures are called.
const SIZES: [([f32; 2], u16, &str); 4] = [
    ([1180.0, 800.0], 100, ""),
    ([480.0, 720.0], 100, "-narrow"),
    ([1180.0, 800.0], 200, "-large"),
    // All of it, without scrolling.
    ([1180.0, 1500.0], 100, "-whole"),
];

#[test]
#[ignore = "draws pictures into the folder $UNSIT_PICTURES; see `make screenshots`"]
fn pictures_of_the_coach() {
    let folder = std::env::var("UNSIT_PICTURES").unwrap();
    for (theme, name) in [(ThemeChoice::Light, "light"), (ThemeChoice::Dark, "dark")] {
        for (size, zoom_percent, kind) in SIZES {
            let look = || Look {
                theme,
                size,
                zoom_percent,
                ..Look::default()
            };
            screens::each(&look, &mut |screen, scene| {
                // Small figures are painted a few at a time.
                for _ in 0..16 {
                    scene.settle();
                }
                let file = Path::new(&folder).join(format!("{screen}{kind}-{name}.png"));
                scene.window.render().unwrap().save(file).unwrap();
            });
        }
    }
}
