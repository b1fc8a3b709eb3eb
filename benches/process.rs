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

/// What a program and all that it started took so far.
#[derive(Clone, Copy, Debug, Default)]
pub struct Share {
    pub time: Duration,
    /// Of 10 ms, as the system accounts it.
    pub ticks: u64,
    /// How often one of its threads was woken.
    pub wake_ups: u64,
}

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
        let began = Clock::Machine.now();
        Ok((began, Self::start_with(program, &[])?))
    }

    /// Starts `program` with `arguments`.
    pub fn start_with(program: &Path, arguments: &[&str]) -> Result<Self, Box<dyn Error>> {
        let mut command = Command::new(program);
        command
            .args(arguments)
            .stdin(Stdio::null())
            .stdout(Stdio::null())
            .stderr(Stdio::null());
        Ok(Self(command.spawn()?))
    }

    pub fn id(&self) -> u32 {
        self.0.id()
    }

    pub fn is_running(&mut self) -> bool {
        matches!(self.0.try_wait(), Ok(None))
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
        pss_mb(self.id())
    }

    /// The same of it and all that it started.
    pub fn tree_pss_mb(&self) -> Result<f64, Box<dyn Error>> {
        let processes = tree(self.id())?.into_iter();
        // One may end while they are looked at.
        Ok(processes.filter_map(|process| pss_mb(process).ok()).sum())
    }

    /// What it and all that it started took so far; whatever ended meanwhile is left out.
    pub fn share(&self) -> Result<Share, Box<dyn Error>> {
        let mut share = Share::default();
        for process in tree(self.id())? {
            // A process or a thread may end between the listing and the reading.
            let (Ok(ticks), Ok(threads)) = (
                ticks(process),
                fs::read_dir(folder_of(process).join("task")),
            ) else {
                continue;
            };
            share.ticks += ticks;
            for thread in threads {
                let folder = thread?.path();
                let (Ok(status), Ok(times)) = (
                    fs::read_to_string(folder.join("status")),
                    fs::read_to_string(folder.join("schedstat")),
                ) else {
                    continue;
                };
                let switches = status
                    .lines()
                    .find_map(|line| line.strip_prefix("voluntary_ctxt_switches:"))
                    .ok_or("the system does not count wake-ups")?;
                share.wake_ups += switches.trim().parse::<u64>()?;
                let nanos = times.split(' ').next().unwrap_or_default().parse()?;
                share.time += Duration::from_nanos(nanos);
            }
        }
        Ok(share)
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
            ticks: ticks(self.id())?,
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

    fn read(&self, file: &str) -> Result<String, Box<dyn Error>> {
        read(self.id(), file)
    }

    fn folder(&self) -> PathBuf {
        folder_of(self.id())
    }
}

fn pss_mb(process: u32) -> Result<f64, Box<dyn Error>> {
    let rollup = read(process, "smaps_rollup")?;
    let kib = rollup
        .lines()
        .find_map(|line| line.strip_prefix("Pss:")?.trim().strip_suffix(" kB"))
        .ok_or("the system does not tell the memory")?;
    Ok(kib.trim().parse::<f64>()? * 1024.0 / 1e6)
}

fn ticks(process: u32) -> Result<u64, Box<dyn Error>> {
    let times = after_name(process)?;
    // User and system time are fields 14 and 15 of the line, of which two are gone.
    let times = times
        .iter()
        .skip(11)
        .take(2)
        .map(|time| time.parse::<u64>());
    Ok(times.collect::<Result<Vec<_>, _>>()?.iter().sum())
}

/// The process and all that it started, as far as they run.
fn tree(root: u32) -> Result<Vec<u32>, Box<dyn Error>> {
    let mut parents = Vec::new();
    for entry in fs::read_dir("/proc")? {
        let name = entry?.file_name();
        // Others are no processes, and one may end while it is looked at.
        let Some(process) = name.to_str().and_then(|name| name.parse::<u32>().ok()) else {
            continue;
        };
        if let Ok(fields) = after_name(process)
            && let Some(Ok(parent)) = fields.get(1).map(|parent| parent.parse::<u32>())
        {
            parents.push((process, parent));
        }
    }
    let mut found = vec![root];
    let mut looked_at = 0;
    while let Some(&one) = found.get(looked_at) {
        let children = parents.iter().filter(|(_, parent)| *parent == one);
        found.extend(children.map(|(process, _)| *process));
        looked_at += 1;
    }
    Ok(found)
}

/// The parent of a process.
pub fn parent(process: u32) -> Option<u32> {
    after_name(process).ok()?.get(1)?.parse().ok()
}

/// The fields of its line that follow the name, which is in parentheses and may hold spaces.
fn after_name(process: u32) -> Result<Vec<String>, Box<dyn Error>> {
    let stat = read(process, "stat")?;
    let (_, fields) = stat
        .rsplit_once(')')
        .ok_or("the system does not tell of the process")?;
    Ok(fields.split_whitespace().map(str::to_owned).collect())
}

fn read(process: u32, file: &str) -> Result<String, Box<dyn Error>> {
    Ok(fs::read_to_string(folder_of(process).join(file))?)
}

fn folder_of(process: u32) -> PathBuf {
    Path::new("/proc").join(process.to_string())
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
