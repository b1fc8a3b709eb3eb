//! A file that a person asked for and that appears when it is whole. It must not know what is in it.

use std::io;
use std::path::Path;

use tempfile::NamedTempFile;

/// A temporary file in the folder of `out`, readable for its owner only; `persist` it as `out`.
pub fn private_beside(out: &Path) -> io::Result<NamedTempFile> {
    tempfile::Builder::new()
        .prefix(".unsit-")
        .tempfile_in(folder_of(out))
}

fn folder_of(out: &Path) -> &Path {
    match out.parent() {
        Some(folder) if !folder.as_os_str().is_empty() => folder,
        _ => Path::new("."),
    }
}

/// A temporary file in the folder of `out`, with the rights of any new file; `persist` it as `out`.
pub fn beside(out: &Path) -> io::Result<NamedTempFile> {
    let mut builder = tempfile::Builder::new();
    builder.prefix(".unsit-");
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        builder.permissions(std::fs::Permissions::from_mode(0o666));
    }
    builder.tempfile_in(folder_of(out))
}
