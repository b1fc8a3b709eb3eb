//! The sound device's thread, on whatever machine this is: with or without a device it says how
//! things are, and it ends when it is told to. Nothing is played.

#![allow(clippy::unwrap_used, reason = "in a test a panic is the message")]

use std::sync::mpsc::channel;
use std::time::Duration;

use unsit::adapters::audio::{AudioOutput, AudioStatus};
use unsit::adapters::clock::Clock;
use unsit::domain::settings::SoundSettings;
use unsit::soundtrack::SoundHandle;

/// More than a device takes to settle, or to be given up.
const SOON: Duration = Duration::from_secs(10);

#[test]
fn it_says_how_the_device_is_and_ends_when_it_is_stopped() {
    let (sender, statuses) = channel();
    let handle = SoundHandle::new(&SoundSettings::default());
    let output = AudioOutput::start(handle, Clock::Machine, move |status| {
        sender.send(status).unwrap();
    });
    match statuses.recv_timeout(SOON).unwrap() {
        AudioStatus::Ok => {}
        AudioStatus::Lost { reason } => assert!(reason.ends_with('.'), "no sentence: {reason}"),
        AudioStatus::Off => panic!("it ended by itself"),
    }
    output.stop();
    // The thread drops its sender when it ends, so this ends, too.
    assert_eq!(statuses.iter().last(), Some(AudioStatus::Off));
}
