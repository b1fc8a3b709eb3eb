//! `cargo bench -p unsit-bench --bench figure`: what one image of the figure costs, for every exercise. It
//! must not open a window.

use std::hint::black_box;
use std::process::ExitCode;
use std::time::Duration;

use unsit::domain::{Side, Subject};
use unsit::figure::body::Body;
use unsit::figure::portrait::Crop;
use unsit::figure::{Look, Painter, Portrait, Posture};
use unsit::library::Library;
use unsit::window::Print;
use unsit_bench::{Figures, cpu_time, median, millis};

/// One figure image, posed, lit and antialiased, on one core.
const BUDGET_MS: f64 = 3.0;
const SIZE_PX: [u32; 2] = [400, 500];
/// A picture on a card.
const SMALL_PX: [u32; 2] = [112, 112];
const RUNS: usize = 15;
/// What body and painter may take of a session's memory.
const BUDGET_MB: f64 = 8.0;

fn main() -> ExitCode {
    let mut figures = Figures::default();
    let library = Library::built_in();
    let before = own_bytes();
    let (moulding, _) = cpu_time(Body::shared);
    figures.note(
        "moulding the body, once",
        &format!("{:.0} ms", millis(moulding)),
    );
    let mut painter = Painter::default();
    let mut small = measure(&library, &mut painter, SMALL_PX);
    figures.note(
        "one image 112 × 112, the median of all exercises",
        &format!("{:.2} ms", millis(median(&mut small))),
    );
    let mut large = measure(&library, &mut painter, SIZE_PX);
    let middle = millis(median(&mut large));
    let most = large.last().copied().unwrap_or_default();
    figures.at_most(
        "one image 400 × 500, the dearest exercise",
        millis(most),
        BUDGET_MS,
        " ms",
    );
    figures.at_most(
        "one image 400 × 500, the median of all exercises",
        middle,
        BUDGET_MS,
        " ms",
    );
    if let (Some(before), Some(after)) = (before, own_bytes()) {
        let held_mb = after.saturating_sub(before) as f64 / 1e6;
        figures.at_most("memory of body and painter", held_mb, BUDGET_MB, " MB");
    }
    figures.verdict()
}

/// Memory of this process that is no file's; none where the system does not tell.
fn own_bytes() -> Option<u64> {
    let status = std::fs::read_to_string("/proc/self/status").ok()?;
    let line = status
        .lines()
        .find_map(|line| line.strip_prefix("RssAnon:"))?;
    let kilobytes: u64 = line.trim().strip_suffix("kB")?.trim().parse().ok()?;
    Some(kilobytes * 1024)
}

/// The processor time of an image of each exercise's last pose.
fn measure(library: &Library, painter: &mut Painter, size_px: [u32; 2]) -> Vec<Duration> {
    let print = Print::new();
    let one = |subject: Subject| {
        let demonstration = subject.demonstration()?;
        let pose = demonstration.poses.last()?.pose;
        let portrait = Portrait::new(&subject, &Posture::still(pose, Side::Right))?;
        let look = Look {
            size_px,
            view: demonstration.view,
            colours: print.colours,
            framing: portrait.framing(&subject, Crop::AllPoses),
        };
        let mut runs: Vec<Duration> = (0..RUNS)
            .map(|_| {
                cpu_time(|| {
                    black_box(painter.paint(&portrait.scene(), &look));
                })
                .0
            })
            .collect();
        Some(median(&mut runs))
    };
    let exercises = library.exercises().cloned().map(Subject::Exercise);
    exercises.filter_map(one).collect()
}
