//! Whether the desktop is light or dark, now and whenever that changes. It must not know what is
//! drawn with it.
//!
//! On Linux the portal tells (`org.freedesktop.portal.Settings`, namespace
//! `org.freedesktop.appearance`, key `color-scheme`: 0 no preference, 1 dark, 2 light), and signals
//! a change. Elsewhere the window system itself tells the window.

/// What the desktop prefers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ColorScheme {
    Light,
    Dark,
}

/// Calls `changed` on a thread of its own, once at the start if the desktop has a preference and
/// then after each change, as long as the program runs. Without a portal it never does.
pub fn watch(changed: impl Fn(ColorScheme) + Send + 'static) {
    let listening = std::thread::Builder::new()
        .name("theme".into())
        .spawn(move || {
            if let Err(error) = platform::listen(&changed) {
                tracing::info!(%error, "the desktop's theme is not told here");
            }
        });
    if let Err(error) = listening {
        tracing::warn!(%error, "no thread for the desktop's theme");
    }
}

#[cfg(target_os = "linux")]
mod platform {
    use zbus::blocking::{Connection, Proxy};
    use zbus::zvariant::{OwnedValue, Value};

    use super::ColorScheme;

    const NAMESPACE: &str = "org.freedesktop.appearance";
    const KEY: &str = "color-scheme";

    pub fn listen(changed: &impl Fn(ColorScheme)) -> zbus::Result<()> {
        let connection = Connection::session()?;
        let portal = Proxy::new(
            &connection,
            "org.freedesktop.portal.Desktop",
            "/org/freedesktop/portal/desktop",
            "org.freedesktop.portal.Settings",
        )?;
        // Listened to before it is asked, so that no change falls between.
        let changes = portal.receive_signal("SettingChanged")?;
        // `Read` wraps its answer twice; the newer `ReadOne` is not everywhere.
        let now: OwnedValue = portal.call("Read", &(NAMESPACE, KEY))?;
        if let Some(scheme) = scheme_of(&now) {
            changed(scheme);
        }
        for change in changes {
            let (namespace, key, value): (String, String, OwnedValue) =
                change.body().deserialize()?;
            if namespace == NAMESPACE
                && key == KEY
                && let Some(scheme) = scheme_of(&value)
            {
                changed(scheme);
            }
        }
        Ok(())
    }

    /// None where the desktop has no preference.
    fn scheme_of(value: &Value<'_>) -> Option<ColorScheme> {
        match value {
            Value::Value(inner) => scheme_of(inner),
            Value::U32(1) => Some(ColorScheme::Dark),
            Value::U32(2) => Some(ColorScheme::Light),
            _ => None,
        }
    }

    #[cfg(test)]
    mod tests {
        use super::*;

        #[test]
        fn the_portals_numbers_are_read_however_deep_they_are_wrapped() {
            let wrapped = |number: u32| Value::new(Value::new(number));
            assert_eq!(scheme_of(&wrapped(1)), Some(ColorScheme::Dark));
            assert_eq!(scheme_of(&Value::new(2_u32)), Some(ColorScheme::Light));
            assert_eq!(scheme_of(&wrapped(0)), None);
            assert_eq!(scheme_of(&Value::new("dark")), None);
        }
    }
}

#[cfg(not(target_os = "linux"))]
mod platform {
    use super::ColorScheme;

    pub fn listen(_changed: &impl Fn(ColorScheme)) -> Result<(), std::convert::Infallible> {
        Ok(())
    }
}
