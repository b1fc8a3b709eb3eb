//! The sources of idleness against a bus and a compositor of their own, both played by this test.

#![allow(clippy::unwrap_used, reason = "in a test, a panic is the report")]
#![cfg(target_os = "linux")]

mod bus;
#[path = "idle/compositor.rs"]
mod compositor;
#[path = "bus/service.rs"]
mod service;

use std::sync::mpsc::{self, Receiver};
use std::thread;
use std::time::Duration;

use bus::Bus;
use compositor::Compositor;
use service::Service;
use unsit::adapters::bus_line::Bus as BusOf;
use unsit::adapters::idle::{IdleError, IdleWatch, Input};

const THRESHOLD: Duration = Duration::from_secs(300);
const MUTTER: &str = "org.gnome.Mutter.IdleMonitor";
const PATH: &str = "/org/gnome/Mutter/IdleMonitor/Core";

type Started = (Result<IdleWatch, IdleError>, Receiver<Input>);

fn start_mutter(address: &str) -> thread::JoinHandle<Started> {
    let bus = BusOf::At(address.to_owned());
    thread::spawn(move || {
        let (tell, told) = mpsc::channel();
        let tell = move |input| tell.send(input).unwrap();
        (IdleWatch::start_mutter_on(&bus, THRESHOLD, tell), told)
    })
}

#[test]
fn mutter_tells_of_idleness_and_of_the_next_touch_each_time() {
    let bus = Bus::start();
    let mut mutter = Service::new(bus.known_as(MUTTER));
    let starting = start_mutter(&bus.address);
    let call = mutter.called("AddIdleWatch");
    assert_eq!(call.body().deserialize::<u64>().unwrap(), 300_000);
    mutter.answer(&call, &1_u32);
    let (watch, told) = starting.join().unwrap();
    let watch = watch.unwrap();
    assert_eq!(watch.source(), "mutter");

    let fires = |id: u32| mutter.signal(PATH, &format!("{MUTTER}.WatchFired"), &id);
    // Others' fire too.
    fires(9);
    fires(1);
    let call = mutter.called("AddUserActiveWatch");
    // So fast that the touch is there before the answer.
    mutter.answer(&call, &2_u32);
    mutter.signal(PATH, &format!("{MUTTER}.WatchFired"), &2_u32);
    assert_eq!(told.recv(), Ok(Input::Idle));
    assert_eq!(told.recv(), Ok(Input::Active));
    mutter.signal(PATH, &format!("{MUTTER}.WatchFired"), &2_u32);
    mutter.signal(PATH, &format!("{MUTTER}.WatchFired"), &1_u32);
    let call = mutter.called("AddUserActiveWatch");
    mutter.answer(&call, &3_u32);
    assert_eq!(told.recv(), Ok(Input::Idle));

    // The shell goes.
    drop(mutter);
    assert_eq!(told.recv(), Ok(Input::Lost));
    assert!(told.recv().is_err());
    drop(watch);
}

#[test]
fn a_watch_that_is_dropped_tells_nothing_more() {
    let bus = Bus::start();
    let mut mutter = Service::new(bus.known_as(MUTTER));
    let starting = start_mutter(&bus.address);
    let call = mutter.called("AddIdleWatch");
    mutter.answer(&call, &1_u32);
    let (watch, told) = starting.join().unwrap();
    drop(watch.unwrap());
    assert!(told.recv().is_err());
}

#[test]
fn without_mutter_nothing_is_asked_again_and_with_a_mutter_that_refuses_it_is() {
    let bus = Bus::start();
    for address in [bus.address.as_str(), "unix:path=/nowhere/at/all"] {
        let (started, _) = start_mutter(address).join().unwrap();
        assert!(!started.unwrap_err().may_pass());
    }
    let mut mutter = Service::new(bus.known_as(MUTTER));
    let starting = start_mutter(&bus.address);
    mutter.called("AddIdleWatch");
    // It dies before it answers.
    drop(mutter);
    assert!(starting.join().unwrap().0.unwrap_err().may_pass());
}

#[test]
fn a_compositor_tells_of_idleness_and_of_the_next_touch() {
    for (globals, only_input) in [
        (
            &[
                ("wl_compositor", 4),
                ("wl_seat", 7),
                ("ext_idle_notifier_v1", 2),
            ][..],
            true,
        ),
        (&[("ext_idle_notifier_v1", 1), ("wl_seat", 7)][..], false),
    ] {
        let folder = tempfile::tempdir().unwrap();
        let socket = folder.path().join("wayland-0");
        let comes = Compositor::listen(&socket, globals);
        let (tell, told) = mpsc::channel();
        let tell = move |input| tell.send(input).unwrap();
        let watch = IdleWatch::start_wayland_at(&socket, THRESHOLD, tell).unwrap();
        assert_eq!(watch.source(), "ext-idle-notify");
        let mut compositor = comes.recv().unwrap();
        let asked = compositor.asked.recv().unwrap();
        assert_eq!((asked.timeout_ms, asked.only_input), (300_000, only_input));
        for _ in 0..2 {
            compositor.idled(&asked);
            assert_eq!(told.recv(), Ok(Input::Idle));
            compositor.resumed(&asked);
            assert_eq!(told.recv(), Ok(Input::Active));
        }
        if only_input {
            drop(compositor);
            assert_eq!(told.recv(), Ok(Input::Lost));
            drop(watch);
        } else {
            drop(watch);
        }
        // The thread ends and its closure with it.
        assert!(told.recv().is_err());
    }
}

#[test]
fn a_compositor_that_cannot_tell_is_not_asked_again_and_one_that_is_not_there_is() {
    let folder = tempfile::tempdir().unwrap();
    let start = |socket: &std::path::Path| {
        IdleWatch::start_wayland_at(socket, THRESHOLD, |_| {}).unwrap_err()
    };
    let socket = folder.path().join("wayland-0");
    assert!(start(&socket).may_pass());
    for (name, globals) in [
        ("wayland-1", &[("wl_seat", 7)][..]),
        ("wayland-2", &[("ext_idle_notifier_v1", 1)][..]),
    ] {
        let socket = folder.path().join(name);
        let comes = Compositor::listen(&socket, globals);
        assert!(!start(&socket).may_pass());
        drop(comes);
    }
}
