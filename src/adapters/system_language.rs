//! Which languages the person's system speaks. It must not know which ones the program speaks.

/// What to speak, the preferred first: the `chosen` language, where one is, then the system's.
pub fn wanted(chosen: &str) -> Vec<String> {
    let chosen = Some(chosen.to_owned()).filter(|chosen| !chosen.is_empty());
    chosen.into_iter().chain(system_languages()).collect()
}

/// Language tags such as `de-CH`, the preferred first; empty where the system does not say.
/// On Linux they come from LANGUAGE, LC_ALL, LC_MESSAGES and LANG.
fn system_languages() -> Vec<String> {
    sys_locale::get_locales().collect()
}
