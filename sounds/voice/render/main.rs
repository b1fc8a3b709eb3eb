//! Renders what the voice says, one Ogg Vorbis file a line, and removes the files whose line is gone.
//!
//! `voice PYTHON` writes to `sounds/voice/en/`; PYTHON is the interpreter that has the packages of
//! `sounds/voice/requirements.txt` (`make voice` brings both). Beside the files, `given.tsv` says what the synthesiser was
//! given for each; a line that would be given as before keeps its file, untouched. It must not know when a line is said.

mod encode;
mod given;
mod level;
mod speaker;
mod trim;

use std::collections::BTreeMap;
use std::error::Error;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use unsit::domain::Subject;
use unsit::domain::speech::every_line;
use unsit::library::Library;
use unsit::words::{Words, clip_name};

use given::{Given, Pronunciations};
use speaker::Speaker;

/// Lower where what the coder adds makes it necessary.
const CEILINGS_DBTP: [f64; 5] = [-3.1, -3.5, -4.0, -5.0, -6.0];
const HIGHEST_TRUE_PEAK_DBTP: f64 = -3.0;

fn main() -> ExitCode {
    let Some(python) = std::env::args_os().nth(1) else {
        eprintln!("usage: voice PYTHON (or `make voice`, which brings all that it needs)");
        return ExitCode::from(2);
    };
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("sounds/voice");
    match render(Path::new(&python), &folder) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("voice: {error}");
            ExitCode::FAILURE
        }
    }
}

fn render(python: &Path, folder: &Path) -> Result<(), Box<dyn Error>> {
    let clips = folder.join("en");
    fs::create_dir_all(&clips)?;
    let pronunciations = Pronunciations::read(&folder.join("pronunciations.toml"))?;
    let lines = lines();
    let record = clips.join("given.tsv");
    let mut given = Given::read(&record, &speaker::recipe());

    let removed = remove_others(&clips, &lines)?;
    given.keep_only(|name| lines.contains_key(name));
    let wanted: Vec<(&String, String)> = lines
        .iter()
        .map(|(name, text)| (name, pronunciations.respell(text)))
        .filter(|(name, respelt)| !given.has(name, respelt) || !file(&clips, name).is_file())
        .collect();
    if !wanted.is_empty() {
        let mut speaker = Speaker::start(python, folder)?;
        for (name, respelt) in &wanted {
            let clip = clip(&speaker.say(respelt)?).map_err(|error| format!("{name}: {error}"))?;
            fs::write(file(&clips, name), clip)?;
            given.insert(name, respelt);
            // At once, so that a run that is broken off is gone on with.
            given.write(&record)?;
            println!("{name}");
        }
    }
    given.write(&record)?;
    println!(
        "{} lines: {} rendered, {} as they were; {removed} without a line removed",
        lines.len(),
        wanted.len(),
        lines.len() - wanted.len(),
    );
    Ok(())
}

/// What is said in English, by the name of its clip.
fn lines() -> BTreeMap<String, String> {
    let library = Library::built_in();
    let exercises = library.exercises().cloned().map(Subject::Exercise);
    let tests = library.self_tests().cloned().map(Subject::SelfTest);
    let subjects: Vec<Subject> = exercises.chain(tests).collect();
    let routines: Vec<_> = library.routines().map(AsRef::as_ref).collect();
    let words = Words::english();
    every_line(&subjects, &routines)
        .iter()
        .map(|line| words.spoken(line))
        .map(|text| (clip_name(&text), text))
        .filter(|(name, _)| !name.is_empty())
        .collect()
}

fn file(clips: &Path, name: &str) -> PathBuf {
    clips.join(format!("{name}.ogg"))
}

/// How many files had no line any more.
fn remove_others(clips: &Path, lines: &BTreeMap<String, String>) -> std::io::Result<usize> {
    let mut removed = 0;
    for entry in fs::read_dir(clips)? {
        let path = entry?.path();
        let is_clip = path.extension().is_some_and(|extension| extension == "ogg");
        let name = path.file_stem().and_then(|stem| stem.to_str());
        if is_clip && !name.is_some_and(|name| lines.contains_key(name)) {
            fs::remove_file(&path)?;
            removed += 1;
        }
    }
    Ok(removed)
}

/// The file of one clip: trimmed, as loud as the tones, and below the ceiling after coding too.
fn clip(spoken: &[f32]) -> Result<Vec<u8>, Box<dyn Error>> {
    let trimmed = trim::trim(spoken).ok_or("nothing was said")?;
    for ceiling_dbtp in CEILINGS_DBTP {
        let file = encode::encode(&level::level(&trimmed, ceiling_dbtp)?)?;
        if level::true_peak_dbtp(&encode::decode(&file)?)? <= HIGHEST_TRUE_PEAK_DBTP {
            return Ok(file);
        }
    }
    Err("its peaks are too high after coding".into())
}
