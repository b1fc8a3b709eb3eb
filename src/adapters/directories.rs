//! Where this person's files live. It must not know what is in them.
//!
//! Each folder follows the XDG base directories and can be moved by a variable of its own.

use std::ffi::OsString;
use std::fs::DirBuilder;
use std::io;
use std::path::{Path, PathBuf};

use directories::{ProjectDirs, UserDirs};

/// Moves [`Directories::config`].
pub const CONFIG_VARIABLE: &str = "UNSIT_CONFIG_DIR";
/// Moves [`Directories::data`], and [`Directories::state`] into a folder of it.
pub const DATA_VARIABLE: &str = "UNSIT_DATA_DIR";
/// Moves [`Directories::runtime`].
pub const RUNTIME_VARIABLE: &str = "UNSIT_RUNTIME_DIR";

/// The four folders of this person's Unsit. None of them need exist; see [`Directories::ensure`].
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Directories {
    config: PathBuf,
    data: PathBuf,
    state: PathBuf,
    runtime: PathBuf,
}

impl Directories {
    /// The folders of the person who runs this process.
    ///
    /// # Errors
    /// Where neither a home folder nor all three variables are known.
    pub fn find() -> Result<Self, DirectoriesError> {
        Self::from_variables(
            |name| std::env::var_os(name),
            ProjectDirs::from("", "", "unsit"),
        )
    }

    fn from_variables(
        variable: impl Fn(&str) -> Option<OsString>,
        usual: Option<ProjectDirs>,
    ) -> Result<Self, DirectoriesError> {
        // An empty variable is an unset one, as in the XDG specification.
        let moved = |name: &str| {
            variable(name)
                .filter(|value| !value.is_empty())
                .map(PathBuf::from)
        };
        let usual = usual.as_ref();
        let data_moved = moved(DATA_VARIABLE);
        let state = match &data_moved {
            Some(data) => data.join("state"),
            None => usual
                .map(|dirs| dirs.state_dir().unwrap_or(dirs.data_local_dir()).to_owned())
                .ok_or(DirectoriesError::NoHome)?,
        };
        let or_usual = |moved: Option<PathBuf>, usual: Option<&Path>| {
            moved
                .or_else(|| usual.map(Path::to_owned))
                .ok_or(DirectoriesError::NoHome)
        };
        Ok(Self {
            config: or_usual(moved(CONFIG_VARIABLE), usual.map(ProjectDirs::config_dir))?,
            data: or_usual(data_moved, usual.map(ProjectDirs::data_dir))?,
            runtime: moved(RUNTIME_VARIABLE)
                .or_else(|| usual.and_then(ProjectDirs::runtime_dir).map(Path::to_owned))
                // Without a session manager there is no runtime folder.
                .unwrap_or_else(|| state.join("run")),
            state,
        })
    }

    /// Whether a variable moved the configuration away from where the desktop would look for this person's.
    pub fn is_config_moved() -> bool {
        std::env::var_os(CONFIG_VARIABLE).is_some_and(|value| !value.is_empty())
    }

    /// What the person writes: exercises, routines, translations, settings.
    pub fn config(&self) -> &Path {
        &self.config
    }

    /// Where the agent has its socket; the window's is in [`Directories::runtime`].
    pub fn agent_runtime(&self) -> PathBuf {
        self.runtime.join("agent")
    }

    /// What Unsit keeps for the person: the history.
    pub fn data(&self) -> &Path {
        &self.data
    }

    /// What may be lost without harm: logs, the window's size.
    pub fn state(&self) -> &Path {
        &self.state
    }

    /// Sockets and locks of running processes.
    pub fn runtime(&self) -> &Path {
        &self.runtime
    }

