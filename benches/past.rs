//! `cargo bench -p unsit-bench --bench past`: ten years of daily use, 10,000 sessions, looked back on: the
//! home screen's questions, the progress page with its query and its layout, the page of records, the
//! export. It must not draw pixels.

#![allow(
    clippy::unwrap_used,
    reason = "a benchmark's report of what cannot be is a panic"
)]

#[path = "../tests/sessions/mod.rs"]
mod sessions;

use std::io::Write as _;
use std::path::Path;
use std::process::ExitCode;
use std::sync::Arc;
use std::time::Duration;

use egui::{Context, Rect, pos2, vec2};
use jiff::SignedDuration;
use unsit::adapters::store::{Entry, Store};
use unsit::domain::coach::record::{Pain, PainMoment, Verdict};
use unsit::domain::coach::{Day, Fact};
use unsit::domain::progress::Range;
use unsit::domain::side::WorkedSide;
use unsit::domain::{Id, Side};
use unsit::library::Library;
use unsit::window::{ProgressState, ProgressView, RecordsState, RecordsView, install_look};
use unsit::words::Words;
use unsit_bench::{Figures, median, millis, quantile, time};

const SESSIONS: i64 = 10_000;
const DAYS: i64 = 3650;
/// The coach makes routines whose doses change with the weeks: so many different ones.
const ROUTINES: i64 = 500;
const ROUNDS: usize = 20;
const TESTS: [(&str, &str); 8] = [
    ("test-ake", "hamstrings"),
    ("test-butterfly", "adductors"),
    ("test-figure-four", "deep-rotators"),
    ("test-foot-fall", "deep-rotators"),
    ("test-heel-to-buttock", "front-thigh"),
    ("test-knee-to-chest", "low-back"),
    ("test-leg-drop", "outer-hip"),
    ("test-thomas", "hip-flexors"),
];

fn main() -> ExitCode {
    let mut figures = Figures::default();
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("history.sqlite");
    let written = fill(&path);
    let size = std::fs::metadata(&path).unwrap().len() / 1_000_000;
    let (opened, store) = time(|| Store::open(&path).unwrap().store);
    let mut store = store;
    figures.note(
        "history",
        &format!(
            "{SESSIONS} sessions, {} facts, {size} MB; opening with its check of every page {:.0} ms",
            store.records().unwrap().len(),
            millis(opened)
        ),
    );
    let (anew, _) = time(|| (store.digest().unwrap(), store.progress().unwrap()));
    figures.note(
        "digest and progress made anew, after a correction",
        &format!("{:.0} ms, of {written} entries", millis(anew)),
    );
    home(&mut store, &mut figures);
    let window = Window::new();
    progress(&mut store, &window, &mut figures);
    records(&store, &window, &mut figures);
    export(&store, folder.path(), &mut figures);
    figures.verdict()
}

/// Ten years of records; how many entries.
fn fill(path: &Path) -> usize {
    let mut store = Store::open(path).unwrap().store;
    let mut one = Vec::new();
    sessions::drive_short(|batch| one.extend(batch));
    let mut written = 0;
    for session in 0..SESSIONS {
        let day = session * DAYS / SESSIONS;
        let back = SignedDuration::from_hours(24 * (DAYS - 1 - day));
        let made = session % ROUTINES;
        let mut batch: Vec<Entry> = one.iter().map(|entry| earlier(entry, back, made)).collect();
        if (session - 1) * DAYS / SESSIONS != day || session == 0 {
            let at = sessions::started() - back;
            let of_day = of_a_day(day).into_iter();
            batch.extend(of_day.map(|fact| Entry::noted(fact, at.clone())));
        }
        written += batch.len();
        store.record(&batch).unwrap();
    }
    written
}

/// The same session at another time, of a routine that was made a little different.
fn earlier(entry: &Entry, back: SignedDuration, made: i64) -> Entry {
    let mut entry = entry.clone();
    match &mut entry {
        Entry::Begun(beginning) => {
            beginning.started = &beginning.started - back;
            Arc::make_mut(&mut beginning.routine).purpose = format!("Made for day {made}.");
        }
        Entry::Happened { local, .. } => *local = &*local - back,
        _ => {}
    }
    entry
}

/// Pain every day, tests every week, strength every month.
fn of_a_day(day: i64) -> Vec<Fact> {
    let pain = |moment| {
        let level = (day % 5) as u8;
        Fact::Pain(Pain {
            level,
            moment,
            session: None,
            exercise: None,
        })
    };
    let mut facts = vec![
        pain(PainMoment::NextMorning),
        pain(PainMoment::After),
        Fact::Urge,
    ];
    if day % 7 == 0 {
        for (test, muscle) in TESTS {
            facts.extend([Side::Left, Side::Right].map(|side| Fact::Tested {
                test: Id::new(test),
                muscle: Id::new(muscle),
                side,
                verdict: Verdict::Tight,
                sign: None,
            }));
        }
    }
    if day % 28 == 0 {
        facts.extend(
            [WorkedSide::Left, WorkedSide::Right].map(|side| Fact::Measured {
                test: Id::new("weak-one-leg-bridge"),
                side,
                value: (day / 100) as u16,
            }),
        );
    }
    facts
}

