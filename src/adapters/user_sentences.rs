//! Reads the sentences that a person translated: `locales/<language>/*.ftl` of the configuration
//! folder. It must not know what they say.

use std::fs;
use std::path::Path;

use crate::words::Translation;

/// Larger files are refused: no translation comes near it.
const MOST_BYTES: u64 = 1024 * 1024;

/// Every file that can be read, ordered by language and name; a file that cannot is logged and left out.
pub fn read(config: &Path) -> Vec<Translation> {
    let mut files: Vec<_> = in_folder(&config.join("locales"))
        .iter()
        .flat_map(|language| in_folder(language))
        .filter(|file| file.extension().is_some_and(|end| end == "ftl"))
        .collect();
    files.sort();
    files.iter().filter_map(|file| read_one(file)).collect()
}

fn in_folder(folder: &Path) -> Vec<std::path::PathBuf> {
    // No folder, no translations.
    fs::read_dir(folder)
        .map(|entries| {
            entries
                .filter_map(|entry| Some(entry.ok()?.path()))
                .collect()
        })
        .unwrap_or_default()
}

fn read_one(file: &Path) -> Option<Translation> {
    let language = file.parent()?.file_name()?.to_str()?.to_owned();
    let is_small = fs::metadata(file).is_ok_and(|data| data.is_file() && data.len() <= MOST_BYTES);
    if !is_small {
        tracing::warn!(file = %file.display(), "too large or no ordinary file; left out");
        return None;
    }
    match fs::read_to_string(file) {
        Ok(text) => Some(Translation {
            language,
            file: file.display().to_string(),
            text,
        }),
        Err(error) => {
            tracing::warn!(file = %file.display(), %error, "this translation cannot be read");
            None
        }
    }
}
