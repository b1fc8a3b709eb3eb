//! Puts the running window together: settings, files, engine, socket, sound and window. It must not
//! draw or decide anything itself.
//!
//! All but the window is put together on a thread of its own while the system opens that, and what the window is to do
//! first is begun: a click on the icon is a session as soon as it can be seen.

use std::cell::Cell;
use std::path::{Path, PathBuf};
use std::rc::Rc;
use std::sync::mpsc::{self, Receiver};
use std::sync::{Arc, Mutex, PoisonError};
use std::thread::JoinHandle;
use std::time::Duration;

use crate::adapters::app_id::APP_ID;
use crate::adapters::clock::Clock;
use crate::adapters::directories::{Directories, PersonFolders};
use crate::adapters::ipc::{
    Binding, Client, Handler, IpcServer, Request, Response, Serving, StatusBoard, StatusReport,
};
use crate::adapters::keeper::Keeper;
use crate::adapters::launch::OPENING;
use crate::adapters::profile_file;
use crate::adapters::settings_file::{Reread, Rereader, SettingsFile};
use crate::adapters::store::{self, MovedAside, Notice, StoreWriter};
use crate::adapters::system_theme::{self, ColorScheme};
use crate::adapters::voice_clips::VoiceClips;
use crate::adapters::{
    display, drawn_by_processor, own_code, system_language, user_files, user_sentences, watch,
};
use crate::domain::coach::Profile;
use crate::engine::{
    AgentRemote, Engine, LiveSound, MachineAgent, MachinePower, MachineSurroundings, MachineVoice,
    MediaRemote, Parts, Refusal, Remotes, TrackParts, TroubleWith, Troubles,
};
use crate::intent::{CoachIntent, Intent};
use crate::library::Library;
use crate::window::{self, App, NoWindow};
use crate::words::Words;

/// From the first picture on: what was run until then is mostly not run again.
const START_IS_OVER_AFTER: Duration = Duration::from_secs(4);

/// Longest that a window which is there waits for its first wish before it is shown.
const WISH_AT_MOST: Duration = Duration::from_millis(150);
/// Exit code for "the machine lacks what it takes".
const UNABLE: u8 = 5;

/// What the window opens with.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Options {
    /// What it does first.
    pub wish: Option<Intent>,
}

/// Opens the window and returns when it is closed. When another one won the race to be the one
/// window, hands the wish over to it and returns at once.
///
/// # Errors
/// What the machine lacks, or why the other window refused the wish.
pub fn open(options: Options) -> Result<(), Refusal> {
    let directories = Directories::find().map_err(unable)?;
    let server = loop {
        match IpcServer::bind(directories.runtime()).map_err(unable)? {
            Binding::Bound(server) => break server,
            Binding::AlreadyRunning(_) => {
                let wish = Request::Intent(options.wish.clone().unwrap_or(Intent::Raise));
                match Client::ask_the_open_one(directories.runtime(), &wish, OPENING) {
                    Ok(Some(Response::Refused { code, sentence })) => {
                        return Err(Refusal::new(code, sentence));
                    }
                    Ok(Some(_)) => return Ok(()),
                    // It was closing: the place is free.
                    Ok(None) => {}
                    Err(error) => return Err(unable(error)),
                }
            }
        }
    };
    // Kept until the window is closed.
    let running: Arc<Mutex<Option<Running>>> = Arc::default();
    let begun = Rc::new(Begun::default());
    let (beginning, beginning_running) = (Rc::clone(&begun), Arc::clone(&running));
    let begin = move || beginning.begin(directories, server, options.wish, beginning_running);
    let waiting = Rc::clone(&begun);
    let answering = Rc::new(Cell::new(None));
    let answers = Rc::clone(&answering);
    let outcome = window::run(APP_ID, begin, move |ctx| {
        let Ready {
            engine,
            clock,
            words,
            wish,
            server,
            board,
        } = waiting.ready()?;
        // Whoever started something hears that it began once there is a window to see it in.
        answers.set(Some(
            server
                .serve(answer(engine.clone()), board)
                .map_err(no_thread)?,
        ));
        follow_theme(ctx);
        let shown = engine.clone();
        if let Some(wish) = wish {
            engine.wish(wish);
        }
        // The first picture neither waits for all else nor shares the processor with it.
        Ok(App::new(ctx, engine, clock, words).once_shown(move || {
            shown.shown();
            own_code::give_back_after(START_IS_OVER_AFTER);
        }))
    });
    // Whatever it has put together ends here, also where there was no window for it.
    if begun
        .thread
        .take()
        .is_some_and(|thread| thread.join().is_err())
    {
        tracing::error!("the start ended in a panic");
    }
    // Nobody is answered any more, so that a new start waits for this one's end instead of talking to it.
    let answering: Option<Serving> = answering.take();
    drop(answering);
    drop(
        running
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .take(),
    );
    outcome.map_err(|no_window| match no_window {
        NoWindow::Drawing(why) => {
            drawn_by_processor::start_anew();
            unable(format_args!(
                "The window cannot be opened: nothing draws on this display. It needs OpenGL 2.0 or newer ({why}). Install \
                 the driver of your graphics card, or Mesa, which draws without one (on Debian: libgl1, libegl1 and \
                 libgl1-mesa-dri)."
            ))
        }
        NoWindow::Gone => unable(
            "The window was closed: its display is gone. Start Unsit again to go on where you were.",
        ),
        why @ (NoWindow::Other(_) | NoWindow::Unsaid) => unable(format_args!(
            "The window cannot be opened ({why}). Run `unsit doctor` to see what is missing."
        )),
    })
}

