//! The media player against a bus of its own, on which this test is the desktop.

#![allow(clippy::unwrap_used, reason = "in a test, a panic is the report")]
#![cfg(target_os = "linux")]

mod bus;

use std::collections::HashMap;
use std::os::unix::net::UnixListener;
use std::sync::mpsc::{self, Receiver};
use std::time::Duration;

use bus::Bus;
use unsit::adapters::clock::Clock;
use unsit::adapters::mpris::{Call, MediaPlayer, Playback, Playing, Position};
use unsit::domain::Moment;
use zbus::blocking::fdo::{DBusProxy, PropertiesProxy};
use zbus::blocking::{Connection, MessageIterator};
use zbus::zvariant::{ObjectPath, OwnedValue, Value};

const NAME: &str = "org.mpris.MediaPlayer2.unsit";
const PATH: &str = "/org/mpris/MediaPlayer2";
const PROGRAM: &str = "org.mpris.MediaPlayer2";
const PLAYER: &str = "org.mpris.MediaPlayer2.Player";
const NOON: Moment = Moment::from_nanos(1_000_000_000_000);

/// A bus, a player on it, and a desktop that looks.
struct Stage {
    player: Option<MediaPlayer>,
    clock: Clock,
    called: Receiver<Call>,
    desktop: Connection,
    /// Everything that is signalled of the player and of its name.
    signals: MessageIterator,
    bus: Bus,
}

/// What a desktop hears.
#[derive(Debug, PartialEq)]
enum Heard {
    /// These properties of the player changed.
    Changed(Vec<String>),
    Seeked(i64),
    Came(String),
    Went(String),
}

impl Stage {
    fn new() -> Self {
        let bus = Bus::start();
        let desktop = bus.known_as("org.example.Desktop");
        let rules = [
            format!("type='signal',path='{PATH}'"),
            format!("type='signal',member='NameOwnerChanged',arg0namespace='{NAME}'"),
        ];
        for rule in rules {
            let rule = zbus::MatchRule::try_from(rule.as_str()).unwrap();
            DBusProxy::new(&desktop)
                .unwrap()
                .add_match_rule(rule)
                .unwrap();
        }
        let signals = MessageIterator::from(desktop.clone());
        let clock = Clock::manual(NOON);
        let (call, called) = mpsc::channel();
        let player = MediaPlayer::start_at(&bus.address, "unsit", clock.clone(), move |this| {
            call.send(this).unwrap();
        });
        Self {
            player: Some(player),
            clock,
            called,
            desktop,
            signals,
            bus,
        }
    }

    fn show(&self, playing: Option<Playing>) {
        self.player.as_ref().unwrap().show(playing);
    }

    fn hear(&mut self) -> Heard {
        loop {
            let message = self.signals.next().unwrap().unwrap();
            let header = message.header();
            let body = message.body();
            match header.member().map(|member| member.as_str()) {
                Some("PropertiesChanged") => {
                    let (of, changed, gone): (String, HashMap<String, OwnedValue>, Vec<String>) =
                        body.deserialize().unwrap();
                    assert_eq!((of.as_str(), gone.len()), (PLAYER, 0));
                    let mut changed: Vec<_> = changed.into_keys().collect();
                    changed.sort_unstable();
                    return Heard::Changed(changed);
                }
                Some("Seeked") => return Heard::Seeked(body.deserialize().unwrap()),
                Some("NameOwnerChanged") => {
                    let (name, was, is): (String, String, String) = body.deserialize().unwrap();
                    assert_ne!(was.is_empty(), is.is_empty());
                    return if is.is_empty() {
                        Heard::Went(name)
                    } else {
                        Heard::Came(name)
                    };
                }
                // Answers, and the bus's greeting.
                _ => {}
            }
        }
    }

    fn ask<B>(&self, of: &str, method: &str, with: &B) -> zbus::Result<zbus::Message>
    where
        B: serde::Serialize + zbus::zvariant::DynamicType,
    {
        self.desktop
            .call_method(Some(NAME), PATH, Some(of), method, with)
    }

