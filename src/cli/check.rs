//! `unsit check FILE...`: every error of every file. It must not know how errors are found.

use std::path::PathBuf;
use std::time::Duration;

use super::failure::Failure;
use super::output::Output;
use crate::adapters::directories::Directories;
use crate::adapters::user_files::{self, UserFiles};
use crate::library::{Checked, Diagnostic, Fine, Library, SourceFile};

/// Writes a line for each good file; fails with everything that is wrong with the others.
pub fn run(files: &[PathBuf], out: &mut Output) -> Result<(), Failure> {
    // A file of the person's own library that is checked must not clash with itself.
    let is_checked = |path: &PathBuf| {
        let resolved = path.canonicalize().ok();
        files
            .iter()
            .any(|file| resolved.is_some() && file.canonicalize().ok() == resolved)
    };
    let own = match Directories::find() {
        Ok(directories) => {
            let mut own = user_files::read_all(directories.config());
            own.files
                .retain(|file| !is_checked(&directories.config().join(&*file.name)));
            own
        }
        // Without a home folder there are no own files to refer to.
        Err(_) => UserFiles::default(),
    };
    let library = Library::built_in().with_user_files(own.files);
    let mut lines = Vec::new();
    let mut readable = Vec::new();
    for file in files {
        match user_files::read_one(file) {
            Ok(source) => readable.push(source),
            Err(problem) => lines.push(Err(vec![problem])),
        }
    }
    lines.extend(report(&library, readable));
    let (mut fine, mut wrong) = (Vec::new(), Vec::new());
    for line in lines {
        match line {
            Ok(line) => fine.push(line),
            Err(problems) => wrong.extend(problems),
        }
    }
    // The good news first, where both end on one screen.
    let told = fine
        .iter()
        .try_for_each(|line| out.line(line))
        .and_then(|()| out.finish());
    if wrong.is_empty() {
        told
    } else {
        // A wrong file stays wrong, whoever reads of the good ones.
        Err(Failure::wrong_file(&wrong))
    }
}

/// A line for each good file, everything that is wrong with each of the others.
fn report(library: &Library, files: Vec<SourceFile>) -> Vec<Result<String, Vec<Diagnostic>>> {
    let checked = library.check(files).into_iter();
    checked
        .map(|Checked { file, result }| result.map(|fine| line(&file, &fine)))
        .collect()
}

fn line(file: &str, fine: &Fine) -> String {
    match fine {
        Fine::Exercise { total } => format!("{file} is fine: an exercise, {}", spoken(*total)),
        Fine::Routine {
            steps,
            total,
            at_most,
            self_paced,
        } => {
            let plural = if *steps == 1 { "step" } else { "steps" };
            let at_most = if *at_most { "at most " } else { "" };
            let own_pace = if *self_paced {
                " and the time that you take"
            } else {
                ""
            };
            format!(
                "{file} is fine: {steps} {plural}, {at_most}{}{own_pace}",
                spoken(*total)
            )
        }
        Fine::SelfTest => format!("{file} is fine: a self-test"),
        Fine::Translation => format!("{file} is fine: a translation"),
    }
}

/// Minutes and seconds, such as `9 min 59 s`.
fn spoken(time: Duration) -> String {
    let seconds = time.as_secs_f64() % 60.0;
    let seconds = (seconds * 10.0).round() / 10.0;
    match time.as_secs() / 60 {
        0 => format!("{seconds} s"),
        minutes if seconds == 0.0 => format!("{minutes} min"),
        minutes => format!("{minutes} min {seconds} s"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_good_file_gets_a_line_and_a_bad_one_its_errors() {
        let routine = "id = \"a\"\nname = \"A\"\n[[steps]]\nrest_s = 90\n";
        let bad = "id = \"b\"\nname = 3\n";
        let files = vec![
            SourceFile::of_unknown_kind("a.toml", routine),
            SourceFile::of_unknown_kind("b.toml", bad),
        ];
        let lines = report(&Library::built_in(), files);
        assert_eq!(
            lines[0].as_deref(),
            Ok("a.toml is fine: 1 step, 1 min 30 s")
        );
        assert!(lines[1].as_ref().is_err_and(|problems| problems.len() > 1));
    }

    #[test]
    fn times_are_said_in_minutes_and_seconds() {
        assert_eq!(spoken(Duration::from_secs(599)), "9 min 59 s");
        assert_eq!(spoken(Duration::from_secs(120)), "2 min");
        assert_eq!(spoken(Duration::from_millis(2500)), "2.5 s");
    }
}
