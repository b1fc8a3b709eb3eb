//! `unsit start`: runs something in the window, opening one if needed, and returns when it runs.
//! It must not know how it is run.

use super::args::StartArgs;
use super::failure::{Exit, Failure};
use super::output::Output;
use super::shelf::Shelf;
use super::{launcher, opening, say};
use crate::intent::{Intent, Start};
use crate::library::is_file_name;

pub fn run(args: &StartArgs, out: &mut Output) -> Result<(), Failure> {
    let wish = wish(args)?;
    match opening::meet(&wish, None)? {
        Some(answer) => say::taken(answer, out),
        None => Ok(()),
    }
}

/// A file that was double-clicked.
pub fn run_file(file: &str, out: &mut Output) -> Result<(), Failure> {
    // A name without a folder would be taken for an id.
    let path = std::path::absolute(file)?;
    let args = StartArgs {
        what: path.to_string_lossy().into_owned(),
        as_written: false,
    };
    run(&args, out)
}

/// What to wish of the window. What is wrong with it is said here and now, whether or not a window is open.
///
/// # Errors
/// Exit 1 where a file is missing or wrong, 2 where nothing is written that could be run as written, 3 where nothing has
/// that name.
pub fn wish(args: &StartArgs) -> Result<Intent, Failure> {
    let unknown = match Shelf::open()?.routine(&args.what) {
        Ok(_) => {
            return Ok(Intent::Start(Start {
                what: absolute(&args.what)?,
                as_written: args.as_written,
            }));
        }
        Err(unknown) => unknown,
    };
    // Only where nothing is called so: a person's own routine comes first.
    let of_coach = launcher::of_coach(&args.what);
    if of_coach.is_some() && args.as_written {
        return Err(Failure::new(
            Exit::Usage,
            format_args!(
                "{} is put together for you and is written in no file. Leave --as-written out.",
                args.what
            ),
        ));
    }
    of_coach.ok_or(unknown)
}

/// The window has a working directory of its own.
fn absolute(what: &str) -> Result<String, Failure> {
    if !is_file_name(what) {
        return Ok(what.to_owned());
    }
    let unusable = || {
        Failure::new(
            Exit::WrongFile,
            format_args!("The path of {what} cannot be told to the window. Give it another name."),
        )
    };
    let path = std::path::absolute(what).map_err(|_| unusable())?;
    path.to_str().map(str::to_owned).ok_or_else(unusable)
}