fn rounds(mut once: impl FnMut()) -> Vec<Duration> {
    (0..ROUNDS).map(|_| time(&mut once).0).collect()
}

fn tell(figures: &mut Figures, what: &str, mut times: Vec<Duration>, budget_ms: f64) {
    figures.at_most(what, millis(median(&mut times)), budget_ms, " ms");
    let worst = millis(quantile(&mut times, 1.0));
    figures.note(&format!("{what}, slowest"), &format!("{worst:.2} ms"));
}

fn home(store: &mut Store, figures: &mut Figures) {
    let times = rounds(|| {
        assert_eq!(store.unfinished(sessions::DAY).unwrap(), None);
        assert!(!store.last_done().unwrap().is_empty());
        assert_eq!(store.sessions(30).unwrap().len(), 30);
        assert!(store.digest().unwrap().upto.is_some());
    });
    tell(
        figures,
        "home screen's queries, digest among them",
        times,
        5.0,
    );
}

fn progress(store: &mut Store, window: &Window, figures: &mut Figures) {
    let today = Day::of(&sessions::started());
    for (range, what) in [
        (Range::Quarter, "progress of a quarter"),
        (Range::Year, "progress of a year"),
        (Range::All, "progress of ten years"),
    ] {
        let mut query = Vec::new();
        let mut layout = Vec::new();
        for _ in 0..ROUNDS {
            let (took, progress) = time(|| store.progress().unwrap().as_of(today));
            query.push(took);
            let progress = Ok(Arc::new(progress));
            let mut state = ProgressState::looking_back(range);
            let view = ProgressView {
                progress: Some(&progress),
                library: &window.library,
                age: None,
                today,
                words: &window.words,
            };
            layout.push(window.frame(|ui| drop(view.show(ui, &mut state))));
        }
        let both = query.iter().zip(&layout).map(|(one, other)| *one + *other);
        let both = both.collect();
        figures.note(
            what,
            &format!(
                "query and domain {:.2} ms, first frame {:.2} ms",
                millis(median(&mut query)),
                millis(median(&mut layout))
            ),
        );
        tell(figures, &format!("{what}, all together"), both, 16.0);
    }
}

fn records(store: &Store, window: &Window, figures: &mut Figures) {
    let today = Day::of(&sessions::started());
    let times = rounds(|| {
        let page = Ok(Arc::new(store.told(None).unwrap()));
        let mut state = RecordsState::default();
        let view = RecordsView {
            page: Some(&page),
            library: &window.library,
            today,
            words: &window.words,
        };
        window.frame(|ui| drop(view.show(ui, &mut state)));
    });
    tell(figures, "a page of records, query and layout", times, 16.0);
}

fn export(store: &Store, folder: &Path, figures: &mut Figures) {
    let out = folder.join("all.json");
    let (took, bytes) = time(|| {
        let text = serde_json::to_string(&store.archive().unwrap()).unwrap();
        let mut file = std::fs::File::create(&out).unwrap();
        file.write_all(text.as_bytes()).unwrap();
        file.sync_all().unwrap();
        text.len()
    });
    figures.note("export", &format!("{:.1} MB", bytes as f64 / 1e6));
    figures.at_most("export", took.as_secs_f64(), 1.0, " s");
}

/// The window's look without a window.
struct Window {
    ctx: Context,
    library: Arc<Library>,
    words: Words,
}

impl Window {
    fn new() -> Self {
        let ctx = Context::default();
        install_look(&ctx);
        let window = Self {
            ctx,
            library: Arc::new(Library::built_in()),
            words: Words::english(),
        };
        // Fonts are read in the first frame of a window, not of a page.
        window.frame(|ui| drop(ui.label("0123456789")));
        window
    }

    /// One frame: layout and tessellation.
    fn frame(&self, contents: impl FnOnce(&mut egui::Ui)) -> Duration {
        let input = egui::RawInput {
            screen_rect: Some(Rect::from_min_size(pos2(0.0, 0.0), vec2(1180.0, 800.0))),
            ..egui::RawInput::default()
        };
        let mut contents = Some(contents);
        let (took, triangles) = time(|| {
            let output = self.ctx.run_ui(input, |ui| {
                if let Some(contents) = contents.take() {
                    contents(ui);
                }
            });
            self.ctx.tessellate(output.shapes, output.pixels_per_point)
        });
        assert!(!triangles.is_empty(), "nothing was drawn");
        took
    }
}
