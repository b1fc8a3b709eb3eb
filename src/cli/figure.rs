//! `unsit figure`: pictures of the person who shows an exercise, as files. It must not know how a body is
//! drawn.

mod letters;
mod sheet;

use std::path::Path;
use std::sync::Arc;
use std::time::Duration;

use super::args::{FigureArgs, OneSide};
use super::failure::{Exit, Failure};
use super::shelf::Shelf;
use crate::adapters::png_file::{self, PngError};
use crate::domain::demonstration::{Demonstration, View};
use crate::domain::{Side, Subject};
use crate::figure::motion::pose_at;
use crate::figure::portrait::Crop;
use crate::figure::{Doing, Image, Look, Painter, Portrait, Posture};
use crate::library::Named;
use crate::window::Print;
use sheet::Page;

/// How large a picture is unless asked otherwise.
const SIZE_PX: [u32; 2] = [800, 1000];
/// What `--at` is a part of; how long that takes does not matter.
const WAY: Duration = Duration::from_secs(4);

/// Writes what is wished for, and says on standard error what was written.
pub fn run(wish: &FigureArgs) -> Result<(), Failure> {
    // Before the work, so that a wrong name is told at once.
    png_file::check_name(&wish.out)?;
    let shelf = Shelf::open()?;
    let print = Print::new();
    let page = match &wish.exercise {
        None => sheet::of(shelf.library(), &print)?,
        Some(id) => {
            let subject = find(&shelf, id)?;
            let demonstration = demonstration(&subject)?;
            let picture = Picture {
                subject: &subject,
                view: demonstration.view,
                posture: posture(wish, demonstration)?,
                azimuth_deg: wish.azimuth,
            };
            let size_px = wish.size.map_or(SIZE_PX, |size| size.0);
            let mut page = Page::new(size_px, print.paper);
            if let Some(image) = picture.paint(&mut Painter::default(), size_px, &print) {
                page.put([0, 0], image);
            }
            page
        }
    };
    write(&wish.out, &page)
}

/// An exercise or a self-test by its id.
fn find(shelf: &Shelf, id: &str) -> Result<Subject, Failure> {
    if let Some(test) = shelf.library().self_test(id) {
        return Ok(Subject::SelfTest(Arc::clone(test)));
    }
    match shelf.find(id)? {
        Named::Exercise(exercise) => Ok(Subject::Exercise(exercise)),
        Named::Routine(_) => Err(Failure::new(
            Exit::NotFound,
            format_args!(
                "`{id}` is a routine, and a figure shows one exercise. `unsit show {id}` lists those in it."
            ),
        )),
    }
}

fn demonstration(subject: &Subject) -> Result<&Demonstration, Failure> {
    subject.demonstration().ok_or_else(|| {
        Failure::new(
            Exit::NotFound,
            format_args!(
                "`{}` has no figure: its file has no [figure]. Write one after the pattern of a built-in exercise.",
                subject.id()
            ),
        )
    })
}

fn posture(wish: &FigureArgs, demonstration: &Demonstration) -> Result<Posture, Failure> {
    let side = match wish.side {
        OneSide::Left => Side::Left,
        OneSide::Right => Side::Right,
    };
    if let Some(part) = wish.at {
        let doing = Doing::GettingReady {
            elapsed: WAY.mul_f32(part),
            lasts: WAY,
            is_hold: true,
        };
        let pose = pose_at(demonstration, doing).pose;
        return Ok(Posture::still(pose, side));
    }
    let found = match &wish.pose {
        Some(label) => demonstration.pose(label),
        None => demonstration.end(),
    };
    let posture = found.map(|labelled| Posture::still(labelled.pose, side));
    posture.ok_or_else(|| {
        let labels: Vec<String> = demonstration
            .poses
            .iter()
            .map(|labelled| format!("\"{}\"", labelled.label))
            .collect();
        Failure::new(
            Exit::NotFound,
            format_args!("There is no such pose. There are {}.", labels.join(", ")),
        )
    })
}

/// A pose of an exercise, to be drawn.
struct Picture<'a> {
    subject: &'a Subject,
    /// From where it is seen best, working on the right.
    view: View,
    posture: Posture,
    /// None for where it is seen best from.
    azimuth_deg: Option<f32>,
}

impl Picture<'_> {
    /// None without a demonstration.
    fn paint<'p>(
        &self,
        painter: &'p mut Painter,
        size_px: [u32; 2],
        print: &Print,
    ) -> Option<&'p Image> {
        let view = self.view;
        // Working on the left is the mirror of working on the right, and so is looking at it.
        let best_deg = match self.posture.working {
            Side::Right => view.azimuth_deg,
            Side::Left => -view.azimuth_deg,
        };
        let portrait = Portrait::new(self.subject, &self.posture)?;
        let look = Look {
            size_px,
            view: View {
                azimuth_deg: self.azimuth_deg.unwrap_or(best_deg),
                ..view
            },
            colours: print.colours,
            framing: portrait.framing(self.subject, Crop::AllPoses),
        };
        Some(painter.paint(&portrait.scene(), &look))
    }
}

fn write(out: &Path, page: &Page) -> Result<(), Failure> {
    let size_bytes = png_file::write(out, page.size_px, &page.rgba)?;
    let [width, height] = page.size_px;
    eprintln!(
        "{}: {width} × {height} pixels, {:.1} kB",
        out.display(),
        size_bytes as f64 / 1e3
    );
    Ok(())
}

impl From<PngError> for Failure {
    /// Exit 2 where the command was wrong, 5 where the machine did not let us.
    fn from(error: PngError) -> Self {
        let exit = match error {
            PngError::UnknownFormat { .. } => Exit::Usage,
            PngError::NotWritten { .. } => Exit::Unable,
        };
        Self::new(exit, error)
    }
}
