//! What can be typed. It must not know what it does.

use std::path::PathBuf;

use clap::{CommandFactory, Parser, Subcommand, ValueEnum};

use crate::adapters::launch;
use crate::domain::settings::VoiceLevel;
use crate::intent::Intent;

/// A desktop coach for people who sit all day.
///
/// Without a command the window opens, or comes to the front if it is open.
#[derive(Debug, Parser)]
#[command(
    name = "unsit",
    version,
    args_conflicts_with_subcommands = true,
    after_help = "Exit codes: 0 done; 1 an input file is wrong; 2 usage; 3 no such routine or \
                  exercise; 4 nothing is running; 5 the machine lacks what it takes."
)]
pub struct Args {
    #[command(flatten)]
    pub window: WindowArgs,
    #[command(subcommand)]
    pub command: Option<Command>,
}

impl Args {
    /// The commands without what is not for people: generators of completions print hidden flags too.
    pub fn for_people() -> clap::Command {
        let all = Self::command();
        let about = all.get_about().cloned().unwrap_or_default();
        let after = all.get_after_help().cloned().unwrap_or_default();
        clap::Command::new("unsit")
            .version(env!("CARGO_PKG_VERSION"))
            .about(about)
            .after_help(after)
            .subcommands(
                all.get_subcommands()
                    .filter(|sub| !sub.is_hide_set())
                    .cloned(),
            )
    }
}

/// How another process of Unsit, or a launcher, starts the window; not for people.
#[derive(Debug, clap::Args)]
pub struct WindowArgs {
    /// What it is to do first, as the socket has it.
    #[arg(long = launch::WISH, hide = true, value_name = "INTENT", value_parser = intent)]
    pub wish: Option<Intent>,
    /// The file that was double-clicked, if there was one; otherwise the window opens.
    #[arg(long, hide = true, value_name = "FILE", num_args = 0..=1, default_missing_value = "", conflicts_with = launch::WISH)]
    pub open: Option<String>,
}

fn intent(text: &str) -> Result<Intent, String> {
    serde_json::from_str(text).map_err(|error| error.to_string())
}

#[derive(Debug, Subcommand)]
pub enum Command {
    /// Run a routine, an exercise or a file in the window, opening one if needed
    ///
    /// Two names mean what the coach has for you now: post-sitting, the session after long sitting, and strengthen, the
    /// strengthening that was not done last. A routine of your own of that name comes first.
    Start(StartArgs),
    /// Pause the session
    Pause,
    /// Go on after a pause, with a three-second get-ready
    Resume,
    /// Pause the session, or go on with it
    Toggle,
    /// Skip to the next step
    Next,
    /// To the start of this step; twice quickly, to the one before
    Back,
    /// Make the current step longer, or shorter with a negative number
    Add {
        /// Seconds to add; `-10` takes ten away
        #[arg(allow_negative_numbers = true, value_parser = clap::value_parser!(i32).range(-3600..=3600))]
        seconds: i32,
    },
    /// End the session
    Stop,
    /// Tell what the window is doing
    Status {
        /// As one JSON document
        #[arg(long)]
        json: bool,
        /// A line now and for every change, until the window closes
        #[arg(long)]
        follow: bool,
    },
    /// List what there is
    List {
        /// Which list; without it, routines and exercises
        what: Option<Listing>,
        /// As one JSON document
        #[arg(long)]
        json: bool,
    },
    /// Tell all about a routine, an exercise or a self-test
    Show {
        /// As `unsit list` names it
        id: String,
        /// As one JSON document
        #[arg(long)]
        json: bool,
    },
    /// The timeline of a routine as written: steps and cues
    Plan {
        /// A routine, an exercise or a file
        #[arg(value_name = "ROUTINE|FILE")]
        what: String,
        /// As one JSON document, in milliseconds
        #[arg(long)]
        json: bool,
        /// Tell what is said, too
        #[arg(long, value_enum)]
        voice: Option<VoiceChoice>,
    },
    /// Write the sound of a routine as written to a file to follow along
    ///
    /// Its tones are as you have set them: your own sounds, how loud each is, and those that you switched off left out.
    /// The file has a chapter for each exercise, side and set, and a cue sheet beside it, of the same name with .cue, lists
    /// them for players that know no chapters. A file of this name is replaced.
    Render {
        /// A routine, an exercise or a file
        #[arg(value_name = "ROUTINE|FILE")]
        what: String,
        /// Where to write it; .flac, .ogg or .wav
        #[arg(short, long)]
        out: PathBuf,
        /// How much is said
        #[arg(long, value_enum, default_value_t = VoiceChoice::On)]
        voice: VoiceChoice,
        /// A soft breath to follow in holds: in for 4 s, out for 6
        #[arg(long)]
        breathing: bool,
    },
    /// Write a picture of the person who shows an exercise or a self-test
    Figure(FigureArgs),
    /// Tell what the coach would do now, and why
    Suggest {
        /// As one JSON document
        #[arg(long)]
        json: bool,
        /// As if it were then: 2026-03-10T07:30, or with a zone
        #[arg(long, value_name = "TIME", value_parser = super::suggest::parse_time)]
        at: Option<jiff::Zoned>,
    },
    /// Tell what was done, session by session
    History {
        /// As one JSON document
        #[arg(long)]
        json: bool,
        /// As a table for other programs, one line for each exercise and side
        #[arg(long, conflicts_with = "json")]
        csv: bool,
        /// Only from this day on: 2026-03-10
        #[arg(long, value_name = "DATE")]
        since: Option<jiff::civil::Date>,
    },
    /// Write all your data to one file
    Export {
        /// Where to write it; it must not exist yet
        #[arg(value_name = "OUT")]
        out: PathBuf,
    },
    /// Take in what `unsit export` wrote; what is there already stays as it is
    Import {
        #[arg(value_name = "IN")]
        file: PathBuf,
    },
    /// Delete everything that Unsit keeps of you; your own files only if you say so
    Erase {
        /// Do not ask
        #[arg(long)]
        yes: bool,
        /// The exercises, routines, self-tests and translations that you wrote, too
        #[arg(long)]
        own_files: bool,
    },
    /// Tell every error of exercise and routine files
    Check {
        #[arg(required = true, value_name = "FILE")]
        files: Vec<PathBuf>,
    },
    /// Stay in the panel: count sitting, remind, and start the session after sitting with one click
    Agent {
        /// End the one that runs
        #[arg(long)]
        quit: bool,
    },
    /// What the agent asks
    #[command(hide = true)]
    Outlook {
        /// Minutes sat on end, to be noted first
        #[arg(long, requires = "today")]
        sat: Option<u16>,
        /// Minutes sat on this day
        #[arg(long, requires = "sat")]
        today: Option<u16>,
        /// Answer nothing
        #[arg(long, requires = "sat")]
        only_note: bool,
    },
    /// Tell what works on this machine
    Doctor {
        /// As one JSON document
        #[arg(long)]
        json: bool,
    },
    /// Answer the session bus; the bus starts it, people need not
    #[command(hide = true)]
    DbusService {
        /// How long to wait for another call, in milliseconds
        #[arg(long, default_value = "5000")]
        linger_ms: u64,
    },
    /// Print completions for a shell
    Completions { shell: clap_complete::Shell },
    /// Print the manual page
    Man,
}

