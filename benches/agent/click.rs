//! From a click on the icon in the panel to the first picture of the session and to its first sound, beside an empty window's
//! start in the same run. It must not know how a click is heard.

use std::error::Error;
use std::process::Command;
use std::time::Duration;

use unsit::adapters::clock::Clock;
use unsit::domain::Moment;
use unsit_bench::process::Process;
use unsit_bench::screen::{Screen, Watched};
use unsit_bench::{Figures, Programs, median, millis};

use super::ear::Ear;
use super::person;

const FRAME_BUDGET: f64 = 1.3;
const SOUND_BUDGET_MS: f64 = 150.0;
const CLICKS: usize = 20;
/// Everything that is drawn in this time after a click is looked at.
const WATCHED: Duration = Duration::from_secs(3);
/// The next start must not meet what this one still does.
const APART: Duration = Duration::from_millis(700);

pub fn measure(programs: &Programs, figures: &mut Figures) -> Result<(), Box<dyn Error>> {
    person::settle()?;
    let mut screen = Screen::open()?;
    let ear = Ear::open()?;
    let agent = Process::start_with(&programs.unsit, &["agent"])?;
    let icon = place_of_icon(&agent)?;
    let (mut frames, mut sounds, mut empty) = (Vec::new(), Vec::new(), Vec::new());
    for run in 0..=CLICKS {
        let bare = bare_start(programs, &mut screen)?;
        let click = one_click(programs, icon, &agent, &mut screen, &ear)?;
        // The first of each fills the system's caches, and makes the history.
        if run > 0 {
            empty.push(bare);
            frames.push(click.frame);
            sounds.push(click.sound.saturating_sub(click.frame));
        }
    }
    let (frame, bare, sound) = (median(&mut frames), median(&mut empty), median(&mut sounds));
    figures.note(
        &format!("click on the icon to the session's first picture, {CLICKS} of each in turn"),
        &format!(
            "{:.1} ms ({:.0} to {:.0}), an empty window {:.1} ms",
            millis(frame),
            millis(frames[0]),
            millis(frames[frames.len() - 1]),
            millis(bare)
        ),
    );
    figures.at_most(
        "click to the session's first picture against the empty window",
        frame.as_secs_f64() / bare.as_secs_f64(),
        FRAME_BUDGET,
        " ×",
    );
    figures.at_most(
        "first sound after that picture",
        millis(sound),
        SOUND_BUDGET_MS,
        " ms",
    );
    Ok(())
}

/// How long after the click.
struct Click {
    frame: Duration,
    sound: Duration,
}

fn bare_start(programs: &Programs, screen: &mut Screen) -> Result<Duration, Box<dyn Error>> {
    let (began, empty) = Process::start(&programs.empty)?;
    let (window, seen) = screen.first_drawing_of(empty.id())?;
    std::thread::sleep(APART);
    screen.ask_to_close(window)?;
    empty.wait()?;
    Ok(seen.since(began))
}

fn one_click(
    programs: &Programs,
    icon: [i16; 2],
    agent: &Process,
    screen: &mut Screen,
    ear: &Ear,
) -> Result<Click, Box<dyn Error>> {
    let clicked = screen.click(icon)?;
    let Watched {
        window,
        process,
        pictures,
    } = screen.pictures_of_child(agent.id(), WATCHED)?;
    let status = Command::new(&programs.unsit)
        .args(["status", "--json"])
        .output()?;
    let status = String::from_utf8(status.stdout)?;
    if !status.contains(r#""state":"running""#) {
        return Err(format!("the click began no session: {status}").into());
    }
    let frame = first_like_the_last(&pictures).ok_or("nothing was drawn after the click")?;
    let sound = ear
        .onset_since(clicked, WATCHED)
        .ok_or("nothing was heard after the click")?;
    Command::new(&programs.unsit).arg("stop").output()?;
    screen.ask_to_close(window)?;
    let gone = format!("/proc/{process}");
    for _ in 0..1000 {
        if !std::path::Path::new(&gone).exists() {
            std::thread::sleep(APART);
            return Ok(Click {
                frame: frame.since(clicked),
                sound: sound.since(clicked),
            });
        }
        std::thread::sleep(Duration::from_millis(10));
    }
    Err("the window goes on after it was closed".into())
}

/// When the picture that stayed came first: each is what the top left corner of the window showed, in which a session has
/// its name and the home screen its greeting.
fn first_like_the_last(drawn: &[(Moment, Vec<u8>)]) -> Option<Moment> {
    let (_, last) = drawn.last()?;
    let same = drawn.iter().find(|(_, picture)| picture == last)?;
    Some(same.0)
}

/// The middle of the panel, which holds nothing but the icon.
fn place_of_icon(agent: &Process) -> Result<[i16; 2], Box<dyn Error>> {
    let until = Clock::Machine.now() + Duration::from_secs(30);
    while Clock::Machine.now() < until {
        agent.usage()?;
        let place = Command::new("bash")
            .args(["-c", "source \"$0\"; icon_place"])
            .arg(std::env::var("PANEL_LIBRARY")?)
            .output()?;
        let numbers: Vec<i16> = String::from_utf8(place.stdout)?
            .split_whitespace()
            .map(str::parse)
            .collect::<Result<_, _>>()?;
        if let [x, y] = numbers[..] {
            return Ok([x, y]);
        }
        std::thread::sleep(Duration::from_millis(100));
    }
    Err("no icon is in the panel".into())
}
