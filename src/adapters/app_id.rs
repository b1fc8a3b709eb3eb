//! The name by which desktops and the session bus know Unsit. It must not know who asks for it.

/// Names the desktop entry, the icon, the window's class, the name on the session bus and everything that is installed for
/// them: they find each other by it.
pub const APP_ID: &str = "io.github.unsit.Unsit";
