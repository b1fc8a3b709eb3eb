//! The person's profile as a file that they may write themselves: `profile.toml` in the configuration
//! folder. It must not know what follows from an answer.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use super::kept_toml::{self, Missing};
use crate::domain::coach::Profile;

/// The file's name inside the configuration folder.
pub const FILE_NAME: &str = "profile.toml";

/// Why the profile cannot be used. It is never guessed at: what it bars might be what is wrong.
#[derive(Debug, thiserror::Error)]
pub enum ProfileError {
    #[error("{} cannot be read ({source}). Check who may read it.", .path.display())]
    Unreadable { path: PathBuf, source: io::Error },
    #[error("{} cannot be written ({source}). Check who may write there; until then nothing of it is kept.", .path.display())]
    Unwritable { path: PathBuf, source: io::Error },
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

/// Writes the profile; of a file that was fine only what changed, so that the person's own words in it
/// stay. A file with a mistake is first kept as `profile.broken-N.toml`.
///
/// # Errors
/// Why it cannot be written. The file is then as it was.
pub fn save(config: &Path, profile: &Profile) -> Result<(), ProfileError> {
    let path = config.join(FILE_NAME);
    let is_sound = |text: &str| toml::from_str::<Profile>(text).is_ok();
    kept_toml::save(&path, profile, None, is_sound, Missing::Goes)
        .map_err(|source| ProfileError::Unwritable { path, source })
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
        let (line, column, what) = kept_toml::place(&text, &error);
        ProfileError::Wrong {
            path,
            line,
            column,
            what,
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

    #[test]
    fn saving_keeps_what_the_person_wrote_and_takes_away_what_no_longer_holds() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join(FILE_NAME);
        let before = "# The doctor said so.\nlying = \"bed\" # for now\nconditions = [\"sciatica\"]\nspot = \"desk\"\n";
        fs::write(&path, before).unwrap();
        let mut profile = read(folder.path()).unwrap();
        profile.conditions.clear();
        profile.conditions.insert(Condition::Balance);
        profile.spot = None;
        save(folder.path(), &profile).unwrap();
        assert_eq!(read(folder.path()).unwrap(), profile);
        let text = fs::read_to_string(&path).unwrap();
        assert!(
            text.starts_with("# The doctor said so.\nlying = \"bed\" # for now\n"),
            "{text}"
        );
        assert!(text.contains("balance") && !text.contains("spot"), "{text}");
        #[cfg(unix)]
        {
            use std::os::unix::fs::PermissionsExt;
            let mode = fs::metadata(&path).unwrap().permissions().mode();
            assert_eq!(mode & 0o777, 0o600);
        }
    }

    #[test]
    fn every_profile_is_read_as_it_was_saved() {
        use crate::domain::coach::profile::{Amputation, Spot};
        let folder = tempfile::tempdir().unwrap();
        let mut profile = Profile {
            lying: Lying::Floor,
            can_kneel: true,
            amputation: Some(Amputation {
                side: Side::Right,
                level: AmputationLevel::BelowKnee,
                prosthesis: true,
            }),
            age: Some(crate::domain::coach::age::Age::Seventies),
            sitting_hours: Some(8),
            strengthening_first: Some(false),
            spot: Some(Spot::Floor),
            ..Profile::default()
        };
        for _ in 0..2 {
            save(folder.path(), &profile).unwrap();
            assert_eq!(read(folder.path()).unwrap(), profile);
            profile.amputation = None;
        }
    }

    #[test]
    fn where_the_new_one_cannot_be_written_the_old_one_stays_in_its_place() {
        // A folder where the new file is written first stands in for a disk without room for it.
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join(FILE_NAME);
        fs::create_dir(folder.path().join("profile.toml.new")).unwrap();
        for text in ["lying = \"sofa\"\n", "lying = \"bed\"\n"] {
            fs::write(&path, text).unwrap();
            let error = save(folder.path(), &Profile::default()).unwrap_err();
            assert!(error.to_string().contains("cannot be written"), "{error}");
            assert_eq!(fs::read_to_string(&path).unwrap(), text);
        }
        assert!(!folder.path().join("profile.broken-1.toml").exists());
        fs::remove_dir(folder.path().join("profile.toml.new")).unwrap();
        save(folder.path(), &Profile::default()).unwrap();
        let names = fs::read_dir(folder.path()).unwrap().count();
        assert_eq!(names, 1, "nothing half-written is left");
    }

    #[test]
    fn a_folder_in_the_place_of_the_file_is_told_and_kept_aside() {
        // It stands in for a file that may not be read: the superuser may read every other.
        let folder = tempfile::tempdir().unwrap();
        fs::create_dir(folder.path().join(FILE_NAME)).unwrap();
        let error = read(folder.path()).unwrap_err();
        assert!(error.to_string().contains("cannot be read"), "{error}");
        save(folder.path(), &Profile::default()).unwrap();
        assert!(folder.path().join("profile.broken-1.toml").is_dir());
        assert_eq!(read(folder.path()).unwrap(), Profile::default());
    }

    #[test]
    fn a_file_with_a_mistake_is_kept_beside_the_new_one() {
        let folder = tempfile::tempdir().unwrap();
        fs::write(folder.path().join(FILE_NAME), "lying = \"sofa\"\n").unwrap();
        save(folder.path(), &Profile::default()).unwrap();
        assert_eq!(read(folder.path()).unwrap(), Profile::default());
        let kept = fs::read_to_string(folder.path().join("profile.broken-1.toml")).unwrap();
        assert!(kept.contains("sofa"));
    }
}
