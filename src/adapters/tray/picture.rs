//! The icon's picture: a ring that fills with the time sat, and a shape in it that says what is the matter, so that
//! nothing hangs on colour. It must not know who shows it.

use crate::domain::agent::{Face, Icon, RING_STEPS};

/// Sizes that panels ask for.
pub const SIZES_PX: [i32; 5] = [16, 22, 24, 32, 48];
/// Samples along each side of a pixel.
const SAMPLES: i32 = 4;

/// Stands out from light panels (#E8E8E8: 3.2 to 1) and dark ones (#2D2D2D: 3.5 to 1) alike.
const BLUE: [u8; 3] = [0x27, 0x86, 0xC4];
const ORANGE: [u8; 3] = [0xC9, 0x70, 0x10];
const GREY: [u8; 3] = [0x84, 0x88, 0x8C];
/// How wide the ring is where it is not filled, of where it is: told by its shape, and as plain as the rest.
const TRACK_WIDTH: f32 = 0.42;

/// Four bytes a pixel, alpha first, rows from the top; `size` × `size` pixels.
pub fn argb(icon: Icon, size: i32) -> Vec<u8> {
    let colour = match icon.face {
        Face::BreakDue => ORANGE,
        Face::Away | Face::Quiet => GREY,
        _ => BLUE,
    };
    let mut bytes = Vec::new();
    for y in 0..size {
        for x in 0..size {
            let alpha = coverage(icon, size, x, y);
            // Alpha is within 0 to 1.
            #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)]
            let alpha = (alpha * 255.0).round() as u8;
            bytes.push(alpha);
            // Some panels add the colour of what is not there to what is behind it.
            bytes.extend(if alpha == 0 { [0; 3] } else { colour });
        }
    }
    bytes
}

fn coverage(icon: Icon, size: i32, x: i32, y: i32) -> f32 {
    let mut sum = 0.0;
    for sample in 0..SAMPLES * SAMPLES {
        let at = |pixel: i32, part: i32| {
            let place = small(pixel) + (small(part) + 0.5) / small(SAMPLES);
            // The unit square around the centre, its half side 1.
            place / small(size) * 2.0 - 1.0
        };
        sum += opacity(icon, at(x, sample % SAMPLES), at(y, sample / SAMPLES), size);
    }
    sum / small(SAMPLES * SAMPLES)
}

/// Pixels and samples are few.
#[allow(clippy::cast_precision_loss)]
fn small(count: i32) -> f32 {
    count as f32
}

/// At a point of the unit square, y down.
fn opacity(icon: Icon, x: f32, y: f32, size: i32) -> f32 {
    // A line of two whole pixels at the smallest size, an eighth of the radius at larger ones.
    let width = (4.0 / small(size)).max(0.22);
    let outer = 1.0 - 1.0 / small(size);
    let radius = x.hypot(y);
    if (outer - width..=outer).contains(&radius) {
        // Clockwise from the top, 0 to 1.
        let turn = (x.atan2(-y) / std::f32::consts::TAU).rem_euclid(1.0);
        let filled = f32::from(icon.filled) / f32::from(RING_STEPS);
        let is_drawn = is_filled(icon.face, turn, filled) || radius >= outer - width * TRACK_WIDTH;
        return if is_drawn { 1.0 } else { 0.0 };
    }
    if is_in_shape(icon.face, x, y) {
        1.0
    } else {
        0.0
    }
}

fn is_filled(face: Face, turn: f32, filled: f32) -> bool {
    match face {
        Face::Sitting | Face::ShiftDue => turn < filled,
        Face::BreakDue | Face::Session | Face::SessionPaused => true,
        Face::Standing | Face::Away | Face::Quiet => false,
    }
}

/// Inside the ring: nothing, a dot, an arrow up, a bar that stands, a moon, a triangle, two bars.
fn is_in_shape(face: Face, x: f32, y: f32) -> bool {
    match face {
        Face::Sitting | Face::Away => false,
        Face::ShiftDue => x.hypot(y) < 0.30,
        Face::BreakDue => {
            let head = (-0.52..0.0).contains(&y) && x.abs() < (y + 0.52) * 0.9;
            let shaft = (0.0..0.48).contains(&y) && x.abs() < 0.16;
            head || shaft
        }
        Face::Standing => x.abs() < 0.14 && y.abs() < 0.48,
        Face::Quiet => x.hypot(y) < 0.48 && (x - 0.24).hypot(y + 0.14) > 0.40,
        Face::Session => (-0.28..0.46).contains(&x) && y.abs() < (0.46 - x) * 0.62,
        Face::SessionPaused => (0.10..0.34).contains(&x.abs()) && y.abs() < 0.42,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const FACES: [Face; 8] = [
        Face::Sitting,
        Face::ShiftDue,
        Face::BreakDue,
        Face::Standing,
        Face::Away,
        Face::Quiet,
        Face::Session,
        Face::SessionPaused,
    ];

    /// The picture without its colours.
    fn shape(icon: Icon, size: i32) -> Vec<u8> {
        argb(icon, size).chunks(4).map(|pixel| pixel[0]).collect()
    }

    #[test]
    fn every_face_is_told_by_its_shape_alone_at_every_size() {
        for size in SIZES_PX {
            for (at, face) in FACES.into_iter().enumerate() {
                let one = shape(Icon { face, filled: 6 }, size);
                assert_eq!(one.len(), usize::try_from(size * size).unwrap());
                for other in &FACES[at + 1..] {
                    let other = shape(
                        Icon {
                            face: *other,
                            filled: 6,
                        },
                        size,
                    );
                    let differ = one
                        .iter()
                        .zip(&other)
                        .filter(|(a, b)| a.abs_diff(**b) > 100);
                    // At 16 px a dot of radius 0.3 has about eighteen pixels.
                    assert!(differ.count() >= 10, "{face:?} at {size}");
                }
            }
        }
    }

    #[test]
    fn the_ring_fills_with_every_step() {
        let full = |filled| {
            let icon = Icon {
                face: Face::Sitting,
                filled,
            };
            shape(icon, 22)
                .iter()
                .map(|alpha| u32::from(*alpha))
                .sum::<u32>()
        };
        for filled in 0..RING_STEPS {
            assert!(full(filled) < full(filled + 1), "{filled}");
        }
    }
}
