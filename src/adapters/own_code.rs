//! The pages of the program's own file that are in memory: gives back what only the start needed. It must not know what
//! the program does.
//!
//! The system reads a program's file in large pieces around what is run, and keeps them while memory is free. A
//! process that stays all day and does little would hold most of a large program that way.

use std::time::Duration;

use super::waiting_thread;

/// Drops the pages of this program's file that nobody changed; what is run next is read back from the system's cache.
/// Where the system does not tell what is mapped, nothing is given back.
#[cfg(target_os = "linux")]
pub fn give_back() {
    match linux::give_back() {
        Ok(bytes) => tracing::debug!(bytes, "pages given back"),
        Err(error) => tracing::debug!(%error, "no pages are given back"),
    }
}

#[cfg(not(target_os = "linux"))]
pub fn give_back() {}

/// The same once, so long from now.
pub fn give_back_after(wait: Duration) {
    let rest = move || {
        std::thread::sleep(wait);
        give_back();
    };
    if let Err(error) = waiting_thread::spawn("rest", rest) {
        tracing::debug!(%error, "no pages are given back");
    }
}

#[cfg(target_os = "linux")]
mod linux {
    use std::fs;
    use std::io;

    use rustix::mm::{Advice, madvise};

    /// A part of a file as it is mapped into this process.
    #[derive(Clone, Copy, Debug, PartialEq, Eq)]
    pub(super) struct Mapping {
        pub(super) from: usize,
        pub(super) until: usize,
    }

    #[allow(unsafe_code, reason = "no library wraps this call safely")]
    pub(super) fn give_back() -> io::Result<usize> {
        let program = fs::read_link("/proc/self/exe")?;
        let report = fs::read_to_string("/proc/self/smaps")?;
        let mut bytes = 0;
        for Mapping { from, until } in unchanged(&report, &program.to_string_lossy()) {
            // SAFETY: the range is a mapping of the running program's file that cannot be written to and that nobody
            // changed, so that each page is read back as it was when it is used next. A file that is run cannot be
            // written to either.
            unsafe {
                madvise(
                    std::ptr::with_exposed_provenance_mut(from),
                    until - from,
                    Advice::LinuxDontNeed,
                )?;
            }
            bytes += until - from;
        }
        Ok(bytes)
    }

    /// Of the system's report on this process, the mappings of the file `program` that are read-only and hold no page of this
    /// process's own. What the linker changed and then closed is read-only too, but has such pages.
    pub(super) fn unchanged(report: &str, program: &str) -> Vec<Mapping> {
        let mut found = Vec::new();
        let mut current = None;
        for line in report.lines() {
            if let Some(mapping) = head(line, program) {
                current = mapping;
                continue;
            }
            let is_none = line.split_whitespace().nth(1) == Some("0");
            if line.starts_with("Anonymous:") && !is_none {
                current = None;
            } else if line.starts_with("Swap:") {
                // A page of its own may be out on the disk as well.
                found.extend(current.take().filter(|_| is_none));
            }
        }
        found
    }

    /// The first line of a mapping: none where it is no such line; nothing in it where the mapping is another's or can be
    /// written to.
    fn head(line: &str, program: &str) -> Option<Option<Mapping>> {
        let mut words = line.split_ascii_whitespace();
        let (from, until) = words.next()?.split_once('-')?;
        let address = |text| usize::from_str_radix(text, 16).ok();
        let (from, until) = (address(from)?, address(until)?);
        let is_closed = words.next()?.as_bytes().get(1) == Some(&b'-');
        // Offset, device and file number stand before the path, which may hold spaces.
        let is_ours = line.ends_with(program) && words.nth(2).is_some();
        Some((is_closed && is_ours).then_some(Mapping { from, until }))
    }
}

#[cfg(all(test, target_os = "linux"))]
mod tests {
    use super::linux::{Mapping, unchanged};

    const REPORT: &str = "\
5575a3bc8000-5575a40c8000 r--p 00000000 08:01 1234    /opt/my unsit
Size: 5120 kB
Private_Dirty:         0 kB
Anonymous:             0 kB
Swap:                  0 kB
5575a40c8000-5575a50c8000 r-xp 00500000 08:01 1234    /opt/my unsit
Anonymous:             0 kB
Swap:                  0 kB
5575a50c8000-5575a51c8000 r--p 01500000 08:01 1234    /opt/my unsit
Anonymous:           400 kB
Swap:                  0 kB
5575a51c0000-5575a51c8000 r--p 015f8000 08:01 1234    /opt/my unsit
Anonymous:             0 kB
Swap:                  4 kB
5575a51c8000-5575a51d8000 rw-p 01600000 08:01 1234    /opt/my unsit
Anonymous:             0 kB
Swap:                  0 kB
7f00a51c8000-7f00a51d8000 r-xp 00000000 08:01 1235    /lib/libc.so.6
Anonymous:             0 kB
Swap:                  0 kB
";

    #[test]
    fn only_what_nobody_changed_or_can_change_is_given_back() {
        let code = [
            Mapping {
                from: 0x5575_a3bc_8000,
                until: 0x5575_a40c_8000,
            },
            Mapping {
                from: 0x5575_a40c_8000,
                until: 0x5575_a50c_8000,
            },
        ];
        assert_eq!(unchanged(REPORT, "/opt/my unsit"), code);
        assert!(unchanged(REPORT, "/opt/other").is_empty());
    }

    #[test]
    fn the_program_goes_on_as_before() {
        let constants: Vec<u64> = (0..1000).map(|n| n * 7).collect();
        super::give_back();
        assert_eq!(constants.iter().sum::<u64>(), 7 * 999 * 1000 / 2);
    }
}
