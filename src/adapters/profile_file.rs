//! The person's profile as a file that they may write themselves: `profile.toml` in the configuration
//! folder. It must not know what follows from an answer.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use super::toml_file::{self, Others};
use crate::domain::coach::Profile;

/// The file's name inside the configuration folder.
pub const FILE_NAME: &str = "profile.toml";

/// Why the profile cannot be used. It is never guessed at: what it bars might be what is wrong.
#[derive(Debug, thiserror::Error)]
pub enum ProfileError {
    #[error("{} cannot be read ({source}). Check who may read it.", .path.display())]
    Unreadable { path: PathBuf, source: io::Error },
    #[error(
        "{}:{line}:{column}: {what}. Mend it there; without the file the gentle defaults hold.",
        .path.display()
    )]
    Wrong {
        path: PathBuf,
        line: usize,
        column: usize,
        what: String,
    },
}

#[derive(Debug, thiserror::Error)]
#[error("Your profile cannot be saved to {} ({source}). Check who may write there; until then it holds while Unsit is open.", .path.display())]
pub struct SaveError {
    path: PathBuf,
    source: io::Error,
}

/// Reads the profile; without a file, the gentle default.
///
/// # Errors
/// Where the file is wrong, and how to mend it.
pub fn read(config: &Path) -> Result<Profile, ProfileError> {
    let path = config.join(FILE_NAME);
    let text = match fs::read_to_string(&path) {
        Ok(text) => text,
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(Profile::default()),
        Err(source) => return Err(ProfileError::Unreadable { path, source }),
    };
    toml::from_str(&text).map_err(|error| {
        let before = error
            .span()
            .and_then(|span| text.get(..span.start))
            .unwrap_or_default();
        ProfileError::Wrong {
            path,
            line: before.matches('\n').count() + 1,
            column: before.chars().rev().take_while(|&c| c != '\n').count() + 1,
            what: error.message().trim_end_matches('.').replace('\n', ", "),
        }
    })
}

/// Saves the profile; what a person wrote around it stays. A file that could not be read is kept as
/// `profile.broken-N.toml`.
///
/// # Errors
/// The file system's reason, and what to do.
pub fn save(config: &Path, profile: &Profile) -> Result<(), SaveError> {
    let path = config.join(FILE_NAME);
    let is_fine = |text: &str| toml::from_str::<Profile>(text).is_ok();
    toml_file::save(&path, profile, Others::Go, is_fine)
        .map_err(|source| SaveError { path, source })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::Side;
    use crate::domain::coach::profile::{AmputationLevel, Condition, Lying};
    use crate::domain::exercise::Equipment;

    fn read_text(text: &str) -> Result<Profile, ProfileError> {
        let folder = tempfile::tempdir().unwrap();
        fs::write(folder.path().join(FILE_NAME), text).unwrap();
        read(folder.path())
    }

    #[test]
    fn no_file_is_the_gentle_default() {
        let folder = tempfile::tempdir().unwrap();
        assert_eq!(read(folder.path()).unwrap(), Profile::default());
    }

    #[test]
    fn a_profile_reads_as_it_is_written() {
        let profile = read_text(
            r#"
lying = "bed"
equipment = ["chair", "ball"]
conditions = ["sciatica", "high-blood-pressure"]
sitting-hours = 9
[amputation]
side = "left"
level = "above-knee"
"#,
        )
        .unwrap();
        assert_eq!(profile.lying, Lying::Bed);
        assert_eq!(
            profile.equipment,
            [Equipment::Chair, Equipment::Ball].into()
        );
        assert!(profile.has(Condition::HighBloodPressure));
        let amputation = profile.amputation.unwrap();
        assert_eq!(amputation.side, Side::Left);
        assert_eq!(amputation.level, AmputationLevel::AboveKnee);
        assert!(!amputation.prosthesis && profile.strengthens_first());
    }

    #[test]
    fn what_is_saved_reads_the_same_and_leaves_comments_alone() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join(FILE_NAME);
        let first = "# mine\nlying = \"bed\" # the guest room\nsitting-hours = 9\n[amputation]\nside = \"left\"\nlevel = \"above-knee\"\n";
        fs::write(&path, first).unwrap();
        let mut profile = read(folder.path()).unwrap();
        profile.sitting_hours = None;
        profile.amputation = None;
        profile.can_kneel = true;
        save(folder.path(), &profile).unwrap();
        assert_eq!(read(folder.path()).unwrap(), profile);
        let text = fs::read_to_string(&path).unwrap();
        assert!(
            text.starts_with("# mine\nlying = \"bed\" # the guest room\n"),
            "{text}"
        );
        assert!(
            !text.contains("sitting-hours") && !text.contains("amputation"),
            "{text}"
        );
    }

    #[test]
    fn a_profile_that_cannot_be_read_is_kept_aside() {
        let folder = tempfile::tempdir().unwrap();
        fs::write(folder.path().join(FILE_NAME), "lying = [").unwrap();
        save(folder.path(), &Profile::default()).unwrap();
        let aside = folder.path().join("profile.broken-1.toml");
        assert_eq!(fs::read_to_string(aside).unwrap(), "lying = [");
        assert_eq!(read(folder.path()).unwrap(), Profile::default());
    }

    #[test]
    fn a_mistake_is_told_with_its_place_and_nothing_is_guessed() {
        let error = read_text("lying = \"bed\"\nconditions = [\"scatica\"]\n").unwrap_err();
        let told = error.to_string();
        assert!(told.contains("profile.toml:2:"), "{told}");
        assert!(told.contains("scatica"), "{told}");
        let unknown = read_text("liying = \"bed\"\n").unwrap_err().to_string();
        assert!(unknown.contains("profile.toml:1:1"), "{unknown}");
    }
}
