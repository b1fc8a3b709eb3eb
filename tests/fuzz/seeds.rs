//! Where a search begins: settings, messages, an archive and a history, each written by the program's own types. It must
//! not know what a fuzzer makes of them.

use std::fs;
use std::path::Path;

use jiff::SignedDuration;
use rusqlite::Connection;
use serde_json::{Value, json};
use unsit::adapters::ipc::{News, Request, SessionNews};
use unsit::adapters::settings_file::{FILE_NAME, SettingsFile};
use unsit::adapters::store::{Entry, Store};
use unsit::domain::coach::profile::Spot;
use unsit::domain::coach::record::{CheckIn, Feels, Pain, PainMoment, SessionNo, Slot, Verdict};
use unsit::domain::coach::screening::Screening;
use unsit::domain::coach::{Fact, RecordId};
use unsit::domain::plan::WorseSides;
use unsit::domain::reminder::Outlook;
use unsit::domain::routine::Routine;
use unsit::domain::session::{Command, Session};
use unsit::domain::settings::{CueKind, Settings};
use unsit::domain::{Id, Moment, Plan, Side};
use unsit::intent::{
    AgentIntent, CoachIntent, DesktopIntent, Intent, PauseFor, Pin, ScreenIntent, SoundIntent,
    Start,
};

use crate::sessions;

/// Pages as small as SQLite makes them: the file is to be kept.
const PAGE_BYTES: u32 = 512;

/// Writes all of them below `fuzz`.
pub fn write(fuzz: &Path) {
    let seed = |target: &str, name: &str, bytes: &[u8]| {
        let folder = fuzz.join("corpus").join(target);
        fs::create_dir_all(&folder).unwrap();
        fs::write(folder.join(format!("seed-{name}")), bytes).unwrap();
    };
    seed("settings", "all-set", settings().as_bytes());
    seed("settings", "by-hand", BY_HAND.as_bytes());
    for (index, line) in requests().iter().map(line).enumerate() {
        seed("socket", &format!("{index:02}"), line.as_bytes());
    }
    let session: String = requests().iter().skip(1).take(14).map(line).collect();
    seed("socket", "session", session.as_bytes());

    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("history.sqlite");
    let mut store = Store::open(&path).unwrap().store;
    lived(&mut store);
    let archive = json!({
        "version": 1,
        "unsit": "0.1.0",
        "history": store.archive().unwrap(),
        "files": {
            "settings.toml": BY_HAND,
            "routines/mine.toml": "id = \"mine\"\n",
            "locales/de/unsit.ftl": "home = Hier\n",
        },
    });
    seed("import", "lived", archive.to_string().as_bytes());
    seed("import", "two-facts", small(archive).to_string().as_bytes());
    drop(store);
    let connection = Connection::open(&path).unwrap();
    let shrink = format!(
        "PRAGMA journal_mode = DELETE; PRAGMA page_size = {PAGE_BYTES}; VACUUM; PRAGMA journal_mode = WAL;"
    );
    connection.execute_batch(&shrink).unwrap();
    drop(connection);
    fs::copy(&path, fuzz.join("drive/history.sqlite")).unwrap();
    seed("history", "one-byte", &[0x10, 0, 0, 0xff, 0, 0]);
}

/// Of an archive a session without steps, and the newest facts.
fn small(mut archive: Value) -> Value {
    let history = &mut archive["history"];
    if let Some(sessions) = history["sessions"].as_array_mut() {
        sessions.truncate(1);
        sessions[0]["steps"] = json!([]);
        sessions[0]["snapshot"] = json!({});
    }
    if let Some(facts) = history["facts"].as_array_mut() {
        let newest = facts.split_off(facts.len() - 2);
        *facts = newest;
    }
    archive["files"] = json!({ "profile.toml": "lying = \"bed\"\n" });
    archive
}

const BY_HAND: &str = r#"# mine
theme    = "dark" # at night
zoom_percent = 120
pinned = [
    "before-bed", # every evening
    "desk-shift-40s",
]
colour = 1

[sound] # ears
volume_percent = 40
silent_cues = [ "tick" ] # sorry
own_sounds = { go = '/go.wav', rest = "/rest.wav" }
voice = "loud"

[reminders]
from = "09:00"
days = ["mon", "tue"]
"#;

/// Every value set, as the window writes it.
fn settings() -> String {
    let folder = tempfile::tempdir().unwrap();
    let mut settings = Settings {
        language: "de".into(),
        ..Settings::default()
    };
    settings.pinned.insert("before-bed".into());
    settings.sound.silent_cues.insert(CueKind::Tick);
    settings.sound.cue_percent.insert(CueKind::Go, 50);
    settings
        .sound
        .own_sounds
        .insert(CueKind::Rest, "/rest.wav".into());
    SettingsFile::load(folder.path())
        .file
        .save(&settings)
        .unwrap();
    fs::read_to_string(folder.path().join(FILE_NAME)).unwrap()
}

fn line(request: &Request) -> String {
    format!("{}\n", json!({ "version": 1, "request": request }))
}

