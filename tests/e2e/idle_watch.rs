//! Prints what is heard of the person's input: the source, then each event on a line. For tests that touch keys; it must
//! not know any of them.
//!
//! `idle_watch MILLISECONDS` tells idleness after so long, until its input is gone or it is ended.

use std::process::ExitCode;
use std::sync::mpsc;
use std::time::Duration;

use unsit::adapters::idle::{IdleWatch, Input};

fn main() -> ExitCode {
    let Some(millis) = std::env::args().nth(1).and_then(|text| text.parse().ok()) else {
        eprintln!("How many milliseconds?");
        return ExitCode::from(2);
    };
    let (tell, told) = mpsc::channel();
    let started = IdleWatch::start(Duration::from_millis(millis), move |input| {
        if tell.send(input).is_err() {
            eprintln!("nobody listens");
        }
    });
    let watch = match started {
        Ok(watch) => watch,
        Err(error) => {
            eprintln!("{error}");
            return ExitCode::from(if error.may_pass() { 4 } else { 5 });
        }
    };
    println!("{}", watch.source());
    for input in told {
        println!("{input:?}");
        if input == Input::Lost {
            break;
        }
    }
    ExitCode::SUCCESS
}
