//! Text at twice its size: nothing is cut off at the sides of the window, and no text lies over another. It must not know
//! what any screen is about.

use egui::Rect;
use egui::accesskit::Role;

use crate::common::{Look, Stage};
use crate::screens;

const TWICE_PERCENT: u16 = 200;
/// Rounding to whole pixels.
const HAIR: f32 = 1.0;

#[test]
fn nothing_is_cut_at_the_sides_and_no_text_lies_over_another_at_twice_the_size() {
    let mut faults = Vec::new();
    for size in [[1180.0, 800.0], [800.0, 600.0]] {
        let look = || Look {
            size,
            zoom_percent: TWICE_PERCENT,
            ..Look::default()
        };
        screens::each(look, |screen, stage| {
            let mut told = |fault: String| faults.push(format!("{size:?} {screen}: {fault}"));
            let texts = texts(stage);
            // The tables of numbers are scrolled sideways.
            let is_scrolled = screen == "progress in numbers";
            for (name, place) in texts.iter().filter(|_| !is_scrolled) {
                if place.left() < -HAIR || place.right() > size[0] + HAIR {
                    told(format!("{name:?} is cut at {place:?}"));
                }
            }
            for (index, (name, place)) in texts.iter().enumerate() {
                for (other, its_place) in &texts[index + 1..] {
                    let both = place.shrink(HAIR).intersect(its_place.shrink(HAIR));
                    if both.is_positive() {
                        told(format!("{name:?} and {other:?} lie over each other"));
                    }
                }
            }
        });
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

/// Every text that is read, and where it is, in pixels.
fn texts(stage: &Stage) -> Vec<(String, Rect)> {
    let everything = stage.everything().into_iter();
    let texts = everything.filter(|seen| seen.role == Role::Label && !seen.name.trim().is_empty());
    texts
        .filter_map(|seen| Some((seen.name, seen.place?)))
        .collect()
}
