//! Which languages the person's system speaks. It must not know which ones the program speaks.

/// Language tags such as `de-CH`, the preferred first; empty where the system does not say.
/// On Linux they come from LANGUAGE, LC_ALL, LC_MESSAGES and LANG.
pub fn system_languages() -> Vec<String> {
    sys_locale::get_locales().collect()
}