/// One of each kind; from the second on, what one says to a session.
fn requests() -> Vec<Request> {
    let session = |command| Intent::Session(command);
    let start = |what: &str, as_written| {
        Intent::Start(Start {
            what: what.into(),
            as_written,
        })
    };
    let coach = |wish| Intent::Coach(wish);
    let note = |fact| Intent::Coach(CoachIntent::Note(Box::new(fact)));
    let mut wishes = vec![
        Intent::Raise,
        start("routine-assessment", true),
        session(Command::Next),
        session(Command::Back),
        session(Command::Back),
        session(Command::AddSeconds(-10)),
        session(Command::SkipExercise),
        session(Command::Answer(1)),
        session(Command::Done),
        session(Command::AddToNumber(3)),
        session(Command::Pause),
        session(Command::Toggle),
        session(Command::PauseForSleep),
        session(Command::Resume),
        session(Command::Stop),
        session(Command::UndoStop),
        start("before-bed", false),
        Intent::GoOn,
        Intent::LeaveBe,
        Intent::Dismiss,
        Intent::Sound(SoundIntent::SetVolumePercent(30)),
        Intent::Sound(SoundIntent::SetCue {
            cue: CueKind::Tick,
            heard: false,
        }),
        Intent::Sound(SoundIntent::SetOwnSound {
            cue: CueKind::Go,
            file: Some("/go.wav".into()),
        }),
        Intent::Sound(SoundIntent::Try(CueKind::Go)),
        Intent::SetReminders(Box::default()),
        Intent::Pin(Pin {
            routine: "before-bed".into(),
            is_pinned: true,
        }),
        Intent::Screen(ScreenIntent::ZoomIn),
        Intent::Screen(ScreenIntent::ShowRoutine("before-bed".into())),
        Intent::Agent(AgentIntent::PauseReminders(PauseFor::AnHour)),
        Intent::Agent(AgentIntent::Stand),
        Intent::Desktop(DesktopIntent::RunAgent(true)),
        coach(CoachIntent::Begin(None)),
        coach(CoachIntent::Click(Some(Spot::Floor))),
        coach(CoachIntent::Strengthen),
        coach(CoachIntent::BeginAnyway {
            reason: "I know".into(),
        }),
        coach(CoachIntent::SetProfile(Box::default())),
    ];
    wishes.extend(facts().into_iter().map(note));
    let outlook = Outlook {
        check_ins_secs: vec![1_773_133_200],
        ..Outlook::default()
    };
    let news = SessionNews {
        title: "Before bed".into(),
        step: "Clamshell".into(),
        is_paused: false,
    };
    let others = [
        Request::Status,
        Request::Follow,
        Request::AgentStatus,
        Request::Told(News::Moved),
        Request::Told(News::Session(Some(news))),
        Request::Told(News::Outlook(outlook)),
    ];
    wishes
        .into_iter()
        .map(Request::Intent)
        .chain(others)
        .collect()
}

/// One of many kinds.
fn facts() -> Vec<Fact> {
    let muscle = Id::new("hip-flexors");
    vec![
        Fact::Screened(Screening::Answered {
            heart: false,
            other: false,
        }),
        Fact::Tested {
            test: Id::new("test-figure-four"),
            muscle: Id::new("deep-rotators"),
            side: Side::Right,
            verdict: Verdict::Tight,
            sign: None,
        },
        Fact::StillTight {
            muscle: muscle.clone(),
            side: Side::Left,
            is_tight: true,
        },
        Fact::Pain(Pain {
            level: 3,
            moment: PainMoment::After,
            session: Some(SessionNo(1)),
            exercise: None,
        }),
        Fact::Effort {
            session: SessionNo(1),
            of_ten: 4,
        },
        Fact::CheckedIn {
            session: SessionNo(1),
            muscle,
            when: CheckIn::Straight,
            feels: Feels::Tighter,
        },
        Fact::Sat {
            minutes: 60,
            today_minutes: 180,
        },
        Fact::AlreadyDid(Slot::Stretch),
        Fact::Corrected {
            record: RecordId(4),
            by: Some(Box::new(Fact::Urge)),
        },
        Fact::Corrected {
            record: RecordId(3),
            by: None,
        },
    ]
}

/// Two days: a session that was stopped with notes after it, and one that was cut off.
fn lived(store: &mut Store) {
    for (day, seconds) in [(0_i64, 60_u64), (1, 90)] {
        let began = sessions::started() + SignedDuration::from_hours(24 * day);
        let routine: Routine = sessions::routine("short");
        let plan = Plan::unroll(&routine, &WorseSides::default());
        let mut session = Session::start(&plan, Moment::ZERO);
        let mut batch = vec![sessions::begun(
            routine,
            WorseSides::default(),
            began.clone(),
        )];
        let until = Moment::ZERO + std::time::Duration::from_secs(seconds);
        while let Some(next) = session.next_deadline().filter(|next| *next < until) {
            session.advance(next);
        }
        if day == 0 {
            session.command(session.seen(), Command::Stop).unwrap();
        }
        while let Some(event) = session.poll_event() {
            batch.push(Entry::happened(event, began.clone()));
        }
        if day == 0 {
            let notes = facts()
                .into_iter()
                .map(|fact| Entry::noted(fact, began.clone()));
            batch.extend(notes);
        }
        store.record(&batch).unwrap();
    }
}
