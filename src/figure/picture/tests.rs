//! What must be true of every picture. It must not know any value of a colour but its own.

use super::*;
use crate::domain::exercise::Kind;
use crate::domain::pose::{Limbs, Pelvis, Pose};
use crate::figure::{Colour, Material, Region};

const INK: Colour = Colour([0.0, 0.0, 0.0]);
const BLUE: Colour = Colour([0.0, 0.0, 1.0]);
const GREY: Material = Material {
    light: Colour([0.9, 0.9, 0.9]),
    shade: Colour([0.4, 0.4, 0.4]),
};

fn colours() -> Colours {
    Colours {
        clay: GREY,
        edge: INK,
        edge_strength: 0.3,
        quiet: Colour([1.0, 1.0, 1.0]),
        quiet_strength: 0.4,
        line: INK,
        stretch: BLUE,
        strengthen: BLUE,
        release: BLUE,
        mobility: BLUE,
        wood: GREY,
        cloth: GREY,
        rubber: GREY,
        wall: GREY,
        shadow: INK,
        shadow_strength: 0.4,
    }
}

/// On one leg, the other to the side, an arm up.
fn pose() -> Pose {
    Pose {
        pelvis: Pelvis {
            up: 0.53,
            ..Pelvis::default()
        },
        working: Limbs {
            hip_abduction_deg: 30.0,
            shoulder_flexion_deg: 120.0,
            ..Limbs::default()
        },
        ..Pose::default()
    }
}

struct Shot {
    working: Side,
    azimuth_deg: f32,
    glow: Vec<Glow>,
    breath: f32,
}

fn shot() -> Shot {
    Shot {
        working: Side::Right,
        azimuth_deg: 30.0,
        glow: Vec::new(),
        breath: 0.0,
    }
}

impl Shot {
    fn take(&self) -> Image {
        let skeleton = Skeleton::of(&pose(), self.working);
        let scene = Scene {
            skeleton: &skeleton,
            props: &[],
            working: Some(self.working),
            glow: &self.glow,
            breath: self.breath,
        };
        let look = Look {
            size_px: [160, 200],
            view: View {
                azimuth_deg: self.azimuth_deg,
                elevation_deg: 10.0,
            },
            colours: colours(),
            framing: Framing::default().with_body(&skeleton),
        };
        Painter::default().paint(&scene, &look).clone()
    }
}

fn pixel(image: &Image, x: usize, y: usize) -> [u8; 4] {
    let at = (y * image.size_px[0] as usize + x) * 4;
    [0, 1, 2, 3].map(|channel| image.rgba[at + channel])
}

#[test]
fn the_whole_body_is_in_the_picture_and_fills_it() {
    let image = shot().take();
    let [width, height] = image.size_px.map(|pixels| pixels as usize);
    let rows: Vec<usize> = (0..height)
        .filter(|y| (0..width).any(|x| pixel(&image, x, *y)[3] == 255))
        .collect();
    assert!(rows[0] >= 2 && rows[rows.len() - 1] < height - 2);
    assert!(rows.len() > height * 8 / 10, "{} rows", rows.len());
    for y in 0..height {
        assert!(pixel(&image, 0, y)[3] < 255 && pixel(&image, width - 1, y)[3] < 255);
    }
}

#[test]
fn colours_are_multiplied_by_alpha() {
    let image = shot().take();
    for pixel in image.rgba.chunks_exact(4) {
        let most = pixel[..3].iter().max().unwrap();
        assert!(*most <= pixel[3].saturating_add(1), "{pixel:?}");
    }
}

#[test]
fn the_same_scene_gives_the_same_bytes_whatever_was_painted_before() {
    let fresh = shot().take();
    let skeleton = Skeleton::of(&pose(), Side::Right);
    let scene = Scene {
        skeleton: &skeleton,
        props: &[],
        working: Some(Side::Right),
        glow: &[],
        breath: 0.0,
    };
    let look = |size_px| Look {
        size_px,
        view: View {
            azimuth_deg: 30.0,
            elevation_deg: 10.0,
        },
        colours: colours(),
        framing: Framing::default().with_body(&skeleton),
    };
    let mut painter = Painter::default();
    painter.paint(&scene, &look([311, 97]));
    assert_eq!(*painter.paint(&scene, &look([160, 200])), fresh);
}

