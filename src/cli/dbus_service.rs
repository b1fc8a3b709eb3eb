//! `unsit dbus-service`: meets what desktops ask on the session bus. It must not know how that travels, nor how a wish
//! is met.

use std::path::Path;
use std::time::Duration;

use super::args::StartArgs;
use super::failure::{Exit, Failure};
use super::{launcher, opening, start, unseen};
use crate::adapters::app_id::APP_ID;
use crate::adapters::desktop_service::{self, Asked, What};
use crate::intent::Intent;

pub fn run(linger: Duration) -> Result<(), Failure> {
    desktop_service::serve(APP_ID, linger, |asked| {
        meet(&asked).map_err(|failure| {
            let sentence = failure.to_string();
            // Desktops may keep the answer to themselves.
            tracing::warn!(code = failure.code(), "{sentence}");
            unseen::tell(&failure);
            sentence
        })
    })
    .map_err(|error| Failure::new(Exit::Unable, error))
}

fn meet(asked: &Asked) -> Result<(), Failure> {
    let token = asked.token.as_deref();
    let wish = wish(&asked.what)?;
    let met = opening::meet(&wish, token);
    if met.is_err() && wish != Intent::Raise {
        // Somebody clicked: what runs already, or why nothing does, is to be seen.
        opening::meet(&Intent::Raise, token)?;
    }
    met.map(drop)
}

fn wish(what: &What) -> Result<Intent, Failure> {
    match what {
        What::Activate => Ok(Intent::Raise),
        What::Action(name) => {
            let what = launcher::of_action(name).ok_or_else(|| {
                Failure::new(
                    Exit::NotFound,
                    format_args!("There is no action {name}. Install Unsit anew."),
                )
            })?;
            started(what)
        }
        What::Open(files) => match files.as_slice() {
            [] => Err(Failure::new(
                Exit::WrongFile,
                "Only a file on this machine can be run. Copy it here first.",
            )),
            [file] => of_file(file),
            [file, rest @ ..] => {
                tracing::warn!(left = rest.len(), "only the first of several files is run");
                of_file(file)
            }
        },
    }
}

fn of_file(file: &Path) -> Result<Intent, Failure> {
    let path = file.to_str().ok_or_else(|| {
        Failure::new(
            Exit::WrongFile,
            format_args!("{} cannot be run. Give it another name.", file.display()),
        )
    })?;
    started(path)
}

fn started(what: &str) -> Result<Intent, Failure> {
    start::wish(&StartArgs {
        what: what.to_owned(),
        as_written: false,
    })
}
