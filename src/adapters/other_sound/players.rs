//! Music players on the session bus ([MPRIS 2.2](https://specifications.freedesktop.org/mpris-spec/2.2/)), paused and played
//! on. It must not know when, and steers none but those that it is told of.

use std::time::Duration;

use serde::{Deserialize, Serialize};
use zbus::Message;
use zbus::blocking::Connection;
use zbus::blocking::fdo::DBusProxy;
use zbus::message::Flags;

use crate::adapters::bus_line::{self, Bus};
use crate::adapters::mpris;

/// Of each answer.
const PATIENCE: Duration = Duration::from_millis(300);
const FAMILY: &str = "org.mpris.MediaPlayer2.";
/// It stands for whichever player was active last, which may be ourselves.
const STAND_IN: &str = "org.mpris.MediaPlayer2.playerctld";
const PATH: &str = "/org/mpris/MediaPlayer2";
const PLAYER: &str = "org.mpris.MediaPlayer2.Player";

/// A player that was playing and is paused by us.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Paused {
    pub name: String,
    /// The connection that has the name: a player that was started anew has another.
    pub owner: String,
}

pub struct Players(Connection);

impl Players {
    /// # Errors
    /// There is no session bus.
    pub fn connect() -> zbus::Result<Self> {
        Bus::Session.connect_for(PATIENCE).map(Self)
    }

    /// Those of others that play and can be paused. A player that does not answer is left alone.
    ///
    /// # Errors
    /// The bus does not answer.
    pub fn playing(&self) -> zbus::Result<Vec<Paused>> {
        let names = DBusProxy::new(&self.0)?.list_names()?;
        let players = names
            .iter()
            .map(|name| name.as_str())
            .filter(|name| is_others(name))
            .filter_map(|name| {
                let owner = bus_line::owner_of(&self.0, name).ok()??;
                let plays = self.status(&owner).ok()? == "Playing";
                (plays && self.can_pause(&owner)).then(|| Paused {
                    name: name.to_owned(),
                    owner,
                })
            });
        Ok(players.collect())
    }

    pub fn pause(&self, players: &[Paused]) {
        for player in players {
            self.call(&player.owner, "Pause");
        }
    }

    /// Lets those play on that are still there and still paused: whatever else they do, somebody wanted meanwhile. That a
    /// person has paused one once more cannot be told from our pause. Returns those of which nothing could be learnt.
    pub fn play_on(&self, players: Vec<Paused>) -> Vec<Paused> {
        let is_owed = |player: &Paused| {
            match bus_line::owner_of(&self.0, &player.name) {
                Ok(owner) if owner.as_ref() != Some(&player.owner) => return false,
                Ok(_) => {}
                Err(_) => return true,
            }
            match self.status(&player.owner) {
                Ok(status) => {
                    if status == "Paused" {
                        self.call(&player.owner, "Play");
                    }
                    false
                }
                // An error is an answer; silence is none.
                Err(zbus::Error::MethodError(..) | zbus::Error::Variant(_)) => false,
                Err(_) => true,
            }
        };
        players.into_iter().filter(is_owed).collect()
    }

    fn status(&self, owner: &str) -> zbus::Result<String> {
        let value = bus_line::property(&self.0, (owner, PATH, PLAYER), "PlaybackStatus")?;
        Ok(String::try_from(value)?)
    }

    fn can_pause(&self, owner: &str) -> bool {
        bus_line::property(&self.0, (owner, PATH, PLAYER), "CanPause")
            .is_ok_and(|value| bool::try_from(value).is_ok_and(|can| can))
    }

    /// Nobody waits for an answer. By its owner's name nobody is started for it.
    fn call(&self, owner: &str, method: &str) {
        let called = Message::method_call(PATH, method)
            .and_then(|call| call.destination(owner))
            .and_then(|call| call.interface(PLAYER))
            .and_then(|call| call.with_flags(Flags::NoReplyExpected))
            .and_then(|call| call.build(&()))
            .and_then(|call| self.0.send(&call));
        if let Err(error) = called {
            tracing::debug!(%error, "{method}: a player was not told");
        }
    }
}

fn is_others(name: &str) -> bool {
    let is_ours = name
        .strip_prefix(mpris::NAME)
        .is_some_and(|rest| rest.is_empty() || rest.starts_with('.'));
    name.starts_with(FAMILY) && !is_ours && name != STAND_IN
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn we_are_no_player_of_others() {
        assert!(is_others("org.mpris.MediaPlayer2.vlc"));
        assert!(is_others("org.mpris.MediaPlayer2.firefox.instance_1_7"));
        assert!(is_others("org.mpris.MediaPlayer2.unsitting"));
        assert!(!is_others("org.mpris.MediaPlayer2.unsit"));
        assert!(!is_others("org.mpris.MediaPlayer2.unsit.instance42"));
        assert!(!is_others("org.mpris.MediaPlayer2.playerctld"));
        assert!(!is_others("org.freedesktop.Notifications"));
    }
}
