//! The voice's clips, as files. It must not know what they say, nor when they are heard.
//!
//! They lie beside the program, in `share/unsit/voice/LANGUAGE/` of where it is installed or in `sounds/voice/LANGUAGE/` of
//! the tree that it was built in; a person's own, of the same names, lie in `voice/LANGUAGE/` of their data folder and come
//! first.

use std::path::{Path, PathBuf};
use std::sync::Arc;

/// Names the folder that holds `voice/`, in the place of the two beside the program.
pub const SOUNDS_VARIABLE: &str = "UNSIT_SOUNDS_DIR";
/// Its clips stand in for those that a language lacks, where what they say is called the same. A number is called the same in
/// every language and said otherwise.
const FALLBACK: &str = "en";
/// No clip is larger: a longer file is no clip.
const LARGEST_BYTES: u64 = 1_000_000;

/// The folders in which there are clips, those that count most first.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct VoiceClips {
    folders: Vec<PathBuf>,
    /// So many of them are of the language itself.
    of_language: usize,
}

impl VoiceClips {
    /// Those for a language (a tag such as `de` or `pt-BR`); `data` is the person's data folder.
    pub fn find(language: &str, data: &Path) -> Self {
        let moved = std::env::var_os(SOUNDS_VARIABLE).filter(|value| !value.is_empty());
        let beside = match moved {
            Some(folder) => vec![PathBuf::from(folder)],
            None => super::executable::path().map_or_else(|_| Vec::new(), |path| beside(&path)),
        };
        let roots = std::iter::once(data.to_owned()).chain(beside);
        Self::in_folders(language, roots)
    }

    /// Those in `voice/LANGUAGE/` of these folders.
    pub fn in_folders(language: &str, roots: impl IntoIterator<Item = PathBuf>) -> Self {
        let main = language.split(['-', '_']).next().unwrap_or_default();
        let mut languages = vec![language, main, FALLBACK];
        languages.dedup();
        let roots: Vec<PathBuf> = roots.into_iter().collect();
        let folders: Vec<(bool, PathBuf)> = languages
            .iter()
            .filter(|language| is_plain(language))
            .flat_map(|language| {
                let is_its_own = *language != FALLBACK || main == FALLBACK;
                let in_root = move |root: &PathBuf| root.join("voice").join(language);
                roots.iter().map(move |root| (is_its_own, in_root(root)))
            })
            .filter(|(_, folder)| folder.is_dir())
            .collect();
        Self {
            of_language: folders.iter().filter(|(is_its_own, _)| *is_its_own).count(),
            folders: folders.into_iter().map(|(_, folder)| folder).collect(),
        }
    }

    /// How many files there are.
    pub fn count(&self) -> usize {
        let files = |folder: &PathBuf| std::fs::read_dir(folder).map_or(0, Iterator::count);
        self.folders.iter().map(files).sum()
    }

    /// The file of the clip called so, as a whole; none where there is none. `name` is as
    /// [`crate::words::clip_name`] makes it.
    pub fn read(&self, name: &str) -> Option<Arc<[u8]>> {
        if !is_plain(name) {
            return None;
        }
        let file = format!("{name}.ogg");
        let is_number = name.bytes().all(|letter| letter.is_ascii_digit());
        let folders = if is_number {
            &self.folders[..self.of_language]
        } else {
            &self.folders[..]
        };
        folders
            .iter()
            .map(|folder| folder.join(&file))
            .find_map(|path| {
                let is_clip = std::fs::metadata(&path)
                    .is_ok_and(|is| is.is_file() && is.len() <= LARGEST_BYTES);
                is_clip.then(|| std::fs::read(&path).ok()).flatten()
            })
            .map(Arc::from)
    }
}

/// The folders beside the program's file.
fn beside(program: &Path) -> Vec<PathBuf> {
    let folder = |up: usize| program.ancestors().nth(up);
    let installed = folder(2).map(|prefix| prefix.join("share/unsit"));
    let built = folder(3).map(|tree| tree.join("sounds"));
    installed.into_iter().chain(built).collect()
}

/// Whether it names a file or a folder here, and not one elsewhere.
fn is_plain(name: &str) -> bool {
    !name.is_empty()
        && name
            .chars()
            .all(|letter| letter.is_alphanumeric() || letter == '-')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_persons_own_come_first_and_english_stands_in() {
        let home = tempfile::tempdir().unwrap();
        let [own, shipped] = ["own", "shipped"].map(|name| home.path().join(name));
        let put = |root: &Path, place: &str, text: &str| {
            let path = root.join("voice").join(place);
            std::fs::create_dir_all(path.parent().unwrap()).unwrap();
            std::fs::write(path, text).unwrap();
        };
        put(&shipped, "en/rest.ogg", "shipped");
        put(&shipped, "en/next.ogg", "shipped");
        put(&shipped, "en/2.ogg", "two");
        put(&own, "en/rest.ogg", "own");
        put(&own, "de/rest.ogg", "eigen");
        let roots = || [own.clone(), shipped.clone()];
        let read = |language, name| VoiceClips::in_folders(language, roots()).read(name);
        assert_eq!(&*read("en", "rest").unwrap(), b"own");
        assert_eq!(&*read("de-AT", "rest").unwrap(), b"eigen");
        assert_eq!(&*read("de-AT", "next").unwrap(), b"shipped");
        assert_eq!(&*read("en-GB", "2").unwrap(), b"two");
        assert_eq!(read("de", "2"), None, "nobody counts in two languages");
        assert_eq!(read("en", "nothing"), None);
        assert_eq!(read("en", "../en/rest"), None);
        assert_eq!(VoiceClips::in_folders("en", roots()).count(), 4);
        assert_eq!(
            VoiceClips::in_folders("en", [home.path().join("none")]).count(),
            0
        );
    }

    #[test]
    fn they_are_beside_the_program() {
        let folders = beside(Path::new("/usr/bin/unsit"));
        assert_eq!(folders[0], Path::new("/usr/share/unsit"));
        let folders = beside(Path::new("/tree/target/release/unsit"));
        assert_eq!(folders[1], Path::new("/tree/sounds"));
    }
}