/// What is put together beside the window, once that is being opened: before, the system reads much in small pieces, which
/// takes it twice as long in a program of more than one thread.
#[derive(Default)]
struct Begun {
    starting: Cell<Option<Result<Starting, String>>>,
    thread: Cell<Option<JoinHandle<()>>>,
}

impl Begun {
    fn begin(
        &self,
        directories: Directories,
        server: IpcServer,
        wish: Option<Intent>,
        running: Arc<Mutex<Option<Running>>>,
    ) {
        let spawned = Starting::spawn(directories, server, wish, running);
        self.starting.set(Some(spawned.map(|(starting, thread)| {
            self.thread.set(Some(thread));
            starting
        })));
    }

    fn ready(&self) -> Result<Ready, String> {
        let starting = self.starting.take();
        starting
            .ok_or("The window was opened before anything else.")??
            .ready()
    }
}

/// Everything but the window, put together while the system opens that.
struct Starting {
    ready: Receiver<Result<Ready, String>>,
    met: Receiver<()>,
}

/// What the window is made of.
struct Ready {
    engine: Engine,
    clock: Clock,
    words: Arc<Words>,
    /// What it is to do first, where that waits until there is a window.
    wish: Option<Intent>,
    /// What answers others, and what they may look at.
    server: IpcServer,
    board: Arc<StatusBoard>,
}

impl Starting {
    fn spawn(
        directories: Directories,
        server: IpcServer,
        wish: Option<Intent>,
        running: Arc<Mutex<Option<Running>>>,
    ) -> Result<(Self, JoinHandle<()>), String> {
        let (tell_ready, ready) = mpsc::channel();
        let (tell_met, met) = mpsc::channel();
        let work = move || {
            let (mut ready, now_running) = match assemble(&directories, server) {
                Ok(assembled) => assembled,
                Err(sentence) => return tell_ready.send(Err(sentence)).unwrap_or_default(),
            };
            *running.lock().unwrap_or_else(PoisonError::into_inner) = Some(now_running);
            let engine = ready.engine.clone();
            // A session that nobody could see is not begun.
            let early;
            (early, ready.wish) = match wish {
                Some(wish) if display::answers() => (Some(wish), None),
                later => (None, later),
            };
            // The window may have failed meanwhile, and then nothing begins.
            if tell_ready.send(Ok(ready)).is_ok()
                && let Some(wish) = early
                && let Err(refusal) = engine.request(wish)
            {
                tracing::debug!(%refusal, "a wish was refused");
            }
            tell_met.send(()).unwrap_or_default();
        };
        let thread = std::thread::Builder::new()
            .name("start".into())
            .spawn(work)
            .map_err(no_thread)?;
        Ok((Self { ready, met }, thread))
    }

