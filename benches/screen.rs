//! A display, watched through its server: which windows appear, and when something is drawn into
//! them. It must not know whose windows they are for.

use std::collections::BTreeMap;
use std::error::Error;
use std::time::Duration;

use crate::process::parent;
use unsit::adapters::clock::Clock;
use unsit::domain::Moment;

use x11rb::connection::Connection;
use x11rb::protocol::Event;
use x11rb::protocol::damage::{ConnectionExt as _, ReportLevel};
use x11rb::protocol::xproto::{
    Atom, AtomEnum, BUTTON_PRESS_EVENT, BUTTON_RELEASE_EVENT, ChangeWindowAttributesAux,
    ClientMessageEvent, ConnectionExt as _, EventMask, ImageFormat, MOTION_NOTIFY_EVENT, Window,
};
use x11rb::protocol::xtest::ConnectionExt as _;
use x11rb::rust_connection::RustConnection;

pub type WindowId = Window;

/// A window that was watched from its first drawing on.
pub struct Watched {
    pub window: WindowId,
    /// The process that opened it.
    pub process: u32,
    /// What its top left corner showed after each drawing.
    pub pictures: Vec<(Moment, Vec<u8>)>,
}

/// Longest that a program may take to draw something.
const PATIENCE: Duration = Duration::from_secs(30);
/// How often the server's reports are looked for: the error of a start time.
const GLANCE: Duration = Duration::from_micros(200);
/// Drawings closer together than this are one frame that came in pieces.
const ONE_FRAME: Duration = Duration::from_millis(4);
/// Toolkits make tiny windows for themselves.
const SMALLEST: u16 = 64;
/// From the pointer's arrival to the click.
const POINTING: Duration = Duration::from_millis(100);
const LEFT_BUTTON: u8 = 1;
/// Where screens have their names and nothing that moves: left and top, width and height in pixels.
const CORNER_AT: [i16; 2] = [20, 20];
const CORNER_SIZE: [u16; 2] = [400, 40];

pub struct Screen {
    server: RustConnection,
    root: Window,
    pid: Atom,
    protocols: Atom,
    delete: Atom,
    /// Watched windows by the watch's id.
    watched: BTreeMap<u32, Window>,
    clock: Clock,
}

impl Screen {
    pub fn open() -> Result<Self, Box<dyn Error>> {
        let (server, screen) = x11rb::connect(None)?;
        let root = server.setup().roots[screen].root;
        server.damage_query_version(1, 1)?.reply()?;
        let changes = ChangeWindowAttributesAux::new().event_mask(EventMask::SUBSTRUCTURE_NOTIFY);
        server.change_window_attributes(root, &changes)?.check()?;
        let atom = |name: &str| -> Result<Atom, Box<dyn Error>> {
            Ok(server.intern_atom(false, name.as_bytes())?.reply()?.atom)
        };
        let (pid, protocols, delete) = (
            atom("_NET_WM_PID")?,
            atom("WM_PROTOCOLS")?,
            atom("WM_DELETE_WINDOW")?,
        );
        Ok(Self {
            pid,
            protocols,
            delete,
            root,
            server,
            watched: BTreeMap::new(),
            clock: Clock::Machine,
        })
    }

    /// Waits until something is drawn into a window of `process` that is on the screen.
    pub fn first_drawing_of(&mut self, process: u32) -> Result<(WindowId, Moment), Box<dyn Error>> {
        let until = self.clock.now() + PATIENCE;
        while let Some((window, seen)) = self.next_drawing(until)? {
            if self.owner(window) == Some(process) {
                return Ok((window, seen));
            }
        }
        Err(format!("process {process} has drawn nothing for {PATIENCE:?}").into())
    }

    /// How many frames are drawn into `window` for as long as `lasts`.
    pub fn drawings_of(
        &mut self,
        window: WindowId,
        lasts: Duration,
    ) -> Result<usize, Box<dyn Error>> {
        let until = self.clock.now() + lasts;
        let (mut frames, mut last) = (0, None);
        // What was drawn before is not counted.
        self.next_drawing(self.clock.now())?;
        while let Some((drawn, seen)) = self.next_drawing(until)? {
            if drawn == window {
                if last.is_none_or(|last| seen.since(last) > ONE_FRAME) {
                    frames += 1;
                }
                last = Some(seen);
            }
        }
        Ok(frames)
    }

