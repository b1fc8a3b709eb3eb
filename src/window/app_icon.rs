//! The window's icon, computed: a countdown ring on a disc. It must not need a file.

use super::theme::Palette;

/// Side of the icon in pixels.
const SIDE: u16 = 64;

/// The icon in the colours of the light theme, which stand out on light and dark panels.
pub fn app_icon() -> egui::IconData {
    let palette = Palette::of(egui::Theme::Light);
    let (ground, ring) = (palette.stretch.to_array(), palette.card.to_array());
    let mut rgba = Vec::with_capacity(usize::from(SIDE) * usize::from(SIDE) * 4);
    for y in 0..SIDE {
        for x in 0..SIDE {
            rgba.extend(pixel(f32::from(x) + 0.5, f32::from(y) + 0.5, ground, ring));
        }
    }
    egui::IconData {
        rgba,
        width: SIDE.into(),
        height: SIDE.into(),
    }
}

/// One pixel: outside, on the disc, or on the three quarters of the ring that are left.
fn pixel(x: f32, y: f32, ground: [u8; 4], ring: [u8; 4]) -> [u8; 4] {
    const DISC_RADIUS: f32 = 31.0;
    const RING_RADIUS: f32 = 18.0;
    const RING_HALF_WIDTH: f32 = 4.5;
    let center = f32::from(SIDE) / 2.0;
    let (dx, dy) = (x - center, y - center);
    let from_center = dx.hypot(dy);
    let is_emptied = dx > 0.0 && dy < 0.0;
    let on_disc = (DISC_RADIUS - from_center + 0.5).clamp(0.0, 1.0);
    let from_ring = (from_center - RING_RADIUS).abs();
    let on_ring = if is_emptied {
        0.0
    } else {
        (RING_HALF_WIDTH - from_ring + 0.5).clamp(0.0, 1.0)
    };
    let mix = |of: usize| {
        let (low, high) = (f32::from(ground[of]), f32::from(ring[of]));
        (low + (high - low) * on_ring) as u8
    };
    [mix(0), mix(1), mix(2), (on_disc * 255.0) as u8]
}