    /// Creates `folder` and its parents where they are missing, open to their owner only. A folder
    /// that exists is left as it is: it may be shared with others on purpose.
    ///
    /// # Errors
    /// Where the folder cannot be created.
    pub fn ensure(folder: &Path) -> Result<(), DirectoriesError> {
        let mut builder = DirBuilder::new();
        builder.recursive(true);
        #[cfg(unix)]
        std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
        builder
            .create(folder)
            .map_err(|source| DirectoriesError::Create {
                folder: folder.to_owned(),
                source,
            })
    }
}

/// Where a person keeps what is theirs, whatever program made it. Empty where no home is known.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct PersonFolders {
    pub home: PathBuf,
    /// The home itself where there is no such folder.
    pub music: PathBuf,
}

impl PersonFolders {
    pub fn find() -> Self {
        let Some(folders) = UserDirs::new() else {
            return Self::default();
        };
        let home = folders.home_dir().to_owned();
        let music = folders.audio_dir().filter(|folder| folder.is_dir());
        Self {
            music: music.unwrap_or(&home).to_owned(),
            home,
        }
    }
}

/// Why a folder could not be found or made.
#[derive(Debug, thiserror::Error)]
pub enum DirectoriesError {
    #[error(
        "No home folder is known for this user. Set HOME, or set UNSIT_CONFIG_DIR, UNSIT_DATA_DIR and UNSIT_RUNTIME_DIR."
    )]
    NoHome,
    #[error("The folder {} cannot be created: {source}. Check who may write to its parent.", folder.display())]
    Create { folder: PathBuf, source: io::Error },
}

/// Whether this process may make files in `folder`, which exists.
pub fn may_write(folder: &Path) -> bool {
    #[cfg(unix)]
    {
        use rustix::fs::Access;
        rustix::fs::access(folder, Access::WRITE_OK | Access::EXEC_OK).is_ok()
    }
    #[cfg(not(unix))]
    {
        folder
            .metadata()
            .is_ok_and(|metadata| !metadata.permissions().readonly())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn find_with(set: &[(&str, &str)]) -> Result<Directories, DirectoriesError> {
        let set: Vec<(String, OsString)> = set
            .iter()
            .map(|(name, value)| ((*name).to_owned(), (*value).into()))
            .collect();
        Directories::from_variables(
            |name| {
                set.iter()
                    .find(|(known, _)| known == name)
                    .map(|(_, value)| value.clone())
            },
            None,
        )
    }

    #[test]
    fn each_variable_moves_its_folder() {
        let found = find_with(&[
            (CONFIG_VARIABLE, "/c"),
            (DATA_VARIABLE, "/d"),
            (RUNTIME_VARIABLE, "/r"),
        ])
        .unwrap();
        assert_eq!(found.config(), Path::new("/c"));
        assert_eq!(found.data(), Path::new("/d"));
        assert_eq!(found.state(), Path::new("/d/state"));
        assert_eq!(found.runtime(), Path::new("/r"));
    }

    #[test]
    fn without_a_home_an_unset_variable_is_an_error_that_says_what_to_set() {
        let error = find_with(&[(CONFIG_VARIABLE, "/c"), (DATA_VARIABLE, "")]).unwrap_err();
        assert!(error.to_string().contains("UNSIT_DATA_DIR"), "{error}");
    }

    #[cfg(unix)]
    #[test]
    fn a_created_folder_is_open_to_its_owner_only() {
        use std::os::unix::fs::PermissionsExt;
        let root = tempfile::tempdir().unwrap();
        let folder = root.path().join("a/b");
        Directories::ensure(&folder).unwrap();
        Directories::ensure(&folder).unwrap();
        for made in [root.path().join("a"), folder] {
            let mode = std::fs::metadata(made).unwrap().permissions().mode();
            assert_eq!(mode & 0o777, 0o700);
        }
    }

    #[test]
    fn a_file_in_the_way_is_named() {
        let root = tempfile::tempdir().unwrap();
        let file = root.path().join("file");
        std::fs::write(&file, "").unwrap();
        let error = Directories::ensure(&file.join("folder")).unwrap_err();
        assert!(error.to_string().contains("file/folder"), "{error}");
    }
}
