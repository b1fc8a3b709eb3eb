//! The icon as a StatusNotifierItem on the session bus. It must not know what an entry means.
//!
//! ksni does not say when the bus itself goes, so a line of our own to it is listened to: it ends with the bus.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use ksni::blocking::{Handle, TrayMethods};
use ksni::menu::{CheckmarkItem, MenuItem, StandardItem, SubMenu};
use ksni::{Category, OfflineReason, ToolTip};

use zbus::blocking::{Connection, MessageIterator};

use super::{Entry, Look, Owner, TrayError, TrayEvent, picture};

pub(super) struct Item {
    handle: Handle<Model>,
    bus: Connection,
    is_over: Arc<AtomicBool>,
}

impl std::fmt::Debug for Item {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Item").finish_non_exhaustive()
    }
}

struct Model {
    look: Look,
    owner: Arc<dyn Owner>,
}

impl Item {
    pub(super) fn put_up(look: Look, owner: Arc<dyn Owner>) -> Result<Self, TrayError> {
        let bus = Connection::session().map_err(|error| TrayError(error.to_string()))?;
        let is_over = Arc::new(AtomicBool::new(false));
        watch(&bus, Arc::clone(&owner), Arc::clone(&is_over))?;
        let model = Model { look, owner };
        // An agent that starts with the session is there before the panel.
        let handle = model
            .assume_sni_available(true)
            .spawn()
            .map_err(|error| TrayError(error.to_string()))?;
        Ok(Self {
            handle,
            bus,
            is_over,
        })
    }

    pub(super) fn show(&self, look: Look) {
        // None where the bus is gone, which the owner is told of.
        if self.handle.update(|model| model.look = look).is_none() {
            tracing::debug!("the icon is not there any more");
        }
    }
}

impl Drop for Item {
    fn drop(&mut self) {
        self.is_over.store(true, Ordering::SeqCst);
        self.handle.shutdown();
        if let Err(error) = self.bus.clone().close() {
            tracing::debug!(%error, "the bus was gone already");
        }
    }
}

/// Tells the owner when the bus is gone, unless the icon went first.
fn watch(
    bus: &Connection,
    owner: Arc<dyn Owner>,
    is_over: Arc<AtomicBool>,
) -> Result<(), TrayError> {
    let messages = MessageIterator::from(bus);
    std::thread::Builder::new()
        .name("session bus".into())
        .spawn(move || {
            // Hardly any come.
            messages.take_while(Result::is_ok).for_each(drop);
            if !is_over.load(Ordering::SeqCst) {
                owner.told(TrayEvent::Lost);
            }
        })
        .map(drop)
        .map_err(|error| TrayError(error.to_string()))
}

impl Model {
    fn chosen(&self, wish: &crate::intent::Intent) {
        self.owner.told(TrayEvent::Chosen {
            wish: wish.clone(),
            token: ksni::current_xdg_activation_token(),
        });
    }
}

impl ksni::Tray for Model {
    fn id(&self) -> String {
        "unsit".into()
    }

    fn category(&self) -> Category {
        Category::ApplicationStatus
    }

    fn title(&self) -> String {
        self.look.title.clone()
    }

    fn icon_pixmap(&self) -> Vec<ksni::Icon> {
        picture::SIZES_PX
            .iter()
            .map(|&size| ksni::Icon {
                width: size,
                height: size,
                data: picture::argb(self.look.icon, size),
            })
            .collect()
    }

    fn tool_tip(&self) -> ToolTip {
        ToolTip {
            title: self.look.title.clone(),
            description: self.look.tip.clone(),
            ..ToolTip::default()
        }
    }

    fn activate(&mut self, _x: i32, _y: i32) {
        self.owner.told(TrayEvent::Clicked {
            token: ksni::current_xdg_activation_token(),
        });
    }

    fn menu(&self) -> Vec<MenuItem<Self>> {
        entries(&self.look.menu)
    }

    fn menu_about_to_show(&mut self) {
        if let Some(look) = self.owner.look() {
            self.look = look;
        }
    }

    fn watcher_online(&self) {
        self.owner.told(TrayEvent::Shown);
    }

    fn watcher_offline(&self, reason: OfflineReason) -> bool {
        let is_lost = matches!(&reason, OfflineReason::Error(ksni::Error::Dbus(_)));
        self.owner.told(if is_lost {
            TrayEvent::Lost
        } else {
            TrayEvent::Hidden
        });
        !is_lost
    }
}

fn entries(entries_of: &[Entry]) -> Vec<MenuItem<Model>> {
    entries_of.iter().map(entry).collect()
}

fn entry(entry: &Entry) -> MenuItem<Model> {
    match entry {
        Entry::Line(label) => StandardItem {
            label: label.clone(),
            enabled: false,
            ..StandardItem::default()
        }
        .into(),
        Entry::Separator => MenuItem::Separator,
        Entry::Wish { label, wish } => {
            let wish = wish.clone();
            StandardItem {
                label: label.clone(),
                activate: Box::new(move |model: &mut Model| model.chosen(&wish)),
                ..StandardItem::default()
            }
            .into()
        }
        Entry::Switch { label, is_on, wish } => {
            let wish = wish.clone();
            CheckmarkItem {
                label: label.clone(),
                checked: *is_on,
                activate: Box::new(move |model: &mut Model| model.chosen(&wish)),
                ..CheckmarkItem::default()
            }
            .into()
        }
        Entry::Menu {
            label,
            entries: inner,
        } => SubMenu {
            label: label.clone(),
            submenu: entries(inner),
            ..SubMenu::default()
        }
        .into(),
    }
}
