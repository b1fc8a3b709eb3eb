//! The things that `unsit doctor` looks at, one function each. It must not know how they are told.

use std::path::Path;
use std::time::Duration;

use super::Check;
use crate::adapters::audio;
use crate::adapters::directories::{Directories, may_write};
use crate::adapters::display;
use crate::adapters::idle::IdleWatch;
use crate::adapters::ipc::{Client, IpcError};
use crate::adapters::mpris;
use crate::adapters::presence;
use crate::adapters::settings_file::SettingsFile;
use crate::adapters::sleep_watch;
use crate::adapters::speech;
use crate::adapters::store::{self, Store};
use crate::adapters::user_files;
use crate::adapters::voice_clips::VoiceClips;
use crate::adapters::wake_lock::WakeLock;
use crate::library::Library;
use crate::words::Words;

/// Whoever asks so briefly is never told.
const NEVER_IDLE: Duration = Duration::from_secs(3600);

/// Everything, what matters most first.
pub fn all() -> Vec<Check> {
    let mut checks = vec![display(), sound()];
    match Directories::find() {
        Ok(directories) => {
            checks.push(voice(&directories));
            checks.push(folder("config", directories.config()));
            checks.push(folder("data", directories.data()));
            checks.push(folder("state", directories.state()));
            checks.push(folder("runtime", directories.runtime()));
            checks.push(history(&directories));
            checks.push(settings(&directories));
            checks.push(own_files(&directories));
            checks.push(window(&directories));
        }
        Err(error) => checks.push(Check::error("folders", error)),
    }
    checks.extend([
        system_voice(),
        screen_awake(),
        sleep(),
        lock(),
        input(),
        media_keys(),
        versions(),
    ]);
    checks
}

fn display() -> Check {
    match display::found() {
        Some(display) => Check::good("display", display.name()),
        None => Check::bad(
            "display",
            "none: neither WAYLAND_DISPLAY nor DISPLAY is set",
            "Run Unsit inside a graphical session",
        ),
    }
}

fn sound() -> Check {
    let probe = audio::probe();
    match probe.device {
        Some(device) => {
            let rate = probe.rate_hz.map(|hz| format!(", {hz} Hz"));
            Check::good(
                "sound",
                format!("{device} ({}{})", probe.host, rate.unwrap_or_default()),
            )
        }
        None => Check::bad(
            "sound",
            format!("{} has no device", probe.host),
            "Connect one, or start the sound server; sessions run without sound until then",
        ),
    }
}

/// Whether the clips that are spoken are beside the program.
fn voice(directories: &Directories) -> Check {
    let clips = VoiceClips::find(Words::english().language(), directories.data());
    match clips.count() {
        0 => Check::bad(
            "voice",
            "its clips are not beside the program",
            "Install Unsit with its sounds, or name their folder in UNSIT_SOUNDS_DIR; sessions have tones until then",
        ),
        count => Check::good("voice", format!("{count} clips")),
    }
}

fn system_voice() -> Check {
    match speech::probe() {
        Ok(Some(name)) => Check::good(
            "system voice",
            format!("speech-dispatcher speaks, by {name}; it says what has no clip"),
        ),
        Ok(None) => Check::good(
            "system voice",
            "speech-dispatcher is started when something has no clip",
        ),
        Err(error) => Check::bad(
            "system voice",
            format!("none ({error}); names of your own exercises are not said"),
            "Install speech-dispatcher with a voice such as espeak-ng; the clips are heard without",
        ),
    }
}

/// Whether the folder can be used, or made when it is needed.
fn folder(name: &'static str, path: &Path) -> Check {
    let shown = path.display();
    let Some(nearest) = path.ancestors().find(|ancestor| ancestor.exists()) else {
        return Check::bad(
            name,
            format!("{shown} cannot be made"),
            "Give it another place",
        );
    };
    let will_be_made = if nearest == path {
        ""
    } else {
        " (made when needed)"
    };
    if nearest.is_dir() && may_write(nearest) {
        return Check::good(name, format!("{shown}{will_be_made}"));
    }
    Check::bad(
        name,
        format!("{shown} cannot be written"),
        format!("Make {} a folder that you may write to", nearest.display()),
    )
}

