//! A page with pictures and words, and the contact sheet: every pose of every exercise. It must not know how a
//! file is written.

use super::Picture;
use super::letters::Letters;
use crate::cli::failure::{Exit, Failure};
use crate::domain::demonstration::LabelledPose;
use crate::domain::{Side, Subject};
use crate::figure::{Colour, Image, Painter, Posture};
use crate::library::Library;
use crate::window::Print;

/// A picture and the two lines below it.
const CELL_PX: [u32; 2] = [260, 286];
const LINES_PX: u32 = 50;
const COLUMNS: usize = 8;
const MARGIN_PX: u32 = 24;
const NAME_PX: f32 = 15.0;
const LABEL_PX: f32 = 13.0;

/// A page that nothing shines through.
pub struct Page {
    pub size_px: [u32; 2],
    /// Red, green, blue and alpha, which is full, for each pixel.
    pub rgba: Vec<u8>,
}

impl Page {
    pub fn new(size_px: [u32; 2], paper: Colour) -> Self {
        let [red, green, blue] = bytes(paper);
        let pixels = size_px[0] as usize * size_px[1] as usize;
        Self {
            size_px,
            rgba: [red, green, blue, 255].repeat(pixels),
        }
    }

    /// Lays `image` onto the page; all of it must be on it.
    pub fn put(&mut self, [left, top]: [u32; 2], image: &Image) {
        let width = image.size_px[0] as usize;
        for (row, pixels) in image.rgba.chunks_exact(4 * width).enumerate() {
            let start = ((top as usize + row) * self.size_px[0] as usize + left as usize) * 4;
            let below = self.rgba[start..start + 4 * width].chunks_exact_mut(4);
            for (below, pixel) in below.zip(pixels.chunks_exact(4)) {
                let through = 255 - u32::from(pixel[3]);
                for (below, channel) in below.iter_mut().zip(pixel).take(3) {
                    let behind = (u32::from(*below) * through + 127) / 255;
                    *below = (u32::from(*channel) + behind).min(255) as u8;
                }
            }
        }
    }

    /// Covers `part` (0 to 1) of a pixel with `colour`; nothing beside the page.
    pub fn cover(&mut self, x: u32, y: u32, colour: [u8; 3], part: f32) {
        if x >= self.size_px[0] || y >= self.size_px[1] {
            return;
        }
        let at = (y as usize * self.size_px[0] as usize + x as usize) * 4;
        for (below, channel) in self.rgba[at..at + 3].iter_mut().zip(colour) {
            let mixed = f32::from(*below) + (f32::from(channel) - f32::from(*below)) * part;
            *below = (mixed + 0.5) as u8;
        }
    }
}

pub fn bytes(colour: Colour) -> [u8; 3] {
    colour.0.map(|part| (part * 255.0 + 0.5) as u8)
}

/// Every pose of every exercise, then of every self-test.
pub fn of(library: &Library, print: &Print) -> Result<Page, Failure> {
    let subjects: Vec<Subject> = library.subjects().collect();
    of_subjects(&subjects, print)
}

fn of_subjects(subjects: &[Subject], print: &Print) -> Result<Page, Failure> {
    let cells: Vec<(Picture<'_>, &LabelledPose)> = subjects
        .iter()
        .filter_map(|subject| Some((subject, subject.demonstration()?)))
        .flat_map(|(subject, demonstration)| {
            demonstration.poses.iter().map(move |labelled| {
                let picture = Picture {
                    subject,
                    view: demonstration.view,
                    posture: Posture::still(labelled.pose, Side::Right),
                    azimuth_deg: None,
                };
                (picture, labelled)
            })
        })
        .collect();
    let font = |_| {
        Failure::new(
            Exit::Unable,
            "The font in this program cannot be read. Install it anew.",
        )
    };
    let name = Letters::new(print.bold, NAME_PX).map_err(font)?;
    let label = Letters::new(print.regular, LABEL_PX).map_err(font)?;
    let [width, height] = [CELL_PX[0], CELL_PX[1] + LINES_PX];
    let rows = cells.len().div_ceil(COLUMNS).max(1) as u32;
    let mut page = Page::new(
        [
            2 * MARGIN_PX + COLUMNS as u32 * width,
            2 * MARGIN_PX + rows * height,
        ],
        print.paper,
    );
    let mut painter = Painter::default();
    for (index, (picture, labelled)) in cells.iter().enumerate() {
        let left = MARGIN_PX + (index % COLUMNS) as u32 * width;
        let top = MARGIN_PX + (index / COLUMNS) as u32 * height;
        if let Some(image) = picture.paint(&mut painter, CELL_PX, print) {
            page.put([left, top], image);
        }
        let middle = (left + width / 2) as f32;
        let below = (top + CELL_PX[1]) as f32;
        let room = width as f32 - 12.0;
        name.write(
            &mut page,
            picture.subject.name(),
            middle,
            below + 18.0,
            room,
            print.ink,
        );
        label.write(
            &mut page,
            &labelled.label,
            middle,
            below + 38.0,
            room,
            print.quiet,
        );
    }
    Ok(page)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_picture_lies_on_its_paper() {
        let mut page = Page::new([3, 2], Colour([1.0, 0.0, 0.0]));
        let image = Image {
            size_px: [2, 1],
            rgba: vec![0, 0, 0, 0, 0, 100, 0, 128],
        };
        page.put([1, 1], &image);
        let pixel = |x: usize, y: usize| page.rgba[(y * 3 + x) * 4..][..4].to_vec();
        assert_eq!(pixel(0, 0), [255, 0, 0, 255]);
        assert_eq!(pixel(1, 1), [255, 0, 0, 255], "nothing hides nothing");
        assert_eq!(pixel(2, 1), [127, 100, 0, 255], "half hides half");
    }

    #[test]
    fn the_sheet_has_room_for_every_pose() {
        let print = Print::new();
        let library = Library::built_in();
        let bridge = library.subject("glute-bridge").unwrap();
        let page = of_subjects(&[bridge], &print).unwrap();
        assert_eq!(page.size_px[1], 2 * MARGIN_PX + CELL_PX[1] + LINES_PX);
        let paper = bytes(print.paper);
        let inked = page
            .rgba
            .chunks_exact(4)
            .filter(|pixel| pixel[..3] != paper);
        assert!(inked.count() > 10_000);
    }
}
