//! Whether the active window covers the whole screen, on X11. It must not know whose window that is.

use x11rb::connection::Connection;
use x11rb::protocol::xproto::{Atom, AtomEnum, ConnectionExt, Window};
use x11rb::rust_connection::RustConnection;

type Fault = Box<dyn std::error::Error + Send + Sync>;

/// More states than any window has.
const MOST_STATES: u32 = 64;

pub fn is_full() -> bool {
    look().unwrap_or_else(|error| {
        tracing::debug!(%error, "no display to look at");
        false
    })
}

fn look() -> Result<bool, Fault> {
    let (display, screen) = RustConnection::connect(None)?;
    let root = display
        .setup()
        .roots
        .get(screen)
        .ok_or("there is no screen")?
        .root;
    let active = atom(&display, "_NET_ACTIVE_WINDOW")?;
    let Some(window) = values(&display, root, active, AtomEnum::WINDOW, 1)?.next() else {
        return Ok(false);
    };
    if window == x11rb::NONE {
        return Ok(false);
    }
    let state = atom(&display, "_NET_WM_STATE")?;
    let full = atom(&display, "_NET_WM_STATE_FULLSCREEN")?;
    Ok(values(&display, window, state, AtomEnum::ATOM, MOST_STATES)?.any(|state| state == full))
}

fn atom(display: &RustConnection, name: &str) -> Result<Atom, Fault> {
    Ok(display.intern_atom(false, name.as_bytes())?.reply()?.atom)
}

fn values(
    display: &RustConnection,
    window: Window,
    property: Atom,
    kind: AtomEnum,
    most: u32,
) -> Result<impl Iterator<Item = u32>, Fault> {
    let reply = display
        .get_property(false, window, property, kind, 0, most)?
        .reply()?;
    let values: Vec<u32> = reply.value32().into_iter().flatten().collect();
    Ok(values.into_iter())
}
