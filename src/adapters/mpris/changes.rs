//! What listeners are told, and when: the properties that changed, and jumps of the position. Pure functions;
//! it must not know a connection.

use std::collections::HashMap;
use std::time::Duration;

use zbus::zvariant::{ObjectPath, Value};

use super::playing::{Playback, Playing, Position};
use crate::domain::Moment;

/// Listeners count on by themselves from what they were told last. Where they are off by less than this, as the
/// way through the bus makes them anyway, there is nothing to tell.
const NEAR_ENOUGH: Duration = Duration::from_millis(250);

/// The metadata's type on the bus.
type Metadata = HashMap<&'static str, Value<'static>>;

/// `Playing`, `Paused`, or with no session `Stopped`.
pub fn playback_status(playing: Option<&Playing>) -> &'static str {
    match playing.map(|playing| playing.playback) {
        Some(Playback::Playing) => "Playing",
        Some(Playback::Paused) => "Paused",
        None => "Stopped",
    }
}

/// The path that names the track.
pub fn track_id(playing: Option<&Playing>) -> ObjectPath<'static> {
    match playing {
        Some(playing) => {
            let path = format!("/io/github/unsit/step/{}", playing.step);
            ObjectPath::from_string_unchecked(path)
        }
        None => ObjectPath::from_static_str_unchecked("/org/mpris/MediaPlayer2/TrackList/NoTrack"),
    }
}

pub fn metadata(playing: Option<&Playing>) -> Metadata {
    let mut metadata = Metadata::from([("mpris:trackid", track_id(playing).into())]);
    if let Some(playing) = playing {
        metadata.insert("xesam:title", playing.title.clone().into());
        metadata.insert("xesam:album", playing.album.clone().into());
        metadata.insert("xesam:artist", vec!["Unsit"].into());
        if let Some(length) = playing.length {
            metadata.insert("mpris:length", micros(length).into());
        }
    }
    metadata
}

/// Only what has an end can be made longer or shorter.
pub fn can_seek(playing: Option<&Playing>) -> bool {
    playing.is_some_and(|playing| playing.length.is_some())
}

/// 0 to 1; with no session, there is nothing to hear.
pub fn volume(playing: Option<&Playing>) -> f64 {
    playing.map_or(0.0, |playing| f64::from(playing.volume_percent) / 100.0)
}

/// The properties that are not what they were, with their new values.
pub fn changed(
    was: Option<&Playing>,
    is: Option<&Playing>,
) -> HashMap<&'static str, Value<'static>> {
    let all = |playing: Option<&Playing>| {
        [
            ("PlaybackStatus", Value::from(playback_status(playing))),
            ("Metadata", metadata(playing).into()),
            ("CanSeek", can_seek(playing).into()),
            ("Volume", volume(playing).into()),
        ]
    };
    let pairs = all(is).into_iter().zip(all(was));
    pairs
        .filter(|(is, was)| is.1 != was.1)
        .map(|(is, _)| is)
        .collect()
}

/// Where the track is now, if listeners who counted on from `was` would be wrong about it, or if so much of it was
/// added or taken away that they want to look again.
pub fn seeked(was: Option<&Playing>, is: Option<&Playing>, now: Moment) -> Option<Duration> {
    let (was, is) = (was?, is?);
    if was.step != is.step {
        // Another track begins at its beginning.
        return None;
    }
    let here = is.position(now);
    let is_elsewhere = match (was.playback, was.position) {
        // A count-in: it stood still, and they counted.
        (Playback::Playing, Position::Stands { .. }) => was.position != is.position,
        _ => was.position(now).abs_diff(here) > NEAR_ENOUGH,
    };
    (is_elsewhere || was.length != is.length).then_some(here)
}

