//! The command line, one file per command. It must not decide anything about a session: it asks the
//! running window, or reads the library.
//!
//! [`args`] is what can be typed, [`failure`] what can go wrong and with which exit code, [`shelf`]
//! how a command finds a routine, [`output`] how it answers.

mod agent;
pub mod archive;
mod args;
mod check;
mod completions;
mod dbus_service;
mod doctor;
mod erase;
mod failure;
mod figure;
mod history;
mod launcher;
mod list;
mod log;
mod man;
mod opening;
mod outlook;
mod output;
mod plan;
pub mod render;
mod say;
mod self_test;
mod shelf;
mod show;
mod start;
mod status;
mod suggest;
mod unseen;
mod window;

pub use launcher::ACTIONS;

use std::ffi::OsString;
use std::process::ExitCode;
use std::time::Duration;

use clap::Parser;

use crate::adapters::directories::Directories;
use crate::adapters::settings_file::SettingsFile;
use crate::adapters::voice_clips::VoiceClips;
use crate::domain::settings::SoundSettings;
use crate::words::Words;
use args::{Args, Command};
pub use failure::{Exit, Failure};
use output::Output;

/// Does what the arguments (the program's name first) ask, and tells the exit code.
pub fn run(args: impl IntoIterator<Item = OsString>) -> ExitCode {
    // Clap prints help to standard output and mistakes to standard error, and knows 0 and 2.
    let args = match Args::try_parse_from(args) {
        Ok(args) => args,
        Err(error) => {
            if let Err(broken) = error.print() {
                tracing::debug!(%broken, "nobody reads the help");
            }
            return ExitCode::from(if error.use_stderr() { 2 } else { 0 });
        }
    };
    // Nobody reads what these answer, so they note what goes wrong.
    log::begin(matches!(
        args.command,
        None | Some(Command::DbusService { .. })
    ));
    let mut out = Output::standard();
    let done = dispatch(args, &mut out).and_then(|code| {
        out.finish()?;
        Ok(code)
    });
    done.unwrap_or_else(|failure| failure.report())
}

fn dispatch(args: Args, out: &mut Output) -> Result<ExitCode, Failure> {
    let Some(command) = args.command else {
        let Some(file) = args.window.open.clone() else {
            return window::open(args.window);
        };
        // This is how launchers start it.
        let opened = if file.is_empty() {
            window::open(args.window)
        } else {
            start::run_file(&file, out).map(|()| ExitCode::SUCCESS)
        };
        return opened.inspect_err(unseen::tell);
    };
    match command {
        Command::Start(wish) => start::run(&wish, out),
        Command::Pause => say::run(say::Said::Pause, out),
        Command::Resume => say::run(say::Said::Resume, out),
        Command::Toggle => say::run(say::Said::Toggle, out),
        Command::Next => say::run(say::Said::Next, out),
        Command::Back => say::run(say::Said::Back, out),
        Command::Add { seconds } => say::run(say::Said::Add(seconds), out),
        Command::Stop => say::run(say::Said::Stop, out),
        Command::Status { json, follow } => status::run(json, follow, out),
        Command::List { what, json } => list::run(what, json, out),
        Command::Show { id, json } => show::run(&id, json, out),
        Command::Plan { what, json, voice } => plan::run(&what, json, voice.map(Into::into), out),
        Command::Render {
            what,
            out: file,
            voice,
            breathing,
        } => {
            let routine = shelf::Shelf::open()?.routine(&what)?;
            let words = Words::english();
            let directories = Directories::find()?;
            let clips = VoiceClips::find(words.language(), directories.data());
            let plan = plan::as_written(&routine);
            let loaded = SettingsFile::load(directories.config());
            if let Some(problem) = &loaded.problem {
                eprintln!("{problem}");
            }
            let sound = SoundSettings {
                voice: voice.into(),
                breathing,
                ..loaded.settings.sound
            };
            render::run(&plan, &file, &sound, &words, clips).map_err(Failure::from)
        }
        Command::Figure(wish) => figure::run(&wish),
        Command::Suggest { json, at } => suggest::run(json, at, out),
        Command::History { json, csv, since } => history::run(json, csv, since, out),
        Command::Export { out: file } => archive::export(&file, out),
        Command::Import { file } => archive::import(&file, out),
        Command::Erase { yes, own_files } => erase::run(yes, own_files, out),
        Command::Check { files } => check::run(&files, out),
        Command::Agent { quit } => agent::run(quit, out),
        Command::Outlook {
            sat,
            today,
            only_note,
        } => outlook::run(sat.zip(today), only_note, out),
        Command::Doctor { json } => doctor::run(json, out),
        Command::DbusService { linger_ms } => dbus_service::run(Duration::from_millis(linger_ms)),
        Command::Completions { shell } => completions::run(shell, out),
        Command::Man => man::run(out),
    }
    .map(|()| ExitCode::SUCCESS)
}
