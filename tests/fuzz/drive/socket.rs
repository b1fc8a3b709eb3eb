//! Bytes as what a program says at the socket, over a real one: whatever it is, window and agent go on, and what was told
//! and set can be kept. It must not know what a message means.

use std::io::{BufRead, BufReader, Write};
use std::net::Shutdown;
use std::os::unix::net::UnixStream;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, LazyLock, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use unsit::adapters::clock::Clock;
use unsit::adapters::ipc::{
    Binding, Handler, IpcServer, News, Request, Response, Serving, StatusBoard, StatusReport,
};
use unsit::adapters::profile_file;
use unsit::adapters::settings_file::SettingsFile;
use unsit::adapters::store::{Entry, FILE_NAME, Store};
use unsit::desktop;
use unsit::domain::Moment;
use unsit::domain::agent::{Agent, Event, SessionState};
use unsit::domain::coach::Profile;
use unsit::domain::reminder::{Pause, ReminderSettings};
use unsit::domain::settings::Settings;
use unsit::domain::sitting::Happened;
use unsit::engine::{Engine, Parts};
use unsit::intent::{AgentIntent, CoachIntent, Intent, TrackIntent};
use unsit::library::Library;
use unsit::words::Words;

use super::{asked, folder};

/// As much passes between two messages.
const BETWEEN: Duration = Duration::from_secs(5);

/// The one server of this process.
struct Server {
    /// Whoever answers now.
    answers: Arc<Mutex<Option<Handler>>>,
    socket: std::path::PathBuf,
    _serving: Serving,
    _folder: tempfile::TempDir,
}

static SERVER: LazyLock<Server> = LazyLock::new(Server::start);
static LIBRARY: LazyLock<Arc<Library>> = LazyLock::new(|| Arc::new(Library::built_in()));
static WORDS: LazyLock<Arc<Words>> = LazyLock::new(|| Arc::new(Words::english()));

pub fn drive(bytes: &[u8]) {
    let desk = Arc::new(Desk::new());
    let asked = Arc::new(AtomicUsize::new(0));
    let handler: Handler = {
        let (desk, asked) = (Arc::clone(&desk), Arc::clone(&asked));
        Arc::new(move |request| {
            asked.fetch_add(1, Ordering::SeqCst);
            desk.meets(request)
        })
    };
    *lock(&SERVER.answers) = Some(handler);
    let answers = SERVER.answers_to(bytes);
    *lock(&SERVER.answers) = None;
    for answer in &answers {
        assert_eq!(answer["version"], 1, "{answer}");
        serde_json::from_value::<Response>(answer["response"].clone()).unwrap();
    }
    assert!(
        answers.len() >= asked.load(Ordering::SeqCst),
        "a message got no answer"
    );
    if bytes.contains(&b'\n') && !bytes.windows(6).any(|word| word == b"follow") {
        assert!(!answers.is_empty(), "no answer at all");
    }
    desk.assert_can_be_kept();
}

fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

impl Server {
    fn start() -> Self {
        let folder = folder();
        let place = folder.path().join("run");
        let Binding::Bound(server) = IpcServer::bind(&place).unwrap() else {
            panic!("there is another");
        };
        let answers: Arc<Mutex<Option<Handler>>> = Arc::default();
        let whoever = Arc::clone(&answers);
        let handler: Handler = Arc::new(move |request| {
            let handler = lock(&whoever).clone();
            handler.map_or_else(Response::done, |handler| handler(request))
        });
        let board = Arc::new(StatusBoard::new(StatusReport::idle()));
        Self {
            answers,
            socket: place.join("unsit.sock"),
            _serving: server.serve(handler, board).unwrap(),
            _folder: folder,
        }
    }

    /// All that it answers until it hangs up.
    fn answers_to(&self, bytes: &[u8]) -> Vec<serde_json::Value> {
        let mut stream = UnixStream::connect(&self.socket).unwrap();
        // It may hang up before it has read all.
        stream.write_all(bytes).unwrap_or_default();
        stream.shutdown(Shutdown::Write).unwrap_or_default();
        let lines = BufReader::new(stream).lines();
        lines
            .map_while(Result::ok)
            .map(|line| serde_json::from_str(&line).unwrap())
            .collect()
    }
}

