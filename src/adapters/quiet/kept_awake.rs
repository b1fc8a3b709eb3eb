//! Whether something keeps the screen awake, as films and presentations do, by GNOME's and Plasma's word. It must not
//! know what does.

use serde::Serialize;
use zbus::blocking::Connection;
use zbus::zvariant::DynamicType;

use crate::adapters::bus_line;

/// Of GNOME's session: that it be called idle is inhibited.
const GNOME_IDLE: u32 = 8;
/// Of Plasma: that the screen changes by itself is inhibited.
const PLASMA_SCREEN: u32 = 4;

const PLASMA: &str = "org.kde.Solid.PowerManagement.PolicyAgent";

pub fn is_kept(bus: &Connection) -> bool {
    let gnome = ("org.gnome.SessionManager", "/org/gnome/SessionManager");
    let plasma = (PLASMA, "/org/kde/Solid/PowerManagement/PolicyAgent");
    says_yes(bus, gnome, "IsInhibited", GNOME_IDLE)
        || says_yes(bus, plasma, "HasInhibition", PLASMA_SCREEN)
}

/// Asks a service that is called like its interface, where it runs.
fn says_yes(
    bus: &Connection,
    (name, path): (&str, &str),
    method: &str,
    of: impl Serialize + DynamicType,
) -> bool {
    bus_line::owner_of(bus, name).is_ok_and(|owner| owner.is_some())
        && bus
            .call_method(Some(name), path, Some(name), method, &of)
            .and_then(|answer| answer.body().deserialize())
            .unwrap_or_default()
}
