//! The sleep watch against a bus of its own, on which this test is logind.

#![allow(clippy::unwrap_used, reason = "in a test, a panic is the report")]
#![cfg(target_os = "linux")]

mod bus;

use std::sync::mpsc;

use bus::Bus;
use unsit::adapters::bus_line::Bus as BusOf;
use unsit::adapters::sleep_watch::SleepWatch;
use zbus::blocking::Connection;

fn announce(logind: &Connection, start: bool) {
    logind
        .emit_signal(
            None::<&str>,
            "/org/freedesktop/login1",
            "org.freedesktop.login1.Manager",
            "PrepareForSleep",
            &(start),
        )
        .unwrap();
}

#[test]
fn the_announcement_of_sleep_is_heard_and_that_of_waking_is_not() {
    let bus = Bus::start();
    let logind = bus.known_as("org.freedesktop.login1");
    let (tell, told) = mpsc::channel();
    let watch = SleepWatch::start_on(BusOf::At(bus.address.clone()), move || {
        tell.send(()).unwrap()
    });
    // It subscribes on a thread of its own, so the first announcements may come too early.
    let heard = (0..2000).any(|_| {
        announce(&logind, true);
        told.recv_timeout(std::time::Duration::from_millis(5))
            .is_ok()
    });
    assert!(heard);
    // All that were announced on the way; the bus keeps order, so after the next one none is left.
    while told
        .recv_timeout(std::time::Duration::from_millis(200))
        .is_ok()
    {}
    announce(&logind, false);
    announce(&logind, true);
    assert!(told.recv().is_ok());
    assert!(
        told.recv_timeout(std::time::Duration::from_millis(200))
            .is_err(),
        "waking was taken for sleep"
    );

    drop(watch);
    // The thread ends and its closure with it.
    assert!(told.recv().is_err());
}

#[test]
fn without_a_bus_nothing_is_heard_and_nothing_breaks() {
    let (tell, told) = mpsc::channel::<()>();
    let nowhere = BusOf::At("unix:path=/nowhere/at/all".into());
    let watch = SleepWatch::start_on(nowhere, move || tell.send(()).unwrap());
    assert!(told.recv().is_err());
    drop(watch);
}
