//! Where this program is, so that it can be started once more. It must not know what for.

use std::io;
use std::path::{Path, PathBuf};

/// What Linux appends where the file that was started is not there any more.
const GONE: &str = " (deleted)";

/// The file that this process was started from. Where an update replaced it meanwhile, the new one.
///
/// # Errors
/// The system does not tell.
pub fn path() -> io::Result<PathBuf> {
    std::env::current_exe().map(|told| replaced_by(&told).unwrap_or(told))
}

/// What stands now where `told` was.
fn replaced_by(told: &Path) -> Option<PathBuf> {
    let name = told.file_name()?.to_str()?;
    let now = told.with_file_name(name.strip_suffix(GONE)?);
    (now.exists() && !told.exists()).then_some(now)
}

/// Whether `program`, a path or a name, is one that can be started.
#[cfg(unix)]
pub fn is_found(program: &Path) -> bool {
    use rustix::fs::Access;
    let can_start =
        |path: &Path| path.is_file() && rustix::fs::access(path, Access::EXEC_OK).is_ok();
    if program.components().count() > 1 {
        return can_start(program);
    }
    let folders = std::env::var_os("PATH").unwrap_or_default();
    std::env::split_paths(&folders).any(|folder| can_start(&folder.join(program)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn after_an_update_the_new_file_is_meant() {
        let folder = tempfile::tempdir().unwrap();
        let now = folder.path().join("unsit");
        let told = folder.path().join("unsit (deleted)");
        assert_eq!(replaced_by(&told), None, "nothing took its place");
        std::fs::write(&now, "").unwrap();
        assert_eq!(replaced_by(&told), Some(now.clone()));
        assert_eq!(replaced_by(&now), None, "it is as it was");
        std::fs::write(&told, "").unwrap();
        assert_eq!(replaced_by(&told), None, "somebody calls it so");
    }
}
