//! Hears the sound server's sink, and when something can be heard on it. It must not know what it is.

use std::error::Error;
use std::io::Read as _;
use std::process::{Child, ChildStdout, Command, Stdio};
use std::sync::mpsc::{self, Receiver};
use std::time::Duration;

use unsit::adapters::clock::Clock;
use unsit::domain::Moment;

const RATE_HZ: usize = 48_000;
/// Samples of 16 bits, one channel.
const SAMPLE_BYTES: usize = 2;
/// So much is handed on at once: 5 ms.
const CHUNK: usize = RATE_HZ / 200 * SAMPLE_BYTES;

pub struct Ear {
    recorder: Child,
    onsets: Receiver<Moment>,
}

impl Ear {
    /// Listens from now on.
    pub fn open() -> Result<Self, Box<dyn Error>> {
        let mut recorder = Command::new("parec")
            .arg(format!("--device={}", std::env::var("E2E_MONITOR")?))
            .args([
                "--raw",
                "--format=s16le",
                "--channels=1",
                "--latency-msec=5",
            ])
            .arg(format!("--rate={RATE_HZ}"))
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()?;
        let sound = recorder.stdout.take().ok_or("the recorder has no output")?;
        let (told, onsets) = mpsc::channel();
        std::thread::spawn(move || listen(sound, &told));
        Ok(Self { recorder, onsets })
    }

    /// When the first sound after `since` arrived; none in the time that is left until `patience` is over.
    pub fn onset_since(&self, since: Moment, patience: Duration) -> Option<Moment> {
        loop {
            let onset = self.onsets.recv_timeout(patience).ok()?;
            if onset >= since {
                return Some(onset);
            }
        }
    }
}

impl Drop for Ear {
    fn drop(&mut self) {
        // It may have ended by itself.
        self.recorder.kill().ok();
        self.recorder.wait().ok();
    }
}

/// Tells each change from silence to sound.
fn listen(mut sound: ChildStdout, told: &mpsc::Sender<Moment>) {
    let mut chunk = [0; CHUNK];
    let mut was_silent = true;
    while sound.read_exact(&mut chunk).is_ok() {
        let is_silent = chunk.iter().all(|byte| *byte == 0);
        if was_silent && !is_silent && told.send(Clock::Machine.now()).is_err() {
            return;
        }
        was_silent = is_silent;
    }
}