    /// Waits until all is there; for what the window is to do first, only a little: it is best seen at once.
    fn ready(self) -> Result<Ready, String> {
        let ready = self
            .ready
            .recv()
            .map_err(|_| "The library could not be read.".to_owned())??;
        if self.met.recv_timeout(WISH_AT_MOST).is_err() {
            tracing::debug!("the window opens before its wish is met");
        }
        Ok(ready)
    }
}

fn no_thread(error: std::io::Error) -> String {
    format!("The machine gives no thread ({error}).")
}

fn unable(reason: impl std::fmt::Display) -> Refusal {
    Refusal::new(UNABLE, reason.to_string())
}

/// What lives as long as the window, in the order in which it ends.
struct Running {
    _watch: Option<watch::Watch>,
    _engine: QuitsAtEnd,
}

/// Writes everything down when the window is gone, however it went.
struct QuitsAtEnd(Engine);

impl Drop for QuitsAtEnd {
    fn drop(&mut self) {
        self.0.quit();
    }
}

fn words_in(config: &Path, language: &str) -> Words {
    Words::for_languages(
        &system_language::wanted(language),
        user_sentences::read(config),
    )
}

fn library_in(config: &Path, language: &str) -> Library {
    let own = user_files::read_all(config);
    Library::built_in()
        .with_user_files(own.files)
        .with_problems(own.problems)
        .in_language(language)
}

fn assemble(directories: &Directories, server: IpcServer) -> Result<(Ready, Running), String> {
    let settings = SettingsFile::load(directories.config());
    let words = words_in(directories.config(), &settings.settings.language);
    let library = library_in(directories.config(), words.language());
    let clock = Clock::Machine;
    let library = Arc::new(library);
    let prepared = Engine::prepare(Arc::clone(&library));
    let engine = prepared.engine.clone();
    let board = Arc::new(StatusBoard::new(StatusReport::idle()));
    let records = open_records(directories, &engine).map_err(no_thread)?;
    let (audio, own_sounds) = (engine.clone(), engine.clone());
    let words = Arc::new(words);
    let (profile, profile_problem) = match profile_file::read(directories.config()) {
        Ok(profile) => (profile, None),
        Err(error) => (Profile::default(), Some(error.to_string())),
    };
    let rereader = settings.file.rereader();
    let clips = VoiceClips::find(words.language(), directories.data());
    let people = PersonFolders::find();
    let parts = Parts {
        clock: clock.clone(),
        library,
        sound: Box::new(LiveSound::new(
            &settings.settings.sound,
            clips.clone(),
            clock.clone(),
            move |status| {
                audio.audio_changed(status.into());
            },
            move |kind, fault| own_sounds.trouble(TroubleWith::OwnSound(kind), fault),
        )),
        system_voice: Box::new(MachineVoice::new(words.language())),
        surroundings: Box::new(MachineSurroundings::new(
            directories.state().to_owned(),
            clock.clone(),
        )),
        power: Box::new(MachinePower::new(
            words.text("power-reason"),
            engine.clone(),
        )),
        remote: Box::new(Remotes(vec![
            Box::new(MediaRemote::new(
                APP_ID,
                clock.clone(),
                Arc::clone(&words),
                engine.clone(),
            )),
            Box::new(
                AgentRemote::new(directories.agent_runtime(), Arc::clone(&words))
                    .map_err(no_thread)?,
            ),
        ])),
        agent: Box::new(MachineAgent::new(
            directories.agent_runtime(),
            directories.state().to_owned(),
            engine.clone(),
        )),
        settings: settings.settings,
        settings_file: Some(settings.file),
        records: Some(records),
        profile,
        keep_profile: Some(keep_profile(directories, &engine).map_err(no_thread)?),
        words: Arc::clone(&words),
        troubles: Troubles {
            profile: profile_problem.map(Into::into),
            settings: settings.problem.map(Into::into),
            ..Troubles::default()
        },
        tracks: TrackParts {
            clips,
            home: people.home,
            music: people.music,
        },
        read_file: Box::new(read_routine),
        board: Arc::clone(&board),
    };
    prepared.start(parts).map_err(no_thread)?;
    let watch = watch_files(
        directories.config().to_owned(),
        rereader,
        words.language().to_owned(),
        &engine,
    );
    let ready = Ready {
        engine: engine.clone(),
        clock,
        words,
        wish: None,
        server,
        board,
    };
    Ok((
        ready,
        Running {
            _watch: watch,
            _engine: QuitsAtEnd(engine),
        },
    ))
}

