//! The fine line around the limbs that work: so that they are told apart by more than a colour. It must not
//! know what a limb is.

use super::colours::Colour;

/// How much of the line's colour is seen at most.
const STRENGTH: f32 = 0.80;

/// So many marks more than a picture has pixels are looked at.
pub const BEYOND: usize = LANES;

/// Draws a line around what `works` marks (0 to 255 for each pixel, and [`BEYOND`]) into a picture `width` wide. It is marked in
/// `[rows, columns]` only, each from the first to behind the last.
pub fn draw(
    rgba: &mut [u8],
    works: &[u8],
    width: usize,
    [rows, columns]: [[usize; 2]; 2],
    line: Colour,
) {
    let height = (works.len() - BEYOND) / width.max(1);
    // The line runs just outside; not at the edge of the picture.
    let widened = |range: [usize; 2], size: usize| {
        range[0].saturating_sub(1).max(1)..(range[1] + 1).min(size.saturating_sub(1))
    };
    let columns = widened(columns, width);
    let line = line.0.map(|channel| channel * 255.0);
    for y in widened(rows, height) {
        let row = y * width;
        for first in columns.clone().step_by(LANES) {
            let at = row + first;
            let count = LANES.min(columns.end - first);
            let edges = edges(works, at, width);
            if edges.iter().all(|edge| *edge < EDGE) {
                continue;
            }
            for (lane, edge) in edges[..count].iter().enumerate() {
                // Where the mark fades slowly, along a hip or a shoulder, there is no edge.
                if *edge < EDGE {
                    continue;
                }
                let at = at + lane;
                let part = f32::from(*edge) / 255.0 * STRENGTH;
                let pixel = &mut rgba[at * 4..at * 4 + 4];
                let keep = 1.0 - part;
                for (channel, line) in pixel.iter_mut().zip(line) {
                    *channel = (f32::from(*channel) * keep + line * part + 0.5) as u8;
                }
                pixel[3] = (f32::from(pixel[3]) * keep + 255.0 * part + 0.5) as u8;
            }
        }
    }
}

const EDGE: u8 = 70;
/// Pixels that are looked at together.
const LANES: usize = 16;

/// How much more than each of the pixels from `at` on one of its neighbours is marked.
#[inline(always)]
fn edges(works: &[u8], at: usize, width: usize) -> [u8; LANES] {
    let from = |start: usize| works[start..].first_chunk().unwrap_or(&[0; LANES]);
    let (left, right) = (from(at - 1), from(at + 1));
    let (above, below, own) = (from(at - width), from(at + width), from(at));
    std::array::from_fn(|lane| {
        let most = left[lane].max(right[lane]);
        let most = most.max(above[lane].max(below[lane]));
        most.saturating_sub(own[lane])
    })
}
