//! `unsit figure`: pictures of the person who shows an exercise, as files. It must not know how a body is
//! drawn.

mod letters;
mod sheet;

use std::path::Path;
use std::time::Duration;

use super::args::{FigureArgs, OneSide};
use super::failure::{Exit, Failure};
use super::shelf::Shelf;
use crate::adapters::png_file::{self, PngError};
use crate::domain::demonstration::{Demonstration, View};
use crate::domain::exercise::Sides;
use crate::domain::pose::Pose;
use crate::domain::{Exercise, SelfTest, Side};
use crate::figure::motion::{Doing, pose_at};
use crate::figure::{Glow, Image, Look, Painter, Portrait, portrait};
use crate::library::{Library, Named};
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
        None => sheet::of(&Shown::all(shelf.library()), &print)?,
        Some(id) => {
            let shown = Shown::find(&shelf, id)?;
            let picture = Picture {
                pose: pose(wish, &shown.demonstration)?,
                shown: &shown,
                side: match wish.side {
                    OneSide::Left => Side::Left,
                    OneSide::Right => Side::Right,
                },
                azimuth_deg: wish.azimuth,
            };
            let size_px = wish.size.map_or(SIZE_PX, |size| size.0);
            let mut page = Page::new(size_px, print.paper);
            page.put(
                [0, 0],
                picture.paint(&mut Painter::default(), size_px, &print),
            );
            page
        }
    };
    write(&wish.out, &page)
}

/// An exercise or a self-test that has a figure.
struct Shown {
    name: String,
    sides: Sides,
    glow: Vec<Glow>,
    demonstration: Demonstration,
}

impl Shown {
    /// By its id.
    fn find(shelf: &Shelf, id: &str) -> Result<Self, Failure> {
        let shown = match shelf.library().self_test(id) {
            Some(test) => Self::of_test(test),
            None => match shelf.find(id)? {
                Named::Exercise(exercise) => Self::of_exercise(&exercise),
                Named::Routine(_) => {
                    return Err(Failure::new(
                        Exit::NotFound,
                        format_args!(
                            "`{id}` is a routine, and a figure shows one exercise. `unsit show {id}` lists those in it."
                        ),
                    ));
                }
            },
        };
        shown.ok_or_else(|| {
            Failure::new(
                Exit::NotFound,
                format_args!(
                    "`{id}` has no figure: its file has no [figure]. Write one after the pattern of a built-in exercise."
                ),
            )
        })
    }

    /// All of them: exercises, then self-tests, each by id.
    fn all(library: &Library) -> Vec<Self> {
        let exercises = library.exercises();
        let exercises = exercises.filter_map(|exercise| Self::of_exercise(exercise));
        let tests = library.self_tests();
        let tests = tests.filter_map(|test| Self::of_test(test));
        exercises.chain(tests).collect()
    }

    fn of_exercise(exercise: &Exercise) -> Option<Self> {
        Some(Self {
            name: exercise.name.clone(),
            sides: exercise.sides,
            glow: portrait::glow(exercise),
            demonstration: exercise.demonstration.clone()?,
        })
    }

    fn of_test(test: &SelfTest) -> Option<Self> {
        Some(Self {
            name: test.name.clone(),
            sides: test.sides,
            glow: portrait::self_test_glow(test),
            demonstration: test.demonstration.clone()?,
        })
    }
}

fn pose(wish: &FigureArgs, demonstration: &Demonstration) -> Result<Pose, Failure> {
    if let Some(part) = wish.at {
        let doing = Doing::GettingReady {
            elapsed: WAY.mul_f32(part),
            lasts: WAY,
            is_hold: true,
        };
        return Ok(pose_at(demonstration, doing).pose);
    }
    let found = match &wish.pose {
        Some(label) => demonstration.pose(label),
        None => demonstration.end().or(demonstration.start()),
    };
    found.map(|labelled| labelled.pose).ok_or_else(|| {
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
    shown: &'a Shown,
    pose: Pose,
    side: Side,
    /// None for where it is seen best from.
    azimuth_deg: Option<f32>,
}

impl Picture<'_> {
    fn paint<'p>(&self, painter: &'p mut Painter, size_px: [u32; 2], print: &Print) -> &'p Image {
        let demonstration = &self.shown.demonstration;
        let view = demonstration.view;
        // Working on the left is the mirror of working on the right, and so is looking at it.
        let best_deg = match self.side {
            Side::Right => view.azimuth_deg,
            Side::Left => -view.azimuth_deg,
        };
        let look = Look {
            size_px,
            view: View {
                azimuth_deg: self.azimuth_deg.unwrap_or(best_deg),
                ..view
            },
            colours: print.colours,
            framing: portrait::framing(demonstration, self.side),
        };
        let glow = self.shown.glow.clone();
        let portrait = Portrait::new(demonstration, self.shown.sides, glow, &self.pose, self.side);
        painter.paint(&portrait.scene(), &look)
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
