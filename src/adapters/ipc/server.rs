//! The window's end of the socket. It must not know what a wish does: it asks its handler.
//!
//! One thread accepts, one per client talks; nothing polls. A client that is silent, slow, endless
//! or mad costs itself and nobody else.

use std::fs::{File, TryLockError};
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::thread::JoinHandle;
use std::time::Duration;

use interprocess::local_socket::traits::{Listener as _, Stream as _};
use interprocess::local_socket::{Listener, ListenerOptions, Stream};

use super::client::Client;
use super::error::IpcError;
use super::line::{Line, LineReader};
use super::message::{self, LONGEST_MESSAGE_BYTES, Request, Response};
use super::platform;
use super::status::StatusBoard;
use crate::adapters::clock::Clock;
use crate::adapters::directories::Directories;
use crate::adapters::private_file;

/// More clients than this at once are turned away.
pub const MOST_CLIENTS: usize = 32;

/// How long a client may take for a line, in either direction.
pub const PATIENCE: Duration = Duration::from_secs(2);

/// How long to wait for a window that is just opening or closing.
const CLAIM_PATIENCE: Duration = Duration::from_secs(3);
const CLAIM_PAUSE: Duration = Duration::from_millis(20);

/// Exit code for a message that is not understood: usage.
const USAGE: u8 = 2;
/// Exit code for "the machine lacks what it takes".
const UNABLE: u8 = 5;

/// Answers wishes. Called on the client's thread; [`Request::Follow`] never reaches it.
pub type Handler = Arc<dyn Fn(Request) -> Response + Send + Sync>;

/// Which of the two this process is.
#[derive(Debug)]
pub enum Binding {
    /// The one window of this person.
    Bound(IpcServer),
    /// There is one already; here is a line to it.
    AlreadyRunning(Client),
}

/// The right to be the one window, before anyone is answered.
#[derive(Debug)]
pub struct IpcServer {
    // Dropped in this order: the socket is removed while the lock still keeps others out.
    listener: Listener,
    folder: PathBuf,
    lock: File,
}

/// The server at work. Dropping it ends what followers are told and gives the place free; a client
/// in mid-talk is hung up on at its next line, or after [`PATIENCE`] without one.
#[derive(Debug)]
pub struct Serving {
    shared: Arc<Shared>,
    folder: PathBuf,
    accepting: Option<JoinHandle<()>>,
    _lock: File,
}

struct Shared {
    handler: Handler,
    board: Arc<StatusBoard>,
    stopping: AtomicBool,
    clients: AtomicUsize,
}

impl std::fmt::Debug for Shared {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Shared").finish_non_exhaustive()
    }
}

impl IpcServer {
    /// Becomes the one window with its socket in `folder`, or finds the one that is. Of two that
    /// start at once exactly one wins; what a killed one left is replaced.
    ///
    /// # Errors
    /// The folder cannot be used, or whoever holds the place does not answer.
    pub fn bind(folder: &Path) -> Result<Binding, IpcError> {
        let unusable = |source| IpcError::Folder {
            folder: folder.to_owned(),
            source,
        };
        Directories::ensure(folder).map_err(|error| unusable(io::Error::other(error)))?;
        let lock = private_file::open(&platform::lock_path(folder)).map_err(unusable)?;
        let give_up = Clock::Machine.now() + CLAIM_PATIENCE;
        loop {
            // The lock ends with its process, however that ends.
            match lock.try_lock() {
                Ok(()) => break,
                Err(TryLockError::Error(error)) => return Err(unusable(error)),
                Err(TryLockError::WouldBlock) => {}
            }
            match Client::connect(folder) {
                Ok(client) => return Ok(Binding::AlreadyRunning(client)),
                // Between its lock and its socket, or between hanging up and unlocking.
                Err(IpcError::NotRunning) if Clock::Machine.now() < give_up => {
                    std::thread::sleep(CLAIM_PAUSE);
                }
                Err(IpcError::NotRunning) => return Err(IpcError::NoAnswer),
                Err(error) => return Err(error),
            }
        }
        platform::remove_stale(folder).map_err(unusable)?;
        let name = platform::name(folder).map_err(unusable)?;
        let listener = platform::private(ListenerOptions::new().name(name))
            .create_sync()
            .map_err(unusable)?;
        Ok(Binding::Bound(Self {
            listener,
            folder: folder.to_owned(),
            lock,
        }))
    }

    /// Starts answering. Who follows the status is answered from `board`.
    ///
    /// # Errors
    /// The machine gives no thread.
    pub fn serve(self, handler: Handler, board: Arc<StatusBoard>) -> io::Result<Serving> {
        let shared = Arc::new(Shared {
            handler,
            board,
            stopping: AtomicBool::new(false),
            clients: AtomicUsize::new(0),
        });
        let (listener, for_thread) = (self.listener, Arc::clone(&shared));
        let accepting = std::thread::Builder::new()
            .name("socket".into())
            .spawn(move || accept(&listener, &for_thread))?;
        Ok(Serving {
            shared,
            folder: self.folder,
            accepting: Some(accepting),
            _lock: self.lock,
        })
    }
}