/// Saves the profile off the session's thread.
fn keep_profile(directories: &Directories, engine: &Engine) -> std::io::Result<Keeper<Profile>> {
    let config = directories.config().to_owned();
    let teller = engine.clone();
    Keeper::spawn("profile", move |profile| {
        let saved = profile_file::save(&config, profile);
        teller.trouble(
            TroubleWith::Profile,
            saved.err().map(|error| error.to_string()),
        );
    })
}

fn open_records(directories: &Directories, engine: &Engine) -> std::io::Result<StoreWriter> {
    let teller = engine.clone();
    StoreWriter::spawn(directories.data().join(store::FILE_NAME), move |notice| {
        match notice {
            Notice::Trouble(sentence) => teller.trouble(TroubleWith::Records, Some(sentence)),
            Notice::Mended => teller.trouble(TroubleWith::Records, None),
            Notice::MovedAside(MovedAside { place, saved }) => teller.trouble(
                TroubleWith::History,
                Some(format!(
                    "The history was damaged. It is kept as {}; what could still be read of it is in the \
                     new one: {} sessions and {} notes for the coach.",
                    place.display(),
                    saved.sessions + saved.completed,
                    saved.facts
                )),
            ),
        }
    })
}

fn read_routine(path: &Path, library: &Library) -> Result<Arc<crate::domain::Routine>, Refusal> {
    let wrong = |problems: Vec<String>| Refusal::new(1, problems.join("\n\n"));
    let file = user_files::read_one(path).map_err(|problem| wrong(vec![problem.to_string()]))?;
    library
        .routine_of(file)
        .map_err(|problems| wrong(problems.iter().map(ToString::to_string).collect()))
}

/// What the socket's clients are answered: each wish is met by `engine`.
pub fn answer(engine: Engine) -> Handler {
    Arc::new(move |request| match request {
        Request::Intent(intent) => match engine.request(intent.clone()) {
            Ok(()) => {
                // Who starts something from elsewhere wants to see it.
                if begins(&intent) {
                    engine.wish(Intent::Raise);
                }
                Response::done()
            }
            Err(refusal) => Response::refused(refusal.code, refusal.sentence),
        },
        Request::AgentStatus | Request::Told(_) => {
            let Refusal { code, sentence } = Refusal::for_the_agent();
            Response::refused(code, sentence)
        }
        Request::Status | Request::Follow => match engine.status() {
            Some(report) => Response::Status(report),
            None => Response::refused(
                5,
                "The window does not answer. Close it and start Unsit again.",
            ),
        },
    })
}

fn begins(intent: &Intent) -> bool {
    use CoachIntent::{Begin, Click, Strengthen};
    matches!(
        intent,
        Intent::Start(_) | Intent::GoOn | Intent::Coach(Begin(_) | Click(_) | Strengthen)
    )
}

/// Reads a person's files again whenever they change. Where nothing can be watched, they are read at the next start.
fn watch_files(
    config: PathBuf,
    settings: Rereader,
    language: String,
    engine: &Engine,
) -> Option<watch::Watch> {
    let engine = engine.clone();
    let folder = config.clone();
    watch::watch(&config, move |changed| {
        if changed.library {
            engine.library_changed(Arc::new(library_in(&folder, &language)));
        }
        if changed.settings
            && let Some(Reread { settings, problem }) = settings.read()
        {
            if let Some(settings) = settings {
                engine.settings_changed(settings);
            }
            engine.trouble(TroubleWith::Settings, problem);
        }
    })
    .inspect_err(|error| tracing::warn!(%error, "own files are not watched"))
    .ok()
}

/// Takes the desktop's theme over, where the window system does not tell it.
fn follow_theme(ctx: &egui::Context) {
    let ctx = ctx.clone();
    system_theme::watch(move |scheme| {
        window::set_fallback_theme(&ctx, scheme == ColorScheme::Dark);
    });
}