/// A time as MPRIS has it.
pub fn micros(duration: Duration) -> i64 {
    i64::try_from(duration.as_micros()).unwrap_or(i64::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;

    const NOON: Moment = Moment::from_nanos(1_000_000_000_000);

    fn secs(seconds: u64) -> Duration {
        Duration::from_secs(seconds)
    }

    /// A hold of 30 s that began at noon.
    fn hold() -> Playing {
        Playing {
            playback: Playback::Playing,
            step: 1,
            title: "Calf, left side".into(),
            album: "Test".into(),
            length: Some(secs(30)),
            position: Position::Runs { began: NOON },
            volume_percent: 80,
        }
    }

    fn names(was: Option<&Playing>, is: Option<&Playing>) -> Vec<&'static str> {
        let mut names: Vec<_> = changed(was, is).into_keys().collect();
        names.sort_unstable();
        names
    }

    #[test]
    fn a_step_is_a_track() {
        let metadata = metadata(Some(&hold()));
        assert_eq!(metadata["mpris:length"], Value::I64(30_000_000));
        assert_eq!(metadata["xesam:title"], Value::from("Calf, left side"));
        assert_eq!(metadata["xesam:album"], Value::from("Test"));
        assert_eq!(metadata["xesam:artist"], Value::from(vec!["Unsit"]));
        let id = ObjectPath::from_static_str("/io/github/unsit/step/1").unwrap();
        assert_eq!(metadata["mpris:trackid"], Value::from(id));
    }

    #[test]
    fn what_takes_its_time_has_no_length_and_cannot_be_sought_in() {
        let untimed = Playing {
            length: None,
            ..hold()
        };
        assert!(!metadata(Some(&untimed)).contains_key("mpris:length"));
        assert!(!can_seek(Some(&untimed)));
        assert!(can_seek(Some(&hold())));
    }

    #[test]
    fn only_what_changed_is_told() {
        let paused = Playing {
            playback: Playback::Paused,
            position: Position::Stands { elapsed: secs(5) },
            ..hold()
        };
        assert_eq!(names(Some(&hold()), Some(&hold())), Vec::<&str>::new());
        assert_eq!(names(Some(&hold()), Some(&paused)), ["PlaybackStatus"]);
        let next = Playing {
            step: 2,
            length: None,
            ..hold()
        };
        assert_eq!(names(Some(&hold()), Some(&next)), ["CanSeek", "Metadata"]);
        let end = ["CanSeek", "Metadata", "PlaybackStatus", "Volume"];
        assert_eq!(names(Some(&hold()), None), end);
        let louder = Playing {
            volume_percent: 90,
            ..hold()
        };
        assert_eq!(names(Some(&hold()), Some(&louder)), ["Volume"]);
    }

    #[test]
    fn the_position_is_derived_from_the_deadline_and_ends_with_the_track() {
        assert_eq!(hold().position(NOON + secs(12)), secs(12));
        assert_eq!(hold().position(NOON + secs(31)), secs(30));
    }

    #[test]
    fn a_pause_is_no_jump_and_a_way_back_is() {
        let at = NOON + secs(5);
        let paused = Playing {
            playback: Playback::Paused,
            position: Position::Stands { elapsed: secs(5) },
            ..hold()
        };
        assert_eq!(seeked(Some(&hold()), Some(&paused), at), None);
        let again = Playing {
            position: Position::Runs { began: at },
            ..hold()
        };
        let here = Some(Duration::ZERO);
        assert_eq!(seeked(Some(&hold()), Some(&again), at), here);
        // Seconds later it is known that the machine slept.
        let found = at + secs(60);
        let here = Some(secs(5));
        assert_eq!(seeked(Some(&hold()), Some(&paused), found), here);
        let next = Playing {
            step: 2,
            ..again.clone()
        };
        assert_eq!(seeked(Some(&again), Some(&next), at), None);
        assert_eq!(seeked(None, Some(&next), at), None);
    }

    #[test]
    fn after_a_count_in_listeners_have_counted_too_far() {
        let counting_in = Playing {
            position: Position::Stands { elapsed: secs(5) },
            ..hold()
        };
        let at = NOON + secs(8);
        let on = Playing {
            position: Position::Runs {
                began: NOON + secs(3),
            },
            ..hold()
        };
        assert_eq!(seeked(Some(&counting_in), Some(&on), at), Some(secs(5)));
        let louder = Playing {
            volume_percent: 90,
            ..counting_in.clone()
        };
        assert_eq!(seeked(Some(&counting_in), Some(&louder), at), None);
    }

    #[test]
    fn what_is_added_is_told() {
        let longer = Playing {
            length: Some(secs(40)),
            ..hold()
        };
        let at = NOON + secs(5);
        assert_eq!(seeked(Some(&hold()), Some(&longer), at), Some(secs(5)));
        assert_eq!(names(Some(&hold()), Some(&longer)), ["Metadata"]);
    }
}