/// A window's engine and an agent's mind, on a clock that passes between messages.
struct Desk {
    clock: Clock,
    engine: Engine,
    window: Handler,
    agent: Mutex<Agent>,
    /// What was to be noted, and how the person described themselves.
    told: Mutex<(Vec<Entry>, Option<Profile>)>,
}

impl Desk {
    fn new() -> Self {
        let clock = Clock::manual(Moment::from_nanos(7_000_000_000_000));
        let engine = Engine::prepare(Arc::clone(&LIBRARY))
            .start(Parts::silent(&clock, &LIBRARY, Settings::default(), &WORDS))
            .unwrap();
        let (now, local) = (clock.now(), clock.local());
        Self {
            window: desktop::answer(engine.clone()),
            agent: Mutex::new(Agent::new(now, &local, ReminderSettings::default(), None)),
            told: Mutex::default(),
            clock,
            engine,
        }
    }

    fn meets(&self, request: Request) -> Response {
        self.clock.set(self.clock.now() + BETWEEN);
        match &request {
            // A track is a file anywhere, and seconds of work.
            Request::Intent(Intent::Track(TrackIntent::Save(_))) => return Response::done(),
            Request::Intent(Intent::Coach(CoachIntent::Note(fact))) => {
                let entry = Entry::noted((**fact).clone(), self.clock.local());
                lock(&self.told).0.push(entry);
            }
            Request::Intent(Intent::Coach(CoachIntent::SetProfile(profile))) => {
                lock(&self.told).1 = Some((**profile).clone());
            }
            _ => {}
        }
        self.tell_the_agent(&request);
        (self.window)(request)
    }

    fn tell_the_agent(&self, request: &Request) {
        let (now, local) = (self.clock.now(), self.clock.local());
        let event = match request {
            Request::Intent(Intent::Agent(wish)) => match wish {
                AgentIntent::PauseReminders(_) => Event::Pause(Pause::UntilSaid),
                AgentIntent::ResumeReminders => Event::Resume,
                AgentIntent::Stand => Event::Presence(Happened::Stood),
                AgentIntent::SitDown => Event::Presence(Happened::SatDown),
                AgentIntent::Quit => Event::Time,
            },
            Request::Intent(Intent::SetReminders(settings)) => {
                Event::Settings((**settings).clone().within_limits())
            }
            Request::Told(News::Session(session)) => Event::Session(match session {
                None => SessionState::None,
                Some(session) if session.is_paused => SessionState::Paused,
                Some(_) => SessionState::Running,
            }),
            Request::Told(News::Moved) => Event::Presence(Happened::Moved),
            Request::Told(News::Outlook(outlook)) => Event::CoachSaid(Some(outlook.clone())),
            _ => Event::Time,
        };
        let mut agent = lock(&self.agent);
        agent.happened(now, &local, event);
        agent.happened(now, &local, Event::MayShow(true));
        agent.next(now, &local);
        agent.next_break(now, &local);
        agent.icon_at(now, &local);
    }

    fn assert_can_be_kept(&self) {
        assert!(self.engine.status().is_some(), "the engine does not answer");
        let settings = Settings::clone(&self.engine.snapshot().settings);
        assert_eq!(settings.clone().within_limits(), settings);
        let (entries, profile) = std::mem::take(&mut *lock(&self.told));
        if settings != Settings::default() || profile.is_some() || !entries.is_empty() {
            let folder = folder();
            let mut loaded = SettingsFile::load(folder.path());
            loaded.file.save(&settings).unwrap();
            assert_eq!(SettingsFile::load(folder.path()).settings, settings);
            if let Some(profile) = profile {
                profile_file::save(folder.path(), &profile).unwrap();
                assert_eq!(profile_file::read(folder.path()).unwrap(), profile);
            }
            if !entries.is_empty() {
                let mut store = Store::open(&folder.path().join(FILE_NAME)).unwrap().store;
                store.record(&entries).unwrap();
                asked::everything(&mut store).unwrap();
            }
        }
    }
}

impl Drop for Desk {
    fn drop(&mut self) {
        self.engine.quit();
    }
}