    /// Clicks at `place`; also the moment before.
    pub fn click(&self, [x, y]: [i16; 2]) -> Result<Moment, Box<dyn Error>> {
        let now = x11rb::CURRENT_TIME;
        self.server
            .xtest_fake_input(MOTION_NOTIFY_EVENT, 0, now, self.root, x, y, 0)?;
        // A panel takes a click for one only once it knows that the pointer is there.
        self.server.get_input_focus()?.reply()?;
        std::thread::sleep(POINTING);
        let clicked = self.clock.now();
        for kind in [BUTTON_PRESS_EVENT, BUTTON_RELEASE_EVENT] {
            self.server
                .xtest_fake_input(kind, LEFT_BUTTON, now, self.root, 0, 0, 0)?;
        }
        self.server.flush()?;
        Ok(clicked)
    }

    /// The window that a child of `process` opens, watched while `lasts`.
    pub fn pictures_of_child(
        &mut self,
        process: u32,
        lasts: Duration,
    ) -> Result<Watched, Box<dyn Error>> {
        let until = self.clock.now() + PATIENCE;
        let mut found: Option<(WindowId, u32)> = None;
        let mut pictures = Vec::new();
        let mut end = until;
        while let Some((window, seen)) = self.next_drawing(end)? {
            let owner = self.owner(window);
            let is_child = owner.is_some_and(|owner| parent(owner) == Some(process));
            if let (true, Some(owner), None) = (is_child, owner, found) {
                found = Some((window, owner));
                end = seen + lasts;
            }
            if found.is_some_and(|(known, _)| known == window) {
                let ([x, y], [width, height]) = (CORNER_AT, CORNER_SIZE);
                let picture = self
                    .server
                    .get_image(ImageFormat::Z_PIXMAP, window, x, y, width, height, !0)?
                    .reply()?;
                pictures.push((seen, picture.data));
            }
        }
        let (window, process) = found.ok_or("no window came")?;
        Ok(Watched {
            window,
            process,
            pictures,
        })
    }

    /// As the button in its title bar does.
    pub fn ask_to_close(&self, window: WindowId) -> Result<(), Box<dyn Error>> {
        let message =
            ClientMessageEvent::new(32, window, self.protocols, [self.delete, 0, 0, 0, 0]);
        self.server
            .send_event(false, window, EventMask::NO_EVENT, message)?
            .check()?;
        Ok(())
    }

    /// The next window that is drawn into, and when the server reported it.
    fn next_drawing(&mut self, until: Moment) -> Result<Option<(Window, Moment)>, Box<dyn Error>> {
        loop {
            while let Some(event) = self.server.poll_for_event()? {
                let seen = self.clock.now();
                match event {
                    Event::CreateNotify(new)
                        if new.parent == self.root && new.width >= SMALLEST =>
                    {
                        self.watch(new.window)?;
                    }
                    Event::DestroyNotify(gone) => {
                        self.watched.retain(|_, window| *window != gone.window)
                    }
                    Event::DamageNotify(drawn) => {
                        // Reports the next drawing too.
                        self.server
                            .damage_subtract(drawn.damage, x11rb::NONE, x11rb::NONE)?;
                        self.server.flush()?;
                        if let Some(window) = self.watched.get(&drawn.damage) {
                            return Ok(Some((*window, seen)));
                        }
                    }
                    // A window may be gone before it could be watched; then there is nothing to see.
                    _ => {}
                }
            }
            if self.clock.now() >= until {
                return Ok(None);
            }
            std::thread::sleep(GLANCE);
        }
    }

    fn watch(&mut self, window: Window) -> Result<(), Box<dyn Error>> {
        let id = self.server.generate_id()?;
        self.server
            .damage_create(id, window, ReportLevel::NON_EMPTY)?;
        self.server.flush()?;
        self.watched.insert(id, window);
        Ok(())
    }

    /// The process that made `window`, where it says so.
    fn owner(&self, window: Window) -> Option<u32> {
        let property = self
            .server
            .get_property(false, window, self.pid, AtomEnum::CARDINAL, 0, 1)
            .ok()?;
        property.reply().ok()?.value32()?.next()
    }
}
