//! Words on a page. It must not know what they say.

use ab_glyph::{Font, FontRef, InvalidFont, PxScale, ScaleFont};

use super::sheet::{Page, bytes};
use crate::figure::Colour;

/// A font at one size.
pub struct Letters<'a> {
    font: FontRef<'a>,
    scale: PxScale,
}

impl<'a> Letters<'a> {
    pub fn new(ttf: &'a [u8], height_px: f32) -> Result<Self, InvalidFont> {
        Ok(Self {
            font: FontRef::try_from_slice(ttf)?,
            scale: PxScale::from(height_px * 1.25),
        })
    }

    /// Writes `text` around `middle_px` on the line `base_px`, cut short with an ellipsis where it is wider than
    /// `room_px`.
    pub fn write(
        &self,
        page: &mut Page,
        text: &str,
        middle_px: f32,
        base_px: f32,
        room_px: f32,
        colour: Colour,
    ) {
        let text = self.fitted(text, room_px);
        let mut x = middle_px - self.width_px(&text) / 2.0;
        let font = self.font.as_scaled(self.scale);
        for letter in text.chars() {
            let id = font.glyph_id(letter);
            let glyph = id.with_scale_and_position(self.scale, ab_glyph::point(x, base_px));
            x += font.h_advance(id);
            let Some(outline) = font.outline_glyph(glyph) else {
                continue;
            };
            let bounds = outline.px_bounds();
            outline.draw(|column, row, covered| {
                let (left, top) = (bounds.min.x as u32, bounds.min.y as u32);
                page.cover(left + column, top + row, bytes(colour), covered.min(1.0));
            });
        }
    }

    fn fitted(&self, text: &str, room_px: f32) -> String {
        if self.width_px(text) <= room_px {
            return text.to_owned();
        }
        let mut short = text.to_owned();
        while !short.is_empty() && self.width_px(&format!("{short}…")) > room_px {
            short.pop();
        }
        format!("{}…", short.trim_end())
    }

    fn width_px(&self, text: &str) -> f32 {
        let font = self.font.as_scaled(self.scale);
        text.chars()
            .map(|letter| font.h_advance(font.glyph_id(letter)))
            .sum()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::window::Print;

    #[test]
    fn what_is_too_long_is_cut_short() {
        let print = Print::new();
        let letters = Letters::new(print.regular, 14.0).unwrap();
        assert_eq!(letters.fitted("Seated tall", 200.0), "Seated tall");
        let short = letters.fitted("Seated tall with the ankle across", 100.0);
        assert!(
            short.ends_with('…') && short.starts_with("Seated"),
            "{short}"
        );
        assert!(letters.width_px(&short) <= 100.0);
    }
}
