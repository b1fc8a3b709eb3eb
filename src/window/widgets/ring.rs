//! The countdown: a ring that empties clockwise around a large number. It must not know what it counts.

use egui::{Align2, Color32, Pos2, Rect, Shape, Stroke, Ui, pos2};

use crate::window::theme::{self, Palette};

/// Smallest ring with words in it.
const CAPTION_FROM: f32 = 150.0;

/// The sizes of the number lie so far apart, in logical pixels.
const NUMBER_STEP: f32 = 4.0;

/// How large the ground is when it is smallest, and how much colour it has.
const SWELL_LEAST: f32 = 0.6;
const SWELL_WASH: f32 = 0.14;

/// What the ring shows.
pub struct Ring<'a> {
    /// How much is left, from 1 to 0.
    pub left: f32,
    /// The number in the middle.
    pub number: &'a str,
    /// A word or two below the number.
    pub caption: &'a str,
    pub colour: Color32,
    /// A calm ground inside it that swells, 0 to 1; none where there is none.
    pub swell: Option<f32>,
}

impl Ring<'_> {
    /// Draws it as large as `rect` allows.
    pub fn paint(&self, ui: &Ui, rect: Rect) {
        let palette = Palette::now(ui);
        let side = rect.width().min(rect.height());
        // No room for a number: what is read aloud says it.
        if side < 2.0 * NUMBER_STEP {
            return;
        }
        let thickness = (side * 0.035).clamp(4.0, 14.0);
        let radius = (side - thickness) / 2.0;
        let center = rect.center();
        let painter = ui.painter();
        if let Some(swell) = self.swell {
            let most = radius - thickness;
            let ground = palette.wash(self.colour, SWELL_WASH);
            painter.circle_filled(
                center,
                most * (SWELL_LEAST + (1.0 - SWELL_LEAST) * swell),
                ground,
            );
        }
        painter.circle_stroke(center, radius, Stroke::new(thickness, palette.line));
        let left = self.left.clamp(0.0, 1.0);
        if left > 0.0 {
            let arc = arc_from_top(center, radius, left);
            painter.add(Shape::line(arc, Stroke::new(thickness, self.colour)));
        }
        // Three digits must fit inside as well as one.
        let digits = u8::try_from(self.number.chars().count().max(2)).unwrap_or(u8::MAX);
        let number_size = (side * 0.56).min(side * 1.16 / f32::from(digits));
        // A pixel more or less is not worth ten more large glyphs.
        let number_size = ((number_size / NUMBER_STEP).floor() * NUMBER_STEP).max(NUMBER_STEP);
        let number_font = theme::bold(number_size);
        // All digits at once lie side by side among the glyphs; one by one, as they are needed, they
        // would each take a row of their own height.
        drop(painter.layout_no_wrap("0123456789".to_owned(), number_font.clone(), palette.ink));
        let has_caption = side >= CAPTION_FROM && !self.caption.is_empty();
        let lift = if has_caption { side * 0.06 } else { 0.0 };
        painter.text(
            pos2(center.x, center.y - lift),
            Align2::CENTER_CENTER,
            self.number,
            number_font,
            palette.ink,
        );
        if has_caption {
            painter.text(
                pos2(center.x, center.y + side * 0.27),
                Align2::CENTER_CENTER,
                self.caption,
                theme::regular((side * 0.075).clamp(theme::size::NOTE, theme::size::LEAD)),
                palette.quiet,
            );
        }
    }
}

/// The last `left` of a circle that empties clockwise: what is left ends at the top.
fn arc_from_top(center: Pos2, radius: f32, left: f32) -> Vec<Pos2> {
    const FULL_STEPS: f32 = 128.0;
    let steps = (FULL_STEPS * left).ceil().max(2.0) as u16;
    let begins = 1.0 - left;
    (0..=steps)
        .map(|step| {
            let turn = begins + left * f32::from(step) / f32::from(steps);
            let angle = std::f32::consts::TAU * turn - std::f32::consts::FRAC_PI_2;
            pos2(
                center.x + radius * angle.cos(),
                center.y + radius * angle.sin(),
            )
        })
        .collect()
}