    fn call<B>(&self, method: &str, with: &B) -> Call
    where
        B: serde::Serialize + zbus::zvariant::DynamicType,
    {
        self.ask(PLAYER, method, with).unwrap();
        self.called.recv().unwrap()
    }

    fn properties(&self) -> PropertiesProxy<'static> {
        PropertiesProxy::builder(&self.desktop)
            .destination(NAME)
            .unwrap()
            .path(PATH)
            .unwrap()
            .build()
            .unwrap()
    }

    fn get<T: TryFrom<OwnedValue>>(&self, of: &str, name: &str) -> T
    where
        T::Error: std::fmt::Debug,
    {
        let of = of.to_owned().try_into().unwrap();
        let value = self.properties().get(of, name).unwrap();
        value.try_into().unwrap()
    }
}

fn secs(seconds: u64) -> Duration {
    Duration::from_secs(seconds)
}

/// A hold of 30 s that began at noon.
fn hold() -> Playing {
    Playing {
        playback: Playback::Playing,
        step: 1,
        title: "Calf, left side".into(),
        album: "Test".into(),
        length: Some(secs(30)),
        position: Position::Runs { began: NOON },
        volume_percent: 80,
    }
}

fn paused() -> Playing {
    Playing {
        playback: Playback::Paused,
        position: Position::Stands { elapsed: secs(5) },
        ..hold()
    }
}

fn changed(names: &[&str]) -> Heard {
    Heard::Changed(names.iter().map(ToString::to_string).collect())
}

#[test]
fn a_player_comes_with_a_session_tells_its_changes_and_goes_with_it() {
    let mut stage = Stage::new();
    // Nothing is there before it.
    stage.show(None);
    stage.show(Some(hold()));
    assert_eq!(stage.hear(), Heard::Came(NAME.into()));
    assert_eq!(stage.get::<String>(PROGRAM, "Identity"), "Unsit");
    assert_eq!(stage.get::<String>(PROGRAM, "DesktopEntry"), "unsit");
    assert!(stage.get::<bool>(PROGRAM, "CanRaise"));
    assert!(!stage.get::<bool>(PROGRAM, "CanQuit"));
    assert_eq!(stage.get::<String>(PLAYER, "PlaybackStatus"), "Playing");
    assert!(stage.get::<bool>(PLAYER, "CanSeek"));
    let metadata: HashMap<String, OwnedValue> = stage.get(PLAYER, "Metadata");
    let (title, length) = (&metadata["xesam:title"], &metadata["mpris:length"]);
    assert_eq!(**title, Value::from("Calf, left side"));
    assert_eq!(**length, Value::I64(30_000_000));
    // The time is the clock's, without anybody having counted it.
    stage.clock.set(NOON + secs(5));
    assert_eq!(stage.get::<i64>(PLAYER, "Position"), 5_000_000);

    stage.show(Some(hold()));
    stage.show(Some(paused()));
    assert_eq!(stage.hear(), changed(&["PlaybackStatus"]));
    stage.clock.set(NOON + secs(60));
    assert_eq!(stage.get::<i64>(PLAYER, "Position"), 5_000_000);
    let again = Playing {
        position: Position::Runs {
            began: NOON + secs(60),
        },
        ..hold()
    };
    stage.show(Some(again));
    assert_eq!(stage.hear(), changed(&["PlaybackStatus"]));
    assert_eq!(stage.hear(), Heard::Seeked(0));
    let question = Playing {
        step: 2,
        length: None,
        ..paused()
    };
    stage.show(Some(question));
    assert_eq!(
        stage.hear(),
        changed(&["CanSeek", "Metadata", "PlaybackStatus"])
    );

    stage.show(None);
    let end = ["Metadata", "PlaybackStatus", "Volume"];
    assert_eq!(stage.hear(), changed(&end));
    assert_eq!(stage.hear(), Heard::Went(NAME.into()));
    // The next one has the same name.
    stage.show(Some(hold()));
    assert_eq!(stage.hear(), Heard::Came(NAME.into()));
    stage.player = None;
    assert_eq!(stage.hear(), Heard::Went(NAME.into()));
}

