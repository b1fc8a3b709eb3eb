//! What differs between systems: where the socket is, who may use it, how to hang up.
//! It must not know what is said.

use std::io;
use std::path::{Path, PathBuf};

use interprocess::local_socket::traits::StreamCommon;
use interprocess::local_socket::{ListenerOptions, Name, Stream};

/// The socket's place inside the runtime folder.
pub(super) fn socket_path(folder: &Path) -> PathBuf {
    folder.join("unsit.sock")
}

/// The lock that the one running window holds.
pub(super) fn lock_path(folder: &Path) -> PathBuf {
    folder.join("unsit.lock")
}

/// All that a window leaves in the runtime folder.
pub fn files_of(folder: &Path) -> [PathBuf; 2] {
    [socket_path(folder), lock_path(folder)]
}

#[cfg(unix)]
pub(super) fn name(folder: &Path) -> io::Result<Name<'static>> {
    use interprocess::local_socket::{GenericFilePath, ToFsName};
    socket_path(folder).to_fs_name::<GenericFilePath>()
}

/// Pipes have no folders: the user's name and the folder's make the name unique.
#[cfg(windows)]
pub(super) fn name(folder: &Path) -> io::Result<Name<'static>> {
    use interprocess::local_socket::{GenericNamespaced, ToNsName};
    let user = std::env::var("USERNAME").unwrap_or_default();
    format!("unsit-{user}-{}", folder.display())
        .replace(['\\', ':'], "-")
        .to_ns_name::<GenericNamespaced>()
}

/// The socket's owner alone may connect (0600).
#[cfg(unix)]
pub(super) fn private(options: ListenerOptions<'_>) -> ListenerOptions<'_> {
    use interprocess::os::unix::local_socket::ListenerOptionsExt;
    options.mode(0o600)
}

#[cfg(windows)]
pub(super) fn private(options: ListenerOptions<'_>) -> ListenerOptions<'_> {
    options
}

/// True where the other end is the same user. Not even root may: it can do all it wants without us.
#[cfg(unix)]
pub(super) fn is_same_user(stream: &Stream) -> bool {
    let peer = stream.peer_creds().ok().and_then(|creds| creds.euid());
    may_talk(peer, rustix::process::geteuid().as_raw())
}

#[cfg(unix)]
fn may_talk(peer: Option<u32>, own: u32) -> bool {
    peer == Some(own)
}

/// The default security of a pipe lets only its own user and administrators write.
#[cfg(windows)]
pub(super) fn is_same_user(_stream: &Stream) -> bool {
    true
}

/// Ends the connection for both ends, whoever waits on it.
#[cfg(unix)]
pub(super) fn hang_up(stream: &Stream) {
    let Stream::UdSocket(socket) = stream;
    if let Err(error) = socket.inner().shutdown(std::net::Shutdown::Both) {
        tracing::debug!(%error, "the other end was gone already");
    }
}

#[cfg(windows)]
pub(super) fn hang_up(_stream: &Stream) {}

/// Removes what a killed process left. Only for the holder of the lock.
pub(super) fn remove_stale(folder: &Path) -> io::Result<()> {
    match std::fs::remove_file(socket_path(folder)) {
        Err(error) if error.kind() != io::ErrorKind::NotFound => Err(error),
        _ => Ok(()),
    }
}

#[cfg(all(test, unix))]
mod tests {
    use super::may_talk;

    #[test]
    fn only_the_same_user_may_talk() {
        assert!(may_talk(Some(1000), 1000));
        assert!(!may_talk(Some(1001), 1000));
        assert!(!may_talk(Some(0), 1000), "root needs no socket");
        assert!(!may_talk(None, 1000), "who cannot be told apart stays out");
    }
}