#[test]
fn working_on_the_left_seen_from_the_mirrored_place_is_the_mirror() {
    let right = shot().take();
    let left = Shot {
        working: Side::Left,
        azimuth_deg: -30.0,
        ..shot()
    }
    .take();
    let [width, height] = right.size_px.map(|pixels| pixels as usize);
    let mut different = 0;
    for y in 0..height {
        for x in 0..width {
            let a = pixel(&right, x, y)[3];
            let b = pixel(&left, width - 1 - x, y)[3];
            different += usize::from(a.abs_diff(b) > 96);
        }
    }
    // The light comes from the left in both, and the halves are meshed on different grids.
    assert!(different < 80, "{different} pixels differ");
}

fn blue(image: &Image) -> usize {
    let pixels = image.rgba.chunks_exact(4);
    pixels
        .filter(|pixel| u32::from(pixel[2]) > u32::from(pixel[0]) + 60)
        .count()
}

#[test]
fn a_muscle_glows_where_it_is_seen_and_on_the_side_that_works() {
    let glowing = |region, kind, azimuth_deg, working| Shot {
        working,
        azimuth_deg,
        glow: vec![Glow {
            region,
            kind,
            strength: 1.0,
        }],
        ..shot()
    };
    let front = |region| blue(&glowing(region, Kind::Strengthen, 0.0, Side::Right).take());
    let back = |region| blue(&glowing(region, Kind::Strengthen, 180.0, Side::Right).take());
    assert!(front(Region::Quadriceps) > 200 && back(Region::Quadriceps) < 60);
    assert!(back(Region::Hamstrings) > 200 && front(Region::Hamstrings) < 60);
    assert!(back(Region::GluteusMaximus) > 150 && front(Region::GluteusMaximus) < 20);
    assert_eq!(blue(&shot().take()), 0);
    // From its own side the side of the hip is seen, from the other it is not.
    let from_right =
        |working| blue(&glowing(Region::GluteusMedius, Kind::Strengthen, 270.0, working).take());
    assert!(from_right(Side::Right) > 60, "{}", from_right(Side::Right));
    assert_eq!(from_right(Side::Left), 0);
}

#[test]
fn kinds_are_told_apart_without_colour() {
    let take = |kind| {
        Shot {
            azimuth_deg: 0.0,
            glow: vec![Glow {
                region: Region::Quadriceps,
                kind,
                strength: 1.0,
            }],
            ..shot()
        }
        .take()
    };
    let [stretch, strengthen, release, mobility] = [
        Kind::Stretch,
        Kind::Strengthen,
        Kind::Release,
        Kind::Mobility,
    ]
    .map(take);
    // All four are the same blue here.
    let differ = |a: &Image, b: &Image| {
        let pairs = a.rgba.chunks_exact(4).zip(b.rgba.chunks_exact(4));
        pairs.filter(|(a, b)| a[0].abs_diff(b[0]) > 50).count()
    };
    for (a, b) in [
        (&stretch, &strengthen),
        (&stretch, &release),
        (&stretch, &mobility),
        (&strengthen, &release),
        (&strengthen, &mobility),
        (&release, &mobility),
    ] {
        assert!(differ(a, b) > 60, "{} pixels", differ(a, b));
    }
}

#[test]
fn a_line_runs_around_the_limbs_that_work_only() {
    let dark = |image: &Image, columns: std::ops::Range<usize>| {
        let height = image.size_px[1] as usize;
        let pixels = (0..height).flat_map(|y| columns.clone().map(move |x| (x, y)));
        pixels
            .map(|(x, y)| pixel(image, x, y))
            .filter(|pixel| pixel[3] > 150 && pixel[0] < 70)
            .count()
    };
    let image = Shot {
        azimuth_deg: 0.0,
        ..shot()
    }
    .take();
    let half = image.size_px[0] as usize / 2;
    // From the front the right limbs are on the picture's left.
    let (works, rests) = (dark(&image, 0..half), dark(&image, half..2 * half));
    assert!(works > 3 * rests, "{works} and {rests}");
}

#[test]
fn a_breath_changes_the_picture_and_nothing_else_does() {
    let full = Shot {
        breath: 1.0,
        ..shot()
    };
    assert_ne!(full.take(), shot().take());
    assert_eq!(full.take(), full.take());
}
