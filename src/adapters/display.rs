//! Whether there is a display to open a window on. It must not open one.

/// What a window would open on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Display {
    Wayland,
    X11,
    /// The system's own; always there.
    Native,
}

impl Display {
    pub const fn name(self) -> &'static str {
        match self {
            Self::Wayland => "Wayland",
            Self::X11 => "X11",
            Self::Native => "the system's own",
        }
    }
}

/// The display that this process would use, as the environment says; whether it answers shows when
/// a window opens.
pub fn found() -> Option<Display> {
    if cfg!(any(windows, target_os = "macos")) {
        return Some(Display::Native);
    }
    let is_set = |name| std::env::var_os(name).is_some_and(|value| !value.is_empty());
    if is_set("WAYLAND_DISPLAY") || is_set("WAYLAND_SOCKET") {
        Some(Display::Wayland)
    } else if is_set("DISPLAY") {
        Some(Display::X11)
    } else {
        None
    }
}

/// Whether it takes calls.
pub fn answers() -> bool {
    match found() {
        None => false,
        Some(Display::Native) => true,
        #[cfg(target_os = "linux")]
        Some(Display::X11) => x11rb::connect(None).is_ok(),
        #[cfg(target_os = "linux")]
        Some(Display::Wayland) => wayland_answers(),
        #[cfg(not(target_os = "linux"))]
        Some(Display::X11 | Display::Wayland) => true,
    }
}

#[cfg(target_os = "linux")]
fn wayland_answers() -> bool {
    // A socket that was handed over is open already.
    if std::env::var_os("WAYLAND_SOCKET").is_some() {
        return true;
    }
    wayland_socket().is_some_and(|socket| std::os::unix::net::UnixStream::connect(socket).is_ok())
}

/// Where this session's compositor listens, as the environment says.
#[cfg(target_os = "linux")]
pub(super) fn wayland_socket() -> Option<std::path::PathBuf> {
    let folder = std::env::var_os("XDG_RUNTIME_DIR").unwrap_or_default();
    let name = std::env::var_os("WAYLAND_DISPLAY").filter(|name| !name.is_empty())?;
    Some(std::path::Path::new(&folder).join(name))
}
