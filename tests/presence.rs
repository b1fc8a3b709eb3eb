//! What is heard of lock and sleep, against a bus of its own on which this test is logind and a screen saver.

#![allow(clippy::unwrap_used, reason = "in a test, a panic is the report")]
#![cfg(target_os = "linux")]

mod bus;
#[path = "bus/service.rs"]
mod service;

use std::collections::HashMap;
use std::sync::mpsc::{self, Receiver};

use bus::Bus;
use service::Service;
use unsit::adapters::bus_line::Bus as BusOf;
use unsit::adapters::presence::PresenceWatch;
use unsit::domain::sitting::Happened;
use zbus::blocking::Connection;
use zbus::zvariant::{ObjectPath, Value};

const SESSION: &str = "/org/freedesktop/login1/session/_31";
const SLEEP: &str = "org.freedesktop.login1.Manager.PrepareForSleep";

fn watch(bus: &Bus) -> (PresenceWatch, Receiver<Happened>) {
    let (tell, told) = mpsc::channel();
    let address = || BusOf::At(bus.address.clone());
    let watch = PresenceWatch::start_on(address(), address(), move |what| tell.send(what).unwrap());
    (watch, told)
}

/// Answers what is asked until the watch listens.
fn know_the_session(logind: &mut Service, is_locked: bool) {
    if std::env::var_os("XDG_SESSION_ID").is_none() {
        let id = logind.called("Get");
        logind.answer(&id, &Value::from("1"));
    }
    let session = logind.called("GetSession");
    logind.answer(&session, &ObjectPath::try_from(SESSION).unwrap());
    let hint = logind.called("Get");
    logind.answer(&hint, &Value::from(is_locked));
}

fn hint(logind: &Service, of: &str, is_locked: bool) {
    let changed = HashMap::from([("LockedHint", Value::from(is_locked))]);
    let gone: [&str; 0] = [];
    logind.signal(
        of,
        "org.freedesktop.DBus.Properties.PropertiesChanged",
        &("org.freedesktop.login1.Session", changed, &gone[..]),
    );
}

#[test]
fn logind_tells_of_the_lock_and_of_sleep() {
    let bus = Bus::start();
    let mut logind = Service::new(bus.known_as("org.freedesktop.login1"));
    let (watch, told) = watch(&bus);
    know_the_session(&mut logind, true);
    assert_eq!(told.recv(), Ok(Happened::Locked));
    hint(&logind, "/org/freedesktop/login1/session/_32", false);
    hint(&logind, SESSION, false);
    assert_eq!(told.recv(), Ok(Happened::Unlocked));
    // A wish to lock is no lock.
    logind.signal(SESSION, "org.freedesktop.login1.Session.Lock", &());
    logind.signal("/org/freedesktop/login1", SLEEP, &true);
    assert_eq!(told.recv(), Ok(Happened::Sleeps));
    logind.signal("/org/freedesktop/login1", SLEEP, &false);
    assert_eq!(told.recv(), Ok(Happened::Woke));
    drop(watch);
    // The threads end and their closure with them.
    assert!(told.recv().is_err());
}

/// They may be heard a little later than they could speak.
fn until_heard(told: &Receiver<Happened>, speak: impl Fn()) -> Happened {
    let soon = std::time::Duration::from_millis(5);
    (0..2000)
        .find_map(|_| {
            speak();
            told.recv_timeout(soon).ok()
        })
        .unwrap()
}

#[test]
fn a_screen_saver_tells_of_the_lock_once() {
    let bus = Bus::start();
    let mut logind = Service::new(bus.known_as("org.freedesktop.login1"));
    let (watch, told) = watch(&bus);
    know_the_session(&mut logind, false);
    let line = zbus::blocking::connection::Builder::address(bus.address.as_str());
    let saver: Connection = line.unwrap().build().unwrap();
    let active = |is_active: bool| {
        let name = "org.gnome.ScreenSaver";
        saver
            .emit_signal(
                None::<&str>,
                "/org/gnome/ScreenSaver",
                name,
                "ActiveChanged",
                &is_active,
            )
            .unwrap();
    };
    assert_eq!(until_heard(&told, || active(true)), Happened::Locked);
    // The other source says the same; only the end of it is another thing.
    hint(&logind, SESSION, true);
    logind.signal("/org/freedesktop/login1", SLEEP, &false);
    assert_eq!(told.recv(), Ok(Happened::Woke));
    active(false);
    assert_eq!(told.recv(), Ok(Happened::Unlocked));
    active(true);
    assert_eq!(told.recv(), Ok(Happened::Locked));
    // Nobody is left to tell of the unlocking.
    drop(bus);
    assert_eq!(told.recv(), Ok(Happened::Unlocked));
    assert!(told.recv().is_err());
    drop(watch);
}

#[test]
fn without_a_bus_nothing_is_heard_and_nothing_breaks() {
    let nowhere = || BusOf::At("unix:path=/nowhere/at/all".into());
    let (tell, told) = mpsc::channel();
    let watch = PresenceWatch::start_on(nowhere(), nowhere(), move |what| tell.send(what).unwrap());
    assert!(told.recv().is_err());
    drop(watch);
}