fn history(directories: &Directories) -> Check {
    let path = directories.data().join(store::FILE_NAME);
    match Store::examine(&path) {
        Ok(()) if path.exists() => Check::good("history", path.display().to_string()),
        Ok(()) => Check::good("history", "none yet"),
        Err(error) => Check::error("history", error),
    }
}

fn settings(directories: &Directories) -> Check {
    match SettingsFile::load(directories.config()).problem {
        None => Check::good("settings", "fine"),
        Some(problem) => Check::error("settings", problem),
    }
}

fn own_files(directories: &Directories) -> Check {
    let own = user_files::read_all(directories.config());
    let count = own.files.len() + own.problems.len();
    let library = Library::built_in()
        .with_user_files(own.files)
        .with_problems(own.problems);
    let problems: Vec<String> = library.problems().iter().map(ToString::to_string).collect();
    if problems.is_empty() {
        let (routines, exercises) = (library.routines().count(), library.exercises().count());
        let what = format!("{routines} routines, {exercises} exercises; {count} files of yours");
        Check::good("library", what)
    } else {
        Check::error("library", problems.join("\n"))
    }
}

fn window(directories: &Directories) -> Check {
    match Client::connect(directories.runtime()) {
        Ok(_) => Check::good("window", "open"),
        Err(IpcError::NotRunning) => Check::good("window", "not open"),
        Err(error) => Check::error("window", error),
    }
}

fn screen_awake() -> Check {
    match WakeLock::probe() {
        Ok(()) => Check::good(
            "screen awake",
            "the desktop keeps it awake while a session runs",
        ),
        Err(error) => Check::bad(
            "screen awake",
            format!("nothing keeps it awake ({error})"),
            "Without a desktop, `xset s off -dpms` stops it from blanking",
        ),
    }
}

fn sleep() -> Check {
    match sleep_watch::probe() {
        Ok(()) => Check::good("sleep", "announced by logind; a session pauses before it"),
        Err(error) => Check {
            // Nothing is lost by it: time itself tells that the machine slept.
            ok: true,
            ..Check::bad(
                "sleep",
                format!("not announced ({error}); a session notices it at waking"),
                "Nothing needs doing",
            )
        },
    }
}

fn lock() -> Check {
    match presence::probe() {
        Ok(()) => Check::good("lock", "told by logind; behind a locked screen nobody sits"),
        Err(error) => Check {
            // The same as with sleep, of the idle machine.
            ok: true,
            ..Check::bad(
                "lock",
                format!(
                    "not told by logind ({error}); a screen saver may tell of it, and idleness does"
                ),
                "Nothing needs doing",
            )
        },
    }
}

fn input() -> Check {
    match IdleWatch::start(NEVER_IDLE, |_| {}) {
        Ok(watch) => Check::good(
            "input",
            format!("told by {}; sitting is counted by it", watch.source()),
        ),
        Err(error) => Check::error("input", error),
    }
}

fn media_keys() -> Check {
    match mpris::probe() {
        Ok(()) => Check::good(
            "media keys",
            "they steer a session, and so do the desktop's media panel and a linked phone",
        ),
        Err(error) => Check::bad(
            "media keys",
            format!("they do not reach a session ({error})"),
            "Start Unsit inside a desktop session; all else works without",
        ),
    }
}

fn versions() -> Check {
    let unset = || "unknown".to_owned();
    Check::good(
        "versions",
        format!(
            "Unsit {}, SQLite {}, {} {}, desktop {}",
            env!("CARGO_PKG_VERSION"),
            Store::sqlite_version(),
            std::env::consts::OS,
            std::env::consts::ARCH,
            std::env::var("XDG_CURRENT_DESKTOP").unwrap_or_else(|_| unset()),
        ),
    )
}
