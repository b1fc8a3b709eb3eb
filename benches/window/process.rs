//! A program that runs, and what the system says it uses. It must not know what the program shows.

use std::error::Error;
use std::fmt;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::Duration;

use unsit::adapters::clock::Clock;
use unsit::domain::Moment;

/// Mesa's threads that draw on the processor, where there is no graphics card.
const SOFTWARE_RENDERER: &str = "llvmpipe";
const PATIENCE_TRIES: usize = 1000;

/// Ends with its owner.
pub struct Process(Child);

/// Processor time spent so far.
#[derive(Clone, Copy, Debug, Default)]
pub struct Usage {
    /// By all threads but those of the software renderer.
    pub own: Duration,
    /// By the threads of the software renderer.
    pub renderer: Duration,
    /// As the system accounts it, in ticks of 10 ms, all threads.
    pub ticks: u64,
}

impl Process {
    /// Starts `program`; also the moment before.
    pub fn start(program: &Path) -> Result<(Moment, Self), Box<dyn Error>> {
        let mut command = Command::new(program);
        command
            .stdin(Stdio::null())
            .stdout(Stdio::null())
            .stderr(Stdio::null());
        let began = Clock::Machine.now();
        Ok((began, Self(command.spawn()?)))
    }

    pub fn id(&self) -> u32 {
        self.0.id()
    }

    /// Waits until it has ended.
    pub fn wait(mut self) -> Result<(), Box<dyn Error>> {
        for _ in 0..PATIENCE_TRIES {
            if let Some(status) = self.0.try_wait()? {
                return if status.success() {
                    Ok(())
                } else {
                    Err(format!("it ended with {status}").into())
                };
            }
            std::thread::sleep(Duration::from_millis(10));
        }
        Err("it goes on after its window was closed".into())
    }

    /// Its proportional share of memory.
    pub fn pss_mb(&self) -> Result<f64, Box<dyn Error>> {
        let rollup = self.read("smaps_rollup")?;
        let kib = rollup
            .lines()
            .find_map(|line| line.strip_prefix("Pss:")?.trim().strip_suffix(" kB"))
            .ok_or("the system does not tell the memory")?;
        Ok(kib.trim().parse::<f64>()? * 1024.0 / 1e6)
    }

    /// What draws for it: the software renderer, or the driver's library.
    pub fn renderer(&self) -> Result<String, Box<dyn Error>> {
        let threads = self.threads()?;
        let drawing = threads
            .iter()
            .filter(|(name, _)| name.starts_with(SOFTWARE_RENDERER))
            .count();
        if drawing > 0 {
            return Ok(format!(
                "{SOFTWARE_RENDERER}, on the processor, with {drawing} threads"
            ));
        }
        let maps = self.read("maps")?;
        let driver = maps
            .split_whitespace()
            .filter_map(|word| Path::new(word).file_name()?.to_str())
            .find(|name| {
                ["_dri", "gallium", "nvidia"]
                    .iter()
                    .any(|part| name.contains(part))
            });
        Ok(driver.unwrap_or("an unknown driver").to_owned())
    }

    pub fn usage(&self) -> Result<Usage, Box<dyn Error>> {
        let mut usage = Usage {
            ticks: self.ticks()?,
            ..Usage::default()
        };
        for (name, time) in self.threads()? {
            if name.starts_with(SOFTWARE_RENDERER) {
                usage.renderer += time;
            } else {
                usage.own += time;
            }
        }
        Ok(usage)
    }

    /// Name and processor time of each thread.
    fn threads(&self) -> Result<Vec<(String, Duration)>, Box<dyn Error>> {
        let mut threads = Vec::new();
        for thread in fs::read_dir(self.folder().join("task"))? {
            let folder = thread?.path();
            // A thread may end between the listing and the reading.
            let (Ok(name), Ok(times)) = (
                fs::read_to_string(folder.join("comm")),
                fs::read_to_string(folder.join("schedstat")),
            ) else {
                continue;
            };
            let nanos = times.split(' ').next().unwrap_or_default().parse()?;
            threads.push((name.trim().to_owned(), Duration::from_nanos(nanos)));
        }
        Ok(threads)
    }

    fn ticks(&self) -> Result<u64, Box<dyn Error>> {
        let stat = self.read("stat")?;
        // The name in parentheses may hold spaces; user and system time are fields 14 and 15.
        let (_, fields) = stat
            .rsplit_once(')')
            .ok_or("the system does not tell the processor time")?;
        let times = fields
            .split_whitespace()
            .skip(11)
            .take(2)
            .map(str::parse::<u64>);
        Ok(times.collect::<Result<Vec<_>, _>>()?.iter().sum())
    }

    fn read(&self, file: &str) -> Result<String, Box<dyn Error>> {
        Ok(fs::read_to_string(self.folder().join(file))?)
    }

    fn folder(&self) -> PathBuf {
        Path::new("/proc").join(self.id().to_string())
    }
}

impl Drop for Process {
    fn drop(&mut self) {
        // It may have ended by itself; then there is nothing to end and nothing to tell.
        self.0.kill().ok();
        self.0.wait().ok();
    }
}

impl Usage {
    pub fn since(&self, before: &Self) -> Self {
        Self {
            own: self.own.saturating_sub(before.own),
            renderer: self.renderer.saturating_sub(before.renderer),
            ticks: self.ticks.saturating_sub(before.ticks),
        }
    }
}

impl fmt::Display for Usage {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            f,
            "{:.1} ms by its own threads, {:.1} ms by the software renderer's; {} ticks in all",
            self.own.as_secs_f64() * 1e3,
            self.renderer.as_secs_f64() * 1e3,
            self.ticks
        )
    }
}