impl Drop for Serving {
    fn drop(&mut self) {
        self.shared.stopping.store(true, Ordering::SeqCst);
        self.shared.board.close();
        // The accepting thread sees the flag when it is woken by a client: this one. If the socket
        // file is gone it cannot be woken, and then must not be waited for.
        let woken = platform::name(&self.folder).and_then(Stream::connect);
        match (woken, self.accepting.take()) {
            (Ok(_), Some(accepting)) => {
                if accepting.join().is_err() {
                    tracing::error!("the socket's thread ended in a panic");
                }
            }
            (Err(error), _) => tracing::debug!(%error, "the socket was gone before its server"),
            (Ok(_), None) => {}
        }
    }
}

fn accept(listener: &Listener, shared: &Arc<Shared>) {
    loop {
        let accepted = listener.accept();
        if shared.stopping.load(Ordering::SeqCst) {
            return;
        }
        match accepted {
            Ok(stream) => welcome(stream, shared),
            Err(error) => {
                tracing::warn!(%error, "a client could not be accepted");
                // Out of file handles, say: that passes, and until then this must not spin.
                std::thread::sleep(CLAIM_PAUSE);
            }
        }
    }
}

fn welcome(stream: Stream, shared: &Arc<Shared>) {
    if !platform::is_same_user(&stream) {
        tracing::warn!("another user knocked at the socket");
        return;
    }
    let place = Place::take(shared);
    let shared = Arc::clone(shared);
    if shared.clients.load(Ordering::SeqCst) > MOST_CLIENTS {
        let busy = "Too many programs talk to Unsit at once. Try again when some have ended.";
        if let Err(error) = send(&stream, &Response::refused(UNABLE, busy)) {
            tracing::debug!(%error, "one client too many did not hear so");
        }
        return;
    }
    let talking = std::thread::Builder::new()
        .name("socket client".into())
        .spawn(move || {
            if let Err(error) = talk(&Arc::new(stream), &shared) {
                tracing::debug!(%error, "a client is gone");
            }
            drop(place);
        });
    if let Err(error) = talking {
        tracing::warn!(%error, "there is no thread for a client");
    }
}

/// A client's place among [`MOST_CLIENTS`], given back however its thread ends.
struct Place(Arc<Shared>);

impl Place {
    fn take(shared: &Arc<Shared>) -> Self {
        shared.clients.fetch_add(1, Ordering::SeqCst);
        Self(Arc::clone(shared))
    }
}

impl Drop for Place {
    fn drop(&mut self) {
        self.0.clients.fetch_sub(1, Ordering::SeqCst);
    }
}

/// Answers one client's requests, one after the other, until it hangs up.
fn talk(stream: &Arc<Stream>, shared: &Arc<Shared>) -> io::Result<()> {
    let mut lines = LineReader::default();
    loop {
        let line = match lines.next(stream, Some(PATIENCE)) {
            Ok(Line::Whole(line)) => line,
            Ok(Line::End) => return Ok(()),
            Ok(Line::TooLong) => {
                let sentence = format!("A message may have at most {LONGEST_MESSAGE_BYTES} bytes.");
                return send(stream, &Response::refused(USAGE, sentence));
            }
            Err(error) => return Err(error),
        };
        if shared.stopping.load(Ordering::SeqCst) {
            return Ok(());
        }
        let response = match message::read_request(&line) {
            Ok(Request::Follow) => return follow(stream, shared),
            Ok(request) => (shared.handler)(request),
            Err(sentence) => {
                send(stream, &Response::refused(USAGE, sentence))?;
                // Who does not speak our language will not in the next line either.
                return Ok(());
            }
        };
        send(stream, &response)?;
    }
}

/// Sends every change of the status until either end has enough.
fn follow(stream: &Arc<Stream>, shared: &Arc<Shared>) -> io::Result<()> {
    let gone = Arc::new(AtomicBool::new(false));
    let watching = {
        let (stream, shared, gone) = (Arc::clone(stream), Arc::clone(shared), Arc::clone(&gone));
        // A follower says nothing more; reading is how we hear that it hung up.
        std::thread::Builder::new()
            .name("socket follower".into())
            .spawn(move || {
                let heard = LineReader::default().next(&stream, None);
                tracing::debug!(?heard, "a follower is done");
                gone.store(true, Ordering::SeqCst);
                shared.board.wake();
            })?
    };
    let mut seen = 0;
    let mut sent = Ok(());
    while sent.is_ok()
        && let Some(report) = shared.board.wait(&mut seen, || gone.load(Ordering::SeqCst))
    {
        sent = send(stream, &Response::Status(report));
    }
    platform::hang_up(stream);
    if watching.join().is_err() {
        tracing::error!("a follower's thread ended in a panic");
    }
    sent
}

fn send(mut stream: &Stream, response: &Response) -> io::Result<()> {
    let line = message::response_line(response)?;
    stream.set_send_timeout(Some(PATIENCE))?;
    stream.write_all(&line)
}
