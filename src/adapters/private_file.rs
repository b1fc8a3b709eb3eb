//! Files that only their owner may read, and names for those that cannot be used any more.
//! It must not know what is kept in them.

use std::fs::{self, File};
use std::io;
use std::path::Path;

/// Opens `path` for reading and writing, making it if needed; afterwards only its owner may read
/// or write it (0600), whatever it was before. Content is left alone.
///
/// # Errors
/// Whatever the file system says.
pub fn open(path: &Path) -> io::Result<File> {
    let mut options = fs::OpenOptions::new();
    options.read(true).write(true).create(true).truncate(false);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    let file = options.open(path)?;
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        if file.metadata()?.permissions().mode() & 0o077 != 0 {
            file.set_permissions(fs::Permissions::from_mode(0o600))?;
        }
    }
    Ok(file)
}

/// The first path of `stem.broken-1.ext`, `stem.broken-2.ext`, … that nothing occupies: where a
/// file goes that cannot be used but must not be lost.
pub fn free_name_for_broken(path: &Path) -> std::path::PathBuf {
    let stem = path.file_stem().unwrap_or_default().to_string_lossy();
    let extension = path.extension().unwrap_or_default().to_string_lossy();
    let name = |number: u32| path.with_file_name(format!("{stem}.broken-{number}.{extension}"));
    let mut number = 1;
    while name(number).exists() {
        number += 1;
    }
    name(number)
}
