//! Notifications against a bus of its own, on which this test is the service that shows them, or is slow to.

#![allow(clippy::unwrap_used, reason = "in a test, a panic is the report")]
#![cfg(target_os = "linux")]

mod bus;
#[path = "bus/service.rs"]
mod service;

use std::collections::HashMap;
use std::sync::mpsc::{self, Receiver, RecvError};

use bus::Bus;
use service::Service;
use unsit::adapters::bus_line::Bus as BusOf;
use unsit::adapters::notification::{Notification, Notifier, Outcome};
use zbus::Message;
use zbus::zvariant::OwnedValue;

const NAME: &str = "org.freedesktop.Notifications";
const PATH: &str = "/org/freedesktop/Notifications";

type Shown = (
    String,
    u32,
    String,
    String,
    String,
    Vec<String>,
    HashMap<String, OwnedValue>,
    i32,
);

fn note(title: &str) -> Notification {
    Notification {
        title: title.into(),
        text: "Sixty minutes".into(),
        actions: vec![
            ("start".into(), "Begin".into()),
            ("later".into(), "Later".into()),
        ],
    }
}

fn show(notifier: &mut Notifier, title: &str) -> Receiver<Outcome> {
    let (tell, told) = mpsc::channel();
    notifier.show(note(title), move |outcome| tell.send(outcome).unwrap());
    told
}

fn title(call: &Message) -> String {
    let (.., title, _, _, _, _): Shown = call.body().deserialize().unwrap();
    title
}

fn stage() -> (Bus, Service, Notifier) {
    let bus = Bus::start();
    let service = Service::new(bus.known_as(NAME));
    let notifier = Notifier::on(BusOf::At(bus.address.clone()));
    (bus, service, notifier)
}

#[test]
fn an_action_comes_with_its_token_and_a_click_is_the_first_one() {
    let (_bus, mut service, mut notifier) = stage();
    for (chosen, comes) in [("later", "later"), ("default", "start")] {
        let told = show(&mut notifier, "Stand up");
        let call = service.called("Notify");
        let (app, replaces, _, title, text, actions, hints, _): Shown =
            call.body().deserialize().unwrap();
        assert_eq!((app.as_str(), replaces), ("Unsit", 0));
        assert_eq!(
            (title.as_str(), text.as_str()),
            ("Stand up", "Sixty minutes")
        );
        assert_eq!(
            actions,
            ["default", "Begin", "start", "Begin", "later", "Later"]
        );
        assert!(hints.contains_key("desktop-entry"));
        service.answer(&call, &7_u32);
        // Somebody else's, and then ours.
        service.signal(PATH, &format!("{NAME}.ActionInvoked"), &(6_u32, "later"));
        service.signal(PATH, &format!("{NAME}.ActivationToken"), &(7_u32, "token"));
        service.signal(PATH, &format!("{NAME}.ActionInvoked"), &(7_u32, chosen));
        let expected = Outcome::Chosen {
            action: comes.into(),
            token: Some("token".into()),
        };
        assert_eq!(told.recv(), Ok(expected));
        // Off the screen: nothing is closed when the next one comes.
    }
}

#[test]
fn another_takes_the_place_of_one_that_the_service_has_not_shown_yet() {
    let (_bus, mut service, mut notifier) = stage();
    let first = show(&mut notifier, "First");
    let slow = service.called("Notify");
    assert_eq!(title(&slow), "First");
    let second = show(&mut notifier, "Second");
    let call = service.called("Notify");
    assert_eq!(title(&call), "Second");
    service.answer(&call, &2_u32);
    // Late, it is on the screen, and is taken down at once.
    service.answer(&slow, &1_u32);
    let closed = service.called("CloseNotification");
    assert_eq!(closed.body().deserialize::<u32>().unwrap(), 1);
    assert_eq!(first.recv(), Err(RecvError));
    service.signal(PATH, &format!("{NAME}.NotificationClosed"), &(2_u32, 1_u32));
    assert_eq!(second.recv(), Ok(Outcome::Closed));
}

#[test]
fn one_that_is_withdrawn_goes_and_nobody_hears_of_it() {
    let (_bus, mut service, mut notifier) = stage();
    let told = show(&mut notifier, "Stand up");
    let call = service.called("Notify");
    service.answer(&call, &3_u32);
    // Whether its answer has come or not.
    notifier.withdraw();
    let closed = service.called("CloseNotification");
    assert_eq!(closed.body().deserialize::<u32>().unwrap(), 3);
    assert_eq!(told.recv(), Err(RecvError));
    notifier.withdraw();
}

#[test]
fn where_none_can_be_shown_that_is_told() {
    let mut nowhere = Notifier::on(BusOf::At("unix:path=/nowhere/at/all".into()));
    let told = show(&mut nowhere, "Stand up");
    assert!(matches!(told.recv(), Ok(Outcome::NotShown(_))));
    // A service that goes takes along what it showed, or was about to.
    for answers in [true, false] {
        let (_bus, mut service, mut notifier) = stage();
        let told = show(&mut notifier, "Stand up");
        let call = service.called("Notify");
        if answers {
            service.answer(&call, &3_u32);
        }
        drop(service);
        let outcome = told.recv().unwrap();
        assert_eq!(
            matches!(outcome, Outcome::NotShown(_)),
            !answers,
            "{outcome:?}"
        );
    }
}
