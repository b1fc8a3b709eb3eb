//! The synthesiser, as a process that answers each text with its samples. It must not know what becomes of them.

use std::error::Error;
use std::io::{BufReader, Read, Write};
use std::path::Path;
use std::process::{Child, ChildStdin, ChildStdout, Command, Stdio};

pub const SAMPLE_RATE_HZ: u32 = 24_000;
/// The voice's own pace is 1; a little slower is calm.
const SPEED: &str = "0.9";
/// Of the voice's 82 million numbers these say who speaks.
const STYLE: &str = "michael.bin";

/// What every clip has in common: if this changes, all are rendered anew.
pub fn recipe() -> String {
    format!(
        "Kokoro-82M, {STYLE}, speed {SPEED}; {}; {}",
        super::level::recipe(),
        super::encode::recipe(),
    )
}

pub struct Speaker {
    process: Child,
    texts: ChildStdin,
    sound: BufReader<ChildStdout>,
}

impl Speaker {
    /// `folder` holds the script and the style.
    pub fn start(python: &Path, folder: &Path) -> Result<Self, Box<dyn Error>> {
        let mut process = Command::new(python)
            .arg(folder.join("speak.py"))
            .args([folder.join(STYLE).as_os_str(), SPEED.as_ref()])
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn()
            .map_err(|error| format!("{} cannot be started: {error}", python.display()))?;
        let texts = process.stdin.take().ok_or("it has no input")?;
        let sound = process.stdout.take().ok_or("it has no output")?;
        Ok(Self {
            process,
            texts,
            sound: BufReader::new(sound),
        })
    }

    /// The samples of a text, mono, full scale at 1.
    pub fn say(&mut self, text: &str) -> Result<Vec<f32>, Box<dyn Error>> {
        writeln!(self.texts, "{text}")?;
        self.texts.flush()?;
        let mut count = [0; 4];
        self.sound
            .read_exact(&mut count)
            .map_err(|error| format!("the synthesiser did not say {text:?}: {error}"))?;
        let mut bytes = vec![0; u32::from_le_bytes(count) as usize * size_of::<f32>()];
        self.sound.read_exact(&mut bytes)?;
        Ok(bytes
            .as_chunks::<{ size_of::<f32>() }>()
            .0
            .iter()
            .map(|sample| f32::from_le_bytes(*sample))
            .collect())
    }
}

impl Drop for Speaker {
    fn drop(&mut self) {
        // It ends by itself at the end of its input; whoever breaks off does not wait for its last sentence.
        if self.process.kill().is_ok() {
            self.process.wait().ok();
        }
    }
}
