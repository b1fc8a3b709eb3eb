//! `unsit doctor`: what works on this machine, and how to mend what does not. It must not change
//! anything: no folder is made, no file is moved.

mod checks;

use serde::Serialize;

use super::failure::Failure;
use super::output::Output;

/// The whole of `unsit doctor --json`.
#[derive(Debug, Serialize)]
struct Report {
    version: u32,
    /// Unsit's own version.
    unsit: &'static str,
    checks: Vec<Check>,
}

/// One thing that was looked at.
#[derive(Debug, Serialize)]
struct Check {
    name: &'static str,
    ok: bool,
    /// What was found.
    what: String,
    /// What to do about it; none where nothing needs doing.
    mend: Option<String>,
}

impl Check {
    fn good(name: &'static str, what: impl Into<String>) -> Self {
        Self {
            name,
            ok: true,
            what: what.into(),
            mend: None,
        }
    }

    fn bad(name: &'static str, what: impl Into<String>, mend: impl Into<String>) -> Self {
        Self {
            name,
            ok: false,
            what: what.into(),
            mend: Some(mend.into()),
        }
    }

    /// An error whose sentence says already how to mend it.
    fn error(name: &'static str, error: impl std::fmt::Display) -> Self {
        Self {
            name,
            ok: false,
            what: error.to_string(),
            mend: None,
        }
    }
}

pub fn run(json: bool, out: &mut Output) -> Result<(), Failure> {
    let report = Report {
        version: 1,
        unsit: env!("CARGO_PKG_VERSION"),
        checks: checks::all(),
    };
    if json {
        return out.json(&report);
    }
    let row = |check: &Check| {
        let mark = if check.ok { "ok" } else { "—" };
        let what = match &check.mend {
            Some(mend) => format!("{}. {mend}", check.what),
            None => check.what.clone(),
        };
        // A sentence of several lines (a located error, say) stays in its column.
        let what = what.replace('\n', "\n                  ");
        vec![mark.to_owned(), format!("{:12}", check.name), what]
    };
    out.table(&report.checks.iter().map(row).collect::<Vec<_>>())
}