#[test]
fn what_is_called_arrives_in_order() {
    let mut stage = Stage::new();
    stage.show(Some(hold()));
    assert_eq!(stage.hear(), Heard::Came(NAME.into()));
    for (method, call) in [
        ("Play", Call::Play),
        ("Pause", Call::Pause),
        ("PlayPause", Call::PlayPause),
        ("Next", Call::Next),
        ("Previous", Call::Previous),
        ("Stop", Call::Stop),
    ] {
        assert_eq!(stage.call(method, &()), call);
    }
    let by_micros = -2_500_000;
    assert_eq!(stage.call("Seek", &by_micros), Call::Seek { by_micros });
    stage.clock.set(NOON + secs(5));
    let track = |step: &str| ObjectPath::try_from(format!("/io/github/unsit/step/{step}")).unwrap();
    let forward = Call::Seek {
        by_micros: 7_000_000,
    };
    assert_eq!(
        stage.call("SetPosition", &(track("1"), 12_000_000_i64)),
        forward
    );
    // Another track, and out of this one.
    for (step, position) in [("2", 12_000_000_i64), ("1", 31_000_000), ("1", -1)] {
        stage
            .ask(PLAYER, "SetPosition", &(track(step), position))
            .unwrap();
    }
    stage.ask(PROGRAM, "Quit", &()).unwrap();
    stage.ask(PROGRAM, "Raise", &()).unwrap();
    assert_eq!(stage.called.recv().unwrap(), Call::Raise);
    let refused = stage.ask(PLAYER, "OpenUri", &"file:///a.mp3").unwrap_err();
    let zbus::Error::MethodError(name, ..) = refused else {
        panic!("{refused}");
    };
    assert_eq!(name.as_str(), "org.freedesktop.DBus.Error.NotSupported");

    let player = || PLAYER.try_into().unwrap();
    let properties = stage.properties();
    properties.set(player(), "Volume", 0.55.into()).unwrap();
    assert_eq!(stage.called.recv().unwrap(), Call::SetVolumePercent(55));
    assert_eq!(stage.hear(), changed(&["Volume"]));
    assert_eq!(stage.get::<f64>(PLAYER, "Volume"), 0.55);
    properties.set(player(), "Rate", 0.0.into()).unwrap();
    assert_eq!(stage.called.recv().unwrap(), Call::Pause);
    assert_eq!(stage.get::<f64>(PLAYER, "Rate"), 1.0);
}

#[test]
fn where_another_player_has_the_name_it_says_which_one_it_is() {
    let mut stage = Stage::new();
    let other = stage.bus.known_as(NAME);
    assert_eq!(stage.hear(), Heard::Came(NAME.into()));
    stage.show(Some(hold()));
    let instance = format!("{NAME}.instance{}", std::process::id());
    assert_eq!(stage.hear(), Heard::Came(instance.clone()));
    stage.show(None);
    // What is told on the way is the other test's.
    while stage.hear() != Heard::Went(instance.clone()) {}
    drop(other);
}

#[test]
fn a_bus_that_hangs_or_is_not_there_holds_nobody_up() {
    let folder = tempfile::tempdir().unwrap();
    let socket = folder.path().join("bus");
    let hanging = UnixListener::bind(&socket).unwrap();
    for path in [&socket, &folder.path().join("nowhere")] {
        let (call, called) = mpsc::channel::<Call>();
        let address = format!("unix:path={}", path.display());
        let clock = Clock::manual(NOON);
        let player = MediaPlayer::start_at(&address, "unsit", clock, move |this| {
            call.send(this).unwrap();
        });
        player.show(Some(hold()));
        let talks = (path == &socket).then(|| hanging.accept().unwrap());
        player.show(Some(paused()));
        player.show(None);
        drop(player);
        if let Some(talks) = talks {
            // It waits for the bus still, and nobody for it.
            assert_eq!(called.try_recv(), Err(mpsc::TryRecvError::Empty));
            drop(talks);
        }
        // The thread ends and its closure with it.
        assert!(called.recv().is_err());
    }
}
