//! "Do not disturb", as each desktop has it. It must not start any service, nor know what follows.

use std::process::{Command, Stdio};

use zbus::blocking::Connection;
use zbus::zvariant::OwnedValue;

use crate::adapters::bus_line;

const NOTIFICATIONS: &str = "org.freedesktop.Notifications";
const NOTIFICATIONS_PATH: &str = "/org/freedesktop/Notifications";

/// Properties of those that show notifications: Plasma's and dunst's.
const PROPERTIES: [(&str, &str); 2] = [
    (NOTIFICATIONS, "Inhibited"),
    ("org.dunstproject.cmd0", "paused"),
];

/// Whether the person said so.
pub fn is_on(bus: &Connection) -> bool {
    is_set_where_shown(bus) || is_set_in_xfce(bus) || is_set_in_gnome(bus)
}

/// The owner of `name`, where somebody runs already.
fn running(bus: &Connection, name: &str) -> Option<String> {
    bus_line::owner_of(bus, name).ok().flatten()
}

fn is_set_where_shown(bus: &Connection) -> bool {
    let Some(service) = running(bus, NOTIFICATIONS) else {
        return false;
    };
    PROPERTIES.iter().any(|(interface, name)| {
        bus_line::property(bus, (&service, NOTIFICATIONS_PATH, interface), name)
            .is_ok_and(|value| is_true(&value))
    })
}

fn is_set_in_xfce(bus: &Connection) -> bool {
    let Some(service) = running(bus, "org.xfce.Xfconf") else {
        return false;
    };
    let interface = Some("org.xfce.Xfconf");
    let key = ("xfce4-notifyd", "/do-not-disturb");
    bus.call_method(
        Some(service),
        "/org/xfce/Xfconf",
        interface,
        "GetProperty",
        &key,
    )
    .and_then(|answer| answer.body().deserialize::<OwnedValue>())
    // An error where it was never set.
    .is_ok_and(|value| is_true(&value))
}

fn is_true(value: &OwnedValue) -> bool {
    bool::try_from(value).unwrap_or_default()
}

/// GNOME keeps it among its settings, which no service tells of; its own program reads them.
fn is_set_in_gnome(bus: &Connection) -> bool {
    if running(bus, "org.gnome.Shell").is_none() {
        return false;
    }
    let output = Command::new("gsettings")
        .args(["get", "org.gnome.desktop.notifications", "show-banners"])
        .stdin(Stdio::null())
        .output();
    output.is_ok_and(|output| says_no_banners(&output.stdout))
}

fn says_no_banners(said: &[u8]) -> bool {
    said.trim_ascii() == b"false"
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_a_plain_no_turns_banners_off() {
        assert!(says_no_banners(b"false\n"));
        for said in ["true\n", "", "No such schema\n"] {
            assert!(!says_no_banners(said.as_bytes()), "{said}");
        }
    }
}