#[derive(Debug, clap::Args)]
pub struct StartArgs {
    /// A routine or exercise as `unsit list` names it, a file, post-sitting or strengthen
    #[arg(value_name = "ROUTINE|EXERCISE|FILE.toml")]
    pub what: String,
    /// Exactly as the file says, not adapted to you
    #[arg(long)]
    pub as_written: bool,
}

#[derive(Debug, clap::Args)]
#[command(group = clap::ArgGroup::new("what").required(true).args(["exercise", "all"]))]
pub struct FigureArgs {
    /// An exercise or a self-test, as `unsit list` names it
    pub exercise: Option<String>,
    /// Every pose of every exercise and self-test on one sheet
    #[arg(long, conflicts_with_all = ["pose", "at", "side", "size", "azimuth"])]
    pub all: bool,
    /// Where to write it; .png
    #[arg(short, long)]
    pub out: PathBuf,
    /// The pose of this name; without it, the one that is held
    #[arg(long, value_name = "LABEL", conflicts_with = "at")]
    pub pose: Option<String>,
    /// On the way from the start, 0, to the pose that is held, 1
    #[arg(long, value_name = "0..1", value_parser = part)]
    pub at: Option<f32>,
    /// Which side works
    #[arg(long, default_value = "right")]
    pub side: OneSide,
    /// Width and height in pixels, such as 800x1000
    #[arg(long, value_name = "WxH", value_parser = size_px)]
    pub size: Option<SizePx>,
    /// Seen from where: 0 from the front, 90 from the person's left, in degrees
    #[arg(long, value_name = "DEG", allow_negative_numbers = true)]
    pub azimuth: Option<f32>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum OneSide {
    Left,
    Right,
}

/// Width and height.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct SizePx(pub [u32; 2]);

/// Sides of a picture that can be asked for.
const SIDES_PX: std::ops::RangeInclusive<u32> = 16..=4096;

fn size_px(text: &str) -> Result<SizePx, String> {
    let wrong = || {
        let (least, most) = (SIDES_PX.start(), SIDES_PX.end());
        format!("write width x height, each {least} to {most} pixels, such as 800x1000")
    };
    let (width, height) = text.split_once(['x', 'X']).ok_or_else(wrong)?;
    let side = |text: &str| {
        let side = text.trim().parse().ok();
        side.filter(|side| SIDES_PX.contains(side))
            .ok_or_else(wrong)
    };
    Ok(SizePx([side(width)?, side(height)?]))
}

fn part(text: &str) -> Result<f32, String> {
    let part = text.parse().ok();
    part.filter(|part| (0.0..=1.0).contains(part))
        .ok_or_else(|| "write a number from 0 to 1, such as 0.5".to_owned())
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Listing {
    Routines,
    Exercises,
    Tests,
    Muscles,
}

/// How much a track says.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum VoiceChoice {
    /// Tones alone
    Off,
    /// Exercises and sides
    NamesOnly,
    /// As short
    On,
    /// Besides, how to get into position, half-way, the last seconds, and the count
    Short,
    /// Besides, what to mind while working
    Full,
}

impl From<VoiceChoice> for VoiceLevel {
    fn from(choice: VoiceChoice) -> Self {
        match choice {
            VoiceChoice::Off => Self::Off,
            VoiceChoice::NamesOnly => Self::NamesOnly,
            VoiceChoice::On | VoiceChoice::Short => Self::Short,
            VoiceChoice::Full => Self::Full,
        }
    }
}
