//! The person's profile as a file that they may write themselves: `profile.toml` in the configuration
//! folder. It must not know what follows from an answer.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

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
    fn a_mistake_is_told_with_its_place_and_nothing_is_guessed() {
        let error = read_text("lying = \"bed\"\nconditions = [\"scatica\"]\n").unwrap_err();
        let told = error.to_string();
        assert!(told.contains("profile.toml:2:"), "{told}");
        assert!(told.contains("scatica"), "{told}");
        let unknown = read_text("liying = \"bed\"\n").unwrap_err().to_string();
        assert!(unknown.contains("profile.toml:1:1"), "{unknown}");
    }
}
