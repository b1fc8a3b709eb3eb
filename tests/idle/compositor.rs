//! As much of a Wayland compositor as somebody who only asks for idleness sees: the registry, one seat, and the
//! protocol's notifier. It must not know when anybody is idle: the test says.

use std::collections::HashMap;
use std::io::{Read, Write};
use std::os::unix::net::{UnixListener, UnixStream};
use std::path::Path;
use std::sync::mpsc::{self, Receiver, Sender};

/// Every client's first object.
const DISPLAY: u32 = 1;

#[derive(Clone, Debug, PartialEq)]
pub struct Asked {
    pub timeout_ms: u32,
    /// Whatever keeps the screen awake.
    pub only_input: bool,
    object: u32,
}

pub struct Compositor {
    pub asked: Receiver<Asked>,
    line: UnixStream,
}

#[derive(Clone, Copy, PartialEq)]
enum Kind {
    Registry,
    Notifier,
    Other,
}

impl Compositor {
    /// Waits for a client at `socket`, in the background; `globals` are offered in this order.
    pub fn listen(socket: &Path, globals: &'static [(&str, u32)]) -> Receiver<Self> {
        let listener = UnixListener::bind(socket).unwrap();
        let (tell, comes) = mpsc::channel();
        std::thread::spawn(move || {
            let (line, _) = listener.accept().unwrap();
            let (ask, asked) = mpsc::channel();
            let answering = line.try_clone().unwrap();
            tell.send(Self { asked, line }).unwrap();
            answer(answering, globals, &ask);
        });
        comes
    }

    pub fn idled(&mut self, of: &Asked) {
        event(&mut self.line, of.object, 0, &[]);
    }

    pub fn resumed(&mut self, of: &Asked) {
        event(&mut self.line, of.object, 1, &[]);
    }
}

impl Drop for Compositor {
    fn drop(&mut self) {
        self.line
            .shutdown(std::net::Shutdown::Both)
            .unwrap_or_default();
    }
}

/// Until the client goes.
fn answer(mut line: UnixStream, globals: &[(&str, u32)], ask: &Sender<Asked>) {
    let mut objects: HashMap<u32, Kind> = HashMap::new();
    while let Some((object, opcode, words)) = request(&mut line) {
        match (object, objects.get(&object), opcode) {
            (DISPLAY, _, 0) => {
                event(&mut line, words[0], 0, &[0]);
                event(&mut line, DISPLAY, 1, &[words[0]]);
            }
            (DISPLAY, _, 1) => {
                objects.insert(words[0], Kind::Registry);
                for (name, (interface, version)) in (0..).zip(globals) {
                    let mut body = vec![name];
                    body.extend(string(interface));
                    body.push(*version);
                    event(&mut line, words[0], 0, &body);
                }
            }
            (_, Some(Kind::Registry), 0) => {
                let (interface, _) = globals[words[0] as usize];
                let kind = match interface {
                    "ext_idle_notifier_v1" => Kind::Notifier,
                    _ => Kind::Other,
                };
                objects.insert(*words.last().unwrap(), kind);
            }
            (_, Some(Kind::Notifier), 1 | 2) => {
                let asked = Asked {
                    timeout_ms: words[1],
                    only_input: opcode == 2,
                    object: words[0],
                };
                ask.send(asked).unwrap();
            }
            _ => {}
        }
    }
}

/// Whose, which one, and its words; none at the end.
fn request(line: &mut UnixStream) -> Option<(u32, u32, Vec<u32>)> {
    let mut head = [0; 8];
    line.read_exact(&mut head).ok()?;
    let head = words(&head);
    let mut body = vec![0; (head[1] >> 16) as usize - 8];
    line.read_exact(&mut body).ok()?;
    Some((head[0], head[1] & 0xffff, words(&body)))
}

fn words(bytes: &[u8]) -> Vec<u32> {
    let word = |four: &[u8]| u32::from_ne_bytes(four.try_into().unwrap());
    bytes.chunks_exact(4).map(word).collect()
}

/// Length, text, and zeros up to a full word.
fn string(text: &str) -> Vec<u32> {
    let mut bytes = text.as_bytes().to_vec();
    bytes.push(0);
    let length = bytes.len();
    bytes.resize(length.next_multiple_of(4), 0);
    let mut string = vec![u32::try_from(length).unwrap()];
    string.extend(words(&bytes));
    string
}

fn event(line: &mut UnixStream, object: u32, opcode: u32, body: &[u32]) {
    let size = u32::try_from(8 + body.len() * 4).unwrap();
    let message: Vec<u8> = [object, size << 16 | opcode]
        .iter()
        .chain(body)
        .flat_map(|word| word.to_ne_bytes())
        .collect();
    // A client that is gone hears nothing.
    line.write_all(&message).unwrap_or_default();
}
